"""If nothing fits: a smallest set of demands that contradict each other."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from virage.core.roadmap.demanding import Demand, demands, keeping
from virage.core.roadmap.problem import Problem
from virage.core.solver.engines import Outcome
from virage.core.solver.fitting import Fit, Fitting

Demands = tuple[Demand, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Demands that no plan can keep together, whatever becomes of the others.

    `exact`: shown by sums that anybody can add up again; else both engines found no plan.
    `smallest`: without any one of them there is a plan, which was found.
    """

    demands: Demands
    exact: bool
    smallest: bool


def conflict(problem: Problem, fitting: Fitting, kept: Demands | None = None) -> Conflict | None:
    """A smallest contradiction among the demands that are kept (all of them when not said).

    None when there is a plan, or when the limits were reached before anything was proved.
    """
    asked = demands(problem) if kept is None else kept
    if fitting.seems_impossible(keeping(problem, asked)):
        fewer = smallest(asked, lambda some: fitting.seems_impossible(keeping(problem, some)))
        proved = _fit(problem, fitting, fewer).outcome is Outcome.IMPOSSIBLE
        asked = fewer if proved else asked
    if _fit(problem, fitting, asked).outcome is not Outcome.IMPOSSIBLE:
        return None
    found = smallest(asked, lambda some: _fit(problem, fitting, some).outcome is Outcome.IMPOSSIBLE)
    proof = _fit(problem, fitting, found)
    lesser = (tuple(each for each in found if each != one) for one in found)
    return Conflict(
        found,
        exact=proof.exact,
        smallest=all(_fit(problem, fitting, each).outcome is Outcome.FEASIBLE for each in lesser),
    )


def suspected(problem: Problem, fitting: Fitting, kept: Demands) -> Demands | None:
    """Demands that seem to contradict each other: one engine's word is enough, nothing is proved.

    None when something fits, or when the limits were reached.
    """
    for test in (fitting.seems_impossible, fitting.doubted):
        if test(keeping(problem, kept)):
            return smallest(kept, partial(_said, problem, test))
    return None


def _said(problem: Problem, test: Callable[[Problem], bool], kept: Demands) -> bool:
    return test(keeping(problem, kept))


def _fit(problem: Problem, fitting: Fitting, kept: Demands) -> Fit:
    return fitting.fit(keeping(problem, kept))


def smallest(asked: Demands, contradict: Callable[[Demands], bool]) -> Demands:
    """QuickXplain: demands that contradict each other, none of which can be left out.

    All together must contradict each other; the first ones are kept by preference.
    """

    def explain(held: Demands, *, grown: bool, rest: Demands) -> Demands:
        if grown and contradict(held):
            return ()
        if len(rest) <= 1:
            return rest
        half = len(rest) // 2
        first, second = rest[:half], rest[half:]
        later = explain((*held, *first), grown=True, rest=second)
        sooner = explain((*held, *later), grown=bool(later), rest=first)
        return (*sooner, *later)

    return explain((), grown=False, rest=asked)
