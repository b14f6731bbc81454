"""A plan as data: the ids of the catalogues, whole cents, quarters and stages from 1."""

from typing import Any

from virage.core.roadmap.plan import Placed
from virage.core.roadmap.problem import AUTONOMY, TOTAL
from virage.core.roadmap.sums import high_cost, mid_cost
from virage.documents.roadmap.drawn import Drawn

Data = dict[str, Any]


def plan_data(drawn: Drawn) -> Data:
    """Everything that the text says, and the value and bound of each aim."""
    result = drawn.result
    return {
        "name": drawn.portrait.sheet.name,
        "quarters": drawn.within.quarters,
        "outcome": result.outcome.value,
        "proofs": [
            {"aim": each.aim.value, "value": each.value, "bound": each.bound}
            for each in result.proofs
        ],
        "repeatable": result.repeatable,
        "solver": {"ortools": result.version, "platform": result.platform},
        "portrait": {name: _score(drawn, name) for name in (TOTAL, AUTONOMY)},
        "steps": [_step(drawn, each) for each in drawn.placed],
        "spent_at_most": list(drawn.spent),
        "budget": list(drawn.within.years),
        "flags": [{"id": each.flag.id, "cleared_after": when} for each, when in drawn.flags],
        "needs_left": list(drawn.unanswered),
    }


def _score(drawn: Drawn, name: str) -> Data:
    today, expected = drawn.score(name, 0), drawn.score(name, drawn.problem.horizon)
    return {
        "today": None if today is None else float(today),
        "expected": None if expected is None else float(expected),
    }


def _step(drawn: Drawn, step: Placed) -> Data:
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
        "days": dict(step.mode.days),
        "needs": list(drawn.answers(step)),
        "required_by_law": drawn.initiative(step).duty is not None,
        "lifts": [
            {"question": each.question, "from": each.before, "to": each.after, "boxes": each.boxes}
            for each in drawn.gains(step)
        ],
        "opens": [each.id for each in drawn.opens(step)],
    }
