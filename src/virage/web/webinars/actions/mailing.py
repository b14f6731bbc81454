"""The mails of the webinars, each put in the outbox once; always in the caller's transaction."""

from datetime import datetime, timedelta
from typing import Any

from virage.core.text import Language
from virage.core.webinars import Reminder
from virage.documents.webinars import moment_in_words
from virage.web.jobs.actions import post_mail
from virage.web.jobs.links import absolute
from virage.web.organisations.secrets import digest_of
from virage.web.webinars.bridge import calendar_of, chapters_of, link_of
from virage.web.webinars.models import Door, Registration, State, Webinar

AFTERWARDS = timedelta(days=14)  # a mail about what follows is of no use later


def tell_standing(registration: Registration, now: datetime, *, promoted: bool = False) -> None:
    """Confirm a place with its calendar file, or a rank on the waiting list; once a day at most."""
    seated = registration.is_seated
    _post(
        registration,
        now,
        name="place" if seated else "waiting",
        occasion=f"{registration.bumps}:{now.date()}",
        until=registration.webinar.ends_at,
        promoted=promoted,
        **(_calendar(registration, now) if seated else {}),
    )


def tell_change(registration: Registration, now: datetime) -> None:
    """Say that the day, the hour or the place changed; the calendar follows by itself."""
    _post(
        registration,
        now,
        name="changed",
        occasion=f"s{registration.webinar.sequence}",
        until=registration.webinar.ends_at,
        **(_calendar(registration, now) if registration.is_seated else {}),
    )


def tell_cancelled(registration: Registration, now: datetime) -> None:
    """Say that the webinar is cancelled; the calendar strikes it out."""
    seated = registration.is_seated
    struck = _calendar(registration, now, cancelled=True) if seated else {}
    sequence = registration.webinar.sequence
    _post(registration, now, name="cancelled", occasion=f"s{sequence}", **struck)


def tell_left(registration: Registration, now: datetime, *, was_seated: bool) -> None:
    """Confirm that the person gave up; the calendar strikes out what it held."""
    struck = _calendar(registration, now, cancelled=True) if was_seated else {}
    _post(registration, now, name="left", occasion=str(registration.bumps), **struck)


def remind(registration: Registration, reminder: Reminder, now: datetime) -> None:
    """Say that it is tomorrow, or in an hour; late it says nothing."""
    webinar = registration.webinar
    last = webinar.starts_at - Reminder.HOUR.before
    _post(
        registration,
        now,
        name="reminder",
        occasion=f"{reminder.value}:{webinar.starts_at.isoformat()}",
        until=last if reminder is Reminder.DAY else webinar.ends_at,
        tomorrow=reminder is Reminder.DAY,
    )


def tell_what_next(registration: Registration, now: datetime) -> None:
    """Say what comes after: the recording, two questions, the self-diagnosis."""
    _post(
        registration,
        now,
        name="next",
        occasion="next",
        until=now + AFTERWARDS,
        present=registration.attended_at is not None,
        begin_url=link_of(registration, Door.BEGIN),
        opinion_url=link_of(registration, Door.OPINION),
        stop_url=link_of(registration, Door.QUIET),
    )


def tell_replay(registration: Registration, now: datetime) -> None:
    """Say that the recording is there."""
    _post(
        registration,
        now,
        name="replay",
        occasion="replay",
        until=now + AFTERWARDS,
        chapters=[each.title for each in chapters_of(registration.webinar)],
        stop_url=link_of(registration, Door.QUIET),
    )


def tell_words(registration: Registration, now: datetime, *, subject: str, words: str) -> None:
    """Pass on what an organiser writes; the same words go once."""
    _post(
        registration,
        now,
        name="message",
        occasion=f"message:{digest_of(f'{subject} {words}')[:32]}",
        until=now + AFTERWARDS,
        subject=subject,
        words=words,
        stop_url=link_of(registration, Door.QUIET),
    )


def tell_begun(registration: Registration, now: datetime, *, sheet_url: str) -> None:
    """Send the private link of the self-diagnosis that was just begun."""
    _post(registration, now, name="begun", occasion="begun", sheet_url=sheet_url)


def _calendar(
    registration: Registration, now: datetime, *, cancelled: bool = False
) -> dict[str, Any]:
    method = "CANCEL" if cancelled else "REQUEST"
    text = calendar_of(registration, now, cancelled=cancelled)
    return {"calendar": {"method": method, "text": text}}


def _post(
    registration: Registration,
    now: datetime,
    *,
    name: str,
    occasion: str,
    until: datetime | None = None,
    **more: Any,
) -> None:
    post_mail(
        now=now,
        purpose=f"webinar.{name}",
        occasion=f"webinar:{registration.id}:{occasion}",
        recipient=registration.email,
        organisation=registration.organisation_id,
        language=registration.language,
        template=f"webinars/mail/{name}",
        context=_said(registration) | more,
        until=until,
    )


def _said(registration: Registration) -> dict[str, Any]:
    """What every mail about a webinar may say."""
    webinar, language = registration.webinar, registration.language
    spoken: Language = "en" if language == "en" else "fr"
    held = webinar.state == State.OPEN and bool(webinar.link)
    return {
        "title": webinar.title,
        "presenter": webinar.presenter,
        "moment": told_moment(webinar, spoken),
        "place": webinar.place,
        "accessibility": webinar.accessibility,
        "page_url": absolute("webinars:webinar", webinar.id, language=language),
        "calendar_url": absolute("webinars:calendar", language=language),
        "place_url": link_of(registration, Door.PLACE),
        "join_url": link_of(registration, Door.JOIN) if held else "",
        "replay": webinar.replay_at is not None,
        "seated": registration.is_seated,
    }


def told_moment(webinar: Webinar, language: Language) -> str:
    """When it is held, in words."""
    return moment_in_words(webinar.starts_at, webinar.minutes, webinar.time_zone, language=language)
