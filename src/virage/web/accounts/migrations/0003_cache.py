"""The table of the cache, which all processes share: it holds the rate limits of signing in."""

from typing import Any

from django.core.management import call_command
from django.db import migrations


def make(apps: Any, editor: Any) -> None:
    call_command("createcachetable", database=editor.connection.alias, verbosity=0)


def drop(apps: Any, editor: Any) -> None:
    editor.execute("DROP TABLE virage_cache")


class Migration(migrations.Migration):
    """Make the table of the cache."""

    dependencies = [("accounts", "0002_roles")]

    operations = [migrations.RunPython(make, drop)]
