"""Sharing the portrait of a closed diagnosis: a consent, and a word to those it is shared with."""

from django.db import transaction
from django.utils import timezone

from virage.core.access import Actor
from virage.web.campaigns import bridge
from virage.web.campaigns.models import Campaign
from virage.web.campaigns.queries import portraits
from virage.web.jobs.actions import post_mail
from virage.web.jobs.links import absolute
from virage.web.organisations.actions.consents import give_consent, withdraw_consent
from virage.web.organisations.models import Purpose


def share(*, actor: Actor, campaign: Campaign, purpose: Purpose) -> None:
    """Share a portrait; those who answered and left an address are told, once a diagnosis."""
    with transaction.atomic():
        give_consent(
            actor=actor, organisation=campaign.organisation, purpose=purpose, campaign=campaign.id
        )
        if purpose is Purpose.RESPONDENTS:
            _tell_respondents(campaign)


def stop_sharing(*, actor: Actor, campaign: Campaign, purpose: Purpose) -> None:
    """Withdraw a sharing: the portrait closes to them at once."""
    withdraw_consent(
        actor=actor, organisation=campaign.organisation, purpose=purpose, campaign=campaign.id
    )


def _tell_respondents(campaign: Campaign) -> None:
    for email, language in portraits.addresses_of(campaign):
        post_mail(
            now=timezone.now(),
            purpose="portrait.shared",
            occasion=f"portrait.shared:{campaign.id}",
            recipient=email,
            organisation=campaign.organisation_id,
            language=language,
            template="campaigns/mail/portrait_shared",
            context={
                "organisation": bridge.name_of(campaign),
                "url": absolute("campaigns:portrait", campaign.id, language=language),
            },
        )
