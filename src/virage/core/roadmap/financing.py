"""Who could pay for the steps of a plan, and when money goes out and comes in.

Nothing here enters the budget of the plan but what is granted: the rest could be asked.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from virage.core.funding.costs import added
from virage.core.funding.facts import Cost, Fact, Facts
from virage.core.funding.facts import Step as Work
from virage.core.funding.montage import (
    Aid,
    Conditional,
    Financing,
    Held,
    PlanStep,
    Unused,
    Why,
    finance,
)
from virage.core.funding.montage import Plan as FundingPlan
from virage.core.funding.programmes import Catalogue
from virage.core.funding.values import Cents, Expense, Nature, Range, Verdict
from virage.core.logic import Truth
from virage.core.roadmap.days import Quarters
from virage.core.roadmap.plan import Placed, Timetable
from virage.core.roadmap.problem import Mode
from virage.core.roadmap.sums import mid_cost, spending, spread

ACQUIRED = frozenset({Expense.SOFTWARE, Expense.HARDWARE, Expense.EQUIPMENT, Expense.LICENCES})


@dataclass(frozen=True, slots=True)
class Chance:
    """A gift that could be asked for a step.

    `amount` is what it brings in the financing of the whole plan, from what is sure to the best;
    `held` is what keeps the best from being higher, `missing` what must be told to settle it.
    `open_then` is whether one may still apply on the day the step starts.
    """

    programme: str
    amount: Range
    verdict: Verdict
    held: tuple[Held, ...]
    missing: tuple[Fact, ...]
    open_then: Truth
    granted: bool


@dataclass(frozen=True, slots=True)
class Flow:
    """The money of one quarter, in cents.

    `likely` is spent at the middle cost and `most` at the high one, recurring costs at their high
    in both. `granted` is aid that a budget counts, `hoped` all other gifts, from what is sure by
    the rules to the best. Aid comes in the quarter after its step ends, once it is claimed.
    """

    quarter: int
    likely: Cents
    most: Cents
    granted: Cents
    hoped: Range


@dataclass(frozen=True)
class Financed:
    """A plan with its financing: the days of its quarters, who could pay, the money by quarter."""

    table: Timetable
    quarters: Quarters
    programmes: Catalogue
    financing: Financing

    def first_day(self, step: Placed) -> date:
        """The day on which a step starts."""
        return self.quarters.first_day(step.start)

    def last_day(self, step: Placed) -> date:
        """The day by whose end it is done."""
        return self.quarters.last_day(step.end - 1)

    def chances(self, step: Placed) -> tuple[Chance, ...]:
        """The gifts that could be asked for a step, together: the best for the whole plan."""
        return tuple(self._chances(step))

    def instead(self, step: Placed) -> tuple[Unused, ...]:
        """Other gifts that might be asked for it, but that would bring the plan no more."""
        left = (each for each in self.financing.best.unused if each.step == step.id)
        return tuple(each for each in left if each.why in {Why.ADDS_NOTHING, Why.WOULD_LOWER})

    def waiting(self, step: Placed) -> Conditional | None:
        """What the co-op pays for it with and without the aid that is not granted yet."""
        found = (each for each in self.financing.conditional if each.step.id == step.id)
        return next(found, None)

    @property
    def flows(self) -> tuple[Flow, ...]:
        """The money of each quarter, until the last aid has come."""
        problem, placed = self.table.problem, self.table.placed
        likely: Counter[int] = Counter()
        most: Counter[int] = Counter()
        for each in placed:
            most.update(spending(problem, each.mode, each.start))
            likely.update(_likely(spending(problem, each.mode, each.start), each))
        last = max((problem.horizon - 1, *(each.end for each in placed)))
        return tuple(
            Flow(
                quarter,
                likely[quarter],
                most[quarter],
                sum(self._granted(each) for each in placed if each.end == quarter),
                added(self._hoped(each) for each in placed if each.end == quarter),
            )
            for quarter in range(last + 1)
        )

    def _chances(self, step: Placed) -> Iterator[Chance]:
        for line in self.financing.lines:
            if line.step == step.id:
                programme = self.programmes.by_id[line.programme]
                paid = [
                    each
                    for each in (*self.financing.best.paid, *self.financing.sure.paid)
                    if (each.step, each.programme) == (step.id, line.programme)
                ]
                yield Chance(
                    programme=line.programme,
                    amount=line.amount,
                    verdict=line.verdict,
                    held=paid[0].held,
                    missing=line.missing,
                    open_then=programme.availability_on(self.first_day(step)).truth,
                    granted=paid[0].settled,
                )

    def _granted(self, step: Placed) -> Cents:
        paid = self.financing.sure.paid
        return sum(each.amount for each in paid if each.step == step.id and each.settled)

    def _hoped(self, step: Placed) -> Range:
        granted = self._granted(step)
        ends = (side.total_of(step.id) for side in (self.financing.sure, self.financing.best))
        low, high = sorted(ends)
        return Range(low - granted, high - granted)


def finance_plan(
    table: Timetable,
    programmes: Catalogue,
    facts: Facts,
    *,
    quarters: Quarters,
    on: date,
    aids: Sequence[Aid] = (),
) -> Financed:
    """Who could pay for the steps of a plan that cost something, as known on a day.

    Costs are those of the middle, before taxes like the whole plan; those that come back every year
    are left to the co-op. A step must be decided by the day it starts. `aids` are those that were
    asked or granted for steps of the plan, by the id of their initiative.
    """
    steps = tuple(
        PlanStep(each.id, work_of(each.mode), decide_by=quarters.first_day(each.start))
        for each in sorted(table.placed, key=lambda each: each.start)
        if mid_cost(each.mode)
    )
    found = finance(programmes, FundingPlan(steps, facts, tuple(aids)), on=on)
    return Financed(table, quarters, programmes, found)


def work_of(mode: Mode) -> Work:
    """A step as those who fund it see it."""
    lines = (each for each in mode.outlays if each.mid)
    return Work(tuple(Cost(each.expense, each.mid) for each in lines), nature_of(mode))


def nature_of(mode: Mode) -> Nature | None:
    """What its expenses alone settle: training, or buying things; None: it is not said."""
    bought = {each.expense for each in mode.outlays if each.mid}
    if bought == {Expense.TRAINING}:
        return Nature.TRAINING
    return Nature.ACQUISITION if bought and bought <= ACQUIRED else None


def _likely(most: Mapping[int, Cents], step: Placed) -> dict[int, Cents]:
    """What it spends at the middle cost; what comes back every year stays as it is."""
    once = spread(mid_cost(step.mode), step.mode.quarters)
    return {**most, **{step.start + at: cents for at, cents in enumerate(once)}}
