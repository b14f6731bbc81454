"""Setting the terms of the subsidy, and the envelope of an office for a programme year."""

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from virage.core.access import Actor
from virage.core.subsidy import Terms
from virage.web.journal.actions import record
from virage.web.mandates.bridge import columns_of
from virage.web.mandates.models import Envelope, TermsRow
from virage.web.mandates.queries.terms import envelope_of, last_terms
from virage.web.offices.models import Office
from virage.web.refusals import RefusedError, require


@dataclass(frozen=True, slots=True)
class Words:
    """What the programme adds to its terms, in both languages."""

    fr: str = ""
    en: str = ""


class PastTermsError(RefusedError):
    """Terms begin today or later: what held on a past day is never changed."""


class HeldError(RefusedError):
    """Mandates hold more than this of the envelope."""


def set_terms(*, actor: Actor, base: int, terms: Terms, words: Words, today: date) -> bool:
    """Write new terms after those of number `base`; False when others were written meanwhile."""
    require("subsidy.keep", actor)
    if terms.in_force_from < today:
        raise PastTermsError("terms of a past day")
    known = last_terms()
    if base != (known.number if known else 0):
        return False
    try:
        with transaction.atomic():
            row = TermsRow.objects.create(
                number=base + 1,
                words=words.fr,
                words_en=words.en,
                written_at=timezone.now(),
                written_by_id=actor.account,
                **columns_of(terms),
            )
            record(verb="subsidy.terms", actor=actor, organisation=None, thing=row.id)
    except IntegrityError:  # a colleague wrote this number a moment before
        return False
    return True


def set_envelope(*, actor: Actor, office: Office, year: int, base: int, cents: int) -> bool:
    """Set what an office may grant in a year; False when it changed since version `base`.

    `base` is 0 where there is none yet; HeldError when mandates hold more already.
    """
    require("subsidy.keep", actor)
    try:
        with transaction.atomic():
            row = envelope_of(office, year)
            if row is None:
                row = Envelope.objects.create(office=office, year=year, cents=cents)
            elif cents < row.reserved:
                raise HeldError("mandates hold more")
            else:
                rows = Envelope.objects.filter(id=row.id, version=base, reserved__lte=cents)
                if not rows.update(cents=cents, version=base + 1):
                    return False
            record(verb="subsidy.envelope", actor=actor, organisation=None, thing=row.id)
    except IntegrityError:  # made a moment before
        return False
    return True
