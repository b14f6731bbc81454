"""Reads of what advisors declare, and of what leads decide about it."""

from datetime import datetime
from uuid import UUID

from django.db.models import Max, Prefetch, QuerySet

from virage.core.access import Actor, SiteRole, decide
from virage.web.campaigns.models import Campaign
from virage.web.offices.models import Accompaniment, Advisor, Declaration, InterestRow, Ruling
from virage.web.organisations.models import Organisation, SeatRow


def interests_of(advisor: Advisor) -> tuple[InterestRow, ...]:
    """What an advisor declared, also what is over, in the order it was written."""
    return tuple(InterestRow.objects.filter(advisor=advisor))


def interest_of(advisor: Advisor, interest_id: UUID) -> InterestRow | None:
    """One of them."""
    return InterestRow.objects.filter(advisor=advisor, id=interest_id).first()


def last_declared(advisor: Advisor) -> datetime | None:
    """When an advisor last said that what they declare is whole."""
    last: datetime | None = Declaration.objects.filter(advisor=advisor).aggregate(
        last=Max("made_at")
    )["last"]
    return last


def declared_before(actor: Actor) -> tuple[Advisor, ...]:
    """The advisors of the offices that the actor leads, of all for who directs, as they declare."""
    if not decide("interest.see", actor):
        return ()
    rows = _with_declarations(Advisor.objects.filter(ended_at=None))
    if SiteRole.DIRECTOR not in actor.site_roles:
        rows = rows.filter(posts__office__in=[UUID(each) for each in actor.leads]).distinct()
    return tuple(rows.order_by("name", "id"))


def advisors_to_remind() -> tuple[Advisor, ...]:
    """Everybody who advises, as they declare; for the scan."""
    return tuple(_with_declarations(Advisor.objects.filter(ended_at=None)))


def of_advisor(advisor_id: UUID) -> Advisor:
    """One advisor as they declare."""
    return _with_declarations(Advisor.objects.filter(id=advisor_id)).get()


def rulings_on(case: Accompaniment) -> tuple[Ruling, ...]:
    """What was decided about the interests that touch a case, in the order it was."""
    return tuple(Ruling.objects.filter(case=case).select_related("advisor", "decided_by"))


def rulings_in(organisation: Organisation) -> tuple[Ruling, ...]:
    """Every decision of that kind in the cases of an organisation that the actor may see."""
    return tuple(Ruling.objects.filter(organisation=organisation).select_related("advisor"))


def has_a_seat(organisation: UUID, advisor: Advisor) -> bool:
    """Whether an advisor takes part in an organisation; for the actions that give its case."""
    return SeatRow.objects.filter(organisation=organisation, account=advisor.account_id).exists()


def last_closed(case: Accompaniment) -> Campaign | None:
    """The last closed diagnosis of the organisation of a case: what it needs follows from it."""
    rows = Campaign.objects.filter(organisation=case.organisation_id, closed_at__isnull=False)
    return rows.select_related("organisation").order_by("-number").first()


def _with_declarations(rows: QuerySet[Advisor]) -> QuerySet[Advisor]:
    declared = Prefetch("interests", InterestRow.objects.order_by("made_at", "id"))
    dated = rows.select_related("account").annotate(declared_at=Max("declarations__made_at"))
    return dated.prefetch_related(declared)
