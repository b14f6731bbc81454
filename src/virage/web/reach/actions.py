"""Counting: one more, and that is all that is written."""

from datetime import date

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from virage.core.access import Actor
from virage.core.reach import UNKNOWN, Counted, Kind
from virage.web.journal.actions import record
from virage.web.reach import queries
from virage.web.reach.models import Tally
from virage.web.refusals import require


def count(*, actor: Actor, kind: Kind, thing: str = "", region: str = UNKNOWN) -> None:
    """Count one more of a kind this month; who did it is not written anywhere.

    `thing` is the id of what was read or joined, `region` the id that somebody told, if they did.
    """
    require("reach.count", actor)
    row = {
        "month": timezone.localdate().replace(day=1),
        "kind": kind.value,
        "thing": thing,
        "region": region,
    }
    with transaction.atomic():
        Tally.objects.bulk_create([Tally(**row)], ignore_conflicts=True)
        Tally.objects.filter(**row).update(count=F("count") + 1)


def export(*, actor: Actor, since: date) -> tuple[Counted, ...]:
    """The counts since a month, to be taken out of the site; that it was asked is journalled."""
    require("reach.read", actor)
    with transaction.atomic():
        counted = queries.counted_for(actor, since)
        fields = {"count": str(len(counted))}
        record(verb="reach.export", actor=actor, organisation=None, fields=fields)
    return counted


def forget_counts(*, before: date) -> int:
    """Erase the counts of the months before a day; the worker acts for the site."""
    gone: int = Tally.objects.filter(month__lt=before).delete()[0]
    return gone
