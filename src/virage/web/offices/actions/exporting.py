"""Taking away a table of cases that names organisations: with a reason, and journalled."""

from django.db import transaction
from django.utils import timezone

from virage.core.access import Actor
from virage.web.journal.actions import record
from virage.web.offices.models import Export
from virage.web.refusals import require


def note_export(*, actor: Actor, reason: str, rows: int) -> Export:
    """Write who takes away how many named cases, and why."""
    require("cases.direct", actor)
    with transaction.atomic():
        export = Export.objects.create(
            account_id=actor.account, reason=reason, rows=rows, made_at=timezone.now()
        )
        record(verb="cases.export", actor=actor, organisation=None, thing=export.id)
    return export
