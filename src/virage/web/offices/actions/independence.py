"""Declaring interests, renewing the declaration, and deciding about what touches a case."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from virage.core.access import Actor
from virage.core.independence import Bond, Standing, renew_by
from virage.core.text import Language
from virage.web.campaigns.actions.inviting import date_in_words
from virage.web.jobs.actions import post_mail
from virage.web.jobs.links import absolute
from virage.web.journal.actions import record
from virage.web.offices import bridge
from virage.web.offices.bridge import independence
from virage.web.offices.models import Accompaniment, Advisor, Declaration, InterestRow, Ruling
from virage.web.offices.queries import independence as queries
from virage.web.offices.queries.offices import own_advisor
from virage.web.refusals import RefusedError, require


class TouchedError(RefusedError):
    """A declared interest touches the case, and nobody decided about it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """What an advisor declares: a supplier, how they are tied to it, which needs it touches."""

    supplier: str
    bond: Bond
    needs: tuple[str, ...]
    since: date | None = None
    until: date | None = None


def declare_interest(*, actor: Actor, tie: Tie) -> InterestRow:
    """Declare an interest; declaring one also renews the whole declaration."""
    require("interest.declare", actor)
    advisor, now = _oneself(actor), timezone.now()
    with transaction.atomic():
        row = InterestRow.objects.create(
            advisor=advisor,
            supplier=tie.supplier,
            bond=tie.bond.value,
            needs=list(tie.needs),
            since=tie.since,
            until=tie.until,
            made_at=now,
        )
        _declare(actor, advisor, now)
    return row


def end_interest(*, actor: Actor, interest: InterestRow, on: date) -> bool:
    """Say that an interest ended on a day; it stays written. False when it had ended by then."""
    require("interest.declare", actor)
    advisor, now = _oneself(actor), timezone.now()
    with transaction.atomic():
        rows = InterestRow.objects.filter(id=interest.id, advisor=advisor)
        still = rows.filter(until=None) | rows.filter(until__gt=on)
        if not still.update(until=on):
            return False
        _declare(actor, advisor, now)
    return True


def declare_whole(*, actor: Actor) -> None:
    """Declare that what is written is whole; that nothing is written is a declaration too."""
    require("interest.declare", actor)
    with transaction.atomic():
        _declare(actor, _oneself(actor), timezone.now())


def rule(*, actor: Actor, case: Accompaniment, advisor: Advisor, allowed: bool, words: str) -> bool:
    """Decide in writing whether an advisor may have a case that their interests touch.

    False when none does any more. RefusedError about oneself: who directs decides then.
    """
    require("accompaniment.rule", actor, bridge.thing_of(case))
    if str(advisor.account_id) == actor.account:
        raise RefusedError("not about oneself")
    now = timezone.now()
    known = queries.of_advisor(advisor.id)
    today = timezone.localdate(now)
    touches = independence.touches_of(known, independence.recommended(case), today)
    if not touches:
        return False
    with transaction.atomic():
        Ruling.objects.create(
            organisation_id=case.organisation_id,
            case=case,
            advisor=advisor,
            interests=[each.interest.id for each in touches],
            allowed=allowed,
            words=words,
            decided_by_id=actor.account,
            decided_at=now,
        )
        place = case.organisation_id
        record(verb="accompaniment.rule", actor=actor, organisation=place, thing=case.id)
    return True


def require_independence(*, case: Accompaniment, advisor: Advisor) -> None:
    """Let an advisor take or approve something in a case; TouchedError when an interest touches.

    What the lead decided in writing lets them go on; a place in the organisation never does.
    """
    if queries.has_a_seat(case.organisation_id, advisor):
        raise TouchedError("has a seat there")
    if independence.in_the_way(case, advisor, timezone.localdate()):
        raise TouchedError("an interest touches it")


def remind_to_declare(now: datetime) -> None:
    """Write to the advisors whose declaration lacks, lapses within thirty days, or has lapsed.

    The outbox forgets a mail thirty days after it went: who does not answer is written to again.
    """
    for advisor in queries.advisors_to_remind():
        stands = independence.standing_of(advisor, timezone.localdate(now))
        if stands is not Standing.IN_FORCE:
            with transaction.atomic():
                _remind(advisor, stands, now)


def _remind(advisor: Advisor, stands: Standing, now: datetime) -> None:
    user, declared = advisor.account, independence.declared_on(advisor)
    language: Language = "en" if user.language == "en" else "fr"
    last = renew_by(declared) if declared else None
    post_mail(
        now=now,
        purpose="interest.remind",
        occasion=f"interest:{advisor.id}:{stands.value}:{last or ''}",
        recipient=user.email,
        language=language,
        template="offices/mail/declare",
        context={
            "by": date_in_words(last, language) if last else "",
            "lapsed": stands is Standing.LAPSED,
            "url": absolute("offices:interests", language=language),
        },
    )


def _oneself(actor: Actor) -> Advisor:
    advisor = own_advisor(actor)
    if advisor is None:
        raise RefusedError("is of elsewhere")
    return advisor


def _declare(actor: Actor, advisor: Advisor, now: datetime) -> None:
    today = timezone.localdate(now)
    rows = map(independence.interest_from, queries.interests_of(advisor))
    count = sum(each.open_on(today) for each in rows)
    Declaration.objects.create(advisor=advisor, made_at=now, interests=count)
    record(verb="interest.declare", actor=actor, organisation=None, thing=UUID(str(advisor.id)))
