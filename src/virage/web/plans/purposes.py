"""The words of a plan as JSON; a plan that was kept before there were any has none."""

from dataclasses import asdict
from typing import Any

from virage.core.roadmap.purpose import Doing, Goal, Purpose

Data = dict[str, Any]


def purpose_data(purpose: Purpose) -> Data:
    """The words of a plan as JSON."""
    return {
        "vision": purpose.vision,
        "goals": [asdict(each) | {"steps": list(each.steps)} for each in purpose.goals],
        "doings": {step: asdict(each) for step, each in purpose.doings.items()},
        "budget_unknown": purpose.budget_unknown,
    }


def purpose_from(data: Data | None) -> Purpose:
    """The words that were kept as JSON; None: nobody wrote any."""
    if data is None:
        return Purpose()
    return Purpose(
        vision=data["vision"],
        goals=tuple(Goal(**{**each, "steps": tuple(each["steps"])}) for each in data["goals"]),
        doings={step: Doing(**each) for step, each in data["doings"].items()},
        budget_unknown=data["budget_unknown"],
    )
