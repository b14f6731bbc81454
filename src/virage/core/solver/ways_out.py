"""If nothing fits: the cheapest ways out, each with a plan that it makes possible."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from virage.core.roadmap.demanding import Demand, How, Loosened, demands, hows, loosen, part
from virage.core.roadmap.plan import Plan
from virage.core.roadmap.problem import Problem
from virage.core.solver.conflicts import Conflict, Demands, suspected
from virage.core.solver.engines import Outcome
from virage.core.solver.fitting import Fitting
from virage.core.solver.least import Giving, Least

DOLLAR = 100
DEEPEST = 3
WIDEST = 24


@dataclass(frozen=True, slots=True)
class Way:
    """Demands that give way, and a plan that keeps all the rest.

    `least`: nothing less would do, the other demands of the way giving way as said.
    """

    loosened: tuple[Loosened, ...]
    plan: Plan
    least: bool


def ways_out(
    problem: Problem, first: Conflict, fitting: Fitting, *, unit: int = DOLLAR
) -> tuple[Way, ...]:
    """The ways out of a contradiction, the cheapest first.

    Few demands come before many, and small parts of a demand before great ones. Money is counted
    in `unit` cents.
    """
    found = [
        way
        for dropped in _enough(problem, first, fitting)
        for way in _ways(problem, dropped, fitting=fitting, unit=unit)
    ]
    return tuple(sorted(found, key=lambda way: (len(way.loosened), _given_up(problem, way))))


def _given_up(problem: Problem, way: Way) -> Fraction:
    return sum((part(problem, each) for each in way.loosened), Fraction(0))


def _enough(problem: Problem, first: Conflict, fitting: Fitting) -> Iterator[Demands]:
    """Sets of demands that are enough to give up, none of which holds another; small ones first.

    Each must meet every contradiction: one of the demands of the first is given up, then one of
    what contradicts itself still, and so on.
    """
    waiting: list[tuple[Demands, Demands]] = [((), first.demands)]
    conflicts = [first.demands]
    found: list[frozenset[Demand]] = []
    seen: set[frozenset[Demand]] = set()
    for dropped, held in waiting:
        for one in held:
            more = (*dropped, one)
            whole = frozenset(more)
            if whole in seen or any(each <= whole for each in found) or len(seen) >= WIDEST:
                continue
            seen.add(whole)
            still = _untouched(conflicts, whole) or _another(problem, whole, fitting)
            if still is not None and still not in conflicts:
                conflicts.append(still)
            if still is not None and len(more) < DEEPEST:
                waiting.append((more, still))
            elif still is None and _fits(problem, more, fitting):
                found.append(whole)
                yield more


def _untouched(conflicts: list[Demands], dropped: frozenset[Demand]) -> Demands | None:
    """A contradiction found before that none of the demands given up is part of."""
    return next((each for each in conflicts if dropped.isdisjoint(each)), None)


def _another(problem: Problem, dropped: frozenset[Demand], fitting: Fitting) -> Demands | None:
    kept = tuple(each for each in demands(problem) if each not in dropped)
    return suspected(problem, fitting, kept)


def _fits(problem: Problem, dropped: Demands, fitting: Fitting) -> bool:
    given_up = [Loosened(each, How.DROPPED) for each in dropped]
    return fitting.fit(loosen(problem, given_up)).outcome is Outcome.FEASIBLE


def _ways(problem: Problem, dropped: Demands, *, fitting: Fitting, unit: int) -> Iterator[Way]:
    """The ways that a set of demands gives: every way of one alone, the gentlest of several."""
    if len(dropped) == 1:
        giving = Giving(problem, (), fitting, unit)
        found = (giving.least(dropped[0], how) for how in hows(problem, dropped[0]))
        yield from (Way((each.loosened,), each.plan, each.proved) for each in found if each)
        return
    given: list[Least] = []
    for place, demand in enumerate(dropped):
        others = (
            *(each.loosened for each in given),
            *(Loosened(each, How.DROPPED) for each in dropped[place + 1 :]),
        )
        giving = Giving(problem, others, fitting, unit)
        tried = (giving.least(demand, how) for how in hows(problem, demand))
        gentlest = next((each for each in tried if each is not None), None)
        if gentlest is None:
            return
        given.append(gentlest)
    loosened = tuple(each.loosened for each in given)
    yield Way(loosened, given[-1].plan, all(each.proved for each in given))
