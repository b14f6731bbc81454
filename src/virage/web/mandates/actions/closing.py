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
from virage.web.mandates.actions.ending import end_work, leave_at_work
from virage.web.mandates.actions.envelopes import note_claimed
from virage.web.mandates.actions.stages import (
    ChangedMeanwhileError,
    held,
    move,
    note,
    require_whole,
)
from virage.web.mandates.models import Claim, Evaluation, Mandate
from virage.web.mandates.queries.mandates import finished_before, hours_of, parts_of
from virage.web.mandates.shares import owed_in, signers
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
    if version.organisation_id != mandate.coop.id:
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
    something is still to be delivered; in a group, to one of its organisations.
    """
    require_whole(mandate)
    require("mandate.work", actor, bridge.thing_of(mandate))
    now = timezone.now()
    with transaction.atomic():
        row = held(mandate)
        each_of = signers(row)
        if any(each.portrait_on is None or each.plan_on is None for each in each_of):
            raise NotDoneError("not delivered yet")
        end_work(actor, row, now)
        for each in each_of:
            if each.advisor == row.advisor and not each.left_alone:
                end(actor=actor, case=each.case)


def stop(*, actor: Actor, mandate: Mandate) -> None:
    """End the work early, for the co-op: only what was worked is paid.

    In a group the others go on, without what it would have paid.
    """
    require("mandate.apply", actor, thing_of(mandate.coop))
    now = timezone.now()
    with transaction.atomic():
        row = held(mandate)
        _stop(actor, row, now)
        telling.tell_the_advisor(row, "stopped", now)


def wind_up(*, actor: Actor, mandate: Mandate) -> None:
    """The same, for the office, once the case has ended without it or nobody has it."""
    require("mandate.claim", actor, bridge.thing_of(mandate))
    if not mandate.left_alone and mandate.advisor is not None:
        raise RefusedError("its advisor has still the case")
    with transaction.atomic():
        _stop(actor, held(mandate), timezone.now())


def _stop(actor: Actor, row: Mandate, now: datetime) -> None:
    if row.whole is None:
        end_work(actor, row, now)
    else:
        leave_at_work(actor, row, now)


def evaluate(*, actor: Actor, mandate: Mandate, marks: dict[str, int], words: str) -> None:
    """Say for the co-op what the mandate was worth, which closes it."""
    require("mandate.evaluate", actor, thing_of(mandate.coop))
    now = timezone.now()
    with transaction.atomic():
        row = held(mandate)
        move(row, Stage.CLOSED, closed_at=now)
        Evaluation.objects.create(
            organisation=row.coop,
            mandate=row,
            marks=marks,
            words=words,
            made_at=now,
            made_by_id=actor.account,
        )
        note("mandate.evaluate", actor, row)
        if row.whole is None:
            telling.tell_who_claims(row, "closed", now)
        else:
            _close_once_all_are(row.whole, now)


def _close_once_all_are(whole: Mandate, now: datetime) -> None:
    """Close the mandate of a group whose work is over, once nobody has still to evaluate it."""
    if whole.at is Stage.FINISHED and not any(each.at is whole.at for each in parts_of(whole)):
        move(whole, Stage.CLOSED, closed_at=now)
        telling.tell_who_claims(whole, "closed", now)


def close_unanswered(*, actor: Actor, mandate: Mandate) -> None:
    """Close a mandate that its co-op did not evaluate in a month; StillWaitsError before."""
    require_whole(mandate)
    require("mandate.claim", actor, bridge.thing_of(mandate))
    now = timezone.now()
    if not finished_before(mandate, now - PATIENCE):
        raise StillWaitsError("the co-op may still answer")
    with transaction.atomic():
        row = held(mandate)
        _follow(row, Stage.CLOSED, closed_at=now)
        move(row, Stage.CLOSED, closed_at=now)
        note("mandate.close", actor, row)


def _follow(whole: Mandate, then: Stage, **columns: Any) -> None:
    """Take with a mandate the parts of a group that stand where it does."""
    for each in parts_of(whole):
        if each.at is whole.at:
            move(each, then, **columns)


def claim(*, actor: Actor, mandate: Mandate) -> Claim:
    """Claim the subsidy of a closed mandate: hours and amounts are kept as they are."""
    require_whole(mandate)
    require("mandate.claim", actor, bridge.thing_of(mandate))
    now = timezone.now()
    with transaction.atomic():
        row = held(mandate)
        _follow(row, Stage.CLAIMED)
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
        "organisation": mandate.name,
        "office": {"fr": office.name_in("fr"), "en": office.name_in("en")} if office else {},
        "advisors": sorted({each.advisor.name for each in hours if each.advisor}),
        "rate": mandate.rate,
        "share": mandate.share,
        "granted": mandate.granted,
        "parts": _parts(mandate),
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


def _parts(mandate: Mandate) -> list[dict[str, Any]]:
    """What each of a group owes, by its id; what those who were erased since owed, without any."""
    owed = owed_in(mandate)
    rest = mandate.worked.own - sum(owed.values()) if mandate.group else 0
    known = [{"id": str(part), "owed": cents} for part, cents in owed.items()]
    return [*known, {"id": "", "owed": rest}] if rest else known
