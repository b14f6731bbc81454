"""An envelope month by month: worked by hand, and sums that always add up."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from virage.core.envelopes import Grant, Kind, Month, Movement, by_month, movements
from virage.core.subsidy import price

MARCH, APRIL, MAY = date(2026, 3, 31), date(2026, 4, 1), date(2026, 5, 20)
parts = st.lists(
    st.tuples(st.integers(0, 400).map(lambda days: MARCH + timedelta(days=days)),
              st.integers(1, 60)), min_size=1, max_size=6,
).map(tuple)  # fmt: skip


def test_a_mandate_that_is_amended_worked_ended_and_claimed():
    grant = Grant(
        rate=10_000,
        share=7_500,
        granted=((MARCH, 80), (APRIL, 8)),
        worked=((MAY, 4), (APRIL, 40)),
        ended_on=MAY,
        kept=82_500,
        claimed_on=MAY + timedelta(days=20),
    )
    assert by_month(movements(grant), 1_000_000) == (
        Month(date(2026, 3, 1), 150_000, 0, 0, 0, left=850_000),
        Month(APRIL, 15_000, 0, 75_000, 0, left=835_000),
        Month(date(2026, 5, 1), 0, 82_500, 7_500, 0, left=917_500),
        Month(date(2026, 6, 1), 0, 0, 0, 82_500, left=917_500),
    )


def test_where_nothing_moved_there_is_no_month():
    assert by_month((), 5) == ()
    assert tuple(movements(Grant(1, 1, ()))) == ()


@given(parts, parts, st.integers(1, 99_999), st.integers(1, 10_000))
def test_the_months_add_up_to_what_was_granted_and_worked(granted, worked, rate, share):
    moved = [*movements(Grant(rate, share, granted, worked))]
    whole = price(sum(each for _, each in granted), rate=rate, share=share).subsidy
    done = price(sum(each for _, each in worked), rate=rate, share=share).subsidy
    months = by_month([*moved, Movement(MAY, Kind.RETURNED, 1)], whole)
    assert months[-1].left == 1
    assert sum(each.granted for each in months) == whole
    assert sum(each.worked for each in months) == done
    assert [each.first for each in months] == sorted({each.first for each in months})
