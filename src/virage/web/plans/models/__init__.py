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
from virage.web.plans.models.remarks import (
    Change,
    Outcome,
    Passed,
    Remark,
    Suggestion,
    VendorName,
)

__all__ = [
    "GOING_ON",
    "RESOLUTION_LENGTH",
    "Change",
    "Checkpoint",
    "Choice",
    "Course",
    "Evidence",
    "Kin",
    "Kind",
    "Outcome",
    "Paper",
    "Passed",
    "Plan",
    "Progress",
    "Reason",
    "Remark",
    "Reminded",
    "Silence",
    "Solve",
    "Stage",
    "Standing",
    "State",
    "Suggestion",
    "Turn",
    "VendorName",
    "Version",
]
