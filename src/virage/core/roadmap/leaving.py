"""Why an initiative is not in a plan: what it would break wherever it were put."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from virage.core.roadmap.checking import check
from virage.core.roadmap.faults import Fault
from virage.core.roadmap.plan import Plan, Step
from virage.core.roadmap.problem import Initiative, Problem


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An initiative that the plan leaves out.

    `faults` is what the plan would break with it, in the mode and quarter where that is least;
    none: there is room for it as the plan stands, and it would serve the aims no better.
    """

    initiative: str
    faults: tuple[Fault, ...]


def left_out(problem: Problem, plan: Plan) -> tuple[LeftOut, ...]:
    """Every initiative that the plan does not choose, in the problem's order, and why."""
    chosen = {each.initiative for each in plan.steps}
    return tuple(
        LeftOut(each.id, min(_tried(problem, plan, each), key=len, default=()))
        for each in problem.initiatives
        if each.id not in chosen
    )


def _tried(problem: Problem, plan: Plan, initiative: Initiative) -> Iterator[tuple[Fault, ...]]:
    """The faults of the plan with an initiative added, in each mode, at each manned quarter."""
    for mode in initiative.modes:
        for start in range(max(1, _manned(problem) - mode.quarters + 1)):
            step = Step(initiative.id, mode.id, start)
            yield check(problem, replace(plan, steps=(*plan.steps, step)))


def _manned(problem: Problem) -> int:
    """The quarters in which somebody has days; all of them where no team is told."""
    return max((len(each.days) for each in problem.teams), default=problem.horizon)
