"""The next action of a case, stage by stage, and the order of a desk."""

from dataclasses import replace
from datetime import date

import pytest

from virage.core.casework import (
    Diagnosis,
    Kind,
    Move,
    Planning,
    Situation,
    months_after,
    next_move,
    stage_move,
    waits_of,
)
from virage.core.workdays import working_days_between

MONDAY, TODAY = date(2026, 11, 2), date(2026, 11, 26)
TAKEN = Situation(since=MONDAY)
CLOSED = Diagnosis(date(2026, 9, 1), closed_on=date(2026, 10, 1))
SHARED = replace(CLOSED, shared=True)
ADOPTED = Planning(MONDAY, adopted_on=date(2026, 11, 9))


@pytest.mark.parametrize(
    ("case", "kind", "since", "due"),
    [
        (replace(TAKEN, ended=True), Kind.NOTHING, MONDAY, None),
        (replace(TAKEN, answer_by=TODAY), Kind.ANSWER, MONDAY, TODAY),
        (replace(TAKEN, unconfirmed=True), Kind.CONFIRM, MONDAY, date(2026, 11, 9)),
        (TAKEN, Kind.DIAGNOSE, MONDAY, date(2026, 11, 16)),
        (
            replace(TAKEN, diagnosis=Diagnosis(MONDAY)),
            Kind.GATHER, MONDAY, date(2026, 11, 30),
        ),
        (replace(TAKEN, diagnosis=Diagnosis(MONDAY, TODAY)), Kind.GATHER, MONDAY, TODAY),
        (replace(TAKEN, diagnosis=CLOSED), Kind.SHARE, MONDAY, date(2026, 11, 9)),
        (replace(TAKEN, diagnosis=SHARED), Kind.READ, MONDAY, date(2026, 11, 16)),
        (
            replace(TAKEN, diagnosis=SHARED, read_on=date(2026, 11, 9)),
            Kind.BEGIN, date(2026, 11, 9), date(2026, 11, 23),
        ),
        (replace(TAKEN, planning=Planning(MONDAY)), Kind.FINISH, MONDAY, date(2026, 12, 28)),
        (
            replace(TAKEN, planning=Planning(MONDAY, date(2026, 11, 9), date(2026, 11, 3))),
            Kind.BOARD, date(2026, 11, 9), date(2026, 12, 21),
        ),
        (
            replace(TAKEN, planning=ADOPTED),
            Kind.FOLLOW, date(2026, 11, 9), date(2027, 5, 9),
        ),
        (
            replace(TAKEN, planning=ADOPTED, diagnosis=Diagnosis(MONDAY, None, date(2027, 5, 2))),
            Kind.FOLLOW, date(2026, 11, 9), date(2027, 11, 9),
        ),
        (
            replace(TAKEN, planning=ADOPTED, diagnosis=Diagnosis(MONDAY, None, date(2028, 11, 1))),
            Kind.FOLLOW, date(2026, 11, 9), None,
        ),
    ],
)  # fmt: skip
def test_each_stage_has_its_next_action_and_its_day(case, kind, since, due):
    assert stage_move(case) == Move(kind, since, due)
    assert next_move(case) == Move(kind, since, due)


def test_what_the_advisor_wrote_comes_before_what_the_stage_asks():
    written = replace(TAKEN, written=True, written_on=TODAY)
    assert next_move(written) == Move(Kind.OWN, MONDAY, TODAY)
    assert stage_move(written).kind is Kind.DIAGNOSE
    assert next_move(replace(written, ended=True)).kind is Kind.NOTHING
    assert next_move(replace(written, answer_by=TODAY)).kind is Kind.ANSWER


def test_a_holiday_moves_the_day():
    assert stage_move(TAKEN, {date(2026, 11, 16)}).due == date(2026, 11, 17)


def test_overdue_comes_first_then_by_day_last_what_has_none():
    late, soon = Move(Kind.READ, MONDAY, date(2026, 11, 25)), Move(Kind.READ, MONDAY, TODAY)
    never = Move(Kind.NOTHING, MONDAY)
    assert sorted([never, soon, late], key=lambda each: each.turn(TODAY)) == [late, soon, never]
    assert [each.overdue(TODAY) for each in (late, soon, never)] == [True, False, False]


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 11, 9), 24, date(2028, 11, 9)),
        (date(2026, 12, 1), 12, date(2027, 12, 1)),
    ],
)
def test_months_are_counted_on_the_calendar(day, months, then):
    assert months_after(day, months) == then


@pytest.mark.parametrize(
    ("first", "last", "count"),
    [
        (date(2026, 11, 27), date(2026, 11, 30), 1),
        (date(2026, 11, 26), date(2026, 11, 26), 0),
        (date(2026, 11, 23), date(2026, 11, 27), 4),
        (date(2026, 11, 28), date(2026, 11, 26), 0),
    ],
)
def test_working_days_between_two_days(first, last, count):
    assert working_days_between(first, last) == count
    assert working_days_between(first, last, {last}) == max(count - 1, 0)


@pytest.mark.parametrize(
    ("days", "told"),
    [([], (0, None, None)), ([3], (1, 3.0, 3)), ([9, 1, 2], (3, 2.0, 9)), ([1, 2], (2, 1.5, 2))],
)
def test_the_median_and_the_longest_wait(days, told):
    waits = waits_of(days)
    assert (waits.count, waits.median, waits.longest) == told
