"""The next action of a case: what its advisor does next, by when, and since when it waits.

The terms are the house's own, in working days: they order a desk, and oblige nobody.
"""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from virage.core.workdays import working_day_after

FOLLOW_UPS = (6, 12, 24)  # months after the board adopted the plan
EARLY = timedelta(days=60)  # a diagnosis closed so long before the day is that follow-up
LAST_OF_FEBRUARY = 28


class Kind(Enum):
    """What comes next."""

    ANSWER = "answer"
    CONFIRM = "confirm"
    DIAGNOSE = "diagnose"
    GATHER = "gather"
    SHARE = "share"
    READ = "read"
    BEGIN = "begin"
    FINISH = "finish"
    BOARD = "board"
    FOLLOW = "follow"
    OWN = "own"
    NOTHING = "nothing"


TERMS = {
    Kind.CONFIRM: 5,
    Kind.DIAGNOSE: 10,
    Kind.GATHER: 20,
    Kind.SHARE: 5,
    Kind.READ: 10,
    Kind.BEGIN: 10,
    Kind.FINISH: 40,
    Kind.BOARD: 30,
}


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """The last diagnosis of an organisation; `shared` when its advisor may read the portrait."""

    begun_on: date
    due_on: date | None = None
    closed_on: date | None = None
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Planning:
    """How far the plan of an organisation is; what it has not come to is None."""

    begun_on: date | None = None
    presented_on: date | None = None
    adopted_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """Where a case stands: `since` is the day it was asked, or taken once somebody has it.

    `answer_by` is set while it waits for an advisor; `unconfirmed` until the organisation says
    that an advisor opened it rightly; `read_on` is the day the portrait was read together.
    `written` says that the advisor wrote the next action, for the day `written_on`.
    """

    since: date
    answer_by: date | None = None
    unconfirmed: bool = False
    diagnosis: Diagnosis | None = None
    read_on: date | None = None
    planning: Planning = Planning()
    written: bool = False
    written_on: date | None = None
    ended: bool = False


@dataclass(frozen=True, slots=True)
class Move:
    """The next action: since when it waits, and the day by which it is done, None when none is."""

    kind: Kind
    since: date
    due: date | None = None

    def overdue(self, on: date) -> bool:
        """Whether its day has passed."""
        return self.due is not None and self.due < on

    def turn(self, on: date) -> tuple[int, date]:
        """Where it comes on a desk: overdue first, then by day, last what has none."""
        if self.due is None:
            return (2, self.since)
        return (0 if self.overdue(on) else 1, self.due)


def next_move(case: Situation, holidays: Container[date] = ()) -> Move:
    """What comes next in a case: what its advisor wrote, else what its stage asks for."""
    if case.written and not case.ended and case.answer_by is None:
        return Move(Kind.OWN, case.since, case.written_on)
    return stage_move(case, holidays)


def stage_move(case: Situation, holidays: Container[date] = ()) -> Move:
    """What the stage of a case asks for, whatever its advisor wrote."""
    if case.ended:
        return Move(Kind.NOTHING, case.since)
    if case.answer_by is not None:
        return Move(Kind.ANSWER, case.since, case.answer_by)
    if case.unconfirmed:
        return _within(Kind.CONFIRM, case.since, holidays)
    return _planned(case, holidays) or _diagnosed(case, holidays)


def _diagnosed(case: Situation, holidays: Container[date]) -> Move:
    seen = case.diagnosis
    if seen is None:
        return _within(Kind.DIAGNOSE, case.since, holidays)
    if seen.closed_on is None:
        asked = _within(Kind.GATHER, seen.begun_on, holidays)
        return Move(Kind.GATHER, seen.begun_on, seen.due_on or asked.due)
    if not seen.shared:
        return _within(Kind.SHARE, max(seen.closed_on, case.since), holidays)
    if case.read_on is None:
        return _within(Kind.READ, max(seen.closed_on, case.since), holidays)
    return _within(Kind.BEGIN, case.read_on, holidays)


def _planned(case: Situation, holidays: Container[date]) -> Move | None:
    """What the plan asks for; None while there is none."""
    plan = case.planning
    if plan.presented_on is not None:
        return _within(Kind.BOARD, plan.presented_on, holidays)
    if plan.adopted_on is not None:
        return Move(Kind.FOLLOW, plan.adopted_on, _follow_up(plan.adopted_on, case.diagnosis))
    if plan.begun_on is not None:
        return _within(Kind.FINISH, plan.begun_on, holidays)
    return None


def _follow_up(adopted: date, seen: Diagnosis | None) -> date | None:
    """The first follow-up after which no diagnosis was closed; None once all were made."""
    last = seen.closed_on if seen else None
    days = (months_after(adopted, months) for months in FOLLOW_UPS)
    return next((day for day in days if last is None or last < day - EARLY), None)


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the 28th where that month may lack it."""
    count = day.month - 1 + months
    kept = min(day.day, LAST_OF_FEBRUARY)
    return date(day.year + count // 12, count % 12 + 1, kept)


def _within(kind: Kind, since: date, holidays: Container[date]) -> Move:
    return Move(kind, since, working_day_after(since, TERMS[kind], holidays))


@dataclass(frozen=True, slots=True)
class Waits:
    """How long requests waited, in working days; None for both when none is counted."""

    count: int
    median: float | None
    longest: int | None


def waits_of(days: Iterable[int]) -> Waits:
    """The median and the longest of these."""
    kept = sorted(days)
    if not kept:
        return Waits(0, None, None)
    middle = len(kept) // 2
    median = kept[middle] if len(kept) % 2 else (kept[middle - 1] + kept[middle]) / 2
    return Waits(len(kept), float(median), kept[-1])
