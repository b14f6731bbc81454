"""Hours of advice: written by hand or by the timer, never beyond the grant, only for advice."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from virage.core.access import Actor, decide
from virage.core.mandates import MOST_AT_ONCE, Activity, Stage, Work, refusal, timed
from virage.web.mandates import bridge
from virage.web.mandates.actions.stages import held, note
from virage.web.mandates.models import Hours, Mandate, Timer
from virage.web.mandates.queries.mandates import agreement_of, last_left_at, timer_of
from virage.web.offices.queries.offices import own_advisor
from virage.web.refusals import RefusedError, require


class RefusedHoursError(RefusedError):
    """Hours that may not be written: the reason is that of `core.mandates.refusal`."""


class SettledError(RefusedError):
    """An organisation that left has paid its part of these hours."""


class TimerRunsError(RefusedError):
    """A timer of the advisor runs already, here or elsewhere."""


class TimerForgottenError(RefusedError):
    """The timer ran longer than anybody works: the hours are to be written by hand."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Hours to write, and what was done."""

    work: Work
    words: str


def write_hours(*, actor: Actor, mandate: Mandate, wanted: Wanted) -> Hours:
    """Write hours; RefusedHoursError with the reason when the rules say no.

    The grant is part of the write: of two who write the last hour at once, one is refused.
    """
    require("mandate.work", actor, bridge.thing_of(mandate))
    with transaction.atomic():
        return _write(actor, held(mandate.ledger), wanted, now=timezone.now())


def _began_on(row: Mandate) -> date | None:
    """The day on which its work began: its agreement was accepted, or each of those of a group."""
    agreement = agreement_of(row)
    began_at = agreement.accepted_at if agreement else row.began_at
    return timezone.localdate(began_at) if began_at and row.at is Stage.WORK else None


def _write(actor: Actor, row: Mandate, wanted: Wanted, *, now: datetime) -> Hours:
    work, began_on = wanted.work, _began_on(row)
    reason = refusal(work, bridge.grant_of(row, began_on), today=timezone.localdate(now))
    if reason or not isinstance(work.kind, Activity):
        raise RefusedHoursError(reason)
    Mandate.objects.filter(id=row.id).update(used=F("used") + work.quarters)
    hours = Hours.objects.create(
        organisation=row.organisation,
        mandate=row,
        advisor=own_advisor(actor),
        on=work.on,
        activity=work.kind.value,
        quarters=work.quarters,
        words=wanted.words,
        made_at=now,
    )
    note("mandate.hours", actor, row, quarters=str(work.quarters))
    return hours


def take_back_hours(*, actor: Actor, mandate: Mandate, hours: Hours) -> bool:
    """Take back hours written by mistake; False when they are gone already.

    SettledError when an organisation of the group has left since, which has paid its part of them.
    """
    require("mandate.work", actor, bridge.thing_of(mandate))
    with transaction.atomic():
        row = held(mandate.ledger)
        left_at = last_left_at(row)
        if left_at and hours.made_at < left_at:
            raise SettledError("settled already")
        rows = Hours.objects.filter(id=hours.id, mandate=row)
        if row.at is not Stage.WORK or not rows.delete()[0]:
            return False
        Mandate.objects.filter(id=row.id).update(used=F("used") - hours.quarters)
        note("mandate.hours_back", actor, row, quarters=str(hours.quarters))
    return True


def start_timer(*, actor: Actor, mandate: Mandate, activity: Activity) -> Timer:
    """Begin to count; TimerRunsError when the advisor's timer runs already.

    One that was left in a mandate where they work no more is dropped.
    """
    require("mandate.work", actor, bridge.thing_of(mandate))
    ledger = mandate.ledger
    if ledger.at is not Stage.WORK:
        raise RefusedHoursError("not accepted yet")
    left = timer_of(actor)
    if left is not None and not decide("mandate.work", actor, bridge.thing_of(left.mandate)):
        left.delete()
    try:
        with transaction.atomic():
            return Timer.objects.create(
                organisation=ledger.organisation,
                mandate=ledger,
                account_id=UUID(str(actor.account)),
                activity=activity.value,
                began_at=timezone.now(),
            )
    except IntegrityError:
        raise TimerRunsError("a timer runs") from None


def stop_timer(*, actor: Actor, mandate: Mandate, words: str) -> Hours | None:
    """Stop counting, and write what it came to; None when that is less than half a quarter.

    TimerForgottenError, and the timer is gone, when it ran longer than anybody works;
    RefusedHoursError, and it runs on, when the rules refuse its hours.
    """
    require("mandate.work", actor, bridge.thing_of(mandate))
    now = timezone.now()
    with transaction.atomic():
        row = held(mandate.ledger)
        timer = timer_of(actor)
        if timer is None or timer.mandate_id != row.id:
            return None
        quarters = timed(int((now - timer.began_at).total_seconds()))
        Timer.objects.filter(id=timer.id).delete()
        if 0 < quarters <= MOST_AT_ONCE:
            work = Work(Activity(timer.activity), quarters, timezone.localdate(timer.began_at))
            return _write(actor, row, Wanted(work, words), now=now)
    if quarters:
        raise TimerForgottenError("the timer was forgotten")
    return None


def drop_timer(*, actor: Actor, mandate: Mandate) -> None:
    """Stop counting, and write nothing."""
    require("mandate.work", actor, bridge.thing_of(mandate))
    Timer.objects.filter(account=UUID(str(actor.account)), mandate=mandate.ledger).delete()
