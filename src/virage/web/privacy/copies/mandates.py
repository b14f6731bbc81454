"""The mandates in the copy of an organisation: all of it, for both sides read it."""

from collections.abc import Iterator
from typing import Any

from virage.web.mandates.models import Hours, Mandate, Note
from virage.web.mandates.queries import mandates as queries
from virage.web.mandates.shares import due_of, most_of

MANDATE = (
    "id stage applied_at judged rate share granted used decided_at refusal portrait_on plan_on"
    " finished_at closed_at"
).split()
AGREEMENT = (
    "made_at digest_fr digest_en accepted_at name resolution resolved_on language digest"
).split()
AMENDMENT = "quarters words asked_at agreed_at outcome decided_at refusal".split()
DOCUMENT = "name kind size made_at".split()
MEETING = "title starts_at minutes place link cancelled_at".split()


def mandate_data(mandate: Mandate) -> dict[str, Any]:
    """A mandate, for a program."""
    agreement = queries.agreement_of(mandate)
    evaluation, claim = getattr(mandate, "evaluation", None), queries.claim_of(mandate)
    return {
        **_said(mandate, MANDATE),
        "in_a_group": _in_a_group(mandate) if mandate.whole else None,
        "agreement": _said(agreement, AGREEMENT) if agreement else None,
        "amendments": [_said(each, AMENDMENT) for each in queries.amendments_of(mandate)],
        "hours": list(map(_hours, queries.hours_of(mandate))),
        "meetings": [_said(each, MEETING) for each in queries.meetings_of(mandate)],
        "journal": list(map(_note, queries.notes_of(mandate))),
        "documents": [_said(each, DOCUMENT) for each in queries.documents_of(mandate)],
        "evaluation": _said(evaluation, ["marks", "words"]) if evaluation else None,
        "claim": {"made_at": claim.made_at, **claim.frozen} if claim else None,
    }


def _in_a_group(part: Mandate) -> dict[str, Any]:
    """What the organisation may read of the mandate of its group: the totals, and its own part."""
    whole = part.ledger
    mine = {"pays_at_most": most_of(part), "owes": due_of(part)}
    return {"group": whole.name, "granted": whole.granted, "used": whole.used, **mine}


def _hours(row: Hours) -> dict[str, Any]:
    advisor = row.advisor.name if row.advisor else ""
    return _said(row, ["on", "activity", "quarters", "words"]) | {"advisor": advisor}


def _note(row: Note) -> dict[str, Any]:
    by = row.account.email if row.account else ""
    return {"at": row.made_at, "words": row.words, "by": by}


def mandate_files(mandate: Mandate, folder: str) -> Iterator[tuple[str, bytes]]:
    """The agreement in both languages, and the documents."""
    agreement = queries.agreement_of(mandate, papers=True)
    if agreement is not None:
        yield f"{folder}/agreement-fr.pdf", bytes(agreement.pdf_fr)
        yield f"{folder}/agreement-en.pdf", bytes(agreement.pdf_en)
    for number, each in enumerate(reversed(queries.documents_of(mandate)), start=1):
        whole = queries.document_of(mandate, each.id)
        if whole is not None:
            yield f"{folder}/{number}-{whole.name}", bytes(whole.content)


def _said(row: object, names: list[str]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}
