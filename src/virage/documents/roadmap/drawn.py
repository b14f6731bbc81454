"""A plan beside all that it comes from, and what is read of it: gains, costs, what waits."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from virage.core.funding.values import Cents
from virage.core.initiatives import Initiative, InitiativeCatalogue
from virage.core.portrait import Portrait, RaisedFlag
from virage.core.roadmap import Plan, Problem, Rung, cleared_after
from virage.core.roadmap.drafting import Constraints
from virage.core.roadmap.naming import Names
from virage.core.roadmap.plan import Placed, Timetable, timetable
from virage.core.roadmap.sums import spending
from virage.core.solver import Outcome, Result
from virage.documents.roadmap.names import names_of


@dataclass(frozen=True, slots=True)
class Gain:
    """A question that a step lifts.

    From a stage to another, counted from 1, the first None when not measured; or `boxes` more.
    """

    question: str
    before: int | None = None
    after: int | None = None
    boxes: int = 0


@dataclass(frozen=True)
class Drawn:
    """A plan that was found, with the portrait, the catalogue and the problem that it answers."""

    portrait: Portrait
    catalogue: InitiativeCatalogue
    within: Constraints
    problem: Problem
    result: Result
    plan: Plan

    @cached_property
    def placed(self) -> tuple[Placed, ...]:
        """The steps by quarter, then in the order of the catalogue."""
        found = self._table.placed
        order = list(self.problem.by_id)
        return tuple(sorted(found, key=lambda each: (each.start, order.index(each.id))))

    @property
    def by_hand(self) -> bool:
        """Whether nothing was searched for it as it is: a person changed it since."""
        return self.result.outcome is Outcome.UNKNOWN

    @cached_property
    def names(self) -> Names:
        """What the ids of its problem are called."""
        return names_of(self.portrait, self.catalogue)

    @property
    def columns(self) -> int:
        """The quarters of the plan, and those that its steps take beyond."""
        return max(self.within.quarters, *(each.end for each in self.placed), 1)

    def initiative(self, step: Placed) -> Initiative:
        """What the catalogue says of a step."""
        return self.catalogue.by_id[step.id]

    def score(self, yardstick: str, quarter: int) -> Fraction | None:
        """A score out of 100 at the start of a quarter, not known as 0; None: no such score."""
        if yardstick not in self.problem.yardstick:
            return None
        whole = self.problem.yardstick[yardstick].whole
        return Fraction(100 * self._table.numerator(yardstick, quarter), whole)

    def gains(self, step: Placed) -> Iterator[Gain]:
        """What a step lifts above today, each question once."""
        boxes: Counter[str] = Counter()
        for rung in step.mode.lifts:
            today = self.problem.gauge[rung.question].stage
            question, _, box = rung.question.partition(".")
            if today is not None and today >= rung.stage:
                continue
            if box:
                boxes[question] += 1
            else:
                yield Gain(question, None if today is None else today + 1, rung.stage + 1)
        yield from (Gain(question, boxes=count) for question, count in boxes.items())

    def opens(self, step: Placed) -> tuple[Initiative, ...]:
        """The other steps that wait for this one, or for a stage that it is first to reach."""
        return tuple(self.initiative(each) for each in self.placed if self._waits(each, step))

    def _waits(self, later: Placed, step: Placed) -> bool:
        known = self.problem.by_id[later.id]
        named = step.id in {wait.initiative for wait in known.prerequisites}
        return named or any(self._first_to(rung, step) for rung in known.stages)

    def _first_to(self, rung: Rung, step: Placed) -> bool:
        before = self._table.stage(rung.question, step.start)
        lifts = {each.question for each in step.mode.lifts if each.stage >= rung.stage}
        return rung.question in lifts and (before is None or before < rung.stage)

    def answers(self, step: Placed) -> tuple[str, ...]:
        """The needs of the portrait that a step answers."""
        return self.problem.by_id[step.id].needs

    @cached_property
    def spent(self) -> tuple[Cents, ...]:
        """What each fiscal year costs at the high cost; the last holds what goes on afterwards."""
        years: Counter[int] = Counter()
        for each in self.placed:
            for quarter, cents in spending(self.problem, each.mode, each.start).items():
                years[self.problem.budget.year(quarter)] += cents
        last = self.problem.budget.year(self.problem.horizon - 1)
        return tuple(years[year] for year in range(last + 1))

    @cached_property
    def flags(self) -> tuple[tuple[RaisedFlag, int | None], ...]:
        """Every red flag that is up, and after how many quarters it is cleared; None: it stays."""
        known = {each.id: each for each in self.problem.flags}
        return tuple(
            (
                each,
                cleared_after(self._table, known[each.flag.id]) if each.flag.id in known else None,
            )
            for each in self.portrait.flags
        )

    @cached_property
    def unanswered(self) -> tuple[str, ...]:
        """The needs that the plan leaves without an answer."""
        met = {need for each in self.placed for need in self.answers(each)}
        return tuple(each.id for each in self.problem.needs if each.id not in met)

    @cached_property
    def _table(self) -> Timetable:
        return timetable(self.problem, self.plan)
