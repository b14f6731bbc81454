"""The end of a mandate: what it brought about, its evaluation, the claim of its subsidy."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from virage.core.access import Actor
from virage.core.mandates import Stage
from virage.web.mandates import bridge
from virage.web.mandates.actions import telling
from virage.web.mandates.actions.envelopes import give_back, note_claimed
from virage.web.mandates.actions.stages import ChangedMeanwhileError, held, move, note
from virage.web.mandates.models import Amendment, Claim, Evaluation, Mandate, Outcome, Timer
from virage.web.mandates.queries.mandates import finished_before, hours_of
from virage.web.offices.actions import end
from virage.web.organisations.bridge import thing_of
from virage.web.plans.models import Version
from virage.web.refusals import RefusedError, require

PATIENCE = timedelta(days=30)  # for the evaluation of a co-op that does not answer


class NotDoneError(RefusedError):
    """The portrait was not read together, or no plan was put before the board."""


class StillWaitsError(RefusedError):
    """The co-op has still the time to evaluate its mandate."""


def note_portrait(*, actor: Actor, mandate: Mandate, on: date) -> None:
    """Say on which day the portrait was read together."""
    require("mandate.work", actor, bridge.thing_of(mandate))
    _deliver(actor, mandate, portrait_on=on)


def note_plan(*, actor: Actor, mandate: Mandate, version: Version) -> None:
    """Say which version of the plan the mandate brought about: proposed, or adopted."""
    require("mandate.work", actor, bridge.thing_of(mandate))
    if version.organisation_id != mandate.organisation_id:
        raise RefusedError("a plan of elsewhere")
    _deliver(actor, mandate, plan=version, plan_on=timezone.localdate())


def _deliver(actor: Actor, mandate: Mandate, **columns: Any) -> None:
    with transaction.atomic():
        row = held(mandate)
        if row.at is not Stage.WORK:
            raise ChangedMeanwhileError("changed meanwhile")
        Mandate.objects.filter(id=row.id).update(**columns, version=F("version") + 1)
        note("mandate.deliver", actor, row, what=min(columns))


def finish(*, actor: Actor, mandate: Mandate) -> None:
    """End the work, for its advisor: the case and the access end with it, no hour is added.

    What the envelope held for hours that were not worked goes back to it. NotDoneError while
    something is still to be delivered.
    """
    require("mandate.work", actor, bridge.thing_of(mandate))
    now = timezone.now()
    with transaction.atomic():
        row = held(mandate)
        if row.portrait_on is None or row.plan_on is None:
            raise NotDoneError("not delivered yet")
        _end(actor, row, now)
        end(actor=actor, case=row.accompaniment)


def stop(*, actor: Actor, mandate: Mandate) -> None:
    """End the work early, for the co-op: only what was worked is paid."""
    require("mandate.apply", actor, thing_of(mandate.organisation))
    now = timezone.now()
    with transaction.atomic():
        row = held(mandate)
        _end(actor, row, now)
        telling.tell_the_advisor(row, "stopped", now)


def wind_up(*, actor: Actor, mandate: Mandate) -> None:
    """The same, for the office, once the case has ended without it or nobody has it."""
    require("mandate.claim", actor, bridge.thing_of(mandate))
    case = mandate.accompaniment
    if case.ended_at is None and case.advisor is not None:
        raise RefusedError("its advisor has still the case")
    with transaction.atomic():
        _end(actor, held(mandate), timezone.now())


def _end(actor: Actor, row: Mandate, now: datetime) -> None:
    kept = row.worked.subsidy
    move(row, Stage.FINISHED, finished_at=now)
    give_back(row, kept)
    Mandate.objects.filter(id=row.id).update(reserved=kept)
    Timer.objects.filter(mandate=row).delete()
    waiting = Amendment.objects.filter(mandate=row, outcome=Outcome.WAITING)
    waiting.update(outcome=Outcome.REFUSED, decided_at=now)
    telling.tell_the_coop(row, "finished", now)
    note("mandate.finish", actor, row)


def evaluate(*, actor: Actor, mandate: Mandate, marks: dict[str, int], words: str) -> None:
    """Say for the co-op what the mandate was worth, which closes it."""
    require("mandate.evaluate", actor, thing_of(mandate.organisation))
    now = timezone.now()
    with transaction.atomic():
        row = held(mandate)
        move(row, Stage.CLOSED, closed_at=now)
        Evaluation.objects.create(
            organisation=row.organisation,
            mandate=row,
            marks=marks,
            words=words,
            made_at=now,
            made_by_id=actor.account,
        )
        telling.tell_who_decides(row, "closed", now)
        note("mandate.evaluate", actor, row)


def close_unanswered(*, actor: Actor, mandate: Mandate) -> None:
    """Close a mandate that its co-op did not evaluate in a month; StillWaitsError before."""
    require("mandate.claim", actor, bridge.thing_of(mandate))
    now = timezone.now()
    if not finished_before(mandate, now - PATIENCE):
        raise StillWaitsError("the co-op may still answer")
    with transaction.atomic():
        row = held(mandate)
        move(row, Stage.CLOSED, closed_at=now)
        note("mandate.close", actor, row)


def claim(*, actor: Actor, mandate: Mandate) -> Claim:
    """Claim the subsidy of a closed mandate: hours and amounts are kept as they are."""
    require("mandate.claim", actor, bridge.thing_of(mandate))
    now = timezone.now()
    with transaction.atomic():
        row = held(mandate)
        move(row, Stage.CLAIMED)
        worked = row.worked
        made = Claim.objects.create(
            organisation=row.organisation,
            mandate=row,
            made_at=now,
            made_by_id=actor.account,
            quarters=row.used,
            cost=worked.cost,
            subsidy=worked.subsidy,
            frozen=_frozen(row),
        )
        note_claimed(row, worked.subsidy)
        telling.tell_the_coop(row, "claimed", now)
        telling.tell_who_directs(row, "to_pay", now)
        note("mandate.claim", actor, row)
    return made


def _frozen(mandate: Mandate) -> dict[str, Any]:
    """What a claim says, as plain values."""
    hours = sorted(hours_of(mandate), key=lambda each: (each.on, each.id))
    office = mandate.office
    return {
        "organisation": mandate.organisation.name,
        "office": {"fr": office.name_in("fr"), "en": office.name_in("en")} if office else {},
        "advisors": sorted({each.advisor.name for each in hours if each.advisor}),
        "rate": mandate.rate,
        "share": mandate.share,
        "granted": mandate.granted,
        "hours": [
            {
                "on": each.on.isoformat(),
                "activity": each.activity,
                "quarters": each.quarters,
                "words": each.words,
            }
            for each in hours
        ],
    }
