"""Suggesting a change of a step; the co-op accepts it, and the plan changes, or declines it."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from virage.core.access import Actor
from virage.web.accounts.models import User
from virage.web.journal.actions import record
from virage.web.organisations.bridge import thing_of
from virage.web.plans.actions.editing import drop_step, place_step
from virage.web.plans.bridge import content_of
from virage.web.plans.contents import Chosen, Content
from virage.web.plans.models import Change, Outcome, Plan, Suggestion
from virage.web.refusals import require


@dataclass(frozen=True, slots=True)
class Wished:
    """What somebody would change of a step, and why."""

    change: Change
    step: str
    why: str
    quarter: int | None = None
    mode: str = ""


def suggest(*, actor: Actor, account: User, plan: Plan, wished: Wished) -> Suggestion:
    """Suggest a change, which waits for the co-op's answer."""
    require("plan.remark", actor, thing_of(plan.organisation))
    with transaction.atomic():
        row = Suggestion.objects.create(
            organisation_id=plan.organisation_id,
            plan=plan,
            change=wished.change,
            step=wished.step,
            quarter=wished.quarter,
            mode=wished.mode,
            why=wished.why,
            author=account,
            made_at=timezone.now(),
        )
        _record("plan.suggest", actor, row)
    return row


def accept(*, actor: Actor, account: User, suggestion: Suggestion, plan: Plan, base: int) -> bool:
    """Do what was suggested, as anybody changes a plan, so that it can be undone.

    False when the plan changed since `base`, the suggestion was answered, or no longer fits.
    """
    require("plan.settle", actor, thing_of(plan.organisation))
    with transaction.atomic():
        if not _answer(suggestion, account, outcome=Outcome.ACCEPTED):
            return False
        if not _do(actor, suggestion, plan, base=base):
            transaction.set_rollback(True)
            return False
        _record("plan.suggestion_accept", actor, suggestion)
    return True


def decline(*, actor: Actor, account: User, suggestion: Suggestion, words: str) -> bool:
    """Say no, with a word; False when it was answered before."""
    require("plan.settle", actor, thing_of(suggestion.organisation))
    with transaction.atomic():
        if not _answer(suggestion, account, outcome=Outcome.DECLINED, words=words):
            return False
        _record("plan.suggestion_decline", actor, suggestion)
    return True


def _answer(suggestion: Suggestion, account: User, *, outcome: Outcome, words: str = "") -> bool:
    rows = Suggestion.objects.filter(id=suggestion.id, outcome=Outcome.OPEN)
    told = {"answered_by": account, "answered_at": timezone.now(), "answer": words}
    return bool(rows.update(outcome=outcome, **told))


def _do(actor: Actor, suggestion: Suggestion, plan: Plan, *, base: int) -> bool:
    """Change the plan; False when it moved, or has no such step any more."""
    content = content_of(plan)
    if suggestion.change == Change.DROP:
        there = content.step(suggestion.step) is not None
        name = suggestion.step
        return there and drop_step(actor=actor, plan=plan, base=base, initiative=name)
    step = _placed(content, suggestion)
    return step is not None and place_step(actor=actor, plan=plan, base=base, step=step)


def _placed(content: Content, suggestion: Suggestion) -> Chosen | None:
    """The step where it would be; None when what is to be changed is out, or added twice."""
    here = content.step(suggestion.step)
    if (here is None) != (suggestion.change == Change.ADD):
        return None
    start, mode = (here.start, here.mode) if here else (0, "")
    quarter = start if suggestion.quarter is None else suggestion.quarter
    return Chosen(suggestion.step, suggestion.mode or mode, quarter, here.held if here else False)


def _record(verb: str, actor: Actor, suggestion: Suggestion) -> None:
    record(verb=verb, actor=actor, organisation=suggestion.organisation_id, thing=suggestion.id)
