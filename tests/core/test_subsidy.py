"""The money of the subsidy: laws of its two roundings, its terms by date, who is eligible."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from virage.core import subsidy
from virage.core.funding import Facts
from virage.core.funding.amounts import Bound, Question, amount_of, facts_for_amount
from virage.core.funding.facts import Cost, Fact, FactName, Step
from virage.core.funding.terms import Advice
from virage.core.funding.values import Expense, LegalForm, Range, on_day
from virage.core.initiatives import SizeBand
from virage.core.subsidy import BANDS, IN_AN_HOUR, WHOLE, Setting, Terms, price, split
from virage.core.text import LocalText
from virage.library import shipped

ENTRY = shipped().funding.by_id["planification_strategique"]
SPRING, TODAY = date(2026, 4, 1), date(2026, 11, 26)
TERMS = Terms(
    in_force_from=SPRING,
    forms=frozenset({LegalForm.COOPERATIVE, LegalForm.NON_PROFIT}),
    hours={SizeBand.NO_STAFF: 0, SizeBand.SMALL: 80, SizeBand.MEDIUM: 120, SizeBand.LARGE: 160},
    share=7_500,
    rate=10_001,
    year_begins=4,
)
COOP = Facts(legal_form=LegalForm.COOPERATIVE, employees=4)
hours = st.integers(0, 4_000)
rates, shares = st.integers(1, 100_000), st.integers(0, WHOLE)


@given(hours, rates, shares)
def test_the_two_parts_add_up_and_the_programme_never_pays_more_than_its_share(
    quarters, rate, share
):
    found = price(quarters, rate=rate, share=share)
    exact = Fraction(quarters * rate, IN_AN_HOUR)
    assert -Fraction(1, 2) < found.cost - exact <= Fraction(1, 2)
    assert found.subsidy + found.own == found.cost
    assert 0 <= Fraction(found.cost * share, WHOLE) - found.subsidy < 1
    assert found.own >= 0


@given(hours, hours, rates, shares)
def test_more_hours_never_cost_less_nor_bring_a_smaller_subsidy(some, more, rate, share):
    few, many = (price(each, rate=rate, share=share) for each in (some, some + more))
    assert few.cost <= many.cost
    assert few.subsidy <= many.subsidy


@given(st.lists(st.integers(0, 200), max_size=30), rates, shares)
def test_the_lines_of_a_claim_add_up_to_the_cent(parts, rate, share):
    lines = split(parts, rate=rate, share=share)
    whole = price(sum(parts), rate=rate, share=share)
    assert len(lines) == len(parts)
    assert sum(each.cost for each in lines) == whole.cost
    assert sum(each.subsidy for each in lines) == whole.subsidy
    for quarters, line in zip(parts, lines, strict=True):
        assert abs(line.cost - Fraction(quarters * rate, IN_AN_HOUR)) <= 1
        assert line.subsidy >= 0


def test_a_worked_price():
    found = price(21, rate=10_001, share=7_500)  # 5 h 15 at 100,01 $ is 525,0525 $
    assert (found.cost, found.subsidy, found.own) == (52_505, 39_378, 13_127)


@pytest.mark.parametrize(
    ("day", "begins", "year"),
    [
        (date(2026, 3, 31), 4, 2025),
        (date(2026, 4, 1), 4, 2026),
        (date(2026, 12, 31), 1, 2026),
        (date(2026, 11, 30), 12, 2025),
    ],
)
def test_the_programme_year_begins_in_its_month(day, begins, year):
    assert subsidy.programme_year(day, begins) == year


def test_the_terms_of_a_day_are_what_was_written_last_of_those_that_hold():
    later = replace(TERMS, in_force_from=date(2027, 4, 1), rate=11_000)
    corrected = replace(later, rate=12_000)
    written = (TERMS, later, corrected)
    assert subsidy.in_force(written, date(2026, 3, 31)) is None
    assert subsidy.in_force(written, TODAY) == TERMS
    assert subsidy.in_force(written, date(2027, 4, 1)) == corrected
    assert subsidy.in_force((), TODAY) is None


def test_hours_follow_the_size():
    assert [TERMS.granted(each) for each in (0, 1, 9, 10, 49, 50)] == [0, 80, 80, 120, 120, 160]


def verdict(facts, terms=TERMS, *, diagnosed=True):
    return subsidy.judge(ENTRY, terms, facts, finished=diagnosed, on=TODAY)[0].truth


def test_who_is_eligible_and_what_is_not_known_is_never_a_yes():
    assert verdict(COOP) is True
    assert verdict(COOP, diagnosed=False) is False
    assert verdict(replace(COOP, employees=0)) is False
    assert verdict(replace(COOP, employees=None)) is None
    assert verdict(replace(COOP, legal_form=LegalForm.FOR_PROFIT)) is False
    assert verdict(Facts()) is None


def test_before_the_programme_sets_its_terms_nobody_is_known_to_be_eligible():
    found, catalogue = subsidy.judge(ENTRY, None, COOP, finished=True, on=TODAY)
    assert found.truth is None
    assert catalogue.programmes == (ENTRY,)


def test_sizes_with_hours_that_are_neighbours_are_one_rule():
    gap = replace(TERMS, hours={**TERMS.hours, SizeBand.NO_STAFF: 8, SizeBand.MEDIUM: 0})
    assert verdict(replace(COOP, employees=0), gap) is True
    assert verdict(replace(COOP, employees=20), gap) is False
    assert verdict(replace(COOP, employees=60), gap) is True
    all_sizes = replace(TERMS, hours=dict.fromkeys(SizeBand, 8))
    found, _ = subsidy.judge(ENTRY, all_sizes, COOP, finished=True, on=TODAY)
    assert len(found.reasons) == 3


@given(st.integers(0, 500))
def test_every_number_of_employees_has_one_band(employees):
    found = [
        band for band, least, most in BANDS
        if least <= employees and (most is None or employees <= most)
    ]  # fmt: skip
    assert len(found) == 1
    assert TERMS.granted(employees) == TERMS.hours[found[0]]


@given(st.lists(st.integers(0, 30), min_size=1, max_size=8), st.integers(0, 30))
def test_what_stands_of_all_that_was_written_is_what_holds_on_each_day(days, day):
    written = [
        Setting(replace(TERMS, in_force_from=date(2026, 4, 1 + each % 30), rate=1 + at), SPRING)
        for at, each in enumerate(days)
    ]
    on = date(2026, 4, 1 + day % 30)
    held = [each.terms for each in subsidy.standing(written) if each.terms.in_force_from <= on]
    assert (held[-1] if held else None) == subsidy.in_force([each.terms for each in written], on)
    begins = [each.terms.in_force_from for each in subsidy.standing(written)]
    assert begins == sorted(set(begins))


def test_the_entry_of_the_catalogue_is_what_is_shipped_until_the_first_terms_begin():
    later = Setting(replace(TERMS, in_force_from=date(2027, 4, 1)), TODAY, LocalText("Ah", "Oh"))
    entry = subsidy.with_terms(ENTRY, (Setting(TERMS, SPRING), later))
    assert entry.version_on(date(2026, 3, 31)) is ENTRY.versions[-1]
    assert entry.availability_on(date(2026, 3, 31)).truth is None
    assert entry.availability_on(SPRING).truth is True
    shipped_, now, later_ = entry.versions
    assert (entry.version_on(TODAY), entry.version_on(date(2027, 4, 1))) == (now, later_)
    assert now.terms.warnings == shipped_.terms.warnings
    assert later_.terms.warnings[-1] == LocalText("Ah", "Oh")
    assert entry.verified_on == on_day(TODAY)
    assert not entry.freshness_on(date(2056, 1, 1)).stale


def test_hours_are_offered_by_size_and_no_size_is_promised_those_of_another():
    entry = subsidy.with_terms(ENTRY, [Setting(TERMS, SPRING)])
    terms = entry.versions[-1].terms
    assert terms.advice == (
        Advice(1, 9, Fraction(20), 200_020, 150_015),
        Advice(10, 49, Fraction(30), 300_030, 225_022),
        Advice(50, None, Fraction(40), 400_040, 300_030),
    )
    step = Step((Cost(Expense.OUTSIDE_SERVICES, 1_000_000),))

    def paid(employees):
        question = Question(entry, terms, step, replace(COOP, employees=employees))
        return amount_of(question), facts_for_amount(question)

    assert [paid(each)[0].paid.high for each in (0, 4, 12, 400)] == [0, 150_015, 225_022, 300_030]
    amount, missing = paid(None)
    assert amount.paid == Range(150_015, 300_030)
    assert Bound.PROJECT in amount.bounds
    assert missing == (Fact(FactName.EMPLOYEES),)
    assert paid(4)[1] == ()
