"""Holding a part of an envelope, and giving it back; called inside the action's transaction.

The condition is part of the write, so that however many approve at once, none goes beyond it.
"""

from django.db.models import F, QuerySet

from virage.web.mandates.models import Envelope, Mandate
from virage.web.offices.models import Office
from virage.web.refusals import RefusedError


class EnvelopeSpentError(RefusedError):
    """The office has not so much left for the year, or no envelope."""


def reserve(office: Office, year: int, cents: int) -> Envelope:
    """Hold so much of the envelope of an office; EnvelopeSpentError when it is not there."""
    rows = Envelope.objects.filter(office=office, year=year, cents__gte=F("reserved") + cents)
    if not rows.update(reserved=F("reserved") + cents):
        raise EnvelopeSpentError("the envelope is spent")
    return Envelope.objects.get(office=office, year=year)


def reserve_more(mandate: Mandate, cents: int) -> None:
    """Hold so much more for a mandate; EnvelopeSpentError when it is not there."""
    rows = _of(mandate).filter(cents__gte=F("reserved") + cents)
    if not rows.update(reserved=F("reserved") + cents):
        raise EnvelopeSpentError("the envelope is spent")


def give_back(mandate: Mandate, keep: int) -> None:
    """Give back what a mandate holds beyond what it keeps."""
    spare = mandate.reserved - keep
    _of(mandate).update(reserved=F("reserved") - spare)


def note_claimed(mandate: Mandate, cents: int) -> None:
    """Count what was claimed."""
    _of(mandate).update(claimed=F("claimed") + cents)


def _of(mandate: Mandate) -> QuerySet[Envelope]:
    """The envelope of a mandate; none for one that came from another installation."""
    return Envelope.objects.filter(mandates=mandate.id)
