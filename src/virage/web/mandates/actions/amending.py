"""More hours: asked by either side, agreed to by the co-op, then approved within the envelope."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from virage.core.access import Actor, decide
from virage.core.mandates import Stage
from virage.core.sharing import ceilings
from virage.documents.mandates.wording import hours_in_words
from virage.web.mandates import bridge
from virage.web.mandates.actions import telling
from virage.web.mandates.actions.approving import require_nobody_is_tied
from virage.web.mandates.actions.envelopes import reserve_more
from virage.web.mandates.actions.stages import ChangedMeanwhileError, held, note, require_whole
from virage.web.mandates.models import Amendment, Mandate, Outcome
from virage.web.mandates.queries.mandates import parts_in
from virage.web.refusals import RefusedError, require


class AskedAlreadyError(RefusedError):
    """An amendment waits already."""


def ask_more(*, actor: Actor, mandate: Mandate, quarters: int, words: str) -> Amendment:
    """Ask for more hours; when the co-op asks, it agrees by that.

    In a group each of its organisations agrees for itself before anybody may approve.
    """
    thing = bridge.thing_of(mandate)
    require("mandate.contribute", actor, thing)
    agrees = bool(decide("mandate.accept", actor, thing))
    said = {"quarters": quarters, "words": words, "asked_at": timezone.now()}
    try:
        with transaction.atomic():
            row = _at_work(mandate.ledger)
            amendment = _ask(actor, row, said, agrees=agrees and row == mandate)
            for part in parts_in(row):
                _ask(actor, part, said, agrees=agrees and part == mandate)
            tell = telling.tell_who_decides if amendment.agreed_at else telling.tell_the_coop
            _tell(tell, row, amendment, what="more" if amendment.agreed_at else "agree")
            note("mandate.more", actor, row)
            agree_once_all_do(row)
    except IntegrityError:
        raise AskedAlreadyError("asked for more already") from None
    return amendment


def _ask(actor: Actor, row: Mandate, said: Mapping[str, Any], *, agrees: bool) -> Amendment:
    return Amendment.objects.create(
        organisation=row.organisation,
        mandate=row,
        asked_by_id=actor.account,
        agreed_at=said["asked_at"] if agrees else None,
        agreed_by_id=actor.account if agrees else None,
        **said,
    )


def agree(*, actor: Actor, mandate: Mandate, amendment: Amendment) -> None:
    """Agree, for the co-op, to pay its part of more hours."""
    require("mandate.accept", actor, bridge.thing_of(mandate))
    now = timezone.now()
    with transaction.atomic():
        row = held(mandate)
        rows = Amendment.objects.filter(id=amendment.id, agreed_at=None, outcome=Outcome.WAITING)
        if not rows.update(agreed_at=now, agreed_by_id=actor.account):
            raise ChangedMeanwhileError("changed meanwhile")
        note("mandate.agree", actor, row)
        if row.whole is None:
            _tell(telling.tell_who_decides, row, amendment, what="more")
        else:
            agree_once_all_do(row.whole)


def agree_once_all_do(whole: Mandate) -> None:
    """Let the office decide about more hours for a group, once nobody has still to agree."""
    waits = Amendment.objects.filter(outcome=Outcome.WAITING, agreed_at=None)
    mine = waits.filter(mandate=whole).first()
    if mine is None or not whole.group or waits.filter(mandate__whole=whole).exists():
        return
    Amendment.objects.filter(id=mine.id).update(agreed_at=timezone.now())
    _tell(telling.tell_who_decides, whole, mine, what="more")


def approve_more(*, actor: Actor, mandate: Mandate, amendment: Amendment) -> None:
    """Approve more hours, within the envelope; EnvelopeSpentError when it has not so much left.

    TouchedError where somebody's interests stand in the way.
    """
    require_whole(mandate)
    require_nobody_is_tied(actor, mandate)
    with transaction.atomic():
        row = _at_work(mandate)
        _decide(actor, amendment, Outcome.APPROVED)
        granted = row.granted + amendment.quarters
        whole = row.rates.of(granted)
        reserve_more(row, whole.subsidy - row.reserved)
        _agreed_to_more(row, whole.own - row.price.own)
        rows = Mandate.objects.filter(id=row.id)
        rows.update(granted=granted, reserved=whole.subsidy, version=F("version") + 1)
        row.refresh_from_db(fields=["granted", "reserved"])
        for tell in (telling.tell_the_coop, telling.tell_the_advisor):
            _tell(tell, row, amendment, what="amended")
        note("mandate.amend", actor, row)


def _agreed_to_more(row: Mandate, cents: int) -> None:
    """Write what each of a group agreed to pay, its part of so much more with it."""
    parts = parts_in(row)
    more = ceilings(cents, [each.weight or 0 for each in parts])
    for part, its in zip(parts, more, strict=True):
        Mandate.objects.filter(id=part.id).update(at_most=F("at_most") + its)


def refuse_more(*, actor: Actor, mandate: Mandate, amendment: Amendment, words: str) -> None:
    """Refuse more hours, with the reason that both sides read."""
    require_whole(mandate)
    require("mandate.approve", actor, bridge.thing_of(mandate))
    with transaction.atomic():
        _decide(actor, amendment, Outcome.REFUSED, refusal=words)
        for tell in (telling.tell_the_coop, telling.tell_the_advisor):
            _tell(tell, mandate, amendment, what="not_amended", reason=words)
        note("mandate.refuse_more", actor, mandate)


def _at_work(mandate: Mandate) -> Mandate:
    row = held(mandate)
    if row.at is not Stage.WORK:
        raise ChangedMeanwhileError("changed meanwhile")
    return row


def _decide(actor: Actor, amendment: Amendment, outcome: Outcome, *, refusal: str = "") -> None:
    rows = Amendment.objects.filter(id=amendment.id, outcome=Outcome.WAITING)
    decided = {"decided_at": timezone.now(), "decided_by_id": actor.account}
    agreed = rows.filter(agreed_at__isnull=False) if outcome is Outcome.APPROVED else rows
    if not agreed.update(outcome=outcome, refusal=refusal, **decided):
        raise ChangedMeanwhileError("changed meanwhile")
    of_group = Amendment.objects.filter(mandate__whole=amendment.mandate_id)
    of_group.filter(outcome=Outcome.WAITING).update(outcome=outcome, refusal=refusal, **decided)


def _tell(
    tell: Callable[..., None], mandate: Mandate, amendment: Amendment, *, what: str, **more: str
) -> None:
    said = {"fr": hours_in_words(amendment.quarters, "fr")}
    said["en"] = hours_in_words(amendment.quarters, "en")
    more = {"occasion": f"{what}:{amendment.id}", "words": amendment.words, **more}
    tell(mandate, what, timezone.now(), more_hours=said, **more)
