"""Approving an application, which holds the envelope and writes the agreement; or refusing it."""

from dataclasses import dataclass
from hashlib import sha256

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from virage.core.access import Actor
from virage.core.mandates import Stage
from virage.core.subsidy import programme_year
from virage.core.text import Language
from virage.documents.mandates.agreement import Engagement, agreement_paper
from virage.documents.pdf import mandate_pdf
from virage.web.mandates import bridge
from virage.web.mandates.actions import telling
from virage.web.mandates.actions.envelopes import reserve
from virage.web.mandates.actions.stages import held, move, note
from virage.web.mandates.models import Agreement, Mandate, TermsRow
from virage.web.mandates.queries.mandates import serves
from virage.web.offices.actions import require_independence
from virage.web.offices.models import Advisor, Office
from virage.web.offices.queries.offices import own_advisor
from virage.web.refusals import RefusedError, require


class NobodyAdvisesError(RefusedError):
    """An advisor has first to have the case."""


class OtherRegionError(RefusedError):
    """The advisor is of no office that serves the region of the co-op."""


@dataclass(frozen=True, slots=True)
class Ready:
    """An application that may be approved, with all that the agreement names."""

    terms: TermsRow
    office: Office
    advisor: Advisor


def approve(*, actor: Actor, mandate: Mandate) -> Mandate:
    """Approve an application: its subsidy is held, and the co-op may read and accept.

    EnvelopeSpentError when the office has not so much left; of any number who approve at once,
    none goes beyond the envelope. TouchedError where somebody's interests stand in the way. The two
    PDF are made before the transaction.
    """
    require("mandate.approve", actor, bridge.thing_of(mandate))
    require_nobody_is_tied(actor, mandate)
    ready, now = _ready(mandate), timezone.now()
    today = timezone.localdate(now)
    papers = {code: _paper(mandate, ready, code) for code in ("fr", "en")}
    with transaction.atomic():
        row = held(mandate)
        cents = row.price.subsidy
        year = programme_year(today, ready.terms.year_begins)
        envelope = reserve(ready.office, year, cents)
        decided = {"decided_at": now, "decided_by_id": actor.account}
        move(row, Stage.APPROVED, reserved=cents, envelope_id=envelope.id, **decided)
        Agreement.objects.create(
            organisation=row.organisation,
            mandate=row,
            made_at=now,
            pdf_fr=papers["fr"],
            pdf_en=papers["en"],
            digest_fr=sha256(papers["fr"]).hexdigest(),
            digest_en=sha256(papers["en"]).hexdigest(),
        )
        telling.tell_the_coop(row, "approved", now)
        telling.tell_the_advisor(row, "granted", now)
        note("mandate.approve", actor, row)
    return row


def require_nobody_is_tied(actor: Actor, mandate: Mandate) -> None:
    """TouchedError when what the advisor or the actor declared touches what the co-op needs."""
    case = mandate.accompaniment
    for advisor in (case.advisor, own_advisor(actor)):
        if advisor is not None:
            require_independence(case=case, advisor=advisor)


def _ready(mandate: Mandate) -> Ready:
    advisor = mandate.accompaniment.advisor
    if advisor is None:
        raise NobodyAdvisesError("nobody advises yet")
    if not serves(advisor, mandate):
        raise OtherRegionError("advisor of another region")
    if mandate.terms is None or mandate.office is None:
        raise RefusedError("the terms are not set")
    return Ready(mandate.terms, mandate.office, advisor)


def _paper(mandate: Mandate, ready: Ready, language: Language) -> bytes:
    terms = ready.terms
    agreed = Engagement(
        programme=settings.VIRAGE_PROGRAMME_NAME,
        organisation=mandate.organisation.name,
        office=ready.office.name_in(language),
        advisor=ready.advisor.name,
        quarters=mandate.granted,
        rate=mandate.rate,
        share=mandate.share,
        price=mandate.price,
        terms_from=terms.in_force_from,
        on=timezone.localdate(),
        words=terms.words_en if language == "en" else terms.words,
        id=str(mandate.id),
    )
    return mandate_pdf(agreement_paper(agreed, language))


def refuse(*, actor: Actor, mandate: Mandate, words: str) -> None:
    """Refuse an application, with the reason that the co-op reads."""
    require("mandate.approve", actor, bridge.thing_of(mandate))
    now = timezone.now()
    with transaction.atomic():
        row = held(mandate)
        decided = {"decided_at": now, "decided_by_id": actor.account, "refusal": words}
        move(row, Stage.REFUSED, **decided)
        telling.tell_the_coop(row, "refused", now, reason=words)
        note("mandate.refuse", actor, row)
