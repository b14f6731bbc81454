"""When a digest is due: how often, on which day, at which hour of the reader's own clock."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

SATURDAY = 5


class Rhythm(Enum):
    """How often a digest comes; daily is from Monday to Friday."""

    DAILY = "daily"
    WEEKLY = "weekly"
    NEVER = "never"


class About(Enum):
    """What a digest may tell of."""

    REQUESTS = "requests"
    OVERDUE = "overdue"
    SOON = "soon"


@dataclass(frozen=True, slots=True)
class Schedule:
    """From which hour a digest may come, and on which weekday (Monday is 0) a weekly one does."""

    rhythm: Rhythm
    hour: int
    weekday: int = 0


def issue(schedule: Schedule, local: datetime, last: date | None) -> date | None:
    """The day of the digest to send now; None when none is due, or when it went already.

    `local` is the reader's own time: an hour that the clocks skip is made up for within the day.
    """
    day = local.date()
    if schedule.rhythm is Rhythm.NEVER or local.hour < schedule.hour:
        return None
    if last is not None and last >= day:
        return None
    weekly = schedule.rhythm is Rhythm.WEEKLY
    due = day.weekday() == schedule.weekday if weekly else day.weekday() < SATURDAY
    return day if due else None
