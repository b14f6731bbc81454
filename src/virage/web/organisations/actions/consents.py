"""Consents: each for one purpose, off until given, withdrawn as easily."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from virage.core.access import Actor
from virage.web.journal.actions import record
from virage.web.organisations.bridge import thing_of
from virage.web.organisations.models import Consent, Organisation, Purpose
from virage.web.refusals import require

TEXT_VERSION = "1"  # of the words beside each consent; changed with them


def give_consent(
    *, actor: Actor, organisation: Organisation, purpose: Purpose, campaign: UUID | None = None
) -> None:
    """Give a consent, about one diagnosis or in general; one in force already stays as it is."""
    require("organisation.consent", actor, thing_of(organisation))
    with transaction.atomic():
        Organisation.objects.select_for_update().get(id=organisation.id)
        in_force = Consent.objects.filter(
            organisation=organisation, campaign=campaign, purpose=purpose, withdrawn_at=None
        )
        if in_force.exists():
            return
        Consent.objects.create(
            organisation=organisation,
            campaign=campaign,
            purpose=purpose.value,
            text_version=TEXT_VERSION,
            given_by_id=actor.account,
            given_at=timezone.now(),
        )
        _record("consent.give", actor, organisation, purpose=purpose, campaign=campaign)


def withdraw_consent(
    *, actor: Actor, organisation: Organisation, purpose: Purpose, campaign: UUID | None = None
) -> None:
    """Withdraw a consent; that it was given stays written."""
    require("organisation.consent", actor, thing_of(organisation))
    with transaction.atomic():
        in_force = Consent.objects.filter(
            organisation=organisation, campaign=campaign, purpose=purpose, withdrawn_at=None
        )
        if in_force.update(withdrawn_at=timezone.now(), withdrawn_by=actor.account):
            _record("consent.withdraw", actor, organisation, purpose=purpose, campaign=campaign)


def _record(
    verb: str,
    actor: Actor,
    organisation: Organisation,
    *,
    purpose: Purpose,
    campaign: UUID | None,
) -> None:
    fields = {"purpose": purpose.value}
    place = organisation.id
    record(verb=verb, actor=actor, organisation=place, thing=campaign, fields=fields)
