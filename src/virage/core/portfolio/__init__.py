"""The catalogue asked of a whole portfolio at once, column by column, equal to `core.funding`."""

from virage.core.portfolio.changes import (
    KEPT,
    NoSuchRuleError,
    with_bounds,
    with_cap,
    with_rate,
)
from virage.core.portfolio.columns import UNTOLD, Coded, Columns, encode, revenue_of
from virage.core.portfolio.judging import judge
from virage.core.portfolio.outcomes import Judged, Outcome
from virage.core.portfolio.what_if import Difference, WhatIf, what_if

__all__ = [
    "KEPT",
    "UNTOLD",
    "Coded",
    "Columns",
    "Difference",
    "Judged",
    "NoSuchRuleError",
    "Outcome",
    "WhatIf",
    "encode",
    "judge",
    "revenue_of",
    "what_if",
    "with_bounds",
    "with_cap",
    "with_rate",
]
