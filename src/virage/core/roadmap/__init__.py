"""The strategic plan as a problem and a value, and the checker that trusts nobody."""

from virage.core.roadmap.aid import AidState, Ceiling, Offer, Programme
from virage.core.roadmap.checking import check
from virage.core.roadmap.faults import Fault, Reason
from virage.core.roadmap.measuring import gauges, yardsticks
from virage.core.roadmap.plan import Aid, Plan, Step
from virage.core.roadmap.problem import (
    Budget,
    FlagTarget,
    Gauge,
    Initiative,
    Lock,
    Mode,
    Need,
    Objective,
    Outlay,
    Prerequisite,
    Problem,
    RedFlag,
    Rung,
    Target,
    Team,
    Yardstick,
)
from virage.core.roadmap.worth import Aim, Valued, aims, cleared_after, worth

__all__ = [
    "Aid",
    "AidState",
    "Aim",
    "Budget",
    "Ceiling",
    "Fault",
    "FlagTarget",
    "Gauge",
    "Initiative",
    "Lock",
    "Mode",
    "Need",
    "Objective",
    "Offer",
    "Outlay",
    "Plan",
    "Prerequisite",
    "Problem",
    "Programme",
    "Reason",
    "RedFlag",
    "Rung",
    "Step",
    "Target",
    "Team",
    "Valued",
    "Yardstick",
    "aims",
    "check",
    "cleared_after",
    "gauges",
    "worth",
    "yardsticks",
]
