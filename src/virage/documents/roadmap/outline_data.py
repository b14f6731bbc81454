"""The plan of a planning problem as data: ids, whole cents, quarters and stages from 1."""

from typing import Any

from virage.core.roadmap.plan import Placed
from virage.core.roadmap.problem import AUTONOMY, TOTAL
from virage.core.roadmap.sums import high_cost, mid_cost
from virage.documents.roadmap.outline import Outline

Data = dict[str, Any]


def outline_data(outline: Outline) -> Data:
    """Everything that the text says, and the value and bound of each aim."""
    problem, result = outline.problem, outline.result
    return {
        "name": outline.names.title,
        "quarters": problem.horizon,
        "outcome": result.outcome.value,
        "proofs": [
            {"aim": each.aim.value, "value": each.value, "bound": each.bound}
            for each in result.proofs
        ],
        "repeatable": result.repeatable,
        "solver": {"ortools": result.version, "platform": result.platform},
        "portrait": {
            name: {
                "today": outline.score(name, 0),
                "expected": outline.score(name, problem.horizon),
            }
            for name in (TOTAL, AUTONOMY)
            if name in problem.yardstick
        },
        "steps": [_step(outline, each) for each in outline.placed],
        "net_spent_at_most": list(outline.net),
        "budget": list(problem.budget.years),
        "flags": [{"id": flag, "cleared_after": when} for flag, when in outline.flags.items()],
        "needs_left": list(outline.needs_left),
    }


def _step(outline: Outline, step: Placed) -> Data:
    return {
        "initiative": step.id,
        "mode": step.mode.id,
        "first_quarter": step.start + 1,
        "last_quarter": step.end,
        "cost": {
            "middle": mid_cost(step.mode),
            "high": high_cost(step.mode),
            "a_year_after": step.mode.recurring,
        },
        "aid": {
            each.programme: each.cents for each in outline.plan.aids if each.initiative == step.id
        },
        "days": dict(step.mode.days),
        "needs": list(outline.problem.by_id[step.id].needs),
    }
