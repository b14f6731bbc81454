"""Beginning a diagnosis, and moving its last day."""

from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from virage.core.access import Actor
from virage.web.campaigns import bridge
from virage.web.campaigns.models import Campaign
from virage.web.journal.actions import record
from virage.web.organisations.bridge import current_questionnaire
from virage.web.organisations.bridge import thing_of as thing_of_organisation
from virage.web.organisations.models import Organisation
from virage.web.refusals import RefusedError, require


class OpenAlreadyError(RefusedError):
    """One diagnosis at a time is open."""


def start_campaign(*, actor: Actor, organisation: Organisation, due_on: date | None) -> Campaign:
    """Begin the next diagnosis, on the newest questionnaire; OpenAlreadyError when one is open."""
    require("campaign.start", actor, thing_of_organisation(organisation))
    questionnaire = current_questionnaire()
    with transaction.atomic():
        Organisation.objects.select_for_update().get(id=organisation.id)
        campaigns = Campaign.objects.filter(organisation=organisation)
        if campaigns.filter(closed_at=None).exists():
            raise OpenAlreadyError("one is open")
        last = campaigns.aggregate(last=Max("number"))["last"]
        campaign = Campaign.objects.create(
            organisation=organisation,
            number=0 if last is None else last + 1,
            questionnaire=questionnaire.id,
            version=questionnaire.version,
            content_hash=questionnaire.content_hash,
            started_at=timezone.now(),
            started_by_id=actor.account,
            due_on=due_on,
        )
        record(verb="campaign.start", actor=actor, organisation=organisation.id, thing=campaign.id)
    return campaign


def set_last_day(*, actor: Actor, campaign: Campaign, due_on: date | None) -> None:
    """Move the day until which people are asked to answer."""
    require("campaign.run", actor, bridge.thing_of(campaign))
    with transaction.atomic():
        open_still = Campaign.objects.filter(id=campaign.id, closed_at=None)
        if not open_still.update(due_on=due_on):
            raise RefusedError("the diagnosis is closed")
        record(
            verb="campaign.run",
            actor=actor,
            organisation=campaign.organisation_id,
            thing=campaign.id,
            fields={"due_on": str(due_on)},
        )
