"""Making one of two organisations that are the same."""

from uuid import UUID

from django.db import transaction
from django.db.models import ManyToOneRel, Max

from virage.core.access import Actor
from virage.web.campaigns.models import Campaign
from virage.web.journal.actions import record
from virage.web.organisations.models import Fact, Invitation, Organisation, SeatRow
from virage.web.refusals import RefusedError, require


def merge(*, actor: Actor, stays: Organisation, goes: Organisation) -> None:
    """Move everything of `goes` to `stays`, then take `goes` away.

    Every row that names its organisation moves, whatever its app. Of two facts the newer stays; of
    two seats of a person the one of `stays`, holding the account when either did. RefusedError
    when both have an open diagnosis.
    """
    require("organisation.merge", actor)
    if stays.id == goes.id:
        raise RefusedError("the same organisation")
    with transaction.atomic():
        list(Organisation.objects.select_for_update().filter(id__in=[stays.id, goes.id]))
        _settle_facts(stays, goes)
        _settle_seats(stays, goes)
        Invitation.objects.filter(organisation=goes).delete()
        _renumber(stays, goes)
        for relation in Organisation._meta.get_fields(include_hidden=True):  # noqa: SLF001
            if isinstance(relation, ManyToOneRel):
                name = relation.field.name
                rows = relation.related_model._base_manager.filter(**{name: goes})  # noqa: SLF001
                rows.update(**{name: stays})
        if not stays.neq and goes.neq:
            Organisation.objects.filter(id=stays.id).update(neq=goes.neq)
        goes_id = UUID(str(goes.id))
        Organisation.objects.filter(id=goes_id).delete()
        record(verb="organisation.merge", actor=actor, organisation=stays.id, thing=goes_id)


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


def _renumber(stays: Organisation, goes: Organisation) -> None:
    """Number the diagnoses of the one that goes after those of the one that stays."""
    both = Campaign.objects.filter(organisation__in=[stays, goes])
    if both.filter(closed_at=None).count() > 1:
        raise RefusedError("both have an open diagnosis")
    last = both.filter(organisation=stays).aggregate(last=Max("number"))["last"]
    if last is None:
        return
    for campaign in both.filter(organisation=goes).order_by("-number"):
        campaign.number += last + 1
        campaign.save(update_fields=["number"])
