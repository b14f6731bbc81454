"""Reads of the counters; each starts from who asks."""

from datetime import date

from django.db.models import Sum

from virage.core.access import Actor, decide
from virage.core.reach import Counted, Kind
from virage.web.reach.models import Tally


def counted_for(actor: Actor, since: date) -> tuple[Counted, ...]:
    """The counts since a month, by month, kind and region; none for who may not read them."""
    if not decide("reach.read", actor):
        return ()
    rows = Tally.objects.filter(month__gte=since).values("month", "kind", "region")
    summed = rows.annotate(whole=Sum("count")).order_by("month", "kind", "region")
    return tuple(
        Counted(each["month"], Kind(each["kind"]), each["region"], each["whole"]) for each in summed
    )


def read_for(actor: Actor, since: date) -> dict[tuple[Kind, str], int]:
    """How often each page was read since a month."""
    if not decide("reach.read", actor):
        return {}
    kinds = (Kind.FACET.value, Kind.ARTICLE.value)
    rows = Tally.objects.filter(month__gte=since, kind__in=kinds).values("kind", "thing")
    summed = rows.annotate(whole=Sum("count")).order_by("-whole", "kind", "thing")
    return {(Kind(each["kind"]), each["thing"]): each["whole"] for each in summed}
