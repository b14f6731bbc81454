"""The plans of the example co-ops within what each could give, found once for all tests."""

from dataclasses import dataclass
from functools import cache

from tests.documents.portraits import EXAMPLES
from virage.core.portrait import Portrait, paint
from virage.core.roadmap import Problem, cleared_after
from virage.core.roadmap.drafting import Constraints, draft
from virage.core.roadmap.plan import Placed, Timetable, timetable
from virage.core.roadmap.sums import spending
from virage.core.solver import Outcome, solve
from virage.library import shipped
from virage.library.sheets import read_sheet

DOLLAR = 100
MEANS = {  # dollars a year, quarters, days of each role a quarter
    "home_care": ((0, 5_000), 8, 3),
    "agricultural_supply": ((80_000,), 12, 6),
    "food_store": ((8_000, 15_000), 8, 4),
    "forestry_producers": ((10_000, 20_000), 8, 5),
    "housing_no_employee": ((500, 1_000), 8, 3),
    "ordinary_solidarity": ((3_000,), 8, 3),
    "software_workers": ((5_000,), 8, 4),
}


@dataclass(frozen=True)
class Story:
    """A co-op, its problem and the plan that was found; quarters are counted from 1."""

    portrait: Portrait
    problem: Problem
    table: Timetable

    def __getitem__(self, initiative: str) -> Placed:
        """A step of the plan; KeyError when it is not there."""
        return self.table.by_id[initiative]

    def __contains__(self, initiative: str) -> bool:
        """Whether the plan has it."""
        return initiative in self.table.by_id

    def begins(self, initiative: str) -> int:
        """The first quarter of a step."""
        return self[initiative].start + 1

    def ends(self, initiative: str) -> int:
        """The last quarter of a step."""
        return self[initiative].end

    def by(self, quarter: int) -> set[str]:
        """What is over by the end of a quarter."""
        return {each.id for each in self.table.placed if each.end <= quarter}

    def spent(self, first: int, last: int) -> int:
        """What the quarters from one to another cost at most, in cents."""
        return sum(
            cents
            for each in self.table.placed
            for quarter, cents in spending(self.problem, each.mode, each.start).items()
            if first <= quarter + 1 <= last
        )

    @property
    def flags(self) -> dict[str, int | None]:
        """After how many quarters each red flag is cleared; None: it stays up."""
        return {each.id: cleared_after(self.table, each) for each in self.problem.flags}

    @property
    def unanswered(self) -> set[str]:
        """The needs that no step covers."""
        met = {need for each in self.table.placed for need in self.problem.by_id[each.id].needs}
        return {each.id for each in self.problem.needs} - met


@cache
def story(name: str) -> Story:
    """The best plan of an example within its means, proved."""
    library = shipped()
    read = read_sheet(EXAMPLES[0].parent / f"{name}.yaml", library)
    portrait = paint(read.questionnaire, library.needs(read.questionnaire), read.sheet)
    budget, quarters, days = MEANS[name]
    within = Constraints(
        quarters=quarters,
        budget=tuple(DOLLAR * each for each in budget),
        days={each.id: days for each in read.questionnaire.roles},
    )
    problem = draft(portrait, library.initiatives("coop"), within)
    result = solve(problem)
    assert result.outcome is Outcome.OPTIMAL
    assert result.plan is not None
    return Story(portrait, problem, timetable(problem, result.plan))
