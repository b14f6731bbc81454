"""Before and after: reminders, the recording, two questions, what comes next; the worker acts."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from virage.core.access import Actor
from virage.core.answers import Answer
from virage.core.portrait import Edition
from virage.core.webinars import Reminder, Replay, Standing, reminder_due
from virage.web.diagnostics import actions as diagnostics
from virage.web.diagnostics.models import Sheet
from virage.web.jobs.actions import erase_occasion
from virage.web.jobs.links import absolute
from virage.web.journal.actions import record
from virage.web.refusals import RefusedError, require
from virage.web.webinars import queries
from virage.web.webinars.actions import mailing
from virage.web.webinars.actions.registering import take_turn
from virage.web.webinars.bridge import replay_of
from virage.web.webinars.models import Registration, State, Webinar

AFTER = timedelta(days=1)  # long enough for the organiser to say who came
WITHIN = timedelta(days=3)  # a worker that slept longer says nothing any more


def remind_all(now: datetime) -> None:
    """Remind, once each, who has a place in what begins within a day or an hour."""
    for reminder in Reminder:
        for each in queries.to_remind(reminder, now):
            with transaction.atomic():
                _remind(each, reminder, now)


def write_what_next(now: datetime) -> None:
    """Write to those who agreed, a day after a webinar."""
    for each in queries.to_follow_up(now, after=AFTER, within=WITHIN):
        with transaction.atomic():
            mailing.tell_what_next(each, now)


def publish_replay(*, actor: Actor, webinar: Webinar, base: int, replay: Replay) -> bool:
    """Show the recording of a webinar that is over; those who agreed are told the first time.

    False, with nothing written, when somebody changed it since `base`; saying the same again is a
    success.
    """
    require("webinar.organise", actor)
    now = timezone.now()
    with transaction.atomic():
        row = take_turn(webinar.id)
        if row.state != State.OPEN or not row.is_over(now):
            raise RefusedError("not over yet")
        if replay_of(row) == replay:
            return True
        if row.version != base:
            return False
        new = row.replay_at is None
        row.replay_url, row.transcript = replay.url, replay.transcript
        row.chapters = [[each.seconds, each.title] for each in replay.chapters]
        row.replay_at, row.version = row.replay_at or now, row.version + 1
        row.save(update_fields=["replay_url", "transcript", "chapters", "replay_at", "version"])
        if new:
            _tell_replay(row, now)
        record(verb="webinar.replay", actor=actor, organisation=None, thing=row.id)
    return True


def say_opinion(*, actor: Actor, registration: Registration, useful: str, wish: str) -> None:
    """Keep the two answers of who came; saying it again replaces them."""
    require("webinar.attend", actor)
    said = {"useful": useful, "wish": wish, "said_at": timezone.now()}
    with transaction.atomic():
        Registration.objects.filter(id=registration.id).update(**said)


def stop_mails(*, actor: Actor, registration: Registration) -> None:
    """Stop what nobody needs: at this address, for every webinar that it registered for."""
    require("mail.stop", actor)
    with transaction.atomic():
        rows = Registration.objects.filter(email=registration.email, stopped_at=None)
        for each in rows:
            for occasion in ("next", "replay", "message:"):
                erase_occasion(f"webinar:{each.id}:{occasion}")
        rows.update(stopped_at=timezone.now())


def begin_diagnosis(
    *,
    actor: Actor,
    registration: Registration,
    name: str,
    edition: Edition,
    profile: Mapping[str, Answer],
) -> tuple[Sheet, str]:
    """Begin the self-diagnosis that a mail offers, once; the sheet, and the key of this browser.

    The private link of the sheet goes to the address that registered: whoever forwards the mail
    opens nothing of theirs. RefusedError when it was begun already.
    """
    require("webinar.attend", actor)
    now = timezone.now()
    with transaction.atomic():
        kept = Registration.objects.select_for_update(of=("self",)).select_related("webinar")
        row = kept.get(id=registration.id)
        if row.begun_at is not None:
            raise RefusedError("begun already")
        sheet, key = diagnostics.start_sheet(
            actor=actor, name=name, edition=edition, profile=profile
        )
        owner = Actor(keys=frozenset({str(sheet.id)}))
        secret = diagnostics.make_link(actor=owner, sheet=sheet)
        Registration.objects.filter(id=row.id).update(sheet=sheet, begun_at=now)
        url = absolute("diagnostics:resume", secret, language=row.language)
        mailing.tell_begun(row, now, sheet_url=url)
    return sheet, key


def purge_registrations(*, ended_before: datetime) -> None:
    """Take away who registered for what ended long ago; only the counts stay."""
    old = Registration.objects.filter(webinar__ends_at__lt=ended_before)
    for webinar in set(old.values_list("webinar", flat=True)):
        with transaction.atomic():
            _count_and_purge(webinar)


def _count_and_purge(webinar_id: UUID) -> None:
    row = take_turn(webinar_id)
    funnel = queries.funnels_of([row])[row.id]
    Registration.objects.filter(webinar=row).delete()
    row.counted_registered, row.counted_present = funnel.registered, funnel.present
    row.counted_diagnosed = funnel.diagnosed
    row.save(update_fields=["counted_registered", "counted_present", "counted_diagnosed"])


def _remind(each: Registration, reminder: Reminder, now: datetime) -> None:
    """Write down that a person is reminded of this beginning, and write when it is due."""
    starts_at = each.webinar.starts_at
    column = {f"reminded_{reminder.value}": starts_at}
    Registration.objects.filter(id=each.id).update(**column)
    seated_at = each.seated_at or each.registered_at
    if reminder_due(starts_at, seated_at=seated_at, now=now) is reminder:
        mailing.remind(each, reminder, now)


def _tell_replay(row: Webinar, now: datetime) -> None:
    agreed = Registration.objects.filter(
        webinar=row, standing=Standing.SEATED.value, stopped_at=None
    )
    for each in agreed.exclude(follow_up=""):
        each.webinar = row
        mailing.tell_replay(each, now)
