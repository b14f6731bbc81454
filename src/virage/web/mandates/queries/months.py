"""What moved the envelopes that somebody oversees: their mandates, without anybody's name."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Prefetch

from virage.web.mandates.models import Amendment, Envelope, Hours, Mandate, Outcome


def mandates_holding(envelopes: Iterable[Envelope]) -> tuple[Mandate, ...]:
    """The mandates that envelopes hold or held something for, with what was added and worked."""
    ids = [each.id for each in envelopes]
    more = Amendment.objects.filter(outcome=Outcome.APPROVED)
    rows = Mandate.objects.filter(envelope__in=ids, decided_at__isnull=False)
    return tuple(
        rows.select_related("claim", "terms")
        .defer("claim__frozen")
        .prefetch_related(Prefetch("amendments", more, to_attr="added"))
        .prefetch_related(Prefetch("hours", Hours.objects.all(), to_attr="worked_on"))
    )


def by_envelope(rows: Iterable[Mandate]) -> dict[UUID, list[Mandate]]:
    """Mandates by the id of their envelope."""
    found: dict[UUID, list[Mandate]] = {}
    for row in rows:
        if row.envelope_id is not None:
            found.setdefault(row.envelope_id, []).append(row)
    return found
