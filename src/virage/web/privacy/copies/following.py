"""What became of adopted plans, in the copy of an organisation: data, papers, proofs."""

from collections.abc import Iterator
from typing import Any

from virage.web.organisations.models import Organisation
from virage.web.plans.models import Evidence, Progress, Turn
from virage.web.plans.queries import following as records

TOLD = ("course", "on", "note", "cost", "days", "baseline", "value")
EVIDENCE = ("words", "link", "name", "kind", "size", "digest")


def data_of(organisation: Organisation) -> dict[str, Any]:
    """Where each step stands, all that was said of it, and the diagnoses to come."""
    progress, turns = records.all_told_of(organisation)
    checkpoints = records.all_checkpoints_of(organisation)
    return {
        "plan_progress": [
            {"plan": each.plan_id, "step": each.step, "begun_on": each.begun_on, **_told(each)}
            for each in progress
        ],
        "plan_history": [
            {
                "progress": each.progress_id,
                "at": each.at,
                "by": each.by.email if each.by else "",
                "change": each.change,
                "proof": each.proof,
                **_told(each),
            }
            for each in turns
        ],
        "plan_proofs": [
            {"step": each.progress.step, "file": _file(each), **_shown(each)}
            for each in records.all_evidence_of(organisation)
        ],
        "plan_checkpoints": [
            {
                "months": each.months,
                "due_on": each.due_on,
                "dropped_at": each.dropped_at,
                "diagnosis": each.campaign_id,
            }
            for each in checkpoints
        ],
    }


def files_of(organisation: Organisation) -> Iterator[tuple[str, bytes]]:
    """The PDFs of what was adopted, and the files that prove."""
    for paper in records.all_papers_of(organisation):
        name = f"plan/{paper.version_id}-v{paper.version.number}-{paper.language}.pdf"
        yield name, bytes(paper.pdf)
    for each in records.all_evidence_of(organisation):
        if each.content is not None:
            yield _file(each), bytes(each.content)


def _told(said: Progress | Turn) -> dict[str, Any]:
    return {name: getattr(said, name) for name in TOLD}


def _shown(evidence: Evidence) -> dict[str, Any]:
    return {name: getattr(evidence, name) for name in EVIDENCE}


def _file(evidence: Evidence) -> str:
    """Where a file stands in the copy, under a name that no archive misreads."""
    if not evidence.name:
        return ""
    ending = evidence.name.rpartition(".")[2]
    safe = ending if ending.isascii() and ending.isalnum() else "file"
    return f"plan/proofs/{evidence.id}.{safe}"
