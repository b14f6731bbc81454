"""What people say of a plan: writing, answering, correcting, taking back, settling."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from virage.core.access import Actor
from virage.web.accounts.models import User
from virage.web.journal.actions import record
from virage.web.organisations.bridge import thing_of
from virage.web.plans.models import Plan, Remark
from virage.web.refusals import RefusedError, require


@dataclass(frozen=True, slots=True)
class Said:
    """Some words about a part of a plan; `answers` is the remark that a thread begins with."""

    words: str
    part: str
    answers: Remark | None = None


def remark(*, actor: Actor, account: User, plan: Plan, said: Said) -> Remark:
    """Say something of a plan, or answer; an answer reopens nothing."""
    require("plan.remark", actor, thing_of(plan.organisation))
    with transaction.atomic():
        row = Remark.objects.create(
            organisation_id=plan.organisation_id,
            plan=plan,
            part=said.answers.part if said.answers else said.part,
            answers=said.answers,
            words=said.words,
            author=account,
            written_at=timezone.now(),
        )
        _record("plan.remark", actor, row)
    return row


def correct_remark(*, actor: Actor, remark: Remark, base: int, words: str) -> bool:
    """Say one's own remark otherwise; False when it changed since `base`."""
    _require_own(actor, remark)
    with transaction.atomic():
        rows = Remark.objects.filter(id=remark.id, version=base, taken_back_at=None)
        if not rows.update(words=words, edited_at=timezone.now(), version=base + 1):
            return False
        _record("plan.remark_correct", actor, remark)
    return True


def take_back(*, actor: Actor, remark: Remark) -> None:
    """Take one's own remark back: it goes, or only its words when others answered it."""
    _require_own(actor, remark)
    with transaction.atomic():
        row = Remark.objects.select_for_update().get(id=remark.id)
        if row.replies.exists():
            Remark.objects.filter(id=row.id).update(
                words="", taken_back_at=timezone.now(), version=row.version + 1
            )
        else:
            row.delete()
        _record("plan.remark_take_back", actor, remark)


def settle(*, actor: Actor, account: User, remark: Remark, settled: bool) -> None:
    """Close a thread, or open it again; doing it twice changes nothing more."""
    require("plan.remark", actor, thing_of(remark.organisation))
    with transaction.atomic():
        rows = Remark.objects.filter(id=remark.id, answers=None, settled_at__isnull=settled)
        now = timezone.now() if settled else None
        if rows.update(settled_at=now, settled_by=account if settled else None):
            _record("plan.remark_settle" if settled else "plan.remark_reopen", actor, remark)


def _require_own(actor: Actor, remark: Remark) -> None:
    require("plan.remark", actor, thing_of(remark.organisation))
    if actor.account is None or remark.author_id != UUID(actor.account):
        raise RefusedError("only who wrote it")


def _record(verb: str, actor: Actor, remark: Remark) -> None:
    record(verb=verb, actor=actor, organisation=remark.organisation_id, thing=remark.id)
