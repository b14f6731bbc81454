"""The linear relaxation of a model: quick, and able to prove that nothing fits."""

from math import inf
from typing import Any

from virage.core.solver.certificates import proves
from virage.core.solver.engines import versions
from virage.core.solver.linear import Model, Row


def seems_impossible(model: Model) -> bool:
    """Whether an engine finds no solution even in parts of whole numbers; it may be mistaken."""
    from ortools.math_opt.python import mathopt

    versions()
    made, variables = _variables(model)
    for row in model.rows:
        low = -inf if row.low is None else row.low
        high = inf if row.high is None else row.high
        made.add_linear_constraint(lb=low, ub=high, expr=_sum(variables, row))
    solved = mathopt.solve(made, mathopt.SolverType.GLOP)
    return bool(solved.termination.reason is mathopt.TerminationReason.INFEASIBLE)


def contradicts_itself(model: Model) -> bool:
    """Whether no solution exists even in parts of whole numbers, proved in exact numbers.

    False says nothing: the model may still have no solution.
    """
    return seems_impossible(model) and proves(model, _multipliers(model))


def _multipliers(model: Model) -> dict[int, float]:
    """What each row weighs in the least sum of all that would have to be given up."""
    from ortools.math_opt.python import mathopt

    made, variables = _variables(model)
    sides: list[tuple[int, Any]] = []
    missing = []
    for place, row in enumerate(model.rows):
        largest = max(abs(factor) for _, factor in row.terms)
        for bound, sign in ((row.low, 1), (row.high, -1)):
            if bound is None:
                continue
            missing.append(made.add_variable(lb=0.0))
            whole = _sum(variables, row) + sign * largest * missing[-1]
            wanted = whole >= bound if sign > 0 else whole <= bound
            sides.append((place, made.add_linear_constraint(wanted)))
    made.minimize(mathopt.fast_sum(missing))
    solved = mathopt.solve(made, mathopt.SolverType.GLOP)
    weights: dict[int, float] = {}
    found = solved.dual_values([side for _, side in sides])
    for (place, _), weight in zip(sides, found, strict=True):
        weights[place] = weights.get(place, 0.0) + weight
    return weights


def _variables(model: Model) -> tuple[Any, list[Any]]:
    from ortools.math_opt.python import mathopt

    made = mathopt.Model()
    return made, [made.add_variable(lb=low, ub=high) for low, high in model.bounds]


def _sum(variables: list[Any], row: Row) -> Any:
    from ortools.math_opt.python import mathopt

    return mathopt.fast_sum(factor * variables[each] for each, factor in row.terms)
