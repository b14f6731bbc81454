"""Three plans to choose from, each the best of its kind, and what each is worth."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from fractions import Fraction

from virage.core.roadmap.plan import Plan, timetable
from virage.core.roadmap.problem import TOTAL, Objective, Problem, Target
from virage.core.roadmap.worth import Aim, worth
from virage.core.solver.engines import Limits
from virage.core.solver.solving import PATIENT, Result, solve


class Spirit(Enum):
    """What an alternative puts first."""

    BALANCED = "balanced"  # what the co-op chose, in its order
    SOBER = "sober"  # the targets, at the least net cost
    AUTONOMOUS = "autonomous"  # the most autonomy within the budget


ORDERS = {
    Spirit.SOBER: (
        Objective.NET_COST,
        Objective.NEEDS,
        Objective.MATURITY,
        Objective.AUTONOMY,
    ),
    Spirit.AUTONOMOUS: (
        Objective.AUTONOMY,
        Objective.NEEDS,
        Objective.MATURITY,
        Objective.NET_COST,
    ),
}


@dataclass(frozen=True, slots=True)
class Alternative:
    """A plan that the checker accepts, the problem that it is the best of, and its figures.

    `problem` has the demands that were given, and for the sober one a target where none was given.
    `figures` are the same for all: every aim with its value, whatever comes first.
    """

    spirit: Spirit
    problem: Problem
    result: Result
    plan: Plan
    figures: dict[Aim, int]


def alternatives(problem: Problem, limits: Limits = PATIENT) -> Iterator[Alternative]:
    """The three alternatives, as they are found, until one of them is not.

    Where no target was given, the sober one goes half as far as the balanced one in the total.
    """
    aimed = problem
    for spirit in Spirit:
        base = aimed if spirit is Spirit.SOBER else problem
        asked = replace(base, order=ORDERS.get(spirit, problem.order))
        result = solve(asked, limits)
        if result.plan is None:
            return
        if spirit is Spirit.BALANCED and not problem.targets:
            aimed = _halfway(problem, result.plan)
        found = figures(problem, result.plan)
        yield Alternative(spirit, asked, result, result.plan, found)


def figures(problem: Problem, plan: Plan) -> dict[Aim, int]:
    """Every aim with its value, in the same order whatever the co-op puts first."""
    every = replace(problem, order=tuple(Objective))
    return {each.aim: each.value for each in worth(every, plan)}


def _halfway(problem: Problem, plan: Plan) -> Problem:
    if TOTAL not in problem.yardstick:
        return problem
    table, last = timetable(problem, plan), problem.horizon
    today, then = (timetable(problem, Plan()).numerator(TOTAL, 0), table.numerator(TOTAL, last))
    wanted = Fraction(50 * (today + then), problem.yardstick[TOTAL].whole)
    return replace(problem, targets=(Target(TOTAL, wanted, last - 1),))
