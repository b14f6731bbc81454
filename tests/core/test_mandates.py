"""A mandate: its stages, which hours may be written, and what is not advice."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from virage.core.funding.values import Expense
from virage.core.mandates import (
    MOST_AT_ONCE,
    NEXT,
    NOT_ADVICE,
    OPEN,
    RESERVED,
    Activity,
    Grant,
    Stage,
    Work,
    may_follow,
    read_hours,
    refusal,
    timed,
)

TODAY = date(2026, 11, 26)
BEGAN = TODAY - timedelta(days=90)
GRANT = Grant(granted=80, used=76, began_on=BEGAN)


def refused(kind=Activity.PLAN, quarters=4, on=TODAY, grant=GRANT):
    return refusal(Work(kind, quarters, on), grant, today=TODAY)


def test_hours_of_advice_within_the_grant_are_written():
    assert refused() == ""
    assert GRANT.left == 4


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"quarters": 5}, "beyond the grant"),
        ({"quarters": 0}, "not a working day"),
        ({"quarters": MOST_AT_ONCE + 1}, "not a working day"),
        ({"on": TODAY + timedelta(days=1)}, "not done yet"),
        ({"on": BEGAN - timedelta(days=1)}, "before the agreement"),
        ({"on": TODAY - timedelta(days=61)}, "too long ago"),
        ({"grant": Grant(80, 0, None)}, "not accepted yet"),
        *(({"kind": each}, "only advice is paid") for each in sorted(NOT_ADVICE, key=str)),
    ],
)
def test_other_hours_are_refused_with_the_reason(said, reason):
    assert refused(**said) == reason


def test_what_is_not_advice_names_software_hardware_and_licences():
    assert {Expense.SOFTWARE, Expense.HARDWARE, Expense.LICENCES} <= NOT_ADVICE
    assert Expense.OUTSIDE_SERVICES not in NOT_ADVICE


@given(st.integers(0, 24 * 3600))
def test_a_timer_is_never_more_than_half_a_quarter_away(seconds):
    assert -450 < timed(seconds) * 900 - seconds <= 450


def test_stages_follow_one_another_and_never_come_back():
    assert may_follow(Stage.APPLIED, Stage.APPROVED)
    assert not may_follow(Stage.APPLIED, Stage.WORK)
    assert not any(may_follow(Stage.CLAIMED, each) for each in Stage)
    assert set(NEXT) == set(Stage)
    order = list(Stage)
    assert all(order.index(after) > order.index(now) for now in Stage for after in NEXT[now])
    assert {Stage.APPROVED, Stage.WORK, Stage.FINISHED} == OPEN & RESERVED


@pytest.mark.parametrize(
    ("typed", "quarters"),
    [
        ("2", 8), ("1,25", 5), ("1.5 h", 6), ("1 h 15", 5), ("1h15", 5), ("1:45", 7),
        ("0,75", 3), ("12 h", 48), ("0", 0),
        ("1,3", None), ("1 h 10", None), ("1 h 75", None), ("une", None), ("-1", None), ("", None),
    ],
)  # fmt: skip
def test_hours_are_read_as_people_write_them_and_never_rounded(typed, quarters):
    assert read_hours(typed) == quarters
