"""Reminders: a week before the last day and on its eve; on the day, a word to who closes."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from virage.web.campaigns.actions.inviting import send_link
from virage.web.campaigns.models import Campaign
from virage.web.campaigns.queries import running
from virage.web.jobs.actions import post_mail
from virage.web.jobs.due import due
from virage.web.jobs.links import absolute

WEEK_BEFORE, EVE = 7, 1
LATE = timedelta(days=30)  # a worker that slept so long no longer tells


@due("campaigns.reminders", every=timedelta(hours=1))
def remind_everybody(now: datetime) -> None:
    """Write to those who have not handed in; each occasion has one mail, however often it runs."""
    today = timezone.localdate(now)
    for campaign in running.open_campaigns_due_by(today + timedelta(days=WEEK_BEFORE)):
        if campaign.due_on is None or campaign.due_on < today - LATE:
            continue
        left = (campaign.due_on - today).days
        if left >= 1:
            _remind(campaign, EVE if left <= EVE else WEEK_BEFORE, now)
        else:
            _tell_holders(campaign, now)


def _remind(campaign: Campaign, days: int, now: datetime) -> None:
    """One transaction a person, so that a long list holds nobody up."""
    for part in running.waiting_of(campaign):
        occasion = f"{part.id}:{days}:{campaign.due_on}"
        with transaction.atomic():
            send_link(part=part, now=now, occasion=occasion, reminder=True)


def _tell_holders(campaign: Campaign, now: datetime) -> None:
    for seat in running.holders_of(campaign.organisation):
        language = seat.account.language
        with transaction.atomic():
            post_mail(
                now=now,
                purpose="campaign.due",
                occasion=f"{campaign.id}:{campaign.due_on}",
                recipient=seat.account.email,
                organisation=campaign.organisation_id,
                language=language,
                template="campaigns/mail/time_to_close",
                context={
                    "organisation": campaign.organisation.name,
                    "url": absolute("campaigns:campaign", campaign.id, language=language),
                },
            )
