"""What another bound, rate or cap would change: who gains, who loses, how much in all."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any as Anything

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.portfolios import MONEY, STEPS, catalogues, organisation
from tests.core.programmes import (
    DAY,
    GROWN,
    catalogue,
    frozen,
    programme,
    services,
    terms,
    tree,
    version,
)
from virage.core.funding import Bound, FactName, Facts, Range, Verdict, match
from virage.core.funding.criteria import Between, Is, RevenueBetween, StepCostBetween
from virage.core.funding.terms import Amounts, Caps, FlatRate, RankRate, ZoneRate
from virage.core.funding.trees import Any, Criterion, Not, Tree
from virage.core.funding.values import Absent, Dated, Zone
from virage.core.portfolio import (
    NoSuchRuleError,
    encode,
    what_if,
    with_bounds,
    with_cap,
    with_rate,
)

YES, NO, UNKNOWN = Verdict.YES, Verdict.NO, Verdict.UNKNOWN
KNOWN = [
    GROWN,
    replace(GROWN, revenues=(600_000_00,)),
    replace(GROWN, revenues=(400_000_00,)),
    replace(GROWN, revenues=()),
    replace(GROWN, revenues=(2_000_000_00,), projects_before={"essor_1c": 1}),
]
CASE: dict[str, Anything] = {"on": DAY, "step": services(30_000)}
LOWER = with_bounds(frozen(), "essor_1c", FactName.REVENUE, low=500_000_00)


def difference(after, known=tuple(KNOWN), before=None, **asked):
    found = what_if(before or frozen(), after, encode(known), **(asked or CASE))
    (one,) = found.differences.values()
    return found, one


def test_a_lower_revenue_floor_lets_the_smaller_ones_in():
    found, one = difference(LOWER)
    assert list(found.differences) == ["essor_1c"]
    assert list(one.become_yes) == [1, 4]
    assert list(one.become_no) == list(one.become_unknown) == []
    assert list(one.paid_more) == [1, 4]
    assert one.moves[NO, YES] == 2
    assert sum(one.moves.values()) == 2
    assert (found.before, found.after) == (
        Range(15_000_00, 30_000_00),
        Range(42_000_00, 57_000_00),
    )


def test_a_higher_floor_shuts_out_whoever_is_under_it():
    _, one = difference(frozen(), before=LOWER)
    assert list(one.become_no) == list(one.paid_less) == [1, 4]
    assert one.moves[YES, NO] == 2


def test_a_bound_that_was_not_asked_makes_unknown_what_was_known():
    made = catalogue(
        programme("one", version(terms(applicant=tree(Between(FactName.EMPLOYEES, None, 250)))))
    )
    shut = replace(
        made.programmes[0],
        versions=(version(terms(applicant=tree(RevenueBetween(1_00, None)))),),
    )
    _, one = difference(
        catalogue(shut), [Facts(employees=3), Facts(revenues=(2_00,))], made, on=DAY
    )
    assert list(one.become_unknown) == [0]
    assert list(one.become_yes) == [1]
    assert one.moves == {
        (YES, NO): 0,
        (YES, UNKNOWN): 1,
        (NO, YES): 0,
        (NO, UNKNOWN): 0,
        (UNKNOWN, YES): 1,
        (UNKNOWN, NO): 0,
    }
    assert not one.paid_more.size


@pytest.mark.parametrize(
    ("rate", "after"),
    [
        (FlatRate(Fraction(2, 5), Fraction(2, 5)), Range(12_000_00, 24_000_00)),
        (RankRate((Fraction(1, 5), Fraction(1, 2))), Range(6_000_00, 12_000_00)),
        (ZoneRate({Zone.LOW: Fraction(1, 10), Zone.HIGH: Fraction(2, 5)}), (3_000_00, 24_000_00)),
        (Absent.NONE, Range(15_000_00, 30_000_00)),  # its ceiling still holds it to half
        (None, Range(0, 30_000_00)),
    ],
)
def test_another_rate_pays_another_total(rate, after):
    found, one = difference(with_rate(frozen(), "essor_1c", rate))
    assert (found.before, one.before.total) == (Range(15_000_00, 30_000_00),) * 2
    assert (found.after.low, found.after.high) == (
        after if isinstance(after, tuple) else (after.low, after.high)
    )
    assert not list(one.become_yes)


def test_a_cap_holds_back_only_those_above_it():
    found, one = difference(with_cap(frozen(), "innogec", 5_000_00))
    assert len(one.paid_less) == len(KNOWN)
    assert not one.paid_more.size
    assert (found.before.high, found.after.high) == (60_000_00, 25_000_00)
    of_life, _ = difference(with_cap(frozen(), "innogec", 4_000_00, of=Bound.LIFE))
    assert of_life.after == Range(20_000_00, 20_000_00)


def test_a_range_that_grows_both_ways_is_neither_more_nor_less():
    sure = Amounts(FlatRate(Fraction(1, 2), Fraction(1, 2)), caps=Caps(project=Absent.NONE))
    made = catalogue(programme("one", version(terms(amounts=sure))))
    after = with_rate(made, "one", FlatRate(Fraction(1, 4), Fraction(3, 4)))
    _, one = difference(after, [Facts()], made)
    assert list(one.paid_otherwise) == [0]
    assert not one.paid_more.size
    assert not one.paid_less.size


def test_every_version_is_changed_and_only_rules_on_that_fact():
    inner = Criterion(RevenueBetween(1, 9, 2), "S1", 7)
    root = Any((Not(inner), Criterion(Is(FactName.IN_RENA, False))))
    old = version(terms(applicant=Tree(root), step=tree(StepCostBetween(1, 2))))
    new = version(terms(applicant=tree(Between(FactName.EMPLOYEES, 1, 9, over=True))), Dated(2026))
    made = catalogue(programme("one", old, new), programme("two", old))
    by_revenue = with_bounds(made, "one", FactName.REVENUE, high=None)
    changed = by_revenue.by_id["one"].versions[0].terms
    assert changed.applicant.root == Any(
        (Not(Criterion(RevenueBetween(1, None, 2), "S1", 7)), root.parts[1])
    )
    assert by_revenue.by_id["two"] is made.by_id["two"]
    by_cost = with_bounds(made, "one", FactName.STEP_COST, low=5, high=6)
    assert by_cost.by_id["one"].versions[0].terms.step.leaves == (StepCostBetween(5, 6),)
    by_staff = with_bounds(made, "one", FactName.EMPLOYEES, low=3)
    assert by_staff.by_id["one"].versions[1].terms.applicant.leaves == (
        Between(FactName.EMPLOYEES, 3, 9),
    )
    kept = with_bounds(made, "one", FactName.EMPLOYEES, high=4)
    assert kept.by_id["one"].versions[1].terms.applicant.leaves == (
        Between(FactName.EMPLOYEES, 1, 4, over=True),
    )


def test_what_cannot_be_changed_is_refused():
    with pytest.raises(
        NoSuchRuleError, match="innogec has no rule with bounds on revenue"
    ) as found:
        with_bounds(frozen(), "innogec", FactName.REVENUE, low=1)
    assert (found.value.programme, found.value.fact) == ("innogec", FactName.REVENUE)
    with pytest.raises(KeyError):
        with_rate(frozen(), "nothing", None)
    with pytest.raises(ValueError, match="ceiling is no cap"):
        with_cap(frozen(), "innogec", 1, of=Bound.CEILING)


def test_the_same_catalogue_changes_nothing():
    found = what_if(frozen(), frozen(), encode(KNOWN), **CASE)
    assert (found.differences, found.before, found.after) == ({}, Range(0, 0), Range(0, 0))


@given(catalogues(), st.randoms(use_true_random=True), MONEY, STEPS)
def test_a_what_if_says_what_two_catalogues_say_of_each(made, chance, cap, step):
    known = [organisation(chance) for _ in range(9)]
    after = with_rate(with_cap(made, "one", cap), "one", FlatRate(Fraction(1, 3), Fraction(1, 3)))
    found = what_if(made, after, encode(known), on=DAY, opened=date(2025, 6, 1), step=step)
    asked = {"on": DAY, "opened": date(2025, 6, 1), "step": step}
    totals = [[0, 0], [0, 0]]
    for row, facts in enumerate(known):
        old, new = (match(each, facts, **asked).of("one") for each in (made, after))
        for total, each in zip(totals, (old, new), strict=True):
            total[0] += each.expected.low if each.expected else 0
            total[1] += each.expected.high if each.expected else 0
        for one in found.differences.values():
            moved = (one.become_yes, one.become_no, one.become_unknown)
            assert not any(row in each for each in moved)
            told = [row in each for each in (one.paid_more, one.paid_less, one.paid_otherwise)]
            assert any(told) is (old.expected != new.expected)
    if found.differences:
        assert [[each.low, each.high] for each in (found.before, found.after)] == totals
