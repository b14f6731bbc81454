"""What a planning problem asks for, demand by demand, and how much of it could be given up."""

from virage.core.roadmap.demanding.asks import Ask, Demand, demands, keeping, needed_days
from virage.core.roadmap.demanding.gaining import asking_to_gain
from virage.core.roadmap.demanding.loosening import (
    GROWING,
    OF_MONEY,
    How,
    Loosened,
    hows,
    loosen,
    most,
    part,
)

__all__ = [
    "GROWING",
    "OF_MONEY",
    "Ask",
    "Demand",
    "How",
    "Loosened",
    "asking_to_gain",
    "demands",
    "hows",
    "keeping",
    "loosen",
    "most",
    "needed_days",
    "part",
]
