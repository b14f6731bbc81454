"""Approving an application, which holds the envelope and writes the agreement; or refusing it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from virage.core.access import Actor
from virage.core.funding.values import Cents
from virage.core.mandates import Stage
from virage.core.sharing import ceilings
from virage.core.subsidy import programme_year
from virage.core.text import Language
from virage.documents.mandates.agreement import Engagement, Together, agreement_paper
from virage.documents.pdf import mandate_pdf
from virage.web.mandates import bridge
from virage.web.mandates.actions import telling
from virage.web.mandates.actions.envelopes import reserve
from virage.web.mandates.actions.stages import (
    ChangedMeanwhileError,
    held,
    move,
    note,
    require_whole,
)
from virage.web.mandates.models import Agreement, Mandate, TermsRow
from virage.web.mandates.queries.mandates import parts_in, serves
from virage.web.mandates.shares import in_order, signers
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
    at_most: Mapping[UUID, Cents]


def approve(*, actor: Actor, mandate: Mandate) -> Mandate:
    """Approve an application: its subsidy is held, and the co-op may read and accept.

    EnvelopeSpentError when the office has not so much left; of any number who approve at once,
    none goes beyond the envelope. TouchedError where somebody's interests stand in the way. The two
    PDF, those of each organisation of a group, are made before the transaction.
    """
    require_whole(mandate)
    require_nobody_is_tied(actor, mandate)
    ready, now = _ready(mandate), timezone.now()
    papers = [
        (each, {code: _paper(each, ready, code) for code in ("fr", "en")})
        for each in signers(mandate)
    ]
    with transaction.atomic():
        row = held(mandate)
        if row.version != mandate.version:  # somebody left the group since
            raise ChangedMeanwhileError("changed meanwhile")
        year = programme_year(timezone.localdate(now), ready.terms.year_begins)
        envelope = reserve(ready.office, year, row.price.subsidy)
        held_for_it = {"reserved": row.price.subsidy, "envelope_id": envelope.id}
        decided = {"decided_at": now, "decided_by_id": actor.account}
        move(row, Stage.APPROVED, **held_for_it, **decided)
        for each, pdf in papers:
            if each.whole is not None:
                move(each, Stage.APPROVED, **decided, at_most=ready.at_most[each.id])
            _write_agreement(each, pdf, now)
        telling.tell_the_coop(row, "approved", now)
        telling.tell_the_advisor(row, "granted", now)
        note("mandate.approve", actor, row)
    return row


def _write_agreement(mandate: Mandate, pdf: Mapping[str, bytes], now: datetime) -> None:
    Agreement.objects.create(
        organisation=mandate.coop,
        mandate=mandate,
        made_at=now,
        pdf_fr=pdf["fr"],
        pdf_en=pdf["en"],
        digest_fr=sha256(pdf["fr"]).hexdigest(),
        digest_en=sha256(pdf["en"]).hexdigest(),
    )


def require_nobody_is_tied(actor: Actor, mandate: Mandate) -> None:
    """RefusedError for who may not approve it; TouchedError when what the advisor or the actor
    declared touches what a co-op needs.
    """
    require("mandate.approve", actor, bridge.thing_of(mandate))
    advisors = {mandate.advisor, own_advisor(actor)}
    for each in signers(mandate):
        require("mandate.approve", actor, bridge.thing_of(each))
        for advisor in advisors | {each.advisor}:
            if advisor is not None:
                require_independence(case=each.case, advisor=advisor)


def _ready(mandate: Mandate) -> Ready:
    advisor, each_of = mandate.advisor, in_order(signers(mandate))
    if advisor is None:
        raise NobodyAdvisesError("nobody advises yet")
    if not all(serves(advisor, each) for each in each_of):
        raise OtherRegionError("advisor of another region")
    if mandate.terms is None or mandate.office is None:
        raise RefusedError("the terms are not set")
    weights = [each.weight or 1 for each in each_of]
    at_most = zip(each_of, ceilings(mandate.price.own, weights), strict=True)
    return Ready(
        mandate.terms, mandate.office, advisor, {each.id: cents for each, cents in at_most}
    )


def _paper(mandate: Mandate, ready: Ready, language: Language) -> bytes:
    terms, whole = ready.terms, mandate.ledger
    together = Together(whole.name, ready.at_most[mandate.id]) if whole.group else None
    agreed = Engagement(
        programme=settings.VIRAGE_PROGRAMME_NAME,
        organisation=mandate.name,
        together=together,
        office=ready.office.name_in(language),
        advisor=ready.advisor.name,
        quarters=whole.granted,
        rate=whole.rate,
        share=whole.share,
        price=whole.price,
        terms_from=terms.in_force_from,
        on=timezone.localdate(),
        words=terms.words_en if language == "en" else terms.words,
        id=str(mandate.id),
    )
    return mandate_pdf(agreement_paper(agreed, language))


def refuse(*, actor: Actor, mandate: Mandate, words: str) -> None:
    """Refuse an application, with the reason that the co-op reads."""
    require_whole(mandate)
    require("mandate.approve", actor, bridge.thing_of(mandate))
    now = timezone.now()
    with transaction.atomic():
        row = held(mandate)
        decided = {"decided_at": now, "decided_by_id": actor.account, "refusal": words}
        for each in (*parts_in(row), row):
            move(each, Stage.REFUSED, **decided)
        telling.tell_the_coop(row, "refused", now, reason=words)
        note("mandate.refuse", actor, row)
