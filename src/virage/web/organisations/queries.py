"""Reads of the organisations; each starts from who asks."""

from uuid import UUID

from django.db.models import QuerySet

from virage.core.access import Actor, Role, Seat
from virage.web.organisations.models import Organisation, SeatRow


def seats_of(account: str) -> frozenset[Seat]:
    """Every place that an account has."""
    rows = SeatRow.objects.filter(account=account)
    columns = rows.values_list("organisation_id", "role", "holder")
    return frozenset(Seat(str(place), Role(role), holder) for place, role, holder in columns)


def organisations_visible_to(actor: Actor) -> QuerySet[Organisation]:
    """The organisations in which the actor takes part."""
    places = [seat.organisation for seat in actor.seats]
    return Organisation.objects.filter(id__in=places).order_by("name", "id")


def organisation_visible_to(actor: Actor, organisation_id: UUID) -> Organisation | None:
    """One of them."""
    return organisations_visible_to(actor).filter(id=organisation_id).first()
