"""Reads of the cases; each is of an organisation that the actor may see."""

from uuid import UUID

from django.db.models import Count

from virage.web.campaigns.models import Campaign
from virage.web.funding.models import Case
from virage.web.organisations.models import Organisation


def cases_of(organisation: Organisation) -> tuple[Case, ...]:
    """The cases of an organisation, the newest first; also those that were just deleted."""
    return tuple(Case.objects.filter(organisation=organisation))


def case_of(organisation: Organisation, case_id: UUID) -> Case | None:
    """One of them."""
    return Case.objects.filter(organisation=organisation, id=case_id).first()


def states_of(organisation: UUID) -> dict[str, int]:
    """How many cases of an organisation, whose case the actor may see, are in each state."""
    rows = Case.objects.filter(organisation=organisation, deleted_at=None).order_by()
    return dict(rows.values("state").annotate(count=Count("id")).values_list("state", "count"))


def has_diagnosis(organisation: Organisation) -> bool:
    """Whether a diagnosis of an organisation was closed."""
    return Campaign.objects.filter(organisation=organisation, closed_at__isnull=False).exists()
