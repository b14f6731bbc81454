"""Reads of every case, for who directs the programme."""

from virage.core.access import Actor, decide
from virage.web.offices.models import Accompaniment, Export


def every_case(actor: Actor) -> tuple[Accompaniment, ...]:
    """Every request and case, also those that ended, the oldest first; none for anybody else."""
    if not decide("cases.direct", actor):
        return ()
    rows = Accompaniment.objects.select_related("organisation", "office", "advisor")
    return tuple(rows.order_by("asked_at", "id"))


def exports(actor: Actor) -> tuple[Export, ...]:
    """The last exports with names, for who directs."""
    return tuple(Export.objects.all()[:10]) if decide("cases.direct", actor) else ()
