"""The end of the work, and leaving a group before it: what it comes to, for whom; all in one
transaction, that of the action that calls.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from virage.core.access import Actor
from virage.core.mandates import Stage
from virage.documents.funding.labels import in_dollars
from virage.web.mandates.actions import telling
from virage.web.mandates.actions.amending import agree_once_all_do
from virage.web.mandates.actions.envelopes import give_back
from virage.web.mandates.actions.stages import held, move, note
from virage.web.mandates.models import Amendment, Mandate, Outcome, Timer
from virage.web.mandates.queries.mandates import parts_in, parts_open_of
from virage.web.mandates.shares import dues_of, in_order, paying, pool_of
from virage.web.offices.actions import take_out


def end_work(actor: Actor, row: Mandate, now: datetime) -> None:
    """End the work: what was held for hours that were not worked goes back to the envelope."""
    parts, kept = parts_in(row), row.worked.subsidy
    owed = dues_of(row, row.used, parts)
    for part in parts:
        move(part, Stage.FINISHED, finished_at=now, owed=owed[part.id])
    move(row, Stage.FINISHED, finished_at=now)
    give_back(row, kept)
    Mandate.objects.filter(id=row.id).update(reserved=kept)
    Timer.objects.filter(mandate=row).delete()
    for mandate in (row, *row.parts.all()):
        drop_amendment(mandate, now)
    telling.tell_the_coop(row, "finished", now)
    note("mandate.finish", actor, row)


def drop_amendment(mandate: Mandate, now: datetime) -> None:
    """Ask for no more hours."""
    waiting = Amendment.objects.filter(mandate=mandate, outcome=Outcome.WAITING)
    waiting.update(outcome=Outcome.REFUSED, decided_at=now)


def leave_at_work(actor: Actor, part: Mandate, now: datetime) -> None:
    """End the work for one of a group, which pays its part of the hours that were worked."""
    move(part, Stage.FINISHED, finished_at=now)
    leave(actor, part.ledger, [part], now=now)
    telling.tell_the_coop(part, "finished", now)
    note("mandate.finish", actor, part)


def leave(actor: Actor, whole: Mandate, gone: Sequence[Mandate], *, now: datetime) -> None:
    """Let these, whose stage is changed already, out of a mandate: the others are told their part.

    Nobody else pays more by it: the hours that they would have paid for go with them.
    """
    before, stay = pool_of(whole), parts_in(whole)
    among = in_order((*stay, *gone))
    told = pool_of(whole).dues(whole.granted, [each.weight or 0 for each in among])
    most = whole.granted if whole.began_at else sum(each.granted for each in stay)
    places = frozenset(place for place, each in enumerate(among) if each in gone)
    pool, owed = before.once_left(paying(among), places, most=most)
    kept = whole.rates.of(pool.granted).subsidy if whole.reserved else 0
    give_back(whole, kept)
    whole.granted, whole.settled, whole.reserved = pool.granted, pool.settled, kept
    Mandate.objects.filter(id=whole.id).update(
        granted=pool.granted, settled=pool.settled, reserved=kept, version=F("version") + 1
    )
    for part, cents in zip(in_order(gone), owed, strict=True):
        Mandate.objects.filter(id=part.id).update(owed=cents)
        drop_amendment(part, now)
        take_out(actor=actor, group=whole.group_id, organisation=part.coop, now=now)
    if stay:
        was = {each.id: cents for each, cents in zip(among, told, strict=True)}
        _say_again(whole, stay, told=was, now=now)
        agree_once_all_do(whole)
    elif whole.at is Stage.WORK:
        end_work(actor, whole, now)
    else:
        move(whole, Stage.WITHDRAWN, closed_at=now)


def _say_again(
    whole: Mandate, stay: Sequence[Mandate], *, told: dict[UUID, int], now: datetime
) -> None:
    whole.refresh_from_db(fields=["version"])
    count = len(stay)
    for part in stay:
        was = told[part.id]
        before = {"fr": in_dollars(was, "fr"), "en": in_dollars(was, "en")}
        said = {"occasion": f"shares:{whole.version}", "before": before, "count": count}
        part.whole = whole
        telling.tell_the_coop(part, "shares", now, **said)


def leave_for_good(*, actor: Actor, organisation: UUID) -> None:
    """Take an organisation that is about to be erased out of the mandates of groups."""
    now = timezone.now()
    for part in parts_open_of(organisation):
        with transaction.atomic():
            row = held(part)
            at_work = row.at is Stage.WORK
            then = {"finished_at": now} if at_work else {"closed_at": now}
            move(row, Stage.FINISHED if at_work else Stage.WITHDRAWN, **then)
            leave(actor, row.ledger, [row], now=now)
