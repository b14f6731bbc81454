"""The points of one answer, kind by kind."""

from fractions import Fraction

import pytest

from tests.core.building import (
    DONT_KNOW,
    NO_PARTLY_YES,
    NOT_APPLICABLE,
    answer,
    choice,
    choices,
    grid,
    number,
    of,
    question,
    rated,
    said,
    stage,
    ticks,
)
from virage.core.answers import Amount, Written
from virage.core.measures import measure
from virage.core.questionnaire import Kind, Named

HALF, THIRD = Fraction(1, 2), Fraction(1, 3)
YES_PARTLY_NO = question("y", Kind.YES_PARTLY_NO, choices=choices(NO_PARTLY_YES))
BANDS = number("n", (5, 0), (10, HALF), (None, 1))


@pytest.mark.parametrize(
    ("asked", "given", "points"),
    [
        (stage("s"), "a", 0),
        (stage("s"), "d", Fraction(3, 4)),
        (stage("s", count=4), "b", THIRD),
        (choice("c", (1, 0, HALF)), "a", 1),
        (choice("c", (1, 0, HALF)), "c", HALF),
        (YES_PARTLY_NO, "b", HALF),
        (ticks("t"), ["a"], Fraction(1, 4)),
        (ticks("t"), ["a", "b", "c", "d"], 1),
        (ticks("t"), ["none"], 0),
        (ticks("t", maximum=Fraction(2)), ["a", "b", "c"], 1),
        (ticks("t", (2, HALF), maximum=Fraction(2)), ["b"], Fraction(1, 4)),
        (BANDS, Amount(-3), 0),
        (BANDS, Amount(5), 0),
        (BANDS, Amount(5.000000000000001), HALF),
        (BANDS, Amount(10), HALF),
        (BANDS, Amount(1e12), 1),
    ],
)
def test_an_answer_has_the_points_of_its_question(asked, given, points):
    found = measure(asked, answer(given))
    assert found.value == found.low == found.high == points


@pytest.mark.parametrize(
    ("grades", "value", "low", "high"),
    [
        (rated(r1="a", r2="b", r3="c"), HALF, HALF, HALF),
        (rated(r1="b", r2="c", r3=NOT_APPLICABLE), Fraction(3, 4), Fraction(3, 4), Fraction(3, 4)),
        (rated(r1="b", r2="c", r3=DONT_KNOW), Fraction(3, 4), HALF, Fraction(5, 6)),
        (rated(r1="c", r2=NOT_APPLICABLE, r3=DONT_KNOW), 1, HALF, 1),
        (rated(r1="c", r2="c"), None, 0, 1),
        (rated(r1=DONT_KNOW, r2=DONT_KNOW, r3=NOT_APPLICABLE), None, 0, 1),
    ],
)
def test_a_grid_is_the_mean_of_its_applicable_rows(grades, value, low, high):
    found = measure(grid("g"), grades)
    assert [found.value, found.low, found.high] == [value, low, high]


@pytest.mark.parametrize("nothing", [None, DONT_KNOW, NOT_APPLICABLE, Written("a few words")])
def test_what_is_not_a_measure_has_the_whole_range(nothing):
    found = measure(stage("s"), nothing)
    assert [found.value, found.low, found.high] == [None, 0, 1]


def test_a_number_outside_every_band_is_refused():
    with pytest.raises(ValueError, match="n: no band holds 7"):
        measure(number("n", (5, 0)), Amount(7))


@pytest.mark.parametrize(
    ("asked", "denominator"),
    [
        (stage("s"), 4),
        (choice("c"), 1),
        (ticks("t"), 4),
        (ticks("t", (1, THIRD), maximum=Fraction(2)), 6),
        (ticks("t", (1, 1), maximum=Fraction(3, 2)), 3),
        (grid("g", rows=4), 24),
        (BANDS, 2),
    ],
)
def test_every_score_is_a_whole_number_of_parts(asked, denominator):
    assert asked.denominator == denominator
    assert of(asked).scale == denominator


@pytest.mark.parametrize(
    ("asked", "measures"),
    [
        (stage("s"), True),
        (choice("c"), False),
        (BANDS, True),
        (number("n"), False),
        (question("t", Kind.TEXT), False),
    ],
)
def test_a_question_measures_when_an_answer_has_points(asked, measures):
    assert asked.measures is measures


def test_a_question_knows_its_choices():
    asked = stage("s", count=3)
    assert asked.choice("b").points == HALF
    assert asked.choice_ids == ("a", "b", "c")
    with pytest.raises(KeyError):
        asked.choice("z")


def test_a_questionnaire_knows_its_questions():
    made = of(stage("s"), profile=(choice("kind"),), lenses=("autonomy",))
    assert list(made.by_id) == ["kind", "s"]
    assert made.dimension_of("s").id == "d"
    assert made.lens("autonomy").id == "autonomy"
    board = Named("board", said("board"))
    assert of(stage("s"), roles=(board,)).role("board") == board
    for look in (made.dimension_of, made.lens, made.function, made.role):
        with pytest.raises(KeyError):
            look("kind")
