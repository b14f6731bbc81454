"""Reads of a whole desk at once: its cases, and how far their organisations are."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from virage.core.access import Actor
from virage.web.campaigns.models import Campaign
from virage.web.offices.models import Accompaniment
from virage.web.organisations.models import Consent, Purpose


@dataclass(frozen=True, slots=True)
class Diagnosed:
    """The last diagnosis of an organisation, and whether its advisor may read the portrait."""

    id: UUID
    started_at: datetime
    due_on: date | None
    closed_at: datetime | None
    shared: bool


def diagnoses_of(organisations: frozenset[UUID]) -> dict[UUID, Diagnosed]:
    """The last diagnosis of each of the organisations of cases that the actor may see."""
    consents = Consent.objects.filter(
        organisation=OuterRef("organisation"),
        campaign=OuterRef("id"),
        purpose=Purpose.ADVISOR.value,
        withdrawn_at=None,
    )
    rows = Campaign.objects.filter(organisation__in=organisations).annotate(shared=Exists(consents))
    return {
        row.organisation_id: Diagnosed(
            row.id, row.started_at, row.due_on, row.closed_at, shared=row.shared
        )
        for row in rows.order_by("number")
    }


def desk_cases(actor: Actor) -> tuple[Accompaniment, ...]:
    """The actor's cases, and those that somebody has in the offices that they lead."""
    mine = Q(advisor__account=UUID(str(actor.account)))
    led = Q(office__in=[UUID(each) for each in actor.leads], advisor__isnull=False)
    rows = Accompaniment.objects.filter(mine | led)
    return tuple(rows.select_related("organisation", "office", "advisor"))
