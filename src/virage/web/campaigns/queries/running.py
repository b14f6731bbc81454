"""Reads of the diagnoses of an organisation, and of the links that lead to them."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from virage.core.access import Actor
from virage.web.accounts.models import User
from virage.web.campaigns.models import Campaign, Participation, RoleLink
from virage.web.diagnostics.models import Sheet
from virage.web.organisations.models import Organisation, SeatRow
from virage.web.organisations.secrets import digest_of

LINK_LIFE = timedelta(days=90)


def campaigns_of(organisation: Organisation) -> tuple[Campaign, ...]:
    """The diagnoses of an organisation that the actor may see, the last first."""
    return tuple(Campaign.objects.filter(organisation=organisation).order_by("-number"))


def campaign_visible_to(actor: Actor, campaign_id: UUID) -> Campaign | None:
    """A diagnosis of an organisation in which the actor takes part."""
    places = [UUID(seat.organisation) for seat in actor.seats]
    found = Campaign.objects.filter(organisation__in=places, id=campaign_id)
    return found.select_related("organisation").first()


def open_campaign_of(organisation_id: UUID) -> Campaign | None:
    """The diagnosis that an organisation has open."""
    rows = Campaign.objects.filter(organisation=organisation_id, closed_at=None)
    return rows.select_related("organisation").first()


def participations_of(campaign: Campaign) -> tuple[Participation, ...]:
    """Everybody who was asked or who answers, in the order they came."""
    return tuple(Participation.objects.filter(campaign=campaign))


def participation_of(campaign: Campaign, participation_id: UUID) -> Participation | None:
    """One of them."""
    return Participation.objects.filter(campaign=campaign, id=participation_id).first()


def held_by(actor: Actor, campaign: Campaign) -> tuple[tuple[Participation, Sheet], ...]:
    """Those who answer a diagnosis around the table of the actor, each with their sheet."""
    rows = _of_table(actor).filter(campaign=campaign)
    return tuple((part, part.sheet) for part in rows if part.sheet)


def held_part(actor: Actor, participation_id: UUID) -> Participation | None:
    """One of them, of any diagnosis."""
    rows = _of_table(actor).filter(id=participation_id)
    return rows.select_related("campaign__organisation").first()


def _of_table(actor: Actor) -> QuerySet[Participation]:
    rows = Participation.objects.exclude(held_by=None).select_related("sheet")
    return rows.filter(held_by=UUID(actor.account)) if actor.account else rows.none()


def role_links_of(campaign: Campaign, now: datetime) -> dict[str, RoleLink]:
    """The links that work now, by role."""
    rows = RoleLink.objects.filter(campaign=campaign, expires_at__gt=now)
    return {row.role: row for row in rows}


def participation_behind(secret: str, now: datetime) -> Participation | None:
    """Who a personal link was made for; None once it is too old: a reminder makes it young."""
    rows = Participation.objects.filter(digest=digest_of(secret), invited_at__gt=now - LINK_LIFE)
    return rows.select_related("campaign__organisation", "sheet").first()


def is_address_of(actor: Actor, email: str) -> bool:
    """Whether an address is that of the actor's account."""
    return User.objects.filter(id=UUID(str(actor.account)), email=email).exists()


def role_link_behind(secret: str, now: datetime) -> RoleLink | None:
    """The link of a role; None once it was renewed, revoked or is too old."""
    rows = RoleLink.objects.filter(digest=digest_of(secret), expires_at__gt=now)
    return rows.select_related("campaign__organisation").first()


def own_participation(actor: Actor, campaign: Campaign) -> Participation | None:
    """The part that the actor has in a diagnosis already, by their account or this browser."""
    own = Q(sheet__in=actor.keys - actor.guest_of)
    if actor.account:
        own |= Q(account=actor.account)
    rows = Participation.objects.filter(own, campaign=campaign)
    return rows.select_related("campaign__organisation", "sheet").order_by("id").first()


def participation_with(sheet_id: UUID) -> Participation | None:
    """Whose part a sheet is that the actor may see."""
    rows = Participation.objects.filter(sheet=sheet_id)
    return rows.select_related("campaign__organisation", "sheet").first()


def role_counts(campaign: Campaign) -> dict[str, int]:
    """How many people of each role take part or were asked."""
    counts: dict[str, int] = {}
    for role in Participation.objects.filter(campaign=campaign).values_list("role", flat=True):
        counts[role] = counts.get(role, 0) + 1
    return counts


def open_campaigns_due_by(day: date) -> tuple[Campaign, ...]:
    """The open diagnoses whose last day is at most this one; for the scan of reminders."""
    rows = Campaign.objects.filter(closed_at=None, due_on__lte=day)
    return tuple(rows.select_related("organisation"))


def waiting_of(campaign: Campaign) -> Iterable[Participation]:
    """Those invited by mail who have not handed in; for the scan of reminders."""
    rows = Participation.objects.filter(campaign=campaign, handed_in_at=None)
    return rows.exclude(email="").exclude(digest="")


def holders_of(organisation: Organisation) -> tuple[SeatRow, ...]:
    """Who holds the account of an organisation; for the scan of reminders."""
    rows = SeatRow.objects.filter(organisation=organisation, holder=True)
    return tuple(rows.select_related("account"))
