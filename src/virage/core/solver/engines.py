"""The two engines, CP-SAT and HiGHS, behind one question: make this sum as great as can be.

OR-Tools is imported only here, and only when a plan is asked for.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from math import floor
from typing import Any

from virage.core.solver.linear import Model, Terms

SEED = 11
NEARLY_ONE = 1e-6


class SolverMissingError(Exception):
    """OR-Tools is not installed; the message says how to install it."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__('Planning needs OR-Tools: pip install "virage[solver]"')


class Engine(Enum):
    """Who searches."""

    CP_SAT = "cp_sat"
    HIGHS = "highs"


class Outcome(Enum):
    """What came of a search."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    IMPOSSIBLE = "impossible"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a search may take.

    `effort` is counted in CP-SAT's deterministic seconds, the same on every run; `seconds` of the
    clock are only a guard, and the only limit that HiGHS knows.
    """

    effort: float = 30.0
    seconds: float = 120.0


@dataclass(frozen=True, slots=True)
class Found:
    """What an engine found: values by variable with a bound on the sum, and what it took.

    `guarded` is true when the clock stopped it: another run may find something else.
    """

    outcome: Outcome
    values: tuple[int, ...] = ()
    bound: int | None = None
    effort: float = 0.0
    seconds: float = 0.0
    guarded: bool = False


def versions() -> tuple[str, str]:
    """The version of OR-Tools and the platform; raises SolverMissingError without OR-Tools."""
    import platform
    from importlib.metadata import PackageNotFoundError, version

    try:
        found = version("ortools")
    except PackageNotFoundError as missing:
        raise SolverMissingError from missing
    return found, f"{platform.system()} {platform.machine()}"


def maximise(
    engine: Engine, model: Model, goal: Terms, *, limits: Limits, hint: Mapping[int, int]
) -> Found:
    """The best values for a sum, as far as the limits allow; `hint` is a place to start from."""
    versions()
    if engine is Engine.HIGHS:
        return _highs(model, goal, limits)
    return _cp_sat(model, goal, limits=limits, hint=hint)


def _cp_sat(model: Model, goal: Terms, *, limits: Limits, hint: Mapping[int, int]) -> Found:
    from ortools.sat.python import cp_model

    made, variables = _cp_model(model)
    if goal:
        made.maximize(_sum(variables, tuple(goal.items())))
    for variable, value in hint.items():
        made.add_hint(variables[variable], value)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = 2
    solver.parameters.random_seed = SEED
    solver.parameters.max_deterministic_time = limits.effort
    solver.parameters.max_time_in_seconds = limits.seconds
    status = solver.solve(made)
    found = {
        cp_model.OPTIMAL: Outcome.OPTIMAL,
        cp_model.FEASIBLE: Outcome.FEASIBLE,
        cp_model.INFEASIBLE: Outcome.IMPOSSIBLE,
    }
    outcome = found.get(status, Outcome.UNKNOWN)
    solved = outcome in (Outcome.OPTIMAL, Outcome.FEASIBLE)
    return Found(
        outcome,
        tuple(int(solver.value(each)) for each in variables) if solved else (),
        floor(solver.best_objective_bound + NEARLY_ONE) if solved else None,
        effort=solver.deterministic_time,
        seconds=solver.wall_time,
        guarded=outcome is not Outcome.OPTIMAL and solver.wall_time >= limits.seconds,
    )


def _cp_model(model: Model) -> tuple[Any, list[Any]]:
    from ortools.sat.python import cp_model

    made = cp_model.CpModel()
    variables = [made.new_int_var(low, high, "") for low, high in model.bounds]
    for row in model.rows:
        if row.shared:
            continue
        low = cp_model.INT32_MIN * 2**30 if row.low is None else row.low
        high = cp_model.INT32_MAX * 2**30 if row.high is None else row.high
        made.add_linear_constraint(_sum(variables, row.terms), low, high)
    for sharing in model.sharings:
        intervals = [
            made.new_fixed_size_interval_var(variables[task.start], task.length, "")
            for task in sharing.tasks
        ]
        made.add_cumulative(intervals, [task.demand for task in sharing.tasks], sharing.capacity)
    return made, variables


def _sum(variables: list[Any], terms: tuple[tuple[int, int], ...]) -> Any:
    from ortools.sat.python import cp_model

    return cp_model.LinearExpr.weighted_sum(
        [variables[each] for each, _ in terms], [factor for _, factor in terms]
    )


def _highs(model: Model, goal: Terms, limits: Limits) -> Found:
    from ortools.math_opt.python import mathopt

    made = mathopt.Model()
    variables = [made.add_integer_variable(lb=low, ub=high) for low, high in model.bounds]
    infinite = float("inf")
    for row in model.rows:
        made.add_linear_constraint(
            lb=-infinite if row.low is None else row.low,
            ub=infinite if row.high is None else row.high,
            expr=mathopt.fast_sum([factor * variables[each] for each, factor in row.terms]),
        )
    made.maximize(mathopt.fast_sum([factor * variables[each] for each, factor in goal.items()]))
    parameters = mathopt.SolveParameters(
        time_limit=timedelta(seconds=limits.seconds),
        random_seed=SEED,
        absolute_gap_tolerance=0.0,
        relative_gap_tolerance=0.0,
    )
    solved = mathopt.solve(made, mathopt.SolverType.HIGHS, params=parameters)
    return _read_highs(solved, variables)


def _read_highs(solved: Any, variables: list[Any]) -> Found:
    from ortools.math_opt.python import mathopt

    found = {
        mathopt.TerminationReason.OPTIMAL: Outcome.OPTIMAL,
        mathopt.TerminationReason.FEASIBLE: Outcome.FEASIBLE,
        mathopt.TerminationReason.INFEASIBLE: Outcome.IMPOSSIBLE,
    }
    outcome = found.get(solved.termination.reason, Outcome.UNKNOWN)
    seconds = solved.solve_time().total_seconds()
    if outcome not in (Outcome.OPTIMAL, Outcome.FEASIBLE):
        return Found(outcome, seconds=seconds, guarded=outcome is Outcome.UNKNOWN)
    values = solved.variable_values()
    return Found(
        outcome,
        tuple(round(values[each]) for each in variables),
        floor(solved.termination.objective_bounds.dual_bound + NEARLY_ONE),
        seconds=seconds,
        guarded=outcome is Outcome.FEASIBLE,
    )
