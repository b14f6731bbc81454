"""Financing as arithmetic alone: whole cents, cells (one programme on one step) and limits."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import NamedTuple

from virage.core.funding.montage.holds import OF_COST, Held
from virage.core.funding.montage.simplex import Limit
from virage.core.funding.values import Cents


@dataclass(frozen=True)
class Cell:
    """One programme on one step.

    `most` and `rates` go by the number of projects of the plan that the programme pays before;
    their last one holds for all that follow. `least` is the smallest amount that is paid at all.
    """

    step: int
    programme: str
    most: tuple[Cents, ...]
    rates: tuple[Fraction, ...]
    least: Cents = 1

    def most_after(self, projects: int) -> Cents:
        """The most that may be paid after so many other projects."""
        return self.most[min(projects, len(self.most) - 1)]

    def rate_after(self, projects: int) -> Fraction:
        """The rate after so many other projects."""
        return self.rates[min(projects, len(self.rates) - 1)]


@dataclass(frozen=True)
class Rule:
    """A limit on what some cells pay together, by their places in the problem.

    It holds always when `owner` is None, else only when that cell pays. `held` says whose rule it
    is; `room` is never negative.
    """

    weights: Mapping[int, int]
    room: int
    owner: int | None = None
    held: Held = OF_COST

    def load(self, amounts: Sequence[int]) -> int:
        """What the amounts take of the room."""
        return sum(weight * amounts[at] for at, weight in self.weights.items())

    @property
    def limit(self) -> Limit:
        """The same, for the linear programme."""
        return Limit(self.weights, self.room)


@dataclass(frozen=True)
class Problem:
    """Cells in the order of the plan, and the rules on them."""

    cells: tuple[Cell, ...]
    rules: tuple[Rule, ...] = ()
    _earlier: tuple[tuple[int, ...], ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Note which cells of the same programme come before each."""
        object.__setattr__(
            self,
            "_earlier",
            tuple(
                tuple(
                    before
                    for before, other in enumerate(self.cells)
                    if other.programme == cell.programme and other.step < cell.step
                )
                for cell in self.cells
            ),
        )

    def earlier(self, at: int) -> tuple[int, ...]:
        """The cells of the same programme on the steps before."""
        return self._earlier[at]

    def rank(self, at: int, amounts: Sequence[int]) -> int:
        """How many projects of the plan its programme pays before this one."""
        return sum(1 for before in self._earlier[at] if amounts[before])

    def only(self, places: Iterable[int]) -> "Part":
        """The problem of some of the cells, the others paying nothing."""
        kept = tuple(sorted(places))
        new = {old: at for at, old in enumerate(kept)}
        rules = tuple(
            replace(
                rule,
                weights={new[old]: w for old, w in rule.weights.items() if old in new},
                owner=None if rule.owner is None else new[rule.owner],
            )
            for rule in self.rules
            if rule.owner is None or rule.owner in new
        )
        cells = tuple(self.cells[at] for at in kept)
        return Part(Problem(cells, tuple(rule for rule in rules if rule.weights)), kept)

    def components(self) -> tuple["Part", ...]:
        """The parts of the problem that have no rule and no rank in common."""
        group = list(range(len(self.cells)))
        for linked in self._links():
            target = min(group[at] for at in linked)
            merged = {group[at] for at in linked}
            group = [target if each in merged else each for each in group]
        return tuple(
            self.only(at for at, each in enumerate(group) if each == name)
            for name in sorted(set(group))
        )

    def _links(self) -> Iterable[tuple[int, ...]]:
        for rule in self.rules:
            linked = {*rule.weights, *(() if rule.owner is None else (rule.owner,))}
            yield tuple(linked)
        for at, cell in enumerate(self.cells):
            if len(cell.most) > 1:
                yield (at, *self._earlier[at])


class Part(NamedTuple):
    """Some cells of a problem as a problem of their own, and their places in the whole."""

    problem: Problem
    places: tuple[int, ...]


Gain = Callable[[Cell, int], int]
"""What a cent of a cell is worth after so many projects of its programme: a whole number."""


def plain_gain(_cell: Cell, _projects: int) -> int:
    """Every cent is worth one."""
    return 1
