"""Aims that one search seeks together: a sum in which the least of one outweighs all that follow.

One search costs less than one for each aim: what proves the first also bounds those after it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from itertools import groupby

from virage.core.roadmap.worth import Aim
from virage.core.solver.draft import Draft
from virage.core.solver.linear import Terms, added, times
from virage.core.solver.objectives import Goal

EXACT = 2**52  # engines give their bounds as floating-point numbers: whole up to there, and beyond
FLAGS = frozenset({Aim.FLAGS, Aim.LAST_FLAG, Aim.FLAGS_DOWN})
GAINS = frozenset({Aim.NEEDS, Aim.MATURITY, Aim.AUTONOMY, Aim.INDEPENDENCE})
MONEY = frozenset({Aim.NET_COST, Aim.STEPS})


@dataclass(frozen=True)
class Weighed:
    """A goal in a bunch: its weight, and the least and the most that its own sum may be."""

    goal: Goal
    weight: int
    low: int
    high: int


@dataclass(frozen=True)
class Bunch:
    """Goals in order, sought as one sum."""

    parts: tuple[Weighed, ...]

    @property
    def goals(self) -> tuple[Goal, ...]:
        """The goals alone."""
        return tuple(part.goal for part in self.parts)

    @property
    def terms(self) -> dict[int, int]:
        """The sum."""
        return added(*(times(part.weight, part.goal.terms) for part in self.parts))

    @property
    def open(self) -> bool:
        """Whether some goal may take more than one value."""
        return any(part.low < part.high for part in self.parts)

    def bounds(self, bound: int, values: Mapping[int, int]) -> dict[Aim, int]:
        """What a bound on the sum says of each aim, once those before have what `values` say.

        An aim is left out when that is no more than what the variables say by themselves.
        """
        proved: dict[Aim, int] = {}
        left, after = bound, sum(part.weight * part.low for part in self.parts)
        for part in self.parts:
            value = part.goal.value(values)
            after -= part.weight * part.low
            most = min(part.high, (left - after) // part.weight)
            left -= part.weight * value
            if most < part.high or value == most:
                proved[part.goal.aim] = most + part.goal.base
        return proved


def bunched(draft: Draft, goals: Iterable[Goal]) -> list[Bunch]:
    """The goals in order, in as few bunches as whole numbers that stay exact allow."""
    return [
        bunch
        for _, kin in groupby(goals, key=lambda each: _kind(each.aim))
        for bunch in reduce(lambda done, each: _joined(draft, done, each), kin, list[Bunch]())
    ]


def alone(draft: Draft, goal: Goal) -> Bunch:
    """A goal by itself."""
    return Bunch((Weighed(goal, 1, *_span(draft, goal.terms)),))


def _kind(aim: Aim) -> int:
    """Which aims are sought together: red flags, gains, money with the count of steps; no other.

    Earliness weighs on every start of every step: in the sum of another aim, it hides its bound.
    """
    kinds = (FLAGS, GAINS, MONEY, *({each} for each in Aim))
    return next(at for at, kind in enumerate(kinds) if aim in kind)


def _joined(draft: Draft, done: list[Bunch], goal: Goal) -> list[Bunch]:
    """The goal in the last bunch, or in one of its own."""
    last = alone(draft, goal)
    if not done:
        return [last]
    part = last.parts[0]
    wide = part.high - part.low + 1
    longer = Bunch((*(_heavier(each, wide) for each in done[-1].parts), part))
    size = sum(each.weight * max(abs(each.low), abs(each.high)) for each in longer.parts)
    return [*done[:-1], longer] if size < EXACT else [*done, last]


def _heavier(part: Weighed, factor: int) -> Weighed:
    return Weighed(part.goal, part.weight * factor, part.low, part.high)


def _span(draft: Draft, terms: Terms) -> tuple[int, int]:
    """What a sum may be: of the places and the ways of an initiative one counts at most."""
    left, low, high = dict(terms), 0, 0
    for initiative, places in draft.places.items():
        variables = [*(place.variable for place in places), *draft.ways.get(initiative, ())]
        factors = [0, *(left.pop(each, 0) for each in variables)]
        low, high = low + min(factors), high + max(factors)
    rest = draft.model.range(left)
    return low + rest[0], high + rest[1]
