"""Which reminder is due: a day before and an hour before, to who registered earlier than that."""

from datetime import datetime, timedelta
from enum import Enum


class Reminder(Enum):
    """A reminder, by how long before the beginning it goes."""

    DAY = "day"
    HOUR = "hour"

    @property
    def before(self) -> timedelta:
        """How long before the beginning it goes."""
        return timedelta(days=1) if self is Reminder.DAY else timedelta(hours=1)


def reminder_due(starts_at: datetime, *, seated_at: datetime, now: datetime) -> Reminder | None:
    """The reminder that somebody with a place must have received by now; None when there is none.

    Whoever got the place after the moment of a reminder has just read when it begins.
    """
    if now >= starts_at:
        return None
    for reminder in (Reminder.HOUR, Reminder.DAY):
        moment = starts_at - reminder.before
        if now >= moment:
            return reminder if seated_at < moment else None
    return None
