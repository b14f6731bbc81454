"""Plans to choose from: kept as a worker finds them, and one of them made the plan."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from virage.core.access import Actor
from virage.core.roadmap import Plan as Found
from virage.core.solver import Result
from virage.web.organisations.bridge import thing_of
from virage.web.plans.actions.editing import write_over
from virage.web.plans.actions.proposing import change, leave
from virage.web.plans.bridge import chosen_in, content_of, proof_data
from virage.web.plans.contents import Chosen
from virage.web.plans.models import Choice, Kin, Plan, Reason, Solve, State
from virage.web.refusals import require


@dataclass(frozen=True, slots=True)
class Offer:
    """A plan that was found, what it is the best of, and what the search said of it."""

    kin: Kin
    plan: Found
    result: Result | None
    proved: bool


def add_choice(solve: Solve, offer: Offer, now: datetime) -> bool:
    """Keep one more plan to choose; False when the search is over, or the plan asks else now."""
    if _moved(solve):
        leave(solve, Reason.MOVED, now)
        return False
    with transaction.atomic():
        place = Choice.objects.filter(solve=solve).count()
        if not change(solve, touched_at=now, over=place + 1):
            return False
        Choice.objects.create(
            organisation_id=solve.organisation_id,
            solve=solve,
            place=place,
            kin=offer.kin,
            steps=[_step(each) for each in chosen_in(offer.plan)],
            proof=proof_data(offer.result) if offer.result else None,
            proved=offer.proved,
        )
    return True


def end_comparison(solve: Solve, now: datetime) -> bool:
    """End a comparison that found all that it looked for; without a plan, it failed."""
    if _moved(solve):
        return leave(solve, Reason.MOVED, now)
    if not Choice.objects.filter(solve=solve).exists():
        return leave(solve, Reason.STOPPED, now)
    return change(solve, state=State.DONE, touched_at=now)


def choose(*, actor: Actor, plan: Plan, base: int, choice: Choice) -> bool:
    """Make a choice the plan; what is held stays so. False when the plan changed since `base`.

    False too when the plan asks for something else than what the choice was found for.
    """
    require("plan.edit", actor, thing_of(plan.organisation))
    content = content_of(plan)
    if content.asked != choice.solve.asked:
        return False
    steps = tuple(Chosen(**each) for each in choice.steps)
    return write_over(
        actor=actor,
        plan=plan,
        base=base,
        content=content.proposed(steps),
        change="choice",
        proof=choice.proof,
    )


def _step(step: Chosen) -> dict[str, object]:
    return {"initiative": step.initiative, "mode": step.mode, "start": step.start}


def _moved(solve: Solve) -> bool:
    return content_of(Plan.objects.get(id=solve.plan_id)).asked != solve.asked
