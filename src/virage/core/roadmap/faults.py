"""What may be wrong with a plan: a reason, where, and the numbers that show it."""

from dataclasses import dataclass
from enum import Enum


class Reason(Enum):
    """The rule that a plan breaks."""

    UNSOUND = "unsound"  # the problem itself contradicts what it may say
    NOT_KNOWN = "not_known"  # an initiative, mode or programme that the problem does not have
    TWICE = "twice"
    OUTSIDE_HORIZON = "outside_horizon"
    TOO_EARLY = "too_early"
    TOO_LATE = "too_late"
    CLOSED_QUARTER = "closed_quarter"
    GATE_SHUT = "gate_shut"
    LOCK = "lock"
    PREREQUISITE = "prerequisite"
    STAGE_NOT_REACHED = "stage_not_reached"
    COMPANION = "companion"
    EXCLUSIVE = "exclusive"
    AT_ONCE = "at_once"
    PEOPLE = "people"
    YEAR_BUDGET = "year_budget"
    WHOLE_BUDGET = "whole_budget"
    ADVANCE = "advance"
    TARGET = "target"
    FLAG_TARGET = "flag_target"
    AID_NOT_OFFERED = "aid_not_offered"
    AID_NOT_POSITIVE = "aid_not_positive"
    AID_WINDOW = "aid_window"
    AID_RATE = "aid_rate"
    AID_FLOOR = "aid_floor"
    AID_LEAST_SPEND = "aid_least_spend"
    AID_YEAR_CAP = "aid_year_cap"
    AID_WHOLE_CAP = "aid_whole_cap"
    AID_CEILING = "aid_ceiling"
    AID_OWN_PART = "aid_own_part"
    AID_OVER_COST = "aid_over_cost"


@dataclass(frozen=True, slots=True)
class Fault:
    """A broken rule: what it is about, the quarter or fiscal year, what was found and allowed.

    `about` names an initiative, then what it meets (a programme, a role, another initiative…).
    """

    reason: Reason
    about: tuple[str, ...] = ()
    when: int | None = None
    found: int | None = None
    allowed: int | None = None


def excess(fault: Fault) -> int:
    """By how much an amount is passed."""
    return (fault.found or 0) - (fault.allowed or 0)
