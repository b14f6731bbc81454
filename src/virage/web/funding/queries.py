"""Reads of the cases; each is of an organisation that the actor may see."""

from uuid import UUID

from virage.web.funding.models import Case
from virage.web.organisations.models import Organisation


def cases_of(organisation: Organisation) -> tuple[Case, ...]:
    """The cases of an organisation, the newest first; also those that were just deleted."""
    return tuple(Case.objects.filter(organisation=organisation))


def case_of(organisation: Organisation, case_id: UUID) -> Case | None:
    """One of them."""
    return Case.objects.filter(organisation=organisation, id=case_id).first()
