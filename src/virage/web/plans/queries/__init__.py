"""Reads of the plans; each starts from an organisation that the actor may see."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Max, Q

from virage.web.campaigns.models import Campaign
from virage.web.organisations.models import Organisation
from virage.web.plans.models import Choice, Kind, Plan, Solve, Standing, State, Version

LEASE = timedelta(seconds=60)


def last_closed(organisation: Organisation) -> Campaign | None:
    """The diagnosis whose portrait a plan begins from: the last that was closed."""
    rows = Campaign.objects.filter(organisation=organisation, closed_at__isnull=False)
    return rows.select_related("organisation").order_by("-number").first()


def plans_of(organisation: Organisation) -> tuple[Plan, ...]:
    """The plans of an organisation: the one of now first, then those that came by a merging."""
    rows = Plan.objects.filter(organisation=organisation)
    return tuple(rows.select_related("organisation", "campaign__organisation"))


def plan_of(organisation: Organisation) -> Plan | None:
    """The plan of now."""
    return next(iter(plans_of(organisation)), None)


def plans_beside(plan: Plan) -> tuple[Plan, ...]:
    """The other plans of its organisation."""
    return tuple(each for each in plans_of(plan.organisation) if each.id != plan.id)


def last_solve(plan: Plan) -> Solve | None:
    """The last search that was asked for a plan."""
    return Solve.objects.filter(plan=plan).first()


def last_comparison(plan: Plan) -> Solve | None:
    """The last search for plans to choose from."""
    return Solve.objects.filter(plan=plan, kind=Kind.COMPARISON).first()


def choices_of(solve: Solve) -> tuple[Choice, ...]:
    """What a comparison found so far, in the order in which it was found."""
    return tuple(Choice.objects.filter(solve=solve))


def choice_of(plan: Plan, choice_id: UUID) -> Choice | None:
    """One of the plans to choose of a plan."""
    rows = Choice.objects.filter(id=choice_id, solve__plan=plan)
    return rows.select_related("solve").first()


def still_as_found(solve: Solve) -> bool:
    """Whether a plan is still as a search wrote it."""
    return Plan.objects.filter(id=solve.plan_id, version=solve.base + 1).exists()


def versions_of(organisation: Organisation) -> tuple[Version, ...]:
    """What was put before the board of an organisation, the last first."""
    return tuple(Version.objects.filter(organisation=organisation))


def version_of(organisation: Organisation, version_id: UUID) -> Version | None:
    """One of them."""
    rows = Version.objects.filter(organisation=organisation, id=version_id)
    return rows.select_related("plan__organisation").first()


def next_solve(now: datetime) -> Solve | None:
    """The search whose turn it is, or one that a worker took and never came back from."""
    waiting = Q(state=State.WAITING)
    abandoned = Q(state=State.RUNNING, touched_at__lte=now - LEASE)
    rows = Solve.objects.filter(waiting | abandoned).order_by("asked_at", "id")
    return rows.select_related("plan__campaign__organisation", "plan__organisation").first()


@dataclass(frozen=True, slots=True)
class Stage:
    """How far a plan is: what waits before the board since when, what it adopted last."""

    begun_at: datetime
    presented_at: datetime | None
    adopted_on: date | None


def stages_of(organisations: frozenset[UUID]) -> dict[UUID, Stage]:
    """How far the plan of now of each of these organisations is, whose cases the actor may see."""
    proposed = Q(versions__standing=Standing.PROPOSED)
    adopted = Q(versions__standing=Standing.ADOPTED)
    rows = Plan.objects.filter(organisation__in=organisations).order_by("changed_at", "id")
    staged = rows.annotate(
        presented_at=Max("versions__proposed_at", filter=proposed),
        adopted_on=Max("versions__adopted_on", filter=adopted),
    )
    columns = staged.values_list("organisation_id", "begun_at", "presented_at", "adopted_on")
    return {place: Stage(*known) for place, *known in columns}
