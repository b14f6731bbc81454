"""A webinar as it is announced, what a change of it is, and the days of a series."""

from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from zoneinfo import ZoneInfo

from virage.core.text import Language

# Those of Canada where clocks differ, from east to west, under the names of the tz database.
TIME_ZONES = (
    "America/St_Johns",
    "America/Blanc-Sablon",
    "America/Halifax",
    "America/Toronto",
    "America/Winnipeg",
    "America/Regina",
    "America/Edmonton",
    "America/Vancouver",
)
DOORS_OPEN = timedelta(minutes=30)  # before the beginning
WEEK = timedelta(weeks=1)
ON_CALENDARS = frozenset({"title", "starts_at", "minutes", "time_zone", "link", "place"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One webinar: `starts_at` knows its offset, `time_zone` says how the hour is told.

    `learn` is what one learns, a line each; `link` and `place` say where, one of them at least.
    """

    title: str
    learn: str
    presenter: str
    language: Language
    time_zone: str
    starts_at: datetime
    minutes: int
    capacity: int
    facet: str = ""
    link: str = ""
    place: str = ""
    accessibility: str = ""

    @property
    def ends_at(self) -> datetime:
        """When it is over."""
        return self.starts_at + timedelta(minutes=self.minutes)


class Moment(Enum):
    """Where a webinar stands in time; its doors open half an hour before it begins."""

    AHEAD = "ahead"
    OPEN = "open"
    OVER = "over"


def moment_of(starts_at: datetime, ends_at: datetime, now: datetime) -> Moment:
    """Where a webinar stands at a moment."""
    if now >= ends_at:
        return Moment.OVER
    return Moment.OPEN if now >= starts_at - DOORS_OPEN else Moment.AHEAD


def changes(before: Session, after: Session) -> frozenset[str]:
    """The names of what changed."""
    names = (field.name for field in fields(Session))
    return frozenset(name for name in names if getattr(before, name) != getattr(after, name))


def moves_calendars(changed: frozenset[str]) -> bool:
    """Whether a change concerns what people wrote in their calendars."""
    return bool(changed & ON_CALENDARS)


def series_days(first: date, *, count: int, weeks: int) -> tuple[date, ...]:
    """The days of a series, so many weeks apart; the hour on the clock stays the same."""
    return tuple(first + number * weeks * WEEK for number in range(count))


def moved(session: Session, days: int) -> Session:
    """The same so many days later, at the same hour on the clock of its time zone."""
    local = session.starts_at.astimezone(ZoneInfo(session.time_zone))
    return replace(session, starts_at=(local + timedelta(days=days)).astimezone(UTC))


def day_of(session: Session) -> date:
    """The day on which it is held, where its clock is."""
    return session.starts_at.astimezone(ZoneInfo(session.time_zone)).date()
