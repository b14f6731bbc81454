"""Keeping the register: an incident is opened and changed, the register is exported.

Nothing erases an incident. The journal keeps a keyed fingerprint of each field: it proves later
what the register said on a day, and tells nobody.
"""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from virage.core.access import Actor
from virage.core.incidents import Incident, owed
from virage.web.incidents.bridge import columns_of, incident_of
from virage.web.incidents.models import IncidentRow
from virage.web.incidents.queries import incidents_visible_to
from virage.web.journal.actions import record
from virage.web.refusals import RefusedError, require


def open_incident(*, actor: Actor, incident: Incident) -> IncidentRow:
    """Write an incident into the register."""
    require("incident.keep", actor)
    _may_be_closed(incident)
    columns, now = columns_of(incident), timezone.now()
    with transaction.atomic():
        row = IncidentRow.objects.create(**columns, opened_at=now, changed_at=now)
        _record("incident.open", actor, thing=row.id, columns=columns)
    return row


def change_incident(*, actor: Actor, row: IncidentRow, base: int, incident: Incident) -> bool:
    """Change what is known of an incident; False when somebody changed it since `base`.

    Saying again what the register says already is a success, and writes nothing.
    """
    require("incident.keep", actor)
    _may_be_closed(incident)
    columns = columns_of(incident)
    with transaction.atomic():
        kept = IncidentRow.objects.select_for_update().get(id=row.id)
        if incident_of(kept) == incident:
            return True
        if kept.version != base:
            return False
        changed = columns | {"changed_at": timezone.now(), "version": base + 1}
        IncidentRow.objects.filter(id=row.id).update(**changed)
        _record("incident.change", actor, thing=row.id, columns=columns)
    return True


def export_register(*, actor: Actor) -> tuple[IncidentRow, ...]:
    """Every incident, to be taken out of the site; that it was asked for is journalled."""
    require("incident.keep", actor)
    with transaction.atomic():
        rows = tuple(incidents_visible_to(actor))
        record(
            verb="incident.export",
            actor=actor,
            organisation=None,
            fields={"count": str(len(rows))},
        )
    return rows


def _may_be_closed(incident: Incident) -> None:
    """RefusedError when an incident is closed before its time."""
    if incident.closed and owed(incident):
        raise RefusedError("something is still to be done")


def _record(verb: str, actor: Actor, *, thing: UUID, columns: dict[str, Any]) -> None:
    """Journal a deed in the site's chain: the register is the site's, whoever is concerned."""
    said = {name: str(value) for name, value in columns.items()}
    record(verb=verb, actor=actor, organisation=None, thing=thing, fields=said)
