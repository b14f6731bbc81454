"""The cases of a desk as the core knows them: where each stands, and what comes next."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from virage.core.casework import Diagnosis, Move, Planning, Situation, next_move, stage_move
from virage.web.offices.holidays import holidays_around
from virage.web.offices.joining import planning_of
from virage.web.offices.models import Accompaniment
from virage.web.offices.queries.casework import Diagnosed, diagnoses_of
from virage.web.offices.waiting import answer_by


@dataclass(frozen=True, slots=True)
class Turn:
    """What comes next in a case, and what its stage asks for, whatever its advisor wrote."""

    move: Move
    stage: Move


def turns_of(cases: Iterable[Accompaniment], today: date) -> dict[UUID, Turn]:
    """What comes next in each of these cases, at the same cost for one and for many."""
    rows, days = tuple(cases), holidays_around(today.year - 1) | holidays_around(today.year + 1)
    places = frozenset(row.organisation_id for row in rows)
    seen, plans = diagnoses_of(places), planning_of(places)
    return {row.id: _turn(_situation(row, seen, plans), days) for row in rows}


def _turn(case: Situation, holidays: frozenset[date]) -> Turn:
    return Turn(next_move(case, holidays), stage_move(case, holidays))


def _situation(
    row: Accompaniment, seen: Mapping[UUID, Diagnosed], plans: Mapping[UUID, Planning]
) -> Situation:
    begun = row.waiting_since if row.waits else row.taken_at or row.asked_at
    known = seen.get(row.organisation_id)
    return Situation(
        since=timezone.localdate(begun),
        answer_by=answer_by(row) if row.waits else None,
        unconfirmed=row.unconfirmed,
        diagnosis=_diagnosis(known) if known else None,
        read_on=row.read_on,
        planning=plans.get(row.organisation_id, Planning()),
        written=bool(row.next_action or row.next_on),
        written_on=row.next_on,
        ended=row.ended_at is not None,
    )


def _diagnosis(seen: Diagnosed) -> Diagnosis:
    closed: date | None = timezone.localdate(seen.closed_at) if seen.closed_at else None
    return Diagnosis(timezone.localdate(seen.started_at), seen.due_on, closed, seen.shared)
