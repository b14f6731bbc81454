"""Webinars: places and the waiting list, what a change is, reminders, who came, what followed."""

from virage.core.webinars.attendance import Attendance, Fault, Wrong, read_attendance
from virage.core.webinars.funnel import Funnel
from virage.core.webinars.places import Standing, called_up, standing_of_next
from virage.core.webinars.reminders import Reminder, reminder_due
from virage.core.webinars.replays import (
    Chapter,
    Part,
    Replay,
    UnreadableChapterError,
    parts_of,
    read_chapters,
)
from virage.core.webinars.sessions import (
    TIME_ZONES,
    Moment,
    Session,
    changes,
    day_of,
    moment_of,
    moved,
    moves_calendars,
    series_days,
)

__all__ = [
    "TIME_ZONES",
    "Attendance",
    "Chapter",
    "Fault",
    "Funnel",
    "Moment",
    "Part",
    "Reminder",
    "Replay",
    "Session",
    "Standing",
    "UnreadableChapterError",
    "Wrong",
    "called_up",
    "changes",
    "day_of",
    "moment_of",
    "moved",
    "moves_calendars",
    "parts_of",
    "read_attendance",
    "read_chapters",
    "reminder_due",
    "series_days",
    "standing_of_next",
]
