"""What a co-op can give to a plan: time, money, people, and the ways that it accepts."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from virage.core.funding.values import Cents
from virage.core.initiatives import SizeBand, Way
from virage.core.roadmap.problem import CHOSEN_BY_DEFAULT, Lock, Objective

YEAR = 4


@dataclass(frozen=True, slots=True)
class Constraints:
    """What the co-op can give.

    `budget` is the most for each fiscal year, in cents, the last one for every year after it;
    empty, or None for a year: not stated. `days` are those that each role has in every quarter; a
    role that is not there has none. Quarter 0 is the quarter `first` (0 to 3) of its fiscal year.
    `at_once` is the most steps at once; None: what an organisation of its size can follow. `ways`
    are those it accepts; to share is one of them only where it says that others are ready to.
    `wanted` are initiatives that somebody chose: they are planned whatever they answer, and wait
    for no red flag. `band` is the size whose costs count; None: what the profile tells.
    """

    quarters: int
    budget: tuple[Cents | None, ...] = ()
    days: Mapping[str, int] = field(default_factory=dict)
    at_once: int | None = None
    closed: frozenset[int] = frozenset()
    locks: tuple[Lock, ...] = ()
    first: int = 0
    ways: frozenset[Way] = frozenset(Way) - {Way.SHARED}
    order: tuple[Objective, ...] = CHOSEN_BY_DEFAULT
    wanted: frozenset[str] = frozenset()
    band: SizeBand | None = None

    @property
    def horizon(self) -> int:
        """The quarters of the plan and the year after, in which only recurring costs fall."""
        return self.quarters + YEAR

    @property
    def years(self) -> tuple[Cents | None, ...]:
        """The budget of each fiscal year that the plan touches, the year after it included."""
        years = range((self.horizon + self.first + 3) // 4 if self.budget else 0)
        return tuple(self.budget[min(year, len(self.budget) - 1)] for year in years)
