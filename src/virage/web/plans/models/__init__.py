"""Rows of the plans."""

from virage.web.plans.models.choices import Choice, Kin
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
    "Checkpoint",
    "Choice",
    "Course",
    "Evidence",
    "Kin",
    "Kind",
    "Paper",
    "Plan",
    "Progress",
    "Reason",
    "Reminded",
    "Silence",
    "Solve",
    "Stage",
    "Standing",
    "State",
    "Turn",
    "Version",
]
