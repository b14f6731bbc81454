"""Making one of two organisations that are the same."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F, ManyToOneRel
from django.utils import timezone

from virage.core.access import Actor
from virage.web.campaigns.models import Campaign
from virage.web.campaigns.queries.pairs import Pair, pair_of
from virage.web.campaigns.queries.running import holders_of
from virage.web.jobs.actions import erase_occasion, move_mails_of, post_mail
from virage.web.jobs.links import absolute
from virage.web.journal.actions import record
from virage.web.organisations.models import Consent, Fact, Invitation, Organisation, SeatRow
from virage.web.refusals import RefusedError, require

ASIDE = 10_000  # numbers that no diagnosis has, while they are dealt anew


class ChangedMeanwhileError(RefusedError):
    """One of the two is gone, or is not any more what the director was shown."""


def merge(*, actor: Actor, stays: Organisation, goes: Organisation, shown: str) -> None:
    """Move everything of `goes` to `stays`, take `goes` away, and tell the holders of both.

    Every row that names its organisation moves, whatever its app. Of two facts the newer stays; of
    two seats of a person the one of `stays`, holding the account when either did; of two offers to
    an address, or one to somebody who has a seat, none of `goes`. A general consent stays in force
    when both gave it. The diagnoses are numbered in the order in which they closed, the open one
    last. `shown` is the mark of the pair that the director saw: ChangedMeanwhileError when it is
    another one by now; RefusedError when both have an open diagnosis, or another NEQ, or
    when the erasure of one is planned.
    """
    require("organisation.merge", actor)
    if stays.id == goes.id:
        raise RefusedError("the same organisation")
    now = timezone.now()
    with transaction.atomic():
        pair = _taken(actor, stays, goes, shown=shown)
        _settle_facts(stays, goes)
        _settle_seats(stays, goes)
        _settle_offers(stays, goes)
        stopped = _settle_consents(actor, pair, now)
        _deal_numbers(pair)
        _move_everything(pair)
        _tell(pair, now)
        _record(actor, pair, stopped)


def _taken(actor: Actor, stays: Organisation, goes: Organisation, *, shown: str) -> Pair:
    """Take the turn of both, always in the same order, and see that nothing changed."""
    both = Organisation.objects.filter(id__in=[stays.id, goes.id]).order_by("id")
    list(both.select_for_update())
    pair = pair_of(actor, stays.id, goes.id)
    if pair is None or pair.mark != shown:
        raise ChangedMeanwhileError("changed meanwhile")
    if pair.obstacles:
        raise RefusedError(pair.obstacles[0])
    return pair


def _settle_facts(stays: Organisation, goes: Organisation) -> None:
    kept = {fact.question: fact for fact in Fact.objects.filter(organisation=stays)}
    for fact in Fact.objects.filter(organisation=goes):
        other = kept.get(fact.question)
        if other is not None:
            older = min(fact, other, key=lambda each: each.said_at)
            older.delete()


def _settle_seats(stays: Organisation, goes: Organisation) -> None:
    kept = {seat.account_id: seat for seat in SeatRow.objects.filter(organisation=stays)}
    for seat in SeatRow.objects.filter(organisation=goes):
        other = kept.get(seat.account_id)
        if other is not None:
            SeatRow.objects.filter(id=other.id).update(holder=other.holder or seat.holder)
            seat.delete()


def _settle_offers(stays: Organisation, goes: Organisation) -> None:
    """Take back, with their mails, the offers that would be second ones."""
    seats = SeatRow.objects.filter(organisation__in=[stays, goes])
    seated = set(seats.values_list("account__email", flat=True))
    offered = set(Invitation.objects.filter(organisation=stays).values_list("email", flat=True))
    for offer in Invitation.objects.filter(organisation__in=[stays, goes]):
        second = offer.organisation_id == goes.id and offer.email in offered
        if second or offer.email in seated:
            erase_occasion(str(offer.id))
            offer.delete()


def _settle_consents(actor: Actor, pair: Pair, now: datetime) -> list[tuple[UUID, str]]:
    """Withdraw the general consents that only one gave; those of both stay once."""
    stays = pair.stays.row
    both = Consent.objects.filter(organisation__in=[stays, pair.goes.row])
    stopped = []
    for row in both.filter(campaign=None, withdrawn_at=None):
        agreed = (row.purpose, row.text_version) in pair.agreed
        if agreed and row.organisation_id == stays.id:
            continue
        Consent.objects.filter(id=row.id).update(withdrawn_at=now, withdrawn_by=actor.account)
        if not agreed:
            stopped.append((row.organisation_id, row.purpose))
    return stopped


def _deal_numbers(pair: Pair) -> None:
    """Set aside the numbers that the diagnoses of both have together, in the order they closed."""
    if not pair.renumbers:
        return
    rows = Campaign.objects.filter(organisation__in=[pair.stays.row, pair.goes.row])
    in_order = sorted(
        rows, key=lambda row: (row.closed_at is None, row.closed_at or row.started_at)
    )
    for number, row in enumerate(in_order, ASIDE):
        Campaign.objects.filter(id=row.id).update(number=number)


def _move_everything(pair: Pair) -> None:
    """Move every row that names its organisation; the one that goes is then empty."""
    stays, goes = pair.stays.row, pair.goes.row
    for relation in Organisation._meta.get_fields(include_hidden=True):  # noqa: SLF001
        if isinstance(relation, ManyToOneRel):
            name = relation.field.name
            rows = relation.related_model._base_manager.filter(**{name: goes})  # noqa: SLF001
            rows.update(**{name: stays})
    move_mails_of(goes.id, to=stays.id)
    dealt = Campaign.objects.filter(organisation=stays, number__gte=ASIDE)
    dealt.update(number=F("number") - ASIDE)
    neq = stays.neq or goes.neq
    Organisation.objects.filter(id=stays.id).update(neq=neq, version=F("version") + 1)
    Organisation.objects.filter(id=goes.id).delete()


def _tell(pair: Pair, now: datetime) -> None:
    """Write to everybody who holds the account now: the holders of both."""
    stays, goes = pair.stays.row, pair.goes.row
    for seat in holders_of(stays):
        language = seat.account.language
        post_mail(
            now=now,
            purpose="organisation.merge",
            occasion=f"merge:{goes.id}",
            recipient=seat.account.email,
            organisation=stays.id,
            language=language,
            template="campaigns/mail/merged",
            context={
                "stays": stays.name,
                "goes": goes.name,
                "facts": bool(pair.clashes),
                "numbers": pair.renumbers,
                "consents": bool(pair.stopped),
                "url": absolute("campaigns:home", stays.id, language=language),
            },
        )


def _record(actor: Actor, pair: Pair, stopped: list[tuple[UUID, str]]) -> None:
    """Write in the chains of both: each ends, or goes on, with the id of the other."""
    stays, goes = UUID(str(pair.stays.row.id)), UUID(str(pair.goes.row.id))
    for place, purpose in stopped:
        fields = {"purpose": purpose}
        record(verb="consent.withdraw", actor=actor, organisation=place, fields=fields)
    record(verb="organisation.merge", actor=actor, organisation=goes, thing=stays)
    record(verb="organisation.merge", actor=actor, organisation=stays, thing=goes)
