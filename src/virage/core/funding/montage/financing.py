"""The financing of a plan: what the co-op pays, with sure aid, with the best, and with none."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from virage.core.funding.costs import added, net_cost
from virage.core.funding.facts import Fact
from virage.core.funding.montage.candidates import Candidate, Side, candidates
from virage.core.funding.montage.plans import Plan, PlanStep
from virage.core.funding.montage.search import Budget
from virage.core.funding.montage.sides import Montage, layout_of, montage_of
from virage.core.funding.programmes import Catalogue
from virage.core.funding.values import Cents, Form, Range, Verdict


@dataclass(frozen=True, slots=True)
class Line:
    """A gift that pays for a step on one side at least: from its least to its most, in cents."""

    step: str
    programme: str
    amount: Range
    verdict: Verdict
    missing: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Apart:
    """A loan, a guarantee, a credit, or money whose form nobody says: it lowers no cost today."""

    step: str
    programme: str
    forms: tuple[Form, ...]
    amount: Range
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Conditional:
    """A step that the sure aid helps to pay and that waits for some of it.

    `waits_for` has the programmes and what is expected of each; `own_share` is what the co-op
    pays if all of it comes, `without` if none does.
    """

    step: PlanStep
    waits_for: tuple[tuple[str, Range], ...]
    own_share: Range
    without: Range


@dataclass(frozen=True)
class Financing:
    """What a plan costs, and who pays.

    `sure` counts only what the published rules grant for certain, `best` all that may still come.
    `cost` is net of the taxes that come back: what the co-op pays without any aid.
    """

    plan: Plan
    on: date
    cost: Range
    sure: Montage
    best: Montage
    lines: tuple[Line, ...]
    apart: tuple[Apart, ...]
    conditional: tuple[Conditional, ...]

    @property
    def aid(self) -> Range:
        """All gifts, from what is sure to the best that may come."""
        return Range(self.sure.total, max(self.sure.total, self.best.total))

    @property
    def own_share(self) -> Range:
        """What the co-op pays, from the best case to the sure one."""
        return less(self.cost, self.aid)

    @property
    def granted(self) -> Cents:
        """The gifts that a budget may count: granted or received."""
        return sum(each.amount for each in self.sure.paid if each.settled)

    @property
    def budget(self) -> Range:
        """What the co-op must have today: the cost less what is granted."""
        return less(self.cost, Range(self.granted, self.granted))

    @property
    def proved(self) -> bool:
        """Whether no financing can be better on either side."""
        return self.sure.gap == self.best.gap == 0


def finance(
    catalogue: Catalogue,
    plan: Plan,
    *,
    on: date,
    opened: date | None = None,
    budget: Budget | None = None,
) -> Financing:
    """The best financing of a plan on a day; `opened` is the day whose terms hold, as in `match`.

    `budget` bounds the search of each side; where it is spent, `Montage.gap` says what is open.
    """
    known = candidates(catalogue, plan, on=on, opened=opened)
    nodes = (budget or Budget()).left
    certain, hoped = (layout_of(side, plan, known, on=on) for side in Side)
    sure = montage_of(certain, Budget(nodes))
    # Where nothing is unknown the two sides are one: it is not searched twice.
    same = certain.problem == hoped.problem
    best = replace(sure, side=Side.BEST) if same else montage_of(hoped, Budget(nodes))
    lines = tuple(_lines(plan, known, sure=sure, best=best))
    return Financing(
        plan=plan,
        on=on,
        cost=added(net_cost(step.work, plan.facts) for step in plan.steps),
        sure=sure,
        best=best,
        lines=lines,
        apart=tuple(_apart(plan, known)),
        conditional=tuple(_conditional(plan, lines, sure=sure, best=best)),
    )


def less(cost: Range, aid: Range) -> Range:
    """What is left of a cost, from the most aid to the least."""
    return Range(max(0, cost.low - aid.high), max(0, cost.high - aid.low))


def _lines(
    plan: Plan, known: Iterable[Candidate], *, sure: Montage, best: Montage
) -> Iterable[Line]:
    for each in known:
        step, name = plan.steps[each.step].id, each.programme.id
        ends = sorted((sure.amount(step, name), best.amount(step, name)))
        if ends[1]:
            found = each.matches[0]
            yield Line(step, name, Range(*ends), found.verdict, found.missing)


def _apart(plan: Plan, known: Iterable[Candidate]) -> Iterable[Apart]:
    for each in known:
        found = each.matches[0]
        if each.programme.is_gift:
            continue
        expected = found.expected or Range(0, 0)
        if each.settled:
            expected = Range(each.settled, each.settled)
        if expected.high:
            step, name = plan.steps[each.step].id, each.programme.id
            yield Apart(step, name, each.programme.forms, expected, found.verdict)


def _conditional(
    plan: Plan, lines: Iterable[Line], *, sure: Montage, best: Montage
) -> Iterable[Conditional]:
    told = list(lines)
    for step in plan.steps:
        waits = tuple(
            (each.programme, each.amount)
            for each in told
            if each.step == step.id and not plan.settled(step.id, each.programme)
        )
        if waits:
            cost = net_cost(step.work, plan.facts)
            aid = sorted((sure.total_of(step.id), best.total_of(step.id)))
            granted = sum(
                each.amount for each in sure.paid if each.settled and each.step == step.id
            )
            without = less(cost, Range(granted, granted))
            yield Conditional(step, waits, less(cost, Range(*aid)), without)
