"""Reads of the register; each starts from who asks."""

from uuid import UUID

from django.db.models import QuerySet

from virage.core.access import Actor, decide
from virage.web.incidents.models import IncidentRow
from virage.web.organisations.models import Organisation


def incidents_visible_to(actor: Actor) -> QuerySet[IncidentRow]:
    """Every incident, the newest first; none for who does not keep the register."""
    found = IncidentRow.objects.order_by("-aware_on", "-id")
    return found if decide("incident.keep", actor) else found.none()


def incident_visible_to(actor: Actor, incident_id: UUID) -> IncidentRow | None:
    """One of them."""
    return incidents_visible_to(actor).filter(id=incident_id).first()


def organisation_concerned(actor: Actor, organisation_id: UUID | None) -> Organisation | None:
    """The organisation that an incident names; None once it is erased, merged or never was."""
    if organisation_id is None or not decide("incident.keep", actor):
        return None
    return Organisation.objects.filter(id=organisation_id).first()
