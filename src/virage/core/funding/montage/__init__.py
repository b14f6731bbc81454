"""The financing of a plan: programmes and whole cents that leave the co-op the least to pay."""

from virage.core.funding.montage.candidates import Side
from virage.core.funding.montage.financing import (
    Apart,
    Conditional,
    Financing,
    Line,
    finance,
)
from virage.core.funding.montage.holds import Held, Hold
from virage.core.funding.montage.plans import Aid, AidState, Plan, PlanStep, Receipt
from virage.core.funding.montage.search import Budget
from virage.core.funding.montage.sides import Montage, Paid, Unused, Why

__all__ = [
    "Aid",
    "AidState",
    "Apart",
    "Budget",
    "Conditional",
    "Financing",
    "Held",
    "Hold",
    "Line",
    "Montage",
    "Paid",
    "Plan",
    "PlanStep",
    "Receipt",
    "Side",
    "Unused",
    "Why",
    "finance",
]
