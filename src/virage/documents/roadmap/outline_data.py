"""The plan of a planning problem as data: ids, whole cents, quarters and stages from 1."""

from virage.core.roadmap.plan import Placed
from virage.core.roadmap.problem import AUTONOMY, TOTAL
from virage.documents.roadmap.found_data import Data, result_data, step_data
from virage.documents.roadmap.outline import Outline


def outline_data(outline: Outline) -> Data:
    """Everything that the text says, and the value and bound of each aim."""
    problem = outline.problem
    return {
        "name": outline.names.title,
        "quarters": problem.horizon,
        **result_data(outline.result),
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
    return step_data(step) | {
        "aid": {
            each.programme: each.cents for each in outline.plan.aids if each.initiative == step.id
        },
        "needs": list(outline.problem.by_id[step.id].needs),
    }
