"""Changing a plan by hand; of two people the second is told, and what was there can come back."""

from dataclasses import replace
from typing import Any

from django.db import transaction
from django.utils import timezone

from virage.core.access import Actor
from virage.core.roadmap.purpose import Purpose
from virage.web.accounts.models import User
from virage.web.campaigns.models import Campaign
from virage.web.journal.actions import record
from virage.web.organisations.bridge import thing_of
from virage.web.organisations.models import Organisation
from virage.web.plans.bridge import content_of
from virage.web.plans.contents import Chosen, Content, Means, Own, as_data
from virage.web.plans.models import Plan
from virage.web.plans.queries import plan_of
from virage.web.refusals import require


def begin_plan(*, actor: Actor, account: User, campaign: Campaign, means: Means) -> Plan:
    """Begin the plan of an organisation, without a step; where there is one already, that one."""
    organisation = campaign.organisation
    require("plan.edit", actor, thing_of(organisation))
    with transaction.atomic():
        Organisation.objects.select_for_update().get(id=organisation.id)
        found, now = plan_of(organisation), timezone.now()
        if found is not None:
            return found
        plan = Plan.objects.create(
            organisation=organisation,
            campaign=campaign,
            begun_by=account,
            begun_at=now,
            changed_at=now,
            content=as_data(Content(means)),
            change="begin",
        )
        record(verb="plan.begin", actor=actor, organisation=organisation.id, thing=plan.id)
    return plan


def change_means(*, actor: Actor, plan: Plan, base: int, means: Means) -> bool:
    """Change what the co-op can give; False when somebody changed the plan since `base`."""
    return _write(actor, plan, replace(content_of(plan), means=means), base=base, change="means")


def place_step(*, actor: Actor, plan: Plan, base: int, step: Chosen) -> bool:
    """Add a step, move it, change its mode, hold it or let it go; False when it is too late."""
    content = content_of(plan)
    change = "add" if content.step(step.initiative) is None else "place"
    return _write(actor, plan, content.placing(step), base=base, change=change)


def invent_step(*, actor: Actor, plan: Plan, base: int, own: Own, start: int) -> bool:
    """Add a step of the co-op's own; False when somebody changed the plan since `base`."""
    return _write(actor, plan, content_of(plan).inventing(own, start), base=base, change="add")


def drop_step(*, actor: Actor, plan: Plan, base: int, initiative: str) -> bool:
    """Take a step out, for the proposals to come too; False when it is too late."""
    return _write(actor, plan, content_of(plan).dropping(initiative), base=base, change="drop")


def bring_back(*, actor: Actor, plan: Plan, base: int, initiative: str) -> bool:
    """Let an initiative be proposed again; False when it is too late."""
    content = content_of(plan).letting_back(initiative)
    return _write(actor, plan, content, base=base, change="let_back")


def write_purpose(*, actor: Actor, plan: Plan, base: int, purpose: Purpose) -> bool:
    """Change the words of a plan, whose steps keep their proof; False when it is too late."""
    require("plan.edit", actor, thing_of(plan.organisation))
    content = as_data(replace(content_of(plan), purpose=purpose))
    return _save(actor, plan, base=base, change="words", content=content, proof=plan.proof)


def take_up(*, actor: Actor, plan: Plan) -> None:
    """Make a plan that came by a merging the one of now; the other stays beside it."""
    require("plan.edit", actor, thing_of(plan.organisation))
    with transaction.atomic():
        Plan.objects.filter(id=plan.id).update(changed_at=timezone.now())
        organisation = plan.organisation_id
        record(verb="plan.take_up", actor=actor, organisation=organisation, thing=plan.id)


def undo(*, actor: Actor, plan: Plan, base: int) -> bool:
    """Bring back what was before the last change, which a second undo brings back in turn.

    False when somebody changed the plan since `base`, or there is nothing to undo.
    """
    require("plan.edit", actor, thing_of(plan.organisation))
    if plan.before is None:
        return False
    content, proof = plan.before["content"], plan.before["proof"]
    return _save(actor, plan, base=base, change="undo", content=content, proof=proof)


def write_over(
    *,
    actor: Actor,
    plan: Plan,
    base: int,
    content: Content,
    change: str,
    proof: dict[str, Any] | None = None,
) -> bool:
    """Give a plan other content; False when somebody changed it since `base`.

    `proof` is what a search said of it, if one did.
    """
    require("plan.edit", actor, thing_of(plan.organisation))
    return _save(actor, plan, base=base, change=change, content=as_data(content), proof=proof)


def _write(actor: Actor, plan: Plan, content: Content, *, base: int, change: str) -> bool:
    return write_over(actor=actor, plan=plan, base=base, content=content, change=change)


def _save(actor: Actor, plan: Plan, *, base: int, change: str, **kept: Any) -> bool:
    """Write over the version `base`, keeping what was there."""
    before = {"content": plan.content, "proof": plan.proof}
    with transaction.atomic():
        rows = Plan.objects.filter(id=plan.id, version=base)
        if plan.version != base or not rows.update(
            **kept, before=before, change=change, version=base + 1, changed_at=timezone.now()
        ):
            return False
        organisation = plan.organisation_id
        record(verb=f"plan.{change}", actor=actor, organisation=organisation, thing=plan.id)
    return True
