"""More hours: asked by either side, agreed to by the co-op, then approved within the envelope."""

from collections.abc import Callable

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from virage.core import subsidy
from virage.core.access import Actor, decide
from virage.core.mandates import Stage
from virage.documents.mandates.wording import hours_in_words
from virage.web.mandates import bridge
from virage.web.mandates.actions import telling
from virage.web.mandates.actions.approving import require_nobody_is_tied
from virage.web.mandates.actions.envelopes import reserve_more
from virage.web.mandates.actions.stages import ChangedMeanwhileError, held, note
from virage.web.mandates.models import Amendment, Mandate, Outcome
from virage.web.refusals import RefusedError, require


class AskedAlreadyError(RefusedError):
    """An amendment waits already."""


def ask_more(*, actor: Actor, mandate: Mandate, quarters: int, words: str) -> Amendment:
    """Ask for more hours; when the co-op asks, it agrees by that."""
    thing = bridge.thing_of(mandate)
    require("mandate.contribute", actor, thing)
    now = timezone.now()
    agrees = bool(decide("mandate.accept", actor, thing))
    try:
        with transaction.atomic():
            row = _at_work(mandate)
            amendment = Amendment.objects.create(
                organisation=row.organisation,
                mandate=row,
                quarters=quarters,
                words=words,
                asked_at=now,
                asked_by_id=actor.account,
                agreed_at=now if agrees else None,
                agreed_by_id=actor.account if agrees else None,
            )
            tell = telling.tell_who_decides if agrees else telling.tell_the_coop
            _tell(tell, row, amendment, what="more" if agrees else "agree")
            note("mandate.more", actor, row)
    except IntegrityError:
        raise AskedAlreadyError("asked for more already") from None
    return amendment


def agree(*, actor: Actor, mandate: Mandate, amendment: Amendment) -> None:
    """Agree, for the co-op, to pay its part of more hours."""
    require("mandate.accept", actor, bridge.thing_of(mandate))
    now = timezone.now()
    with transaction.atomic():
        rows = Amendment.objects.filter(id=amendment.id, agreed_at=None, outcome=Outcome.WAITING)
        if not rows.update(agreed_at=now, agreed_by_id=actor.account):
            raise ChangedMeanwhileError("changed meanwhile")
        _tell(telling.tell_who_decides, mandate, amendment, what="more")
        note("mandate.agree", actor, mandate)


def approve_more(*, actor: Actor, mandate: Mandate, amendment: Amendment) -> None:
    """Approve more hours, within the envelope; EnvelopeSpentError when it has not so much left.

    TouchedError where somebody's interests stand in the way.
    """
    require("mandate.approve", actor, bridge.thing_of(mandate))
    require_nobody_is_tied(actor, mandate)
    with transaction.atomic():
        row = _at_work(mandate)
        _decide(actor, amendment, Outcome.APPROVED)
        granted = row.granted + amendment.quarters
        whole = subsidy.price(granted, rate=row.rate, share=row.share).subsidy
        reserve_more(row, whole - row.reserved)
        rows = Mandate.objects.filter(id=row.id)
        rows.update(granted=granted, reserved=whole, version=F("version") + 1)
        row.refresh_from_db(fields=["granted", "reserved"])
        for tell in (telling.tell_the_coop, telling.tell_the_advisor):
            _tell(tell, row, amendment, what="amended")
        note("mandate.amend", actor, row)


def refuse_more(*, actor: Actor, mandate: Mandate, amendment: Amendment, words: str) -> None:
    """Refuse more hours, with the reason that both sides read."""
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


def _tell(
    tell: Callable[..., None], mandate: Mandate, amendment: Amendment, *, what: str, **more: str
) -> None:
    said = {"fr": hours_in_words(amendment.quarters, "fr")}
    said["en"] = hours_in_words(amendment.quarters, "en")
    more = {"occasion": f"{what}:{amendment.id}", "words": amendment.words, **more}
    tell(mandate, what, timezone.now(), more_hours=said, **more)
