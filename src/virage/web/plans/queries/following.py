"""Reads of what became of adopted plans; each starts from an organisation that the actor may see.

The last ones serve the scans of the worker, which acts for the site.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from django.db.models import Count, Q

from virage.core.access import Role
from virage.web.organisations.models import Organisation, SeatRow
from virage.web.plans.models import (
    Checkpoint,
    Evidence,
    Paper,
    Plan,
    Progress,
    Silence,
    Standing,
    Turn,
    Version,
)

BOTH = 2  # languages


def in_force(organisation: Organisation) -> Version | None:
    """The version that the organisation works by: the last that its board adopted."""
    rows = Version.objects.filter(organisation=organisation, standing=Standing.ADOPTED)
    rows = rows.select_related("plan__organisation", "plan__campaign__organisation")
    return rows.order_by("-adopted_on", "-number", "-proposed_at").first()


def in_force_among(versions: Sequence[Version]) -> Version | None:
    """The same, among all versions of an organisation."""
    adopted = (each for each in versions if each.adopted_on is not None)
    return max(adopted, key=lambda it: (it.adopted_on, it.number, it.proposed_at), default=None)


def progress_of(plan: UUID) -> dict[str, Progress]:
    """Where the steps of a plan stand, by step; one that nobody told of is not there.

    Each says how many `proofs` it has.
    """
    rows = Progress.objects.filter(plan=plan).annotate(proofs=Count("evidence"))
    return {each.step: each for each in rows}


def turns_of(progress: Progress) -> tuple[Turn, ...]:
    """All that was said of a step, the last first."""
    return tuple(Turn.objects.filter(progress=progress).select_related("by"))


def evidence_of(progress: Progress) -> tuple[Evidence, ...]:
    """What shows that a step came about, without the files themselves."""
    return tuple(Evidence.objects.filter(progress=progress).defer("content"))


def evidence_with(organisation: Organisation, evidence_id: UUID) -> Evidence | None:
    """One of them."""
    rows = Evidence.objects.filter(organisation=organisation, id=evidence_id)
    return rows.select_related("progress").first()


def all_evidence_of(organisation: Organisation) -> Iterable[Evidence]:
    """Every one of an organisation, for its copy."""
    return Evidence.objects.filter(organisation=organisation).select_related("progress")


def all_told_of(organisation: Organisation) -> tuple[Iterable[Progress], Iterable[Turn]]:
    """Where every step of an organisation stands, and all that was said; for its copy."""
    progress = Progress.objects.filter(organisation=organisation).order_by("plan", "step")
    return progress, Turn.objects.filter(organisation=organisation).select_related("by")


def all_checkpoints_of(organisation: Organisation) -> Iterable[Checkpoint]:
    """Every diagnosis that its plans call for; for its copy."""
    return Checkpoint.objects.filter(organisation=organisation)


def checkpoints_of(plan: Plan) -> tuple[Checkpoint, ...]:
    """The diagnoses that a plan calls for, the first due first."""
    return tuple(Checkpoint.objects.filter(plan=plan).select_related("campaign"))


def checkpoint_with(organisation: Organisation, checkpoint_id: UUID) -> Checkpoint | None:
    """One of them."""
    rows = Checkpoint.objects.filter(organisation=organisation, id=checkpoint_id)
    return rows.select_related("plan__organisation", "campaign").first()


def papers_of(version: Version) -> tuple[Paper, ...]:
    """The PDFs of a version, French first, without their bytes."""
    return tuple(Paper.objects.filter(version=version).defer("pdf").order_by("-language"))


def paper_of(version: Version, language: str) -> Paper | None:
    """One of them, whole."""
    return Paper.objects.filter(version=version, language=language).first()


def all_papers_of(organisation: Organisation) -> Iterable[Paper]:
    """Every one of an organisation, for its copy."""
    return Paper.objects.filter(organisation=organisation).select_related("version")


def seat_with(seat_id: UUID) -> SeatRow | None:
    """The place of somebody who was written to."""
    return SeatRow.objects.filter(id=seat_id).select_related("organisation").first()


def is_silent(seat: SeatRow) -> bool:
    """Whether somebody no longer wants the reminders."""
    return Silence.objects.filter(seat=seat).exists()


def without_papers() -> tuple[Version, ...]:
    """The adopted versions whose PDFs are still to be made; for the worker."""
    rows = Version.objects.filter(standing=Standing.ADOPTED).annotate(made=Count("papers"))
    rows = rows.filter(made__lt=BOTH).select_related("plan__campaign__organisation")
    return tuple(rows.order_by("proposed_at", "id"))


def organisations_with_a_plan() -> Iterable[Organisation]:
    """Those whose board adopted one; for the worker."""
    adopted = Version.objects.filter(standing=Standing.ADOPTED).values("organisation")
    return Organisation.objects.filter(id__in=adopted, erase_after=None).order_by("id")


def written_to(organisation: Organisation) -> tuple[SeatRow, ...]:
    """Who leads the plan and wants to be reminded; for the worker."""
    rows = SeatRow.objects.filter(organisation=organisation)
    rows = rows.filter(Q(holder=True) | Q(role=Role.MANAGER.value))
    quiet = Silence.objects.values("seat")
    return tuple(rows.exclude(id__in=quiet).select_related("account"))


def due_checkpoints(plan: Plan, today: date) -> tuple[Checkpoint, ...]:
    """The diagnoses whose day has come and that nobody opened; for the worker."""
    rows = Checkpoint.objects.filter(plan=plan, due_on__lte=today, dropped_at=None, campaign=None)
    return tuple(rows)
