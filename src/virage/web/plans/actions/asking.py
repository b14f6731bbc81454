"""Changing what is asked of a plan: its budget, its targets, a demand that gives way."""

from dataclasses import replace

from virage.core.access import Actor
from virage.core.funding.values import Cents
from virage.web.plans.actions.editing import write_over
from virage.web.plans.bridge import content_of
from virage.web.plans.contents import Aimed, Content
from virage.web.plans.models import Plan


def change_budget(
    *, actor: Actor, plan: Plan, base: int, budget: tuple[Cents | None, Cents | None]
) -> bool:
    """Change the most to spend a year; False when somebody changed the plan since `base`."""
    content = content_of(plan)
    other = replace(content, means=replace(content.means, budget=budget))
    return write_over(actor=actor, plan=plan, base=base, content=other, change="means")


def change_targets(*, actor: Actor, plan: Plan, base: int, targets: tuple[Aimed, ...]) -> bool:
    """Change what is to be reached; False when somebody changed the plan since `base`."""
    content = replace(content_of(plan), targets=targets)
    return write_over(actor=actor, plan=plan, base=base, content=content, change="targets")


def give_way(*, actor: Actor, plan: Plan, base: int, content: Content) -> bool:
    """Let demands give way as in a way out; False when somebody changed the plan since `base`."""
    return write_over(actor=actor, plan=plan, base=base, content=content, change="give_way")
