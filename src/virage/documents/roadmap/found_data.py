"""What every plan says of itself as data: how far it is proved, and each of its steps."""

from typing import Any

from virage.core.roadmap.plan import Placed
from virage.core.roadmap.sums import high_cost, mid_cost
from virage.core.solver import Result

Data = dict[str, Any]


def result_data(result: Result) -> Data:
    """What was searched, with the value and the bound of each aim."""
    return {
        "outcome": result.outcome.value,
        "proofs": [
            {"aim": each.aim.value, "value": each.value, "bound": each.bound}
            for each in result.proofs
        ],
        "repeatable": result.repeatable,
        "solver": {"ortools": result.version, "platform": result.platform},
    }


def step_data(step: Placed) -> Data:
    """A step: ids, whole cents, quarters from 1."""
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
    }
