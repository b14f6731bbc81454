"""A plan as data: the ids of the catalogues, whole cents, quarters and stages from 1."""

from virage.core.roadmap.plan import Placed
from virage.core.roadmap.problem import AUTONOMY, TOTAL
from virage.documents.roadmap.drawn import Drawn
from virage.documents.roadmap.found_data import Data, result_data, step_data


def plan_data(drawn: Drawn) -> Data:
    """Everything that the text says, and the value and bound of each aim."""
    return {
        "name": drawn.portrait.sheet.name,
        "quarters": drawn.within.quarters,
        **result_data(drawn.result),
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
    return step_data(step) | {
        "needs": list(drawn.answers(step)),
        "required_by_law": drawn.initiative(step).duty is not None,
        "lifts": [
            {"question": each.question, "from": each.before, "to": each.after, "boxes": each.boxes}
            for each in drawn.gains(step)
        ],
        "opens": [each.id for each in drawn.opens(step)],
    }
