"""A catalogue asked of many organisations at once says, of each, what it says of it alone."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.portfolios import DAYS, STEPS, catalogues, organisation
from tests.core.programmes import DAY, GROWN, catalogue, frozen, programme, services, terms, version
from virage.core.funding import Cost, Fact, FactName, Facts, Range, Step, Verdict, match
from virage.core.funding.costs import added
from virage.core.funding.criteria import Is
from virage.core.funding.terms import Amounts, FlatRate
from virage.core.funding.trees import AtLeast, Criterion, Not, Tree
from virage.core.funding.values import Dated, Expense, LegalForm, Nature
from virage.core.portfolio import Coded, Columns, encode, joins, judge, judging, revenue_of
from virage.library import shipped

SHIPPED = shipped().funding
WORDS = {
    "places": ["Papineau", "MRC de Bellechasse", "Ville de Québec", "Trois-Rivières", "Acton"],
    "artefacts": [*SHIPPED.vocabulary.artefacts],
    "declared": [*SHIPPED.vocabulary.declared],
    "programmes": [*SHIPPED.by_id],
}
MAYBE_STEP = st.none() | STEPS
HALF = settings().max_examples // 2  # each example holds several organisations
CHANCE = st.randoms(use_true_random=True)  # its seed is drawn, so that it comes back


def assert_same(made, known: list[Facts], **asked) -> None:
    together = judge(made, encode(known), **asked)
    alone = [match(made, facts, **asked).results for facts in known]
    assert together.count == len(known)
    for programme_id, matches in zip(together.outcomes, zip(*alone, strict=True), strict=True):
        found = together.of(programme_id)
        rows = range(len(known))
        paid = [each.expected for each in matches]
        sums = [each or Range(0, 0) for each in paid]
        assert [found.verdict(row) for row in rows] == [each.verdict for each in matches]
        assert [found.expected(row) for row in rows] == paid
        assert list(found.lows) == [each.low for each in sums]
        assert list(found.highs) == [each.high for each in sums]
        assert found.total == added(sums)
        for verdict in Verdict:
            those = [each.verdict is verdict for each in matches]
            assert list(found.rows(verdict)) == those
            assert found.how_many(verdict) == sum(those)


@settings(max_examples=HALF)
@given(catalogues(), CHANCE, DAYS, DAYS, MAYBE_STEP)
def test_any_catalogue_says_of_many_what_it_says_of_each(made, chance, on, opened, step):
    known = [organisation(chance) for _ in range(17)]
    assert_same(made, known, on=on, opened=opened, step=step)


@settings(max_examples=HALF)
@given(CHANCE, DAYS, MAYBE_STEP)
def test_the_shipped_catalogue_says_of_many_what_it_says_of_each(chance, on, step):
    known = [organisation(chance, WORDS) for _ in range(5)]
    assert_same(SHIPPED, known, on=on, step=step)


@given(CHANCE)
def test_an_organisation_comes_back_from_its_row(chance):
    known = [organisation(chance) for _ in range(5)]
    columns = encode(known)
    for row, facts in enumerate(known):
        told = columns.facts(row)
        years = len(told.revenues)
        assert replace(told, revenues=()) == replace(facts, revenues=())
        assert told.revenues == facts.revenues[:years]
        assert not any(facts.revenues[years:])


def test_organisations_in_several_blocks_are_each_judged(monkeypatch):
    monkeypatch.setattr(judging, "BLOCK", 8)
    known = [replace(GROWN, revenues=(row * 250_000_00,), employees=row * 13) for row in range(21)]
    assert_same(frozen(), known, on=DAY, step=services(30_000))


def test_nobody_at_all_is_no_verdict():
    found = judge(frozen(), encode([]), on=DAY, step=services(30_000))
    assert found.of("essor_1c").total == Range(0, 0)
    assert len(found.of("essor_1c").rows(Verdict.YES)) == 0


def test_a_column_that_is_missing_is_not_known_of_anybody():
    found = judge(frozen(), Columns(2), on=DAY, step=services(30_000))
    alone = match(frozen(), Facts(), on=DAY, step=services(30_000))
    for each in alone:
        assert found.of(each.programme.id).verdict(1) is each.verdict
        assert found.of(each.programme.id).expected(1) == each.expected


def test_before_the_first_terms_nothing_is_known():
    later = catalogue(programme("one", version(terms(), Dated(2026))))
    assert_same(later, [GROWN], on=DAY, opened=date(2025, 1, 1), step=services(30_000))


@pytest.mark.parametrize("count", [1, 2, 3])
def test_at_least_so_many_rules_hold(count):
    rules = tuple(Criterion(Is(FactName.DECLARED, True, name)) for name in "abc")
    made = catalogue(
        programme("one", version(terms(applicant=Tree(AtLeast(count, rules))))),
        programme("two", version(terms(applicant=Tree(Not(AtLeast(count, rules)))))),
    )
    said: list[list[dict[str, bool]]] = [[{}, {name: True}, {name: False}] for name in "abc"]
    known = [Facts(declared=one | two | three) for one, two, three in product(*said)]
    assert_same(made, known, on=DAY)


def test_facts_of_many_values_read_together_are_told_apart(monkeypatch):
    monkeypatch.setattr(joins, "MOST_CODES", 4)
    taxed = Step((Cost(Expense.SOFTWARE, 100_00, gst=500, qst=997),), Nature.ACQUISITION)
    known = [
        Facts(gst_recovered=Fraction(row % 3, 3), qst_recovered=Fraction(row % 4, 4))
        for row in range(12)
    ]
    half = Amounts(FlatRate(Fraction(1, 2), Fraction(1, 2)))
    made = catalogue(programme("one", version(terms(amounts=half))))
    assert_same(made, known, on=DAY, step=taxed)


@pytest.mark.parametrize(
    ("numbers", "coded", "problem"),
    [
        ({Fact(FactName.EMPLOYEES): np.array([1, 2])}, {}, "employees: expected 1 numbers"),
        ({Fact(FactName.ZONE): np.array([1])}, {}, "zone: expected 1 numbers of a number"),
        (
            {},
            {revenue_of(1): Coded([None], np.array([0], np.uint8))},
            "revenue.1: expected 1 codes",
        ),
        ({}, {Fact(FactName.MRC): Coded([None], np.array([1], np.uint8))}, "mrc: codes go from 0"),
        ({}, {Fact(FactName.MRC): Coded([None], np.array([], np.uint8))}, "mrc: expected 1 codes"),
    ],
)
def test_columns_that_would_be_read_astray_are_refused(numbers, coded, problem):
    with pytest.raises(ValueError, match=problem):
        Columns(1, numbers, coded)


def test_equal_values_share_a_code():
    columns = encode([Facts(legal_form=LegalForm.MUTUAL, employees=3), Facts(), GROWN, GROWN])
    forms = columns.coded[Fact(FactName.LEGAL_FORM)]
    assert forms.values == (None, LegalForm.MUTUAL, LegalForm.COOPERATIVE)
    assert (forms.codes.itemsize, list(forms.codes)) == (1, [1, 0, 2, 2])
