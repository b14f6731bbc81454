"""Rows of the plans."""

from virage.web.plans.models.choices import Choice, Kin
from virage.web.plans.models.plans import (
    GOING_ON,
    RESOLUTION_LENGTH,
    Kind,
    Plan,
    Reason,
    Solve,
    Stage,
    Standing,
    State,
    Version,
)

__all__ = [
    "GOING_ON",
    "RESOLUTION_LENGTH",
    "Choice",
    "Kin",
    "Kind",
    "Plan",
    "Reason",
    "Solve",
    "Stage",
    "Standing",
    "State",
    "Version",
]
