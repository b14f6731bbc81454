"""A subsidised mandate: its stages, the hours that may be written in it, what may be claimed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from types import MappingProxyType

from virage.core.funding.values import Expense
from virage.core.subsidy import IN_AN_HOUR, Quarters

MINUTE, MINUTES = 60, 60
QUARTER = 15 * MINUTE
WRITTEN = re.compile(
    r"(?P<hours>\d{1,4})(?:[.,](?P<part>\d{1,4})\s*h?|\s*(?:h|:)\s*(?P<minutes>\d{2})?)?"
)
MOST_AT_ONCE = 12 * IN_AN_HOUR  # longer than that, a timer was forgotten
DAYS_BEFORE = 60  # how late hours may be written


class Stage(Enum):
    """Where a mandate stands."""

    APPLIED = "applied"
    APPROVED = "approved"
    WORK = "work"
    FINISHED = "finished"
    CLOSED = "closed"
    CLAIMED = "claimed"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


NEXT: Mapping[Stage, frozenset[Stage]] = MappingProxyType(
    {
        Stage.APPLIED: frozenset({Stage.APPROVED, Stage.REFUSED, Stage.WITHDRAWN}),
        Stage.APPROVED: frozenset({Stage.WORK, Stage.WITHDRAWN}),
        Stage.WORK: frozenset({Stage.FINISHED}),
        Stage.FINISHED: frozenset({Stage.CLOSED}),
        Stage.CLOSED: frozenset({Stage.CLAIMED}),
        Stage.CLAIMED: frozenset(),
        Stage.REFUSED: frozenset(),
        Stage.WITHDRAWN: frozenset(),
    }
)
OPEN = frozenset({Stage.APPLIED, Stage.APPROVED, Stage.WORK, Stage.FINISHED})
RESERVED = frozenset({Stage.APPROVED, Stage.WORK, Stage.FINISHED, Stage.CLOSED, Stage.CLAIMED})


class Activity(Enum):
    """What an hour of advice went to."""

    PORTRAIT = "portrait"
    MEETING = "meeting"
    INTERVIEWS = "interviews"
    RESEARCH = "research"
    PLAN = "plan"
    FUNDING = "funding"
    REPORT = "report"


NOT_ADVICE = frozenset(
    {Expense.SOFTWARE, Expense.HARDWARE, Expense.LICENCES, Expense.EQUIPMENT}
)  # what people may ask for, and the subsidy never pays


class Deliverable(Enum):
    """What a mandate brings about."""

    PORTRAIT_READ = "portrait_read"
    PLAN = "plan"


@dataclass(frozen=True, slots=True)
class Work:
    """Hours that somebody means to write: what they went to, how many quarters, on which day."""

    kind: Activity | Expense
    quarters: Quarters
    on: date


@dataclass(frozen=True, slots=True)
class Grant:
    """The hours of a mandate, and the day on which its work began; None before."""

    granted: Quarters
    used: Quarters
    began_on: date | None

    @property
    def left(self) -> Quarters:
        """The quarter-hours that may still be written."""
        return self.granted - self.used


def refusal(work: Work, grant: Grant, *, today: date) -> str:
    """Why some hours may not be written; empty when they may."""
    reasons = (
        (isinstance(work.kind, Expense), "only advice is paid"),
        (grant.began_on is None, "not accepted yet"),
        (not 0 < work.quarters <= MOST_AT_ONCE, "not a working day"),
        (work.on > today, "not done yet"),
        (grant.began_on is not None and work.on < grant.began_on, "before the agreement"),
        ((today - work.on).days > DAYS_BEFORE, "too long ago"),
        (work.quarters > grant.left, "beyond the grant"),
    )
    return next((reason for holds, reason in reasons if holds), "")


def timed(seconds: int) -> Quarters:
    """What a timer comes to: the nearest quarter-hour, half of one up."""
    return (2 * seconds + QUARTER) // (2 * QUARTER)


def may_follow(now: Stage, then: Stage) -> bool:
    """Whether a mandate may go from one stage to another."""
    return then in NEXT[now]


def read_hours(typed: str) -> Quarters | None:
    """Hours as people write them: "1,25", "1.25 h", "1 h 15", "1:15"; None for anything else.

    What is not a whole number of quarters is never rounded: it is None.
    """
    found = WRITTEN.fullmatch(" ".join(typed.split()).lower())
    if found is None:
        return None
    part = Fraction(f"0.{found['part'] or 0}") + Fraction(int(found["minutes"] or 0), MINUTES)
    quarters = (int(found["hours"]) + part) * IN_AN_HOUR
    sound = quarters.denominator == 1 and int(found["minutes"] or 0) < MINUTES
    return int(quarters) if sound else None
