"""The days of a plan as a calendar file: starts, ends, decisions, last days to apply."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from virage.core.roadmap.plan import Placed
from virage.documents.funding.montage import conditional_in_words
from virage.documents.roadmap.dossier import Dossier
from virage.documents.roadmap.stamping import writable

if TYPE_CHECKING:
    from icalendar import Event

PRODUCT = "-//Virage//Strategic plan//FR"
REMINDED = timedelta(days=30)
KEY_LENGTH = 16
CUT = re.compile(r"[\t\n\r]+")


@dataclass(frozen=True, slots=True)
class Day:
    """A day to remember; `name` tells it from the others of its plan, however often it moves."""

    name: str
    on: date
    title: str
    told: str
    reminded: bool = False


def plan_calendar(dossier: Dossier, key: str = "") -> bytes:
    """The days of a plan as iCalendar (RFC 5545), in the language of the dossier.

    Each event lasts a day and keeps its UID when the plan is drawn again, so that a calendar moves
    it instead of adding another. `key` tells this plan from others; without one, plans of the same
    organisation share it.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _line(_title(dossier)))
    known = key or sha256(dossier.name.encode(errors="replace")).hexdigest()[:KEY_LENGTH]
    for day in days_of(dossier):
        calendar.add_component(_event(day, dossier, f"{day.name}.{known}@virage"))
    return bytes(calendar.to_ical())


def days_of(dossier: Dossier) -> tuple[Day, ...]:
    """Every day to remember, in order."""
    found = [*_steps(dossier), *_closings(dossier)]
    return tuple(sorted(found, key=lambda each: (each.on, each.name)))


def _title(dossier: Dossier) -> str:
    _ = dossier.say
    return " – ".join(filter(None, (_("Strategic plan for the digital transition"), dossier.name)))


def _steps(dossier: Dossier) -> Iterator[Day]:
    for step in dossier.drawn.placed:
        yield from _step(step, dossier)


def _step(step: Placed, dossier: Dossier) -> Iterator[Day]:
    _, tell, known = dossier.say, dossier.wording, dossier.drawn.initiative(step)
    told, named = _("%(name)s: %(answer)s"), {"step": tell.step(step)}
    facts = (
        (_("Who leads"), tell.lead(step)),
        (_("Days"), tell.days(step)),
        (_("Cost"), tell.cost(step)),
    )
    lines = [known.why.in_(dossier.language)]
    lines += [told % {"name": name, "answer": answer} for name, answer in facts if answer]
    yield Day(
        f"{step.id}.start",
        dossier.financed.first_day(step),
        _("Start: %(step)s") % named,
        "\n".join(lines),
    )
    done = known.done.in_(dossier.language)
    yield Day(
        f"{step.id}.end",
        dossier.financed.last_day(step),
        _("Done: %(step)s") % named,
        told % {"name": _("Done when"), "answer": done},
        reminded=True,
    )
    waiting = dossier.financed.waiting(step)
    if waiting is not None and waiting.step.decide_by is not None:
        yield Day(
            f"{step.id}.decision",
            waiting.step.decide_by,
            _("Go ahead or give up: %(step)s") % named,
            "\n".join(conditional_in_words(waiting, dossier.labels)),
            reminded=True,
        )


def _closings(dossier: Dossier) -> Iterator[Day]:
    """The last day of each programme that could be asked, where it is known to the day."""
    _, on = dossier.say, dossier.financed.financing.on
    asked = (
        chance.programme
        for step in dossier.drawn.placed
        for chance in dossier.financed.chances(step)
        if not chance.granted
    )
    for name in dict.fromkeys(asked):
        until = dossier.labels.catalogue.by_id[name].availability_on(on).status.until
        if until is not None and until.exact and until.first >= on:
            title = _("Last day to apply: %(programme)s")
            yield Day(
                f"{name}.closing",
                until.first,
                title % {"programme": dossier.labels.programme(name)},
                _("As known on %(day)s: ask the funder.") % {"day": dossier.in_words(on)},
                reminded=True,
            )


def _event(day: Day, dossier: Dossier, uid: str) -> "Event":
    from icalendar import Alarm, Event

    noon = datetime(dossier.day.year, dossier.day.month, dossier.day.day, 12, tzinfo=UTC)
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", noon)
    event.add("dtstart", day.on)
    event.add("dtend", day.on + timedelta(days=1))
    event.add("summary", _line(day.title))
    event.add("description", writable(day.told))
    event.add("transp", "TRANSPARENT")
    if day.reminded:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("trigger", -REMINDED)
        alarm.add("description", _line(day.title))
        event.add_component(alarm)
    return event


def _line(words: str) -> str:
    """Words on one line."""
    return CUT.sub(" ", writable(words))
