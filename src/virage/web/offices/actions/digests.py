"""Digests: tuned by their reader, sent once each, stopped by one button.

They name no organisation: a mail travels unprotected, and the desk is one click away.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import override

from virage.core.access import Actor
from virage.core.digests import About, Rhythm, Schedule, issue
from virage.core.text import Language
from virage.web.jobs.actions import erase_occasion, post_mail
from virage.web.jobs.links import absolute
from virage.web.journal.actions import record
from virage.web.offices.bridge.casework import turns_of
from virage.web.offices.models import Digest
from virage.web.offices.queries import digests as queries
from virage.web.offices.queries.cases import requests_near
from virage.web.offices.queries.casework import desk_cases
from virage.web.offices.queries.offices import own_advisor, places_of
from virage.web.offices.turns import turn_line
from virage.web.organisations.secrets import digest_of, lasting_secret
from virage.web.refusals import RefusedError, require

SOON = timedelta(days=7)
MOST_LINES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Tuning:
    """How an advisor wants their digest."""

    rhythm: Rhythm
    hour: int
    weekday: int
    zone: str
    about: tuple[About, ...]


def tune_digest(*, actor: Actor, tuning: Tuning) -> None:
    """Choose when the digest comes, and what it tells of."""
    require("digest.tune", actor)
    advisor = own_advisor(actor)
    if advisor is None:
        raise RefusedError("is of elsewhere")
    said = {
        "rhythm": tuning.rhythm.value,
        "hour": tuning.hour,
        "weekday": tuning.weekday,
        "zone": tuning.zone,
        "about": [each.value for each in tuning.about],
    }
    with transaction.atomic():
        row = queries.digest_for(advisor) or Digest(advisor=advisor)
        for name, value in said.items():
            setattr(row, name, value)
        row.digest = digest_of(stop_secret_of(row))
        row.save()
        record(verb="digest.tune", actor=actor, organisation=None, thing=row.id)


def stop_secret_of(row: Digest) -> str:
    """The secret of the link that stops a digest, the same in each of them."""
    return lasting_secret("digest.stop", row.id)


def stop_digest(*, actor: Actor, digest: Digest) -> None:
    """Stop a digest, also for who only holds its link; what waits to be sent is not sent."""
    require("mail.stop", actor)
    with transaction.atomic():
        rows = Digest.objects.filter(id=digest.id).exclude(rhythm=Rhythm.NEVER.value)
        if rows.update(rhythm=Rhythm.NEVER.value):
            erase_occasion(f"digest:{digest.id}:")
            record(verb="digest.stop", actor=actor, organisation=None, thing=digest.id)


def send_digests(now: datetime) -> None:
    """Write the digests that are due; an empty one is not sent, and none twice a day."""
    for row in queries.digests_wanted():
        schedule = Schedule(Rhythm(row.rhythm), row.hour, row.weekday)
        day = issue(schedule, now.astimezone(ZoneInfo(row.zone)), row.last_on)
        if day is not None:
            with transaction.atomic():
                Digest.objects.filter(id=row.id).update(last_on=day)
                _write(row, day, now)


def _write(row: Digest, day: date, now: datetime) -> None:
    user = row.advisor.account
    language: Language = "en" if user.language == "en" else "fr"
    with override(language):
        told = _told(row, day, language)
    if not any(told.values()):
        return
    stop = absolute("offices:stop_digest", stop_secret_of(row), language=language)
    post_mail(
        now=now,
        purpose="advisor.digest",
        occasion=f"digest:{row.id}:{day}",
        recipient=user.email,
        language=language,
        template="offices/mail/digest",
        context={**told, "url": absolute("offices:desk", language=language), "stop_url": stop},
    )


def _told(row: Digest, day: date, language: Language) -> dict[str, Any]:
    """How many requests wait, and the next actions that are overdue or come within a week."""
    account = str(row.advisor.account_id)
    advises, leads = places_of(account)
    actor = Actor(account=account, advises=advises, leads=leads)
    about = frozenset(map(About, row.about))
    mine = [
        each
        for each in desk_cases(actor)
        if each.ended_at is None and each.advisor_id == row.advisor_id
    ]
    turns = turns_of(mine, day)
    mine.sort(key=lambda each: turns[each.id].move.turn(day))
    late = [each for each in mine if turns[each.id].move.overdue(day)]
    soon = [each for each in mine if _comes_soon(turns[each.id].move.due, day)]

    def lines(kind: About, cases: list[Any]) -> list[dict[str, str]]:
        kept = cases[:MOST_LINES] if kind in about else []
        return [_line(each.id, turn_line(each, turns[each.id], day), language) for each in kept]

    return {
        "requests": len(requests_near(actor)) if About.REQUESTS in about else 0,
        "overdue": lines(About.OVERDUE, late),
        "soon": lines(About.SOON, soon),
    }


def _comes_soon(due: date | None, day: date) -> bool:
    return due is not None and day <= due <= day + SOON


def _line(case: UUID, turn: Any, language: Language) -> dict[str, str]:
    """The action of a case and its day; of what its advisor wrote, only that they wrote it."""
    return {
        "said": turn.stage if turn.own else turn.said,
        "on": turn.on,
        "url": absolute("offices:case", case, language=language),
    }
