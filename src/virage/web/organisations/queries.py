"""Reads of the organisations; each starts from who asks."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from virage.core.access import Actor, Role, Seat
from virage.web.organisations.models import (
    AdvisorAccess,
    Consent,
    Fact,
    Invitation,
    Organisation,
    SeatRow,
)
from virage.web.organisations.secrets import digest_of


def seats_of(account: str) -> frozenset[Seat]:
    """Every place that an account has."""
    rows = SeatRow.objects.filter(account=UUID(account))
    columns = rows.values_list("organisation_id", "role", "holder")
    return frozenset(Seat(str(place), Role(role), holder) for place, role, holder in columns)


def accompanied_by(account: str) -> frozenset[str]:
    """The organisations to which an account has access now, as their advisor."""
    rows = AdvisorAccess.objects.filter(account=UUID(account), ended_at=None)
    return frozenset(str(place) for place in rows.values_list("organisation_id", flat=True))


def accesses_of(organisation: Organisation) -> tuple[AdvisorAccess, ...]:
    """Which advisors have, or had, access to an organisation that the actor may see."""
    rows = AdvisorAccess.objects.filter(organisation=organisation)
    return tuple(rows.select_related("account"))


def organisations_visible_to(actor: Actor) -> QuerySet[Organisation]:
    """The organisations in which the actor takes part."""
    places = [seat.organisation for seat in actor.seats]
    return Organisation.objects.filter(id__in=places).order_by("name", "id")


def organisation_visible_to(actor: Actor, organisation_id: UUID) -> Organisation | None:
    """One of them, or one that the actor accompanies; the policy says what they see of it."""
    found = organisations_visible_to(actor).filter(id=organisation_id).first()
    if found is None and str(organisation_id) in actor.accompanies:
        return Organisation.objects.filter(id=organisation_id).first()
    return found


def facts_of(organisation: Organisation) -> dict[str, Fact]:
    """The facts of an organisation that the actor may see, by question, with who said each."""
    rows = Fact.objects.filter(organisation=organisation).select_related("said_by")
    return {row.question: row for row in rows}


def people_of(organisation: Organisation) -> tuple[SeatRow, ...]:
    """The seats of an organisation that the actor may see, with their people."""
    return tuple(SeatRow.objects.filter(organisation=organisation).select_related("account"))


def seat_of(organisation: Organisation, seat_id: UUID) -> SeatRow | None:
    """One of them."""
    rows = SeatRow.objects.filter(organisation=organisation, id=seat_id)
    return rows.select_related("account", "organisation").first()


def invitations_of(organisation: Organisation) -> tuple[Invitation, ...]:
    """The seats that an organisation offers, and that nobody took yet."""
    return tuple(Invitation.objects.filter(organisation=organisation))


def invitation_of(organisation: Organisation, invitation_id: UUID) -> Invitation | None:
    """One of them."""
    rows = Invitation.objects.filter(organisation=organisation, id=invitation_id)
    return rows.select_related("organisation").first()


def invitation_behind(secret: str, now: datetime) -> Invitation | None:
    """The seat that a link offers; None once it was taken, withdrawn or is too old."""
    rows = Invitation.objects.filter(digest=digest_of(secret), expires_at__gt=now)
    return rows.select_related("organisation").first()


def invitations_to(email: str, now: datetime) -> tuple[Invitation, ...]:
    """The seats offered to the address of who asks."""
    rows = Invitation.objects.filter(email=email, expires_at__gt=now)
    return tuple(rows.select_related("organisation"))


def consents_of(organisation: Organisation) -> tuple[Consent, ...]:
    """Every consent of an organisation that the actor may see, also those withdrawn."""
    return tuple(Consent.objects.filter(organisation=organisation))


def consents_in_force(organisation_id: UUID, campaign_id: UUID | None) -> frozenset[str]:
    """The purposes to which an organisation consents now, about a diagnosis or in general."""
    rows = Consent.objects.filter(organisation=organisation_id, withdrawn_at=None)
    return frozenset(rows.filter(campaign=campaign_id).values_list("purpose", flat=True))
