"""Many sheets scored together have, to the last bit, the scores that each has alone."""

import struct
from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.building import (
    DONT_KNOW,
    NOT_APPLICABLE,
    answers,
    choice,
    dimension,
    grid,
    number,
    of,
    picked,
    questionnaire,
    rated,
    said,
    stage,
    ticks,
)
from tests.core.strategies import questionnaires, sheets
from tests.core.test_worked_sheet import SHEET, WORKED
from virage.core.answers import Amount, Answers
from virage.core.bulk import BulkScore, BulkScorer, Columns, encode
from virage.core.bulk import scoring as bulk_scoring
from virage.core.conditions import (
    All,
    Any,
    BoxTicked,
    Condition,
    Not,
    NumberBetween,
    ScoreBetween,
    holds,
)
from virage.core.questionnaire import Flag
from virage.core.scoring import Score, score


def bits(value: float | None) -> bytes:
    return b"unmeasured" if value is None else struct.pack("<d", value)


def row_of(found: BulkScore, row: int) -> tuple:
    value = None if np.isnan(found.value[row]) else float(found.value[row])
    floats = [bits(each) for each in (value, float(found.low[row]), float(found.high[row]))]
    return (*floats, int(found.measured[row]), int(found.applicable[row]))


def alone(found: Score) -> tuple:
    floats = [bits(each) for each in (found.value, found.low, found.high)]
    return (*floats, found.measured, found.applicable)


def assert_same(made, given_sheets: list[Answers], columns: Columns | None = None) -> None:
    together = BulkScorer(made).score(encode(made, given_sheets) if columns is None else columns)
    for row, sheet in enumerate(given_sheets):
        card = score(made, sheet)
        assert {name: row_of(each, row) for name, each in together.dimensions.items()} == {
            name: alone(each) for name, each in card.dimensions.items()
        }
        assert {name: row_of(each, row) for name, each in together.lenses.items()} == {
            name: alone(each) for name, each in card.lenses.items()
        }
        assert row_of(together.total, row) == alone(card.total)
        assert bool(together.total.provisional[row]) is card.total.provisional
        assert together.total.coverage[row] == card.total.coverage
        assert together.total.sufficient[row] == card.total.sufficient


@given(st.data())
def test_bulk_equals_one_by_one(data):
    made = data.draw(questionnaires())
    assert_same(made, data.draw(st.lists(sheets(made), max_size=6)))


def test_the_worked_sheet_comes_out_the_same_among_others():
    found = BulkScorer(WORKED).score(encode(WORKED, [Answers(), SHEET, Answers()])).total
    assert list(found.value[1:2]) == [56.25]
    assert (found.low[1], found.high[1]) == (37.5, 425 / 6)
    assert np.isnan(found.value[[0, 2]]).all()


def test_sheets_in_several_blocks_are_each_scored(monkeypatch):
    monkeypatch.setattr(bulk_scoring, "BLOCK", 3)
    made = of(stage("q"), grid("g", relevant_if=picked("q", "a", "b")))
    given_sheets = [answers(q="abcde"[row % 5]) for row in range(8)]
    assert_same(made, given_sheets)
    columns = encode(made, given_sheets)
    streamed = [card.total.value for card in BulkScorer(made).blocks(columns)]
    assert [len(each) for each in streamed] == [3, 3, 2]
    whole = BulkScorer(made).score(columns).total.value
    assert np.concatenate(streamed).tobytes() == whole.tobytes()


def test_no_sheet_at_all_is_no_score():
    made = of(stage("q"))
    assert len(BulkScorer(made).score(encode(made, [])).total.value) == 0
    assert not list(BulkScorer(made).blocks(encode(made, [])))


def test_a_missing_column_is_unanswered():
    made = questionnaire(dimension("d", stage("a"), grid("g"), number("n", (5, 0), (None, 1))))
    codes = {"a": np.array([4, -2], np.int8)}
    assert_same(made, [answers(a="e"), answers(a=DONT_KNOW)], Columns(2, codes))


def test_branching_opens_closes_and_waits_as_it_does_alone():
    late = grid("late", relevant_if=NumberBetween("n", 5, None))
    boxes = ticks("boxes", relevant_if=Any((picked("s", "a"), picked("late", "c", row="r1"))))
    last = stage("last", relevant_if=All((BoxTicked("boxes", "a"), Not(picked("s", "b")))))
    made = questionnaire(
        dimension("d", stage("s", not_applicable=True), late, boxes, last), profile=(number("n"),)
    )
    grades = rated(r1="c", r2="b", r3="b")
    first: list[dict] = [{}, {"s": "a"}, {"s": "b"}, {"s": NOT_APPLICABLE}, {"s": DONT_KNOW}]
    then: list[dict] = [{}, {"n": Amount(5)}, {"n": Amount(4.9)}, {"n": DONT_KNOW}]
    held: list[dict] = [{}, {"boxes": ["a"]}, {"boxes": ["b"]}]
    rest: dict = {"late": grades, "last": "c"}
    assert_same(made, [answers(**a, **b, **c, **rest) for a, b, c in product(first, then, held)])


def test_a_score_is_not_known_while_branching():
    made = of(stage("q", relevant_if=ScoreBetween("total", 0, 50)))
    assert_same(made, [answers(q="c")])


def test_a_lens_that_the_questionnaire_does_not_have_counts_for_nothing():
    assert_same(of(stage("q", lenses=("elsewhere",))), [answers(q="c")])


def test_sixteen_boxes_fit():
    made = of(ticks("t", [1] * 15, maximum=15), stage("s", relevant_if=picked("k", "b"), weight=3))
    made = questionnaire(*made.dimensions, profile=(choice("k"),))
    all_boxes = list("abcdefghijklmno")
    assert_same(made, [answers(t=all_boxes[:count] or ["none"]) for count in range(16)])


@pytest.mark.parametrize(
    ("columns", "problem"),
    [
        (Columns(1, {"s": np.array([5], np.int8)}), "column s: codes go from -3 to 4"),
        (Columns(1, {"s": np.array([-4], np.int8)}), "column s: codes go from -3 to 4"),
        (Columns(1, {"g.r2": np.array([3], np.int8)}), "column g.r2: codes go from -3 to 2"),
        (Columns(2, {"s": np.array([0], np.int8)}), "column s: expected 2 codes"),
        (Columns(1, {"z": np.array([0], np.int8)}), "column z: expected 1 codes of a known"),
        (Columns(1, {"n": np.array([0], np.int8)}), "column n: a number is said to be given"),
        (Columns(1, {}, {"s": np.array([[1.0]])}), "column s: expected 1 codes"),
    ],
)
def test_columns_that_are_not_of_the_questionnaire_are_refused(columns, problem):
    made = of(stage("s"), grid("g"), number("n", (5, 0), (None, 1)))
    with pytest.raises(ValueError, match=problem):
        BulkScorer(made).score(columns)
    with pytest.raises(ValueError, match=problem):
        next(BulkScorer(made).blocks(columns))


def test_red_flags_are_raised_together_as_they_are_alone(monkeypatch):
    monkeypatch.setattr(bulk_scoring, "BLOCK", 2)
    whens: tuple[Condition, ...] = (
        picked("s", "a"),
        Not(BoxTicked("t", "a")),
        Not(picked("late", "b")),
    )
    flags = tuple(
        Flag(f"f{place}", when, said("f"), said("f"), ()) for place, when in enumerate(whens)
    )
    made = replace(
        of(stage("s"), ticks("t"), stage("late", relevant_if=picked("s", "a"))), flags=flags
    )
    given_sheets = [
        answers(),
        answers(s="a", t=["a"], late="b"),
        answers(s="a", t=["none"]),
        answers(s="b", t=DONT_KNOW),
        answers(s=DONT_KNOW, t=["b"], late="a"),
    ]
    found = BulkScorer(made).raised(encode(made, given_sheets))
    assert {name: list(column) for name, column in found.items()} == {
        flag.id: [holds(flag.when, score(made, sheet)) is True for sheet in given_sheets]
        for flag in flags
    }


def test_an_answer_is_coded_by_the_place_of_its_choice():
    made = of(stage("s"), grid("g", rows=2), ticks("t"), number("n", (5, 0), (None, 1)))
    columns = encode(
        made,
        [
            answers(s="b", g=rated(r2="c"), t=["a", "c"], n=Amount(7.5)),
            answers(s=DONT_KNOW, g=DONT_KNOW, t=["none"]),
        ],
    )
    assert {name: list(column) for name, column in columns.codes.items()} == {
        "s": [1, -2],
        "g.r1": [-1, -2],
        "g.r2": [2, -2],
        "t": [0b101, 0b10000],
        "n": [0, -1],
    }
    assert columns.numbers["n"][0] == 7.5
    assert np.isnan(columns.numbers["n"][1])
