"""The diagnoses that come after a plan: when they are due, and opening one."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from virage.core.access import Actor
from virage.core.funding.values import months_after
from virage.web.campaigns.actions import start_campaign
from virage.web.campaigns.models import Campaign
from virage.web.journal.actions import record
from virage.web.organisations.bridge import thing_of
from virage.web.plans.models import Checkpoint, Plan
from virage.web.refusals import RefusedError, require

MONTHS = (6, 12, 24)
TO_ANSWER = timedelta(days=30)


class SettledError(RefusedError):
    """The diagnosis was opened, or dropped, or moved by somebody else."""


def appoint(plan: Plan, adopted_on: date) -> None:
    """Schedule the diagnoses of a plan from the day of its first adoption; an amendment moves none.

    It writes in the transaction of who adopts.
    """
    for months in MONTHS:
        Checkpoint.objects.get_or_create(
            plan=plan,
            months=months,
            defaults={
                "organisation_id": plan.organisation_id,
                "due_on": months_after(adopted_on, months),
            },
        )


def move_checkpoint(*, actor: Actor, checkpoint: Checkpoint, base: int, due_on: date) -> bool:
    """Let a diagnosis be due another day; False when somebody changed it since `base`."""
    return _change(actor, checkpoint, base, due_on=due_on, dropped_at=None)


def drop_checkpoint(*, actor: Actor, checkpoint: Checkpoint, base: int) -> bool:
    """Do without a diagnosis; False when somebody changed it since `base`."""
    return _change(actor, checkpoint, base, dropped_at=timezone.now())


def open_diagnosis(*, actor: Actor, checkpoint: Checkpoint) -> Campaign:
    """Begin the diagnosis that is due; SettledError when it is no longer to be begun.

    OpenAlreadyError when another one is open.
    """
    require("campaign.start", actor, thing_of(checkpoint.organisation))
    with transaction.atomic():
        kept = Checkpoint.objects.select_for_update().get(id=checkpoint.id)
        if kept.campaign_id or kept.dropped_at:
            raise SettledError("it is settled")
        campaign = start_campaign(
            actor=actor,
            organisation=checkpoint.organisation,
            due_on=timezone.localdate() + TO_ANSWER,
        )
        Checkpoint.objects.filter(id=kept.id).update(campaign=campaign, version=kept.version + 1)
    return campaign


def _change(actor: Actor, checkpoint: Checkpoint, base: int, **fields: object) -> bool:
    require("plan.edit", actor, thing_of(checkpoint.organisation))
    with transaction.atomic():
        rows = Checkpoint.objects.filter(id=checkpoint.id, version=base, campaign=None)
        if not rows.update(version=base + 1, **fields):
            return False
        record(
            verb="plan.checkpoint",
            actor=actor,
            organisation=checkpoint.organisation_id,
            thing=checkpoint.id,
            fields={name: str(value) for name, value in fields.items()},
        )
    return True
