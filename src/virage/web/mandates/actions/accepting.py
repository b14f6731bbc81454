"""Accepting the agreement for the co-op: by a person of its own, whom its board authorised."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from virage.core.access import Actor
from virage.core.mandates import Stage
from virage.web.mandates import bridge
from virage.web.mandates.actions import telling
from virage.web.mandates.actions.stages import ChangedMeanwhileError, held, move, note
from virage.web.mandates.models import Agreement, Mandate
from virage.web.mandates.queries.mandates import agreement_of
from virage.web.refusals import require


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """Who accepts, by which resolution of the board, and the fingerprint of what they read."""

    name: str
    resolution: str
    resolved_on: date
    language: str
    digest: str


def accept(*, actor: Actor, mandate: Mandate, acceptance: Acceptance) -> None:
    """Accept the agreement; the work may begin, in a group once the office has every answer.

    ChangedMeanwhileError when it was accepted or withdrawn, or is not what the person read.
    """
    require("mandate.accept", actor, bridge.thing_of(mandate))
    now = timezone.now()
    with transaction.atomic():
        row = held(mandate)
        agreement = agreement_of(row)
        if agreement is None or acceptance.digest != digest_in(agreement, acceptance.language):
            raise ChangedMeanwhileError("changed meanwhile")
        if row.whole is None:
            move(row, Stage.WORK)
        elif row.at is not Stage.APPROVED or agreement.accepted_at:
            raise ChangedMeanwhileError("changed meanwhile")
        Agreement.objects.filter(id=agreement.id).update(
            accepted_at=now,
            accepted_by_id=actor.account,
            name=acceptance.name,
            resolution=acceptance.resolution,
            resolved_on=acceptance.resolved_on,
            language=acceptance.language,
            digest=acceptance.digest,
        )
        for tell in (telling.tell_the_coop, telling.tell_the_advisor):
            tell(row, "accepted", now, name=acceptance.name)
        note("mandate.accept", actor, row, digest=acceptance.digest)


def digest_in(agreement: Agreement, language: str) -> str:
    """The fingerprint of the PDF in a language."""
    return agreement.digest_en if language == "en" else agreement.digest_fr
