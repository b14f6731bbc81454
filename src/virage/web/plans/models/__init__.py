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
    "Outcome",
    "Passed",
    "Plan",
    "Reason",
    "Remark",
    "Solve",
    "Standing",
    "State",
    "Suggestion",
    "VendorName",
    "Version",
]
