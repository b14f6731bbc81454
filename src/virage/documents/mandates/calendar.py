"""A meeting as a calendar file: the same UID and a growing SEQUENCE, so that calendars move it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from virage.core.text import Language
from virage.documents.language import words
from virage.documents.roadmap.stamping import writable

PRODUCT = "-//Virage//Mandates//FR"


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """A meeting; moments carry their time zone."""

    id: str
    host: str
    title: str
    organisation: str
    starts_at: datetime
    minutes: int
    place: str
    link: str
    sequence: int
    changed_at: datetime
    cancelled: bool


def meeting_calendar(meeting: Appointment, language: Language) -> bytes:
    """The meeting as iCalendar (RFC 5545); one that is cancelled says so."""
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if meeting.cancelled else "PUBLISH")
    event = Event()
    event.add("uid", f"{meeting.id}@{meeting.host}")
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", meeting.changed_at)
    event.add("dtstart", meeting.starts_at)
    event.add("dtend", meeting.starts_at + timedelta(minutes=meeting.minutes))
    event.add("summary", _line(f"{meeting.title} – {meeting.organisation}"))
    event.add("status", "CANCELLED" if meeting.cancelled else "CONFIRMED")
    if meeting.place:
        event.add("location", _line(meeting.place))
    if meeting.link:
        said = words(language).gettext("By video: %(link)s")
        event.add("url", meeting.link)
        event.add("description", _line(said % {"link": meeting.link}))
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def _line(said: str) -> str:
    """Words on one line."""
    return " ".join(writable(said).split())
