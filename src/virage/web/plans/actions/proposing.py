"""Asking for a better plan, and what a worker does of it; the worker acts for the site."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from virage.core.access import Actor
from virage.core.solver import Outcome, Result
from virage.web.accounts.models import User
from virage.web.journal.actions import record
from virage.web.organisations.bridge import thing_of
from virage.web.plans.bridge import chosen_in, content_of, proof_data
from virage.web.plans.contents import as_data
from virage.web.plans.models import GOING_ON, Choice, Kind, Plan, Reason, Solve, Stage, State
from virage.web.refusals import require

MOST_ATTEMPTS = 3


def ask_proposal(*, actor: Actor, account: User, plan: Plan, base: int) -> Solve | None:
    """Ask for the best plan from the version `base` on; None when it is no longer that one.

    While such a search goes on for this version, it is that one; any other is over.
    """
    return _ask(actor, account, plan, base=base, kind=Kind.PROPOSAL)


def ask_comparison(*, actor: Actor, account: User, plan: Plan, base: int) -> Solve | None:
    """Ask for plans to choose from, which leave the plan as it is; None when it is too late."""
    return _ask(actor, account, plan, base=base, kind=Kind.COMPARISON)


def _ask(actor: Actor, account: User, plan: Plan, *, base: int, kind: Kind) -> Solve | None:
    require("plan.edit", actor, thing_of(plan.organisation))
    with transaction.atomic():
        kept = Plan.objects.select_for_update().get(id=plan.id)
        if kept.version != base:
            return None
        going = Solve.objects.filter(plan=kept, state__in=GOING_ON)
        same = going.filter(base=base, kind=kind).first()
        if same is not None:
            return same
        now = timezone.now()
        going.update(state=State.CANCELLED, touched_at=now)
        solve = Solve.objects.create(
            organisation_id=plan.organisation_id,
            plan=kept,
            kind=kind,
            base=base,
            asked=content_of(kept).asked,
            asked_by=account,
            asked_at=now,
            touched_at=now,
        )
        _record("plan.compare" if kind == Kind.COMPARISON else "plan.ask", actor, solve)
    return solve


def cancel_solve(*, actor: Actor, solve: Solve) -> bool:
    """End a search, whose worker ends its process within seconds; False when it was over."""
    require("plan.edit", actor, thing_of(solve.plan.organisation))
    with transaction.atomic():
        rows = Solve.objects.filter(id=solve.id, state__in=GOING_ON)
        if not rows.update(state=State.CANCELLED, touched_at=timezone.now()):
            return False
        _record("plan.cancel", actor, solve)
    return True


def take(solve: Solve, now: datetime) -> bool:
    """Take a search, or one whose worker is gone; whether this worker got it.

    One that was begun too many times is given up.
    """
    if solve.attempt >= MOST_ATTEMPTS:
        leave(solve, Reason.BROKE, now)
        return False
    first = {"over": 0, "whole": 0, "stage": Stage.PLAN, "nothing": None}
    if not change(solve, state=State.RUNNING, touched_at=now, attempt=solve.attempt + 1, **first):
        return False
    Choice.objects.filter(solve=solve).delete()
    return True


def touch(solve: Solve, now: datetime, **progress: int) -> bool:
    """Say that a search still runs, and how far it is; False when it was cancelled or retaken."""
    return change(solve, touched_at=now, **progress)


def give_back(solve: Solve, now: datetime) -> bool:
    """Let another worker begin a search again: this one ends."""
    return change(solve, state=State.WAITING, touched_at=now)


def leave(solve: Solve, reason: Reason, now: datetime) -> bool:
    """End a search that leaves the plan as it was."""
    return change(solve, state=State.FAILED, reason=reason, touched_at=now)


def lose(solve: Solve, now: datetime) -> bool:
    """End a search whose process is gone; that nothing fits is known, even when not yet why."""
    if not solve.goes_on:
        return False
    broke = solve.stage == Stage.PLAN
    return leave(solve, Reason.BROKE if broke else Reason.IMPOSSIBLE, now)


def finish(solve: Solve, result: Result, now: datetime) -> bool:
    """Write what a search found into the plan, unless somebody changed the plan meanwhile.

    Where nothing fits, the search goes on to see why.
    """
    if result.outcome is Outcome.IMPOSSIBLE:
        return change(solve, touched_at=now, stage=Stage.CONFLICT)
    reason = _refused(result)
    if reason is not None or result.plan is None:
        return leave(solve, reason or Reason.STOPPED, now)
    with transaction.atomic():
        plan = Plan.objects.select_for_update().get(id=solve.plan_id)
        if plan.version != solve.base:
            return leave(solve, Reason.MOVED, now)
        if not change(solve, state=State.DONE, touched_at=now):
            return False
        content = content_of(plan).proposed(chosen_in(result.plan))
        Plan.objects.filter(id=plan.id).update(
            before={"content": plan.content, "proof": plan.proof},
            content=as_data(content),
            proof=proof_data(result),
            change="proposal",
            version=plan.version + 1,
            changed_at=now,
        )
    return True


def _refused(result: Result) -> Reason | None:
    """Why what a search found is no plan."""
    if result.plan is None:
        return Reason.STOPPED
    return None if result.plan.steps else Reason.NOTHING


def change(solve: Solve, **fields: Any) -> bool:
    """Change a search that still stands as it was read, in the attempt that was read."""
    with transaction.atomic():
        rows = Solve.objects.filter(id=solve.id, state=solve.state, attempt=solve.attempt)
        changed = bool(rows.update(**fields))
    if changed:
        for name, value in fields.items():
            setattr(solve, name, value)
    return changed


def _record(verb: str, actor: Actor, solve: Solve) -> None:
    record(verb=verb, actor=actor, organisation=solve.organisation_id, thing=solve.id)
