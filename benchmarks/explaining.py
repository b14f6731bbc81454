"""What comes out beside a plan: reasons, contradictions, ways out, the front; fixed seeds."""

from dataclasses import replace
from functools import partial
from random import Random

from benchmarks.measuring import Row, once, show
from benchmarks.planning import HORIZON, LIMITS, PROGRAMMES, made, price
from virage.core.roadmap import Lock, Problem
from virage.core.roadmap.explaining import chosen, left_out
from virage.core.solver import solve
from virage.core.solver.conflicts import conflict
from virage.core.solver.fitting import Fitting
from virage.core.solver.front import front
from virage.core.solver.ways_out import ways_out

SIZE, LOCKED = 30, 4
GOALS = {"conflict": 2.3, "ways": 40.0, "front": 80.0}  # seconds; budgets are the slowest


def main() -> None:
    """Print what was measured beside the goal."""
    problem = made(Random(0), SIZE)
    plan = solve(problem, LIMITS).plan
    if plan is not None:
        ins, _ = once(partial(chosen, problem, plan))
        outs, _ = once(partial(left_out, problem, plan))
        show(Row(f"why in, why out: {SIZE} × {HORIZON} × {PROGRAMMES}", (ins + outs) / 1000, "s"))
    nothing(costly(problem))
    spent, points = once(lambda: list(front(problem, LIMITS)))
    show(
        Row("the front of net cost and gain", spent / 1000, "s", GOALS["front"]),
        Row("… points", len(points), ""),
    )


def nothing(problem: Problem) -> None:
    """Measure why nothing fits, and the ways out."""
    fitting = Fitting()
    spent, found = once(partial(conflict, problem, fitting))
    if found is None:
        show(Row("a contradiction: none was found", spent / 1000, "s"))
        return
    show(
        Row("a smallest contradiction", spent / 1000, "s", GOALS["conflict"]),
        Row("… not proved to be smallest", int(not found.smallest), "", 0),
    )
    spent, ways = once(partial(ways_out, problem, found, fitting))
    show(
        Row("the ways out", spent / 1000, "s", GOALS["ways"]),
        Row("… how many", len(ways), ""),
        Row("… not proved to be least", sum(not each.least for each in ways), "", 0),
    )


def costly(problem: Problem) -> Problem:
    """The same co-op, whose dearest initiatives are locked in with a tenth of the money."""
    dearest = sorted(problem.initiatives, key=lambda each: -price(each.modes[0]))[:LOCKED]
    years = tuple(None if each is None else each // 10 for each in problem.budget.years)
    return replace(
        problem,
        budget=replace(problem.budget, years=years),
        locks=tuple(Lock(each.id) for each in dearest),
    )


if __name__ == "__main__":
    main()
