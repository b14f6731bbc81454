"""Proposing again from today: what is past is fixed, and the version in force does not move."""

from django.db import transaction

from virage.core.access import Actor
from virage.web.accounts.models import User
from virage.web.organisations.bridge import thing_of
from virage.web.plans.actions.editing import write_over
from virage.web.plans.actions.proposing import ask_proposal
from virage.web.plans.bridge import content_of
from virage.web.plans.courses import InForce, from_today
from virage.web.plans.models import Plan, Solve
from virage.web.refusals import RefusedError, require


class OverError(RefusedError):
    """The last quarter of the plan is over: there is nothing left to propose in it."""


def propose_again(
    *, actor: Actor, account: User, plan: Plan, base: int, force: InForce
) -> Solve | None:
    """Ask for the best plan from today on; None when somebody changed the plan since `base`.

    OverError when the plan has no quarter left.
    """
    require("plan.edit", actor, thing_of(plan.organisation))
    content = from_today(content_of(plan), force)
    if force.now >= content.means.quarters:
        raise OverError("the plan is over")
    with transaction.atomic():
        if not write_over(actor=actor, plan=plan, base=base, content=content, change="replan"):
            return None
        plan.refresh_from_db()
        return ask_proposal(actor=actor, account=account, plan=plan, base=plan.version)
