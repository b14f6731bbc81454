"""Between the rows of the webinars and the values of the core and of the documents."""

from dataclasses import fields
from datetime import datetime
from email.utils import parseaddr
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

from virage.core.text import Language
from virage.core.webinars import Chapter, Moment, Replay, Session, moment_of
from virage.documents.webinars import Event, Guest, calendar_file
from virage.web.jobs.links import absolute
from virage.web.organisations.bridge import current_questionnaire
from virage.web.organisations.secrets import lasting_secret
from virage.web.webinars.models import Door, Registration, State, Webinar

NAMES = tuple(field.name for field in fields(Session))
REGION = "region"


def session_of(row: Webinar) -> Session:
    """What a row announces."""
    said: dict[str, Any] = {name: getattr(row, name) for name in NAMES}
    return Session(**said)


def columns_of(session: Session) -> dict[str, Any]:
    """The columns of what is announced."""
    said = {name: getattr(session, name) for name in NAMES}
    return said | {"ends_at": session.ends_at}


def moment(row: Webinar, now: datetime) -> Moment:
    """Where a webinar stands in time."""
    return moment_of(row.starts_at, row.ends_at, now)


def chapters_of(row: Webinar) -> tuple[Chapter, ...]:
    """The chapters of its recording."""
    return tuple(Chapter(int(seconds), str(title)) for seconds, title in row.chapters)


def replay_of(row: Webinar) -> Replay:
    """Its recording, as it is written down."""
    return Replay(row.replay_url, chapters_of(row), row.transcript)


def secret_of(registration: Registration, door: Door) -> str:
    """The secret of a link, the same in each mail."""
    return lasting_secret(f"webinars.{door.value}", registration.id)


def link_of(registration: Registration, door: Door) -> str:
    """The whole address of a link, in the language of the person."""
    pages = {
        Door.PLACE: "webinars:place",
        Door.JOIN: "webinars:join",
        Door.OPINION: "webinars:opinion",
        Door.BEGIN: "webinars:begin",
        Door.QUIET: "webinars:quiet",
    }
    return absolute(pages[door], secret_of(registration, door), language=registration.language)


def public_calendar(row: Webinar, language: Language) -> bytes:
    """The calendar file for everybody: no guest in it."""
    page = absolute("webinars:webinar", row.id, language=language)
    return calendar_file(
        _event(row, stamp=row.changed_at, sequence=row.sequence, url=page), "PUBLISH"
    )


def calendar_of(registration: Registration, now: datetime, *, cancelled: bool = False) -> str:
    """The calendar file of a person; what it says replaces what was said to them before."""
    row = registration.webinar
    event = _event(
        row,
        stamp=now,
        sequence=row.sequence + registration.bumps,
        url=link_of(registration, Door.JOIN if row.link else Door.PLACE),
        cancelled=cancelled,
    )
    guest = Guest(registration.email)
    return calendar_file(event, "CANCEL" if cancelled else "REQUEST", guest).decode()


def _event(
    row: Webinar, *, stamp: datetime, sequence: int, url: str, cancelled: bool = False
) -> Event:
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    said = [row.learn, row.accessibility, url]
    return Event(
        uid=f"webinar-{row.id}@{urlsplit(settings.VIRAGE_ADDRESS).hostname}",
        sequence=sequence,
        stamp=stamp,
        starts_at=row.starts_at,
        minutes=row.minutes,
        time_zone=row.time_zone,
        title=row.title,
        description="\n\n".join(each.strip() for each in said if each.strip()),
        location=row.place or url,
        url=url,
        organizer=Guest(address, name or settings.VIRAGE_PROGRAMME_NAME),
        cancelled=cancelled or row.state == State.CANCELLED,
    )


def region_choices(language: Language) -> list[tuple[str, str]]:
    """The regions that the questionnaire knows."""
    question = current_questionnaire().by_id.get(REGION)
    return [(each.id, each.text.in_(language)) for each in question.choices] if question else []
