"""Reads of the portrait of a diagnosis: what it is made of, and with whom it is shared."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Count, OuterRef, Q, Subquery

from virage.core.access import Actor, Role
from virage.core.answers import Json
from virage.web.accounts.models import User
from virage.web.campaigns.models import Campaign, Participation, Report
from virage.web.diagnostics.models import GivenAnswer, ToolRow
from virage.web.diagnostics.queries import Kept
from virage.web.organisations.models import Consent, Fact, SeatRow

OF_PART = tuple(f"sheet__participation__{each}" for each in ("id", "sheet_id", "role", "consents"))


@dataclass(frozen=True, slots=True)
class Part:
    """One respondent's part, by role; `accounts` are the one that answers it and the one asked."""

    sheet_id: str
    role: str
    consents: bool
    accounts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Material:
    """What a portrait is made of: parts, answers and tools by sheet, facts of the organisation.

    Two are equal when nothing changed in between; `versions` stands for the tools.
    """

    parts: tuple[Part, ...]
    answers: Mapping[str, Mapping[str, Kept]]
    tools: Mapping[str, tuple[ToolRow, ...]] = field(compare=False)
    versions: frozenset[tuple[UUID, int]]
    facts: Mapping[str, Json]


def campaign_shown_to(actor: Actor, campaign_id: UUID) -> Campaign | None:
    """A diagnosis of an organisation of the actor, or of their case, or one that they answered."""
    places = [*(seat.organisation for seat in actor.seats), *actor.accompanies]
    own = Q(organisation__in=places) | Q(participations__sheet__in=actor.keys)
    if actor.account:
        mine = User.objects.filter(id=UUID(actor.account)).values("email")
        own |= Q(participations__account=actor.account) | Q(participations__email__in=mine)
    found = Campaign.objects.filter(own, id=campaign_id)
    return found.select_related("organisation").distinct().first()


def shared_of(campaign: Campaign) -> frozenset[str]:
    """The purposes for which a diagnosis that the actor may see is shared."""
    rows = Consent.objects.filter(organisation=campaign.organisation_id, campaign=campaign.id)
    return frozenset(rows.filter(withdrawn_at=None).values_list("purpose", flat=True))


def parts_of(campaign: Campaign) -> tuple[Part, ...]:
    """Who has a sheet in a diagnosis that the actor may see, in the order they came.

    Of a closed one, those whose sheet was locked with it: whoever came too late changes nothing.
    """
    rows = Participation.objects.filter(campaign=campaign, sheet__isnull=False).order_by("id")
    if campaign.closed_at is not None:
        rows = rows.filter(sheet__locked_at__isnull=False)
    asked = User.objects.filter(email=OuterRef("email")).values("id")
    columns = rows.annotate(asked=Subquery(asked)).values_list(
        "sheet_id", "role", "consents", "account_id", "asked"
    )
    return tuple(
        Part(str(sheet), role, consents, frozenset(str(each) for each in accounts if each))
        for sheet, role, consents, *accounts in columns
    )


def material_of(campaign: Campaign) -> Material:
    """Everything that the portrait of a diagnosis that the actor may see is made of."""
    of_campaign = {"sheet__participation__campaign": campaign}
    answers: dict[str, dict[str, Kept]] = {}
    given = GivenAnswer.objects.filter(**of_campaign, value__isnull=False)
    for sheet_id, *row in given.values_list("sheet_id", *Kept._fields):
        kept = Kept(*row)
        answers.setdefault(str(sheet_id), {})[kept.question] = kept
    facts = campaign.profile
    if facts is None:
        rows = Fact.objects.filter(organisation=campaign.organisation_id)
        facts = dict(rows.values_list("question", "value"))
    described = tuple(ToolRow.objects.filter(**of_campaign))
    parts = parts_of(campaign)
    return _material(parts=parts, answers=answers, described=described, facts=facts)


def settled_material_of(campaign: Campaign) -> Material:
    """The same of a closed diagnosis, without the accounts of its parts: a query less."""
    locked = {"sheet__participation__campaign": campaign, "sheet__locked_at__isnull": False}
    parts: dict[UUID, Part] = {}
    answers: dict[str, dict[str, Kept]] = {}
    given = GivenAnswer.objects.filter(**locked, value__isnull=False)
    for place, sheet_id, role, consents, *row in given.values_list(*OF_PART, *Kept._fields):
        kept, sheet = Kept(*row), str(sheet_id)
        parts[place] = Part(sheet, role, consents, frozenset())
        answers.setdefault(sheet, {})[kept.question] = kept
    described = tuple(ToolRow.objects.filter(**locked).select_related("sheet__participation"))
    for tool in described:
        part = tool.sheet.participation
        parts[part.id] = Part(str(tool.sheet_id), part.role, part.consents, frozenset())
    in_order = tuple(parts[place] for place in sorted(parts))
    facts = campaign.profile or {}
    return _material(parts=in_order, answers=answers, described=described, facts=facts)


def _material(
    *,
    parts: tuple[Part, ...],
    answers: Mapping[str, Mapping[str, Kept]],
    described: tuple[ToolRow, ...],
    facts: Mapping[str, Json],
) -> Material:
    tools: dict[str, tuple[ToolRow, ...]] = {}
    for tool in described:
        tools[str(tool.sheet_id)] = (*tools.get(str(tool.sheet_id), ()), tool)
    versions = frozenset((tool.id, tool.version) for tool in described)
    return Material(parts=parts, answers=answers, tools=tools, versions=versions, facts=facts)


def closed_materials(campaigns: Iterable[Campaign]) -> dict[UUID, Material]:
    """What the portraits of several closed diagnoses are made of, at the cost of one.

    Their respondents are known by role only: nobody is shown who answered.
    """
    rows = {each.id: each for each in campaigns}
    kept = Participation.objects.filter(campaign__in=rows, sheet__locked_at__isnull=False)
    parts: dict[UUID, list[Part]] = {key: [] for key in rows}
    for place, sheet, role, consents in kept.order_by("id").values_list(
        "campaign_id", "sheet_id", "role", "consents"
    ):
        parts[place].append(Part(str(sheet), role, consents, frozenset()))
    answers: dict[UUID, dict[str, dict[str, Kept]]] = {key: {} for key in rows}
    given = GivenAnswer.objects.filter(sheet__participation__campaign__in=rows, value__isnull=False)
    columns = ("sheet__participation__campaign_id", "sheet_id", *Kept._fields)
    for place, sheet, *row in given.values_list(*columns):
        known = Kept(*row)
        answers[place].setdefault(str(sheet), {})[known.question] = known
    return {
        key: Material(
            parts=tuple(parts[key]),
            answers=answers[key],
            tools={},
            versions=frozenset(),
            facts=each.profile or {},
        )
        for key, each in rows.items()
    }


def report_of(campaign: Campaign, kind: str, language: str) -> Report | None:
    """A document stored when a diagnosis that the actor may see was closed."""
    return Report.objects.filter(campaign=campaign, kind=kind, language=language).first()


def reports_of(campaign: Campaign) -> tuple[Report, ...]:
    """Every document stored when a diagnosis that the actor may see was closed."""
    return tuple(Report.objects.filter(campaign=campaign).order_by("kind", "language"))


@dataclass(frozen=True, slots=True)
class Turnout:
    """How far the people of one role are: asked, begun and handed in."""

    role: str
    asked: int
    begun: int
    handed_in: int


def turnout_of(campaign: Campaign) -> tuple[Turnout, ...]:
    """How far each role is in a diagnosis that the actor may see."""
    rows = Participation.objects.filter(campaign=campaign).values("role").order_by("role")
    counted = rows.annotate(asked=Count("id"), begun=Count("sheet"), done=Count("handed_in_at"))
    return tuple(Turnout(row["role"], row["asked"], row["begun"], row["done"]) for row in counted)


def turnouts_of(organisation_id: UUID) -> dict[UUID, Turnout]:
    """How far people are in each diagnosis of an organisation that the actor may see."""
    rows = Participation.objects.filter(organisation=organisation_id).values("campaign")
    counted = rows.annotate(
        asked=Count("id"), begun=Count("sheet"), done=Count("handed_in_at")
    ).order_by()
    return {
        row["campaign"]: Turnout("", row["asked"], row["begun"], row["done"]) for row in counted
    }


def readers_of(campaign: Campaign) -> tuple[User, ...]:
    """Those to whom the portrait of a diagnosis opens: the board, and who holds the account."""
    seats = SeatRow.objects.filter(organisation=campaign.organisation_id)
    seats = seats.filter(Q(role=Role.BOARD.value) | Q(holder=True)).select_related("account")
    return tuple(seat.account for seat in seats)


def addresses_of(campaign: Campaign) -> tuple[tuple[str, str], ...]:
    """The address and the language of those whose answers are in a closed diagnosis."""
    rows = Participation.objects.filter(campaign=campaign, sheet__locked_at__isnull=False)
    columns = rows.values_list("email", "account__email", "language", "account__language")
    return tuple(
        (account or asked, its_language or language)
        for asked, account, language, its_language in columns
        if account or asked
    )


@dataclass(frozen=True, slots=True)
class Seatless:
    """The people of the board who answered and have no place: their addresses, and the others."""

    emails: tuple[tuple[str, str], ...]
    unknown: int


def board_without_a_seat(campaign: Campaign, board: str) -> Seatless:
    """Who answers as the board without a place, so that the portrait would not open to them."""
    seats = SeatRow.objects.filter(organisation=campaign.organisation_id)
    rows = Participation.objects.filter(campaign=campaign, role=board, sheet__isnull=False)
    rows = rows.exclude(account__in=seats.values("account"))
    rows = rows.exclude(email__in=seats.values("account__email"))
    columns = rows.values_list("email", "account__email", "language")
    known = tuple((account or asked, language) for asked, account, language in columns)
    emails = tuple((email, language) for email, language in known if email)
    return Seatless(emails, len(known) - len(emails))
