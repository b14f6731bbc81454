"""Funding as data: the same verdicts and reasons for another program to read."""

from dataclasses import asdict
from datetime import date
from typing import Any as Anything

from virage.core.funding.matches import Match
from virage.core.funding.programmes import Programme, Status
from virage.core.funding.trees import Reason
from virage.core.funding.values import Absent, Dated
from virage.core.funding.verdicts import Matches
from virage.documents.funding.labels import Labels, fact_title
from virage.documents.funding.outline import changes_in_words, line_of
from virage.documents.funding.programme_page import programme_page

Data = dict[str, Anything]


def matches_data(matches: Matches, labels: Labels, *, name: str) -> Data:
    """Every programme with its reasons, and the facts to ask for; money is in dollars."""
    return {
        "name": name,
        "on": matches.case.on.isoformat(),
        "programmes": [match_data(match, labels) for match in matches],
        "missing": [
            {
                "fact": missing.fact.id,
                "title": fact_title(missing.fact, labels),
                "programmes": list(missing.programmes),
                "alone": missing.alone,
            }
            for missing in matches.missing
        ],
    }


def match_data(match: Match, labels: Labels) -> Data:
    """One programme."""
    programme, status, fresh = match.programme, match.availability.status, match.freshness
    cap = match.terms.amounts.caps.project if match.terms else None
    return {
        "id": programme.id,
        "name": programme.name.in_(labels.language),
        "content_hash": programme.content_hash,
        "forms": [form.value for form in programme.forms],
        "verdict": match.verdict.value,
        "closed": match.closed,
        "status": status_data(status),
        "verified_on": as_written(fresh.verified_on),
        "stale": fresh.stale,
        "terms_in_force_from": as_written(match.version.in_force_from if match.version else None),
        "most_for_one_project": cap / 100 if isinstance(cap, int) else _absent(cap),
        "reasons": [reason_data(reason, match, labels) for reason in match.reasons],
        "changes": list(changes_in_words(match.changes, labels)),
        "missing": [fact.id for fact in match.missing],
    }


def status_data(status: Status) -> Data:
    """What was said of a programme, from when and until when."""
    return {
        "state": status.state.value,
        "since": as_written(status.since),
        "until": as_written(status.until),
    }


def programme_data(programme: Programme, on: date, labels: Labels) -> Data:
    """One programme before anybody is judged: the terms in the words of its page."""
    page, fresh = programme_page(programme, on, labels), programme.freshness_on(on)
    return {
        "id": programme.id,
        "name": page.card.name,
        "funder": page.card.funder,
        "purpose": page.card.purpose,
        "content_hash": programme.content_hash,
        "on": on.isoformat(),
        "forms": [form.value for form in programme.forms],
        "level": programme.level.value if programme.level else "unknown",
        "needs": list(programme.needs),
        "open": page.card.opening.value,
        "status": status_data(programme.availability_on(on).status),
        "verified_on": as_written(fresh.verified_on),
        "stale": fresh.stale,
        "terms": asdict(page.terms),
        "unknown": list(page.unknowns),
        "sources": [
            {
                "id": source.id,
                "address": source.address,
                "date": as_written(source.on),
                "confidence": source.confidence.value,
            }
            for source in programme.sources
        ],
    }


def reason_data(reason: Reason, match: Match, labels: Labels) -> Data:
    """One rule, the fact that it read, and where it stands."""
    line = line_of(reason, match.case.facts, labels)
    return {
        "rule": line.text,
        "outcome": line.verdict.value if line.verdict else None,
        "facts": [fact.id for fact in reason.facts],
        "known": line.fact,
        "source": reason.criterion.source,
        "line": reason.criterion.line,
    }


def as_written(dated: Dated | None) -> str | None:
    """A date as files write it: 2025-04-24, 2025-04 or 2025; None when it is not known."""
    if dated is None:
        return None
    parts = (f"{dated.year:04}", dated.month, dated.day)
    return "-".join(part if isinstance(part, str) else f"{part:02}" for part in parts if part)


def _absent(limit: Absent | None) -> str:
    return "unknown" if limit is None else limit.value
