"""What people tell of the steps of an adopted plan, and what they show of it."""

from dataclasses import asdict, dataclass, field
from datetime import date
from hashlib import sha256
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from virage.core.access import Actor
from virage.web.accounts.models import User
from virage.web.journal.actions import record
from virage.web.organisations.bridge import thing_of
from virage.web.plans.models import Course, Evidence, Plan, Progress, Turn
from virage.web.refusals import RefusedError, require

MOST_EVIDENCE = 20  # for one step
TOLD = ("course", "on", "note", "cost", "days", "baseline", "value")


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody tells of a step; None and "" are not known."""

    course: str
    on: date | None = None
    note: str = ""
    cost: int | None = None
    days: int | None = None
    baseline: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A sentence, a link or a file of a known kind."""

    words: str = ""
    link: str = ""
    name: str = ""
    kind: str = ""
    content: bytes | None = field(default=None, repr=False)

    @property
    def said(self) -> str:
        """What it is called in the history."""
        return (self.name or self.link or self.words)[:120]


class EnoughError(RefusedError):
    """A step has all the proofs that it may have."""


def tell_step(*, actor: Actor, account: User, plan: Plan, step: str, base: int, told: Told) -> bool:
    """Write where a step stands; False when somebody told something else since `base`."""
    require("plan.edit", actor, thing_of(plan.organisation))
    with transaction.atomic():
        progress = _held(plan, step)
        if progress.version != base:
            return False
        progress.version += 1
        _count_days_from(progress, told)
        for name, value in asdict(told).items():
            setattr(progress, name, value)
        progress.save()
        _turn(progress, account, "told")
        _record(actor, progress, course=told.course)
    return True


def add_evidence(*, actor: Actor, account: User, plan: Plan, step: str, shown: Shown) -> Evidence:
    """Attach what shows that a step came about; EnoughError when it has all that it may have."""
    require("plan.edit", actor, thing_of(plan.organisation))
    with transaction.atomic():
        progress = _held(plan, step)
        if Evidence.objects.filter(progress=progress).count() >= MOST_EVIDENCE:
            raise EnoughError("enough proofs")
        progress.save()
        content = shown.content
        evidence = Evidence.objects.create(
            organisation_id=plan.organisation_id,
            progress=progress,
            size=len(content or b""),
            digest=sha256(content).hexdigest() if content else "",
            added_at=timezone.now(),
            added_by=account,
            **asdict(shown),
        )
        _turn(progress, account, "proof", proof=shown.said)
        _record(actor, progress, proof=str(evidence.id))
    return evidence


def drop_evidence(*, actor: Actor, account: User, evidence: Evidence) -> None:
    """Take a proof away; that it was there stays in the history."""
    progress = evidence.progress
    require("plan.edit", actor, thing_of(progress.organisation))
    with transaction.atomic():
        gone, _each = Evidence.objects.filter(id=evidence.id).delete()
        if gone:
            said = Shown(evidence.words, evidence.link, evidence.name).said
            _turn(progress, account, "unproof", proof=said)
            _record(actor, progress, dropped=str(evidence.id))


def _held(plan: Plan, step: str) -> Progress:
    """The row of a step, or a new one, while nobody else tells anything of the plan."""
    Plan.objects.select_for_update().get(id=plan.id)
    found = Progress.objects.filter(plan=plan, step=step).first()
    return found or Progress(organisation_id=plan.organisation_id, plan=plan, step=step)


def _count_days_from(progress: Progress, told: Told) -> None:
    """Remember when a step was begun; what is not begun was not."""
    if told.course == Course.UNDER_WAY:
        progress.begun_on = told.on
    elif told.course in {Course.NOT_BEGUN, Course.POSTPONED}:
        progress.begun_on = None


def _turn(progress: Progress, account: User, change: str, *, proof: str = "") -> None:
    Turn.objects.create(
        organisation_id=progress.organisation_id,
        progress=progress,
        at=timezone.now(),
        by=account,
        change=change,
        proof=proof,
        **{name: getattr(progress, name) for name in TOLD},
    )


def _record(actor: Actor, progress: Progress, **fields: str) -> None:
    organisation: UUID = progress.organisation_id
    record(
        verb="plan.follow",
        actor=actor,
        organisation=organisation,
        thing=progress.id,
        fields=fields,
    )
