"""Reads of what was said of the plans; each starts from a plan that the actor may see."""

from collections import Counter
from collections.abc import Mapping
from uuid import UUID

from django.db.models import CharField, Q, Value
from django.db.models.functions import Concat

from virage.core.access import Role
from virage.web.accounts.models import User
from virage.web.organisations.models import AdvisorAccess, Organisation, Purpose, SeatRow
from virage.web.organisations.queries import consents_in_force
from virage.web.plans.models import Outcome, Passed, Plan, Remark, Suggestion, VendorName


def remarks_of(plan: Plan) -> tuple[Remark, ...]:
    """All that was said of a plan, the oldest first."""
    rows = Remark.objects.filter(plan=plan)
    return tuple(rows.select_related("author", "settled_by"))


def remark_of(organisation: Organisation, remark_id: UUID) -> Remark | None:
    """One remark."""
    rows = Remark.objects.filter(organisation=organisation, id=remark_id)
    return rows.select_related("organisation", "answers").first()


def suggestions_of(plan: Plan) -> tuple[Suggestion, ...]:
    """What was suggested of a plan, the newest first."""
    rows = Suggestion.objects.filter(plan=plan)
    return tuple(rows.select_related("author", "answered_by"))


def suggestion_of(organisation: Organisation, suggestion_id: UUID) -> Suggestion | None:
    """One suggestion."""
    rows = Suggestion.objects.filter(organisation=organisation, id=suggestion_id)
    return rows.select_related("organisation").first()


def open_counts(plan: Plan) -> Mapping[str, int]:
    """How many threads are open at each part of a plan, an open suggestion counting as one."""
    threads = Remark.objects.filter(plan=plan, answers=None, settled_at=None, taken_back_at=None)
    waiting = Suggestion.objects.filter(plan=plan, outcome=Outcome.OPEN)
    steps = waiting.annotate(part=Concat(Value("step:"), "step", output_field=CharField()))
    both = (
        threads.order_by().values_list("part").union(steps.order_by().values_list("part"), all=True)
    )
    return Counter(part for (part,) in both)


def passed_names(plan: Plan) -> Mapping[str, str]:
    """The names that a lead let a plan say, each with the reason."""
    return dict(Passed.objects.filter(plan=plan).values_list("name", "why"))


def vendor_names() -> tuple[VendorName, ...]:
    """This site's own list of vendors, which everybody's plan is held against."""
    return tuple(VendorName.objects.all())


def all_said(organisation: Organisation) -> tuple[Remark, ...]:
    """Every remark on the plans of an organisation, for its copy."""
    return tuple(Remark.objects.filter(organisation=organisation).select_related("author"))


def all_suggested(organisation: Organisation) -> tuple[Suggestion, ...]:
    """Every suggestion on the plans of an organisation, for its copy."""
    rows = Suggestion.objects.filter(organisation=organisation)
    return tuple(rows.select_related("author", "answered_by"))


def all_passed(organisation: Organisation) -> tuple[Passed, ...]:
    """Every name that a lead let the plans of an organisation say, for its copy."""
    return tuple(Passed.objects.filter(organisation=organisation))


def said_by(account: UUID) -> tuple[Remark, ...]:
    """The remarks of the person who asks."""
    return tuple(Remark.objects.filter(author=account).select_related("organisation"))


def suggested_by(account: UUID) -> tuple[Suggestion, ...]:
    """The suggestions of the person who asks."""
    return tuple(Suggestion.objects.filter(author=account).select_related("organisation"))


def untold() -> tuple[Remark | Suggestion, ...]:
    """What no mail told of yet; for the worker, which acts for the site."""
    remarks = Remark.objects.filter(told=False, taken_back_at=None)
    suggestions = Suggestion.objects.filter(told=False)
    return (
        *remarks.select_related("plan__organisation"),
        *suggestions.select_related("plan__organisation"),
    )


def concerned(plan: Plan) -> tuple[User, ...]:
    """Who is written to: who leads the plan, its advisor, and who said something of it.

    Whoever may not read the plan any more is not among them.
    """
    seats = SeatRow.objects.filter(organisation=plan.organisation_id).select_related("account")
    spoke = {
        *Remark.objects.filter(plan=plan).values_list("author", flat=True),
        *Suggestion.objects.filter(plan=plan).values_list("author", flat=True),
    }
    leading = Q(holder=True) | Q(role=Role.MANAGER.value)
    board = Q(role=Role.BOARD.value, account__in=spoke - {None})
    people = {each.account for each in seats.filter(leading | board)}
    return tuple(sorted(people | _advisors(plan), key=lambda each: each.id))


def _advisors(plan: Plan) -> set[User]:
    """The advisor, while the organisation shares with them the portrait that the plan is of."""
    if not shared_with_advisor(plan.organisation_id, plan.campaign_id):
        return set()
    rows = AdvisorAccess.objects.filter(organisation=plan.organisation_id, ended_at=None)
    return {each.account for each in rows.select_related("account") if each.account}


def shared_with_advisor(organisation_id: UUID, campaign_id: UUID) -> bool:
    """Whether an organisation shares the portrait of a diagnosis with its advisor."""
    return Purpose.ADVISOR in consents_in_force(organisation_id, campaign_id)
