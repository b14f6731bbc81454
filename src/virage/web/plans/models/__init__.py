"""Rows of the plans."""

from virage.web.plans.models.following import (
    Checkpoint,
    Course,
    Evidence,
    Paper,
    Progress,
    Reminded,
    Silence,
    Turn,
)
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
    "Checkpoint",
    "Course",
    "Evidence",
    "Paper",
    "Plan",
    "Progress",
    "Reason",
    "Reminded",
    "Silence",
    "Solve",
    "Standing",
    "State",
    "Turn",
    "Version",
]
