"""A webinar as a calendar file (RFC 5545) that calendars update and cancel by themselves.

An update or a cancellation is the same UID with a greater SEQUENCE (RFC 5546): calendars move or
strike out what they hold instead of adding another event.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Literal
from zoneinfo import ZoneInfo

from virage.documents.roadmap.stamping import writable

if TYPE_CHECKING:
    from icalendar import Event as Component

PRODUCT = "-//Virage//Webinars//FR"
CUT = re.compile(r"[\t\n\r]+")
Method = Literal["PUBLISH", "REQUEST", "CANCEL"]


@dataclass(frozen=True, slots=True)
class Guest:
    """An address, and a name that may be empty."""

    email: str
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What a calendar shows; `sequence` grows with each change, `stamp` is when this was said."""

    uid: str
    sequence: int
    stamp: datetime
    starts_at: datetime
    minutes: int
    time_zone: str
    title: str
    description: str
    location: str
    url: str
    organizer: Guest
    cancelled: bool = False


def calendar_file(event: Event, method: Method, guest: Guest | None = None) -> bytes:
    """The file of one event: for everybody (PUBLISH), or for a guest (REQUEST, CANCEL)."""
    from icalendar import Calendar

    from virage.documents.webinars.zones import zone_component

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    local = event.starts_at.astimezone(ZoneInfo(event.time_zone))
    calendar.add_component(zone_component(event.time_zone, local.year))
    calendar.add_component(_event(event, local, guest))
    return bytes(calendar.to_ical())


def _event(event: Event, local: datetime, guest: Guest | None) -> "Component":
    from icalendar import Event as Component

    ends = (event.starts_at + timedelta(minutes=event.minutes)).astimezone(local.tzinfo)
    component = Component()
    component.add("uid", event.uid)
    component.add("sequence", event.sequence)
    component.add("dtstamp", event.stamp.astimezone(UTC))
    component.add("last-modified", event.stamp.astimezone(UTC))
    component.add("dtstart", local)
    component.add("dtend", ends)
    component.add("summary", _line(event.title))
    component.add("description", writable(event.description))
    component.add("location", _line(event.location))
    component.add("url", event.url)
    component.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    component.add("organizer", _person(event.organizer))
    if guest is not None:
        component.add("attendee", _person(guest, coming=not event.cancelled))
    return component


def _person(guest: Guest, *, coming: bool | None = None) -> object:
    from icalendar import vCalAddress, vText

    address = vCalAddress(f"mailto:{guest.email}")
    if guest.name:
        address.params["CN"] = vText(_line(guest.name).replace('"', "’"))
    if coming is not None:
        address.params["ROLE"] = vText("REQ-PARTICIPANT")
        address.params["PARTSTAT"] = vText("ACCEPTED" if coming else "DECLINED")
        address.params["RSVP"] = vText("FALSE")
    return address


def _line(words: str) -> str:
    """Words on one line."""
    return CUT.sub(" ", writable(words))
