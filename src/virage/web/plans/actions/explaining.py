"""What a worker writes beside a plan: why nothing fits, and which steps of a plan are sturdy."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from virage.core.solver.conflicts import Conflict
from virage.core.solver.sturdiness import Sturdy
from virage.core.solver.ways_out import Way
from virage.web.plans.actions.proposing import change
from virage.web.plans.giving import as_kept, conflict_in
from virage.web.plans.models import Plan, Reason, Solve, Stage, State


def write_clash(solve: Solve, found: Conflict | None, now: datetime) -> bool:
    """Keep what contradicts itself, when it was found in time; the ways out come after."""
    nothing = as_kept(found) if found is not None else None
    return change(solve, touched_at=now, stage=Stage.WAYS, nothing=nothing)


def write_ways(solve: Solve, ways: Sequence[Way], now: datetime) -> bool:
    """Keep the ways out; the search is over, and leaves the plan as it was."""
    nothing = solve.nothing and as_kept(conflict_in(solve.nothing), ways)
    over = {"state": State.FAILED, "reason": Reason.IMPOSSIBLE}
    return change(solve, touched_at=now, nothing=nothing, **over)


def write_sturdiness(solve: Solve, steps: Sequence[Sturdy]) -> bool:
    """Keep beside a plan that was found which of its steps survive, unless it was changed."""
    said = {each.initiative: [shake.value for shake in each.falls_when] for each in steps}
    with transaction.atomic():
        plan = Plan.objects.select_for_update().get(id=solve.plan_id)
        if plan.version != solve.base + 1 or plan.proof is None or not said:
            return False
        Plan.objects.filter(id=plan.id).update(proof={**plan.proof, "sturdy": said})
    return True
