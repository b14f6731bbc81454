"""What organisers do: announce, copy, change, cancel, write to people."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from virage.core.access import Actor
from virage.core.webinars import Session, Standing, changes, day_of, moved, moves_calendars
from virage.web.journal.actions import record
from virage.web.refusals import RefusedError, require
from virage.web.webinars import queries
from virage.web.webinars.actions import mailing
from virage.web.webinars.actions.registering import fill, take_turn
from virage.web.webinars.bridge import columns_of, session_of
from virage.web.webinars.models import Registration, Series, State, Webinar


def add_webinar(*, actor: Actor, session: Session) -> Webinar:
    """Write a webinar down; nobody sees it until it is published."""
    require("webinar.organise", actor)
    with transaction.atomic():
        row = _added(session, timezone.now(), None)
        _record("add", actor, row.id)
    return row


def add_series(*, actor: Actor, title: str, sessions: Iterable[Session]) -> tuple[Webinar, ...]:
    """Write the webinars of a series down."""
    require("webinar.organise", actor)
    now = timezone.now()
    with transaction.atomic():
        series = Series.objects.create(title=title, made_at=now)
        rows = tuple(_added(each, now, series) for each in sessions)
        for row in rows:
            _record("add", actor, row.id)
    return rows


def copy_series(*, actor: Actor, webinar: Webinar, title: str, day: date) -> tuple[Webinar, ...]:
    """Write the series of a webinar down again, its first one on another day, as far apart."""
    sessions = [session_of(each) for each in queries.series_of(webinar)]
    days = (day - day_of(sessions[0])).days
    return add_series(actor=actor, title=title, sessions=[moved(each, days) for each in sessions])


def publish(*, actor: Actor, webinar: Webinar) -> bool:
    """Let everybody see a webinar and register; False when that was done."""
    require("webinar.organise", actor)
    with transaction.atomic():
        row = take_turn(webinar.id)
        if row.state != State.DRAFT:
            return False
        _write(row, {"state": State.OPEN})
        _record("publish", actor, row.id)
    return True


def publish_series(*, actor: Actor, webinar: Webinar) -> int:
    """Publish what is not published yet of the series of a webinar; how many that was."""
    drafts = queries.drafts_beside(webinar)
    return sum(publish(actor=actor, webinar=each) for each in drafts)


def change_webinar(*, actor: Actor, webinar: Webinar, base: int, session: Session) -> bool:
    """Change what is announced; False, with nothing written, when it changed since `base`.

    When the day, the hour or the place changes, everybody who registered is written to, and their
    calendars follow. Room for more calls up who waits. RefusedError when there would be less room
    than people who have a place, or when it is cancelled.
    """
    require("webinar.organise", actor)
    now = timezone.now()
    with transaction.atomic():
        row = take_turn(webinar.id)
        changed = changes(session_of(row), session)
        if not changed:
            return True
        if row.version != base:
            return False
        _may_change(row, session)
        moved = moves_calendars(changed) and row.state == State.OPEN
        _write(row, columns_of(session), sequence=row.sequence + moved)
        if moved and not row.is_over(now):
            for each in _people(row):
                mailing.tell_change(each, now)
        fill(row, now)
        _record("change", actor, row.id, changed=" ".join(sorted(changed)))
    return True


def cancel(*, actor: Actor, webinar: Webinar) -> bool:
    """Cancel a webinar and write to everybody who registered; False when it is too late for that.

    A draft that nobody saw is taken away.
    """
    require("webinar.organise", actor)
    now = timezone.now()
    with transaction.atomic():
        row = take_turn(webinar.id)
        if row.state == State.CANCELLED or (row.state == State.OPEN and row.is_over(now)):
            return False
        if row.state == State.DRAFT:
            Webinar.objects.filter(id=row.id).delete()
        else:
            _write(row, {"state": State.CANCELLED}, sequence=row.sequence + 1)
            for each in _people(row):
                mailing.tell_cancelled(each, now)
        _record("cancel", actor, webinar.id)
    return True


def write_to(*, actor: Actor, webinar: Webinar, audience: str, subject: str, words: str) -> int:
    """Write to those who registered, by how they stand; to how many. The same words go once."""
    require("webinar.organise", actor)
    now = timezone.now()
    people = queries.audience_of(webinar, audience).filter(stopped_at=None)
    with transaction.atomic():
        for each in people:
            mailing.tell_words(each, now, subject=subject, words=words)
        _record("message", actor, webinar.id, audience=audience)
    return len(people)


def export_people(*, actor: Actor, webinar: Webinar) -> tuple[Registration, ...]:
    """Who registered, to be taken out of the site; that it was asked for is journalled."""
    require("webinar.organise", actor)
    with transaction.atomic():
        rows = tuple(queries.registrations_of(webinar))
        _record("export", actor, webinar.id, count=str(len(rows)))
    return rows


def _added(session: Session, now: datetime, series: Series | None) -> Webinar:
    return Webinar.objects.create(**columns_of(session), series=series, made_at=now, changed_at=now)


def _may_change(row: Webinar, session: Session) -> None:
    if row.state == State.CANCELLED:
        raise RefusedError("the webinar is cancelled")
    if session.capacity < queries.seated_count(row):
        raise RefusedError("the places are taken")


def _write(row: Webinar, columns: dict[str, Any], *, sequence: int | None = None) -> None:
    """Write columns of a webinar in its turn, and leave the row as it is then."""
    row.version, row.changed_at = row.version + 1, timezone.now()
    row.sequence = row.sequence if sequence is None else sequence
    for name, value in columns.items():
        setattr(row, name, value)
    row.save(update_fields=[*columns, "version", "changed_at", "sequence"])


def _people(row: Webinar) -> tuple[Registration, ...]:
    """Who has a place or waits, with the webinar as it is now."""
    people = tuple(queries.registrations_of(row).exclude(standing=Standing.LEFT.value))
    for each in people:
        each.webinar = row
    return people


def _record(deed: str, actor: Actor, thing: UUID, **fields: str) -> None:
    """Journal a deed in the site's chain."""
    record(verb=f"webinar.{deed}", actor=actor, organisation=None, thing=thing, fields=fields)
