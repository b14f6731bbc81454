"""The sheet worked by hand in the specification, to the last digit."""

from fractions import Fraction

import pytest

from tests.core.building import (
    DONT_KNOW,
    NOT_APPLICABLE,
    answers,
    dimension,
    grid,
    of,
    questionnaire,
    rated,
    stage,
    ticks,
)
from virage.core.answers import Standing
from virage.core.scoring import level_of, score

WORKED = of(
    stage("q1", weight=2),
    ticks("q2"),
    grid("q3"),
    stage("q4", weight=2),
    stage("q5", not_applicable=True),
)
SHEET = answers(
    q1="c",
    q2=["a", "b"],
    q3=rated(r1="b", r2="c", r3=NOT_APPLICABLE),
    q4=DONT_KNOW,
    q5=NOT_APPLICABLE,
)


@pytest.fixture
def card():
    return score(WORKED, SHEET)


def test_each_question_has_the_score_worked_by_hand(card):
    values = [part.value for part in card.parts]
    assert values == [50.0, 50.0, 75.0, None, None]


def test_the_dimension_has_the_score_range_and_coverage_worked_by_hand(card):
    found = card.dimensions["d"]
    assert found.value == 56.25
    assert (found.low, found.high) == (225 / 6, 425 / 6)
    assert (found.measured, found.applicable) == (4, 6)
    assert round(100 * found.coverage, 1) == 66.7


def test_a_total_of_one_dimension_is_that_dimension(card):
    assert card.total == card.dimensions["d"]


def test_the_level_is_structured_and_provisional(card):
    assert level_of(WORKED.levels, card.total.value).id == "structured"
    assert card.total.provisional
    assert card.total.sufficient


def test_the_trace_tells_where_each_question_stands(card):
    assert [part.standing for part in card.parts] == [
        Standing.MEASURED,
        Standing.MEASURED,
        Standing.MEASURED,
        Standing.DONT_KNOW,
        Standing.NOT_APPLICABLE,
    ]


def test_the_shares_of_the_trace_add_up_to_the_total(card):
    shares = [part.share for part in card.parts]
    assert shares == [25.0, 12.5, 18.75, None, None]
    assert card.part("q1").share == 25.0
    with pytest.raises(KeyError, match="q9"):
        card.part("q9")


def test_scores_are_read_by_their_name(card):
    assert card.score("total") == card.score("d") == 56.25
    with pytest.raises(KeyError):
        card.score("elsewhere")


def test_shares_take_the_weights_of_dimensions_into_account():
    two = questionnaire(
        dimension("light", stage("a")), dimension("heavy", stage("b"), stage("c"), weight=3)
    )
    card = score(two, answers(a="e", b="c", c="e"))
    assert [part.share for part in card.parts] == [25.0, 18.75, 37.5]
    assert card.total.value == 81.25


def test_nothing_measured_is_none_and_never_zero():
    card = score(WORKED, answers())
    assert card.total.value is None
    assert (card.total.low, card.total.high, card.total.coverage) == (0.0, 100.0, 0.0)
    assert not card.total.sufficient
    assert card.part("q1").share is None


def test_an_unmeasured_dimension_enters_the_range_of_the_total_whole():
    two = questionnaire(dimension("one", stage("a")), dimension("two", stage("b")))
    total = score(two, answers(a="e")).total
    assert (total.value, total.low, total.high, total.coverage) == (100.0, 50.0, 100.0, 0.5)


def test_a_dimension_where_nothing_applies_leaves_the_total():
    two = questionnaire(
        dimension("one", stage("a")), dimension("two", stage("b", not_applicable=True))
    )
    card = score(two, answers(a="c", b=NOT_APPLICABLE))
    assert card.total == card.dimensions["one"]
    assert (card.dimensions["two"].value, card.dimensions["two"].coverage) == (None, 0.0)


def test_the_coverage_of_the_total_weighs_questions_and_dimensions():
    two = questionnaire(
        dimension("one", stage("a", weight=2), stage("b")), dimension("two", stage("c"), weight=5)
    )
    total = score(two, answers(a="c")).total
    assert (total.measured, total.applicable) == (2, 8)


@pytest.mark.parametrize(
    ("measured", "provisional", "sufficient"),
    [(0, True, False), (49, True, False), (50, True, True), (74, True, True), (75, False, True)],
)
def test_a_level_is_provisional_below_75_and_not_shown_below_50(measured, provisional, sufficient):
    hundred = of(stage("known", weight=max(1, measured)), stage("unknown", weight=100 - measured))
    given = answers(known="c") if measured else answers()
    total = score(hundred, given).total
    assert (total.provisional, total.sufficient) == (provisional, sufficient)


@pytest.mark.parametrize(
    ("value", "level"),
    [
        (0.0, "starting"),
        (25.0, "starting"),
        (25.000000000000004, "under_way"),
        (50.0, "under_way"),
        (50.00000000000001, "structured"),
        (75.0, "structured"),
        (75.00000000000001, "leading"),
        (100.0, "leading"),
    ],
)
def test_a_threshold_belongs_to_the_level_below_it(value, level):
    assert level_of(WORKED.levels, value).id == level


def test_the_last_level_holds_whatever_its_bound():
    assert level_of(WORKED.levels[:2], 90.0).id == "under_way"
    assert level_of(WORKED.levels[:3], 90.0).id == "structured"


def test_points_are_exact_parts():
    thirds = of(stage("a", count=4), stage("b", count=4), stage("c", count=4))
    card = score(thirds, answers(a="b", b="b", c="b"))
    assert card.total.value == 100 / 3
    assert thirds.scale == 3
    assert Fraction(1, 3) == thirds.by_id["a"].choice("b").points
