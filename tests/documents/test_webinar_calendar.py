"""The calendar file of a webinar, read by a library that did not write it; the hour in words."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import vobject
from icalendar import Calendar

from virage.core.webinars import TIME_ZONES
from virage.documents.language import clock
from virage.documents.webinars import Event, Guest, calendar_file, moment_in_words
from virage.documents.webinars.moments import elsewhere_in_words, zone_in_words

STARTS = datetime(2026, 12, 3, 17, tzinfo=UTC)
EVENT = Event(
    uid="webinar-1@virage.example",
    sequence=0,
    stamp=datetime(2026, 11, 1, 9, tzinfo=UTC),
    starts_at=STARTS,
    minutes=90,
    time_zone="America/Toronto",
    title="Vendre en ligne; par où\ncommencer, «\u00a0ensemble\u00a0»?",
    description="Une ligne\nUne autre\x01",
    location="https://virage.example/entrer",
    url="https://virage.example/entrer",
    organizer=Guest("virage@example.coop", 'Virage "Québec", inc.'),
)
ANA = Guest("ana@example.coop")


def read(made: bytes) -> vobject.base.Component:
    calendar = vobject.readOne(made.decode())
    calendar.validate(raiseException=True)
    return calendar


def test_a_guest_s_file_holds_all_that_calendars_ask_for():
    calendar = read(calendar_file(EVENT, "REQUEST", ANA))
    event = calendar.vevent
    assert (calendar.method.value, calendar.version.value) == ("REQUEST", "2.0")
    assert event.uid.value == EVENT.uid
    assert event.sequence.value == "0"
    assert event.dtstart.value == STARTS
    assert event.dtend.value == STARTS + timedelta(minutes=90)
    assert event.dtstamp.value == EVENT.stamp
    assert event.summary.value == "Vendre en ligne; par où commencer, «\u00a0ensemble\u00a0»?"
    assert event.description.value == "Une ligne\nUne autre\ufffd"
    assert event.organizer.value == "mailto:virage@example.coop"
    assert event.attendee.value == "mailto:ana@example.coop"
    assert event.attendee.params["RSVP"] == ["FALSE"]
    assert event.status.value == "CONFIRMED"
    assert calendar.vtimezone.tzid.value == "America/Toronto"


def test_lines_are_folded_and_end_as_the_standard_asks():
    made = calendar_file(replace(EVENT, title="é" * 200), "REQUEST", ANA)
    assert all(len(line) <= 75 for line in made.split(b"\r\n"))
    assert b"\n" not in made.replace(b"\r\n", b"")


def test_the_file_for_everybody_names_no_guest():
    calendar = read(calendar_file(EVENT, "PUBLISH"))
    assert calendar.method.value == "PUBLISH"
    assert not hasattr(calendar.vevent, "attendee")


def test_a_cancellation_is_the_same_event_with_a_greater_sequence():
    made = calendar_file(replace(EVENT, sequence=3, cancelled=True), "CANCEL", ANA)
    calendar = read(made)
    event = calendar.vevent
    assert (calendar.method.value, event.status.value) == ("CANCEL", "CANCELLED")
    assert (event.uid.value, event.sequence.value) == (EVENT.uid, "3")
    assert event.organizer.value == "mailto:virage@example.coop"


@pytest.mark.parametrize("zone", TIME_ZONES)
@pytest.mark.parametrize("month", range(1, 13))
def test_the_rules_of_a_zone_say_what_the_clocks_of_the_place_say(zone, month):
    starts = datetime(2027, month, 12, 12, tzinfo=ZoneInfo(zone))
    made = calendar_file(replace(EVENT, starts_at=starts, time_zone=zone), "PUBLISH")
    component = Calendar.from_ical(made).walk("VTIMEZONE")[0]
    naive = starts.replace(tzinfo=None)
    assert component.to_tz(lookup_tzid=False).utcoffset(naive) == starts.utcoffset()


IN_FRENCH = (
    "jeudi 3\u00a0décembre\u00a02026, de 12\u00a0h à 13\u00a0h\u00a030, heure de l’Est (Québec)"
)
IN_ENGLISH = (
    "Thursday, December 3, 2026, from 12\u00a0p.m. to 1:30\u00a0p.m., Eastern time (Québec)"
)


@pytest.mark.parametrize(("language", "words"), [("fr", IN_FRENCH), ("en", IN_ENGLISH)])
def test_the_moment_is_told_with_its_day_its_hours_and_whose_clock(language, words):
    assert moment_in_words(STARTS, 90, "America/Toronto", language=language) == words


def test_the_islands_are_told_their_own_hour():
    assert elsewhere_in_words(STARTS, "America/Toronto", "fr").startswith("13\u00a0h")
    assert elsewhere_in_words(STARTS, "America/Halifax", "fr") == ""
    assert zone_in_words("Europe/Paris", "fr") == "Europe/Paris"


@pytest.mark.parametrize(
    ("hour", "minute", "fr", "en"),
    [(0, 5, "0 h 05", "12:05 a.m."), (9, 0, "9 h", "9 a.m."), (12, 0, "12 h", "12 p.m.")],
)
def test_an_hour_is_told_as_people_tell_it(hour, minute, fr, en):
    local = datetime(2026, 12, 3, hour, minute, tzinfo=UTC)
    said = [clock(local, language).replace("\u00a0", " ") for language in ("fr", "en")]
    assert said == [fr, en]
