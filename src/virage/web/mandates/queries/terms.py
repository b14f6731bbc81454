"""Reads of the terms and of the envelopes; they name nobody."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from virage.core.access import Actor, SiteRole, decide
from virage.web.mandates.models import Envelope, TermsRow
from virage.web.offices.models import Office


def terms_written() -> tuple[TermsRow, ...]:
    """Every terms that were written, the first one first."""
    return tuple(TermsRow.objects.all())


def last_terms() -> TermsRow | None:
    """What was written last."""
    return TermsRow.objects.order_by("-number").first()


def terms_of(day: date) -> TermsRow | None:
    """The terms of a day, as `core.subsidy.in_force` chooses them."""
    return TermsRow.objects.filter(in_force_from__lte=day).order_by("-number").first()


def envelopes_overseen(actor: Actor) -> tuple[Envelope, ...]:
    """The envelopes of the offices that the actor leads; all of them for who directs."""
    rows = Envelope.objects.select_related("office")
    if SiteRole.DIRECTOR not in actor.site_roles:
        rows = rows.filter(office__in=[UUID(each) for each in actor.leads])
    return tuple(rows)


def envelope_of(office: Office, year: int) -> Envelope | None:
    """One of them."""
    return Envelope.objects.filter(office=office, year=year).first()


def offices_with_envelopes(actor: Actor) -> Iterable[Office]:
    """The open offices, for who sets their envelopes."""
    if not decide("subsidy.keep", actor):
        return ()
    return Office.objects.filter(closed_at=None)
