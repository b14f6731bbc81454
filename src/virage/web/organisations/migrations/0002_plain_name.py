"""The name as a search compares it, beside the name."""

from typing import Any

from django.db import migrations, models

from virage.core.text import plain


def say_plainly(apps: Any, editor: Any) -> None:
    rows = apps.get_model("organisations", "Organisation").objects
    for row in rows.only("id", "name").iterator():
        rows.filter(id=row.id).update(plain_name=plain(row.name)[:120])


class Migration(migrations.Migration):
    """Add the plain name, and what finds organisations by it or by their NEQ."""

    dependencies = [("organisations", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="organisation",
            name="plain_name",
            field=models.CharField(default="", editable=False, max_length=120),
            preserve_default=False,
        ),
        migrations.RunPython(say_plainly, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="organisation",
            index=models.Index(fields=["plain_name"], name="organisations_by_name"),
        ),
        migrations.AddIndex(
            model_name="organisation",
            index=models.Index(fields=["neq"], name="organisations_by_neq"),
        ),
    ]
