"""Rows of the plans."""

from virage.web.plans.models.plans import (
    GOING_ON,
    RESOLUTION_LENGTH,
    Plan,
    Reason,
    Solve,
    Standing,
    State,
    Version,
)

__all__ = [
    "GOING_ON",
    "RESOLUTION_LENGTH",
    "Plan",
    "Reason",
    "Solve",
    "Standing",
    "State",
    "Version",
]
