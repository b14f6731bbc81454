"""Counts by month, kind and region: the small ones are withheld, also from who subtracts."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from virage.core.reach import FLOOR, Counted, Kind, Line, reach, withheld

MARCH, APRIL = date(2026, 3, 1), date(2026, 4, 1)


def test_the_lines_go_from_the_newest_month_and_add_what_is_alike():
    counted = [
        Counted(MARCH, Kind.BEGUN, "", 9),
        Counted(APRIL, Kind.FINISHED, "04", 6),
        Counted(APRIL, Kind.BEGUN, "04", 7),
        Counted(APRIL, Kind.BEGUN, "04", 3),
    ]
    assert reach(counted) == (
        Line(APRIL, Kind.BEGUN, 10, {"04": 10}),
        Line(APRIL, Kind.FINISHED, 6, {"04": 6}),
        Line(MARCH, Kind.BEGUN, 9, {"": 9}),
    )


def test_a_line_too_small_says_nothing():
    assert reach([Counted(MARCH, Kind.BEGUN, "04", FLOOR - 1)]) == (
        Line(MARCH, Kind.BEGUN, None, {"04": None}),
    )


def test_a_small_region_takes_the_next_smallest_with_it():
    assert withheld({"a": 2, "b": 8, "c": 6}) == {"a": None, "b": 8, "c": None}
    assert withheld({"a": 2, "b": 1, "c": 6}) == {"a": None, "b": None, "c": None}
    assert withheld({"a": 4, "b": 3, "c": 6}) == {"a": None, "b": None, "c": 6}
    assert withheld({"a": 5, "b": 8}) == {"a": 5, "b": 8}


@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 20)))
def test_no_subtraction_tells_a_small_count(counts):
    shown = withheld(counts)
    hidden = [counts[key] for key, count in shown.items() if count is None]
    assert all(count is None or count == counts[key] >= FLOOR for key, count in shown.items())
    if hidden and sum(counts.values()) >= FLOOR:
        assert sum(hidden) >= FLOOR
        assert len(hidden) > 1 or len(counts) == 1
