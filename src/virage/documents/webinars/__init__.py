"""Webinars as people read them: the moment in words, the calendar file."""

from virage.documents.webinars.calendar import Event, Guest, calendar_file
from virage.documents.webinars.moments import hours_in_words, moment_in_words, zone_in_words

__all__ = [
    "Event",
    "Guest",
    "calendar_file",
    "hours_in_words",
    "moment_in_words",
    "zone_in_words",
]
