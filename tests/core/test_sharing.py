"""What several pay together: nothing is lost or made, and nobody pays more than they agreed to."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from virage.core.sharing import Paying, Pool, Rates, apportion, ceilings, parts
from virage.core.subsidy import WHOLE

weights = st.lists(st.integers(1, 5_000), min_size=1, max_size=30)
totals = st.integers(0, 5_000_000)
rates = st.builds(Rates, st.integers(1, 20_000), st.integers(0, WHOLE))


@given(totals, weights)
def test_the_parts_add_up_and_each_is_within_a_cent_of_its_exact_share(total, by):
    found = apportion(total, by)
    assert sum(found) == total
    for part, weight, most in zip(found, by, ceilings(total, by), strict=True):
        assert abs(part - Fraction(total * weight, sum(by))) < 1
        assert part <= most


def test_what_is_left_goes_to_whose_share_lost_most_then_to_the_first():
    assert apportion(100, [1, 1, 1]) == (34, 33, 33)
    assert apportion(100, [2, 2, 7]) == (18, 18, 64)
    assert apportion(0, [5, 1]) == (0, 0)
    assert apportion(100, []) == ()


@given(rates, st.integers(1, 800), weights, st.data())
def test_whoever_leaves_and_whenever_nobody_who_stays_pays_more_than_agreed(
    price, granted, by, data
):
    at_most = ceilings(price.of(granted).own, by)
    pool = Pool(granted, 0, price)
    stay = [Paying(*each) for each in zip(by, at_most, strict=True)]
    while stay:
        used = data.draw(st.integers(pool.used, pool.granted))
        pool = Pool(pool.granted, used, price, pool.settled)
        gone = data.draw(st.sets(st.integers(0, len(stay) - 1), min_size=1))
        most = data.draw(st.integers(0, granted))
        after, owed = pool.once_left(stay, frozenset(gone), most=most)
        left = [each for place, each in enumerate(stay) if place in gone]
        stay = [each for place, each in enumerate(stay) if place not in gone]
        assert after.settled == pool.settled + sum(owed)
        assert pool.used <= after.granted <= max(pool.used, min(pool.granted, most))
        for each, due in zip(left, owed, strict=True):
            assert 0 <= due <= (each.at_most or 0) + len(by)
        for quarters in (after.used, after.granted) if stay else ():
            dues = after.dues(quarters, [each.weight for each in stay])
            assert sum(dues) == price.of(quarters).own - after.settled
            assert all(0 <= due <= (who.at_most or 0) for due, who in zip(dues, stay, strict=True))
        pool = after


def test_a_group_of_twenty_five_loses_one_twenty_fifth_of_what_was_not_worked():
    pool = Pool(2_000, 500, Rates(10_000, 7_500))
    among = [Paying(1)] * 25
    after, owed = pool.once_left(among, frozenset({3}), most=2_000)
    assert (after.granted, owed) == (500 + 1_500 * 24 // 25, (12_500,))
    assert after.dues(500, [1] * 24) == (12_500,) * 24


@given(rates, st.integers(0, 800), weights)
def test_the_part_of_each_in_a_claim_adds_up_to_it(price, quarters, by):
    worked = price.of(quarters)
    dues = apportion(worked.own, by)
    found = parts(worked, dues)
    assert sum(each.cost for each in found) == worked.cost
    assert sum(each.subsidy for each in found) == worked.subsidy
    assert tuple(each.own for each in found) == dues


def test_where_the_programme_pays_it_all_each_has_as_much():
    found = parts(Rates(10_000, WHOLE).of(8), (0, 0))
    assert [(each.cost, each.own) for each in found] == [(10_000, 0), (10_000, 0)]
