"""The least of an amount that a model may need: a slack variable in the rows that it bounds."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from virage.core.roadmap.plan import Plan
from virage.core.roadmap.problem import Problem
from virage.core.solver.engines import Engine, Limits, maximise
from virage.core.solver.linear import Model
from virage.core.solver.solving import plan_of, rules_of


@dataclass(frozen=True, slots=True)
class Leanest:
    """A plan that needs little of an amount; CP-SAT says that no plan needs less than `below`."""

    plan: Plan
    below: int


def leanest(
    at: Callable[[int], Problem], most: int, *, unit: int, limits: Limits
) -> Leanest | None:
    """A plan that needs as little of an amount as one engine finds, counted in units.

    `at` gives the problem in which the amount is what it is told; `most` of it is known to do.
    None when nothing was found in time, or where the amount does more than bound some rows.
    """
    draft = rules_of(at(0))
    tighter = rules_of(at(-1))
    if len(draft.model.rows) != len(tighter.model.rows):
        return None
    slack = _slackened(draft.model, tighter.model, -(-most // unit), unit=unit)
    found = maximise(Engine.CP_SAT, draft.model, {slack: -1}, limits=limits, hint={})
    if found.bound is None:
        return None
    return Leanest(plan_of(draft, dict(enumerate(found.values))), -found.bound * unit)


def _slackened(model: Model, tighter: Model, most: int, *, unit: int) -> int:
    """Give way by units in every row that one less of the amount would narrow."""
    slack = model.variable(0, most)
    model.sharings.clear()
    for place, (row, narrow) in enumerate(zip(model.rows, tighter.rows, strict=True)):
        given = (row.high or 0) - (narrow.high or 0)
        terms = (*row.terms, (slack, -given * unit)) if given else row.terms
        model.rows[place] = replace(row, terms=terms, shared=False)
    return slack
