"""The linear relaxation of a model: quick, and able to prove that nothing fits."""

from math import inf
from typing import Any

from virage.core.solver.certificates import proves
from virage.core.solver.engines import versions
from virage.core.solver.linear import Model, Row


def seems_impossible(model: Model) -> bool:
    """Whether an engine finds no solution even in parts of whole numbers; it may be mistaken."""
    from ortools.linear_solver.python import model_builder

    made, variables = _variables(model)
    for row in model.rows:
        low = -inf if row.low is None else row.low
        high = inf if row.high is None else row.high
        made.add_linear_constraint(_sum(variables, row), low, high)
    return bool(_solver().solve(made) == model_builder.SolveStatus.INFEASIBLE)


def contradicts_itself(model: Model) -> bool:
    """Whether no solution exists even in parts of whole numbers, proved in exact numbers.

    False says nothing: the model may still have no solution.
    """
    return seems_impossible(model) and proves(model, _multipliers(model))


def _multipliers(model: Model) -> dict[int, float]:
    """What each row weighs in the least sum of all that would have to be given up."""
    made, variables = _variables(model)
    sides: list[tuple[int, Any]] = []
    missing = []
    for place, row in enumerate(model.rows):
        largest = max(abs(factor) for _, factor in row.terms)
        for bound, sign in ((row.low, 1), (row.high, -1)):
            if bound is None:
                continue
            missing.append(made.new_num_var(0.0, inf, ""))
            whole = _sum(variables, row) + sign * largest * missing[-1]
            ends = (bound, inf) if sign > 0 else (-inf, bound)
            sides.append((place, made.add_linear_constraint(whole, *ends)))
    made.minimize(sum(missing))
    solver = _solver()
    solver.solve(made)
    weights: dict[int, float] = {}
    for place, side in sides:
        weights[place] = weights.get(place, 0.0) + solver.dual_value(side)
    return weights


def _solver() -> Any:
    from ortools.linear_solver.python import model_builder

    versions()
    return model_builder.Solver("GLOP")


def _variables(model: Model) -> tuple[Any, list[Any]]:
    from ortools.linear_solver.python import model_builder

    made: Any = model_builder.Model()  # type: ignore[no-untyped-call]
    return made, [made.new_num_var(low, high, "") for low, high in model.bounds]


def _sum(variables: list[Any], row: Row) -> Any:
    from ortools.linear_solver.python import model_builder

    return model_builder.LinearExpr.weighted_sum(
        [variables[each] for each, _ in row.terms], [factor for _, factor in row.terms]
    )
