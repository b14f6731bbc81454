"""The front between net cost and gain: plans none of which is both cheaper and better."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from virage.core.roadmap.plan import Plan
from virage.core.roadmap.problem import TOTAL, Objective, Problem, Target
from virage.core.roadmap.worth import Aim
from virage.core.solver.alternatives import figures
from virage.core.solver.engines import Limits, Outcome
from virage.core.solver.solving import PATIENT, Result, solve

POINTS = 12
TRIES = 2  # searches for each point, at most


@dataclass(frozen=True, slots=True)
class Point:
    """A plan that the checker accepts: its net cost in cents, its gain as a numerator of the total.

    `proved`: no plan gains as much for less. `result` is what the search said of it.
    """

    plan: Plan
    net_cost: int
    gain: int
    proved: bool
    result: Result | None = None


def front(problem: Problem, limits: Limits = PATIENT, most: int = POINTS) -> Iterator[Point]:
    """Points of the front as they are found: both ends, then the middle of the widest gap.

    Red flags come first in all of them. Nothing where there is no total to gain, or nothing fits.
    """
    if TOTAL not in problem.yardstick:
        return
    top = _end(problem, limits, (Objective.MATURITY, Objective.NET_COST))
    bottom = _end(problem, limits, (Objective.NET_COST, Objective.MATURITY))
    if top is None or bottom is None:
        return
    yield top
    if (top.net_cost, top.gain) == (bottom.net_cost, bottom.gain) or most < 2:  # noqa: PLR2004
        return
    yield bottom
    yield from _between(problem, limits, bottom=bottom, top=top, most=most)


def _between(
    problem: Problem, limits: Limits, *, bottom: Point, top: Point, most: int
) -> Iterator[Point]:
    """Each gap holds gains that no point has yet; what is found cuts it in two."""
    gaps = [(bottom.gain + 1, top.gain - 1)]
    known = {(each.net_cost, each.gain) for each in (bottom, top)}
    for _ in range(TRIES * most):
        gaps = [gap for gap in gaps if gap[0] <= gap[1]]
        if not gaps or len(known) >= most:
            return
        gap = max(gaps, key=lambda each: each[1] - each[0])
        gaps.remove(gap)
        low, high = gap
        middle = (low + high + 1) // 2
        found = _at_least(problem, limits, middle) or top  # the search may be cut short
        gaps += [(low, middle - 1), (found.gain + 1, high)]
        if (found.net_cost, found.gain) not in known and found.gain <= high:
            known.add((found.net_cost, found.gain))
            yield found


def _end(problem: Problem, limits: Limits, order: tuple[Objective, ...]) -> Point | None:
    return _point(replace(problem, order=order), limits)


def _at_least(problem: Problem, limits: Limits, gain: int) -> Point | None:
    """The cheapest plan that gains so much, and of those the one that gains most."""
    last, whole = problem.horizon - 1, problem.yardstick[TOTAL].whole
    target = Target(TOTAL, Fraction(100 * gain, whole), last)
    order = (Objective.NET_COST, Objective.MATURITY)
    return _point(replace(problem, order=order, targets=(*problem.targets, target)), limits)


def _point(problem: Problem, limits: Limits) -> Point | None:
    result = solve(problem, limits)
    if result.plan is None:
        return None
    found = figures(problem, result.plan)
    proved = result.outcome is Outcome.OPTIMAL
    return Point(result.plan, found[Aim.NET_COST], found[Aim.MATURITY], proved, result)
