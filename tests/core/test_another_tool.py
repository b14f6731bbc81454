"""The engine expresses a tool it was not written for: the European assessment's published rule."""

from pathlib import Path

import pytest

from tests.core.test_bulk import assert_same
from virage.core.answers import Answers, Rated, Ticked
from virage.core.questionnaire import Kind, Question
from virage.core.scoring import score
from virage.library import Library

DATA = Path(__file__).parent / "data"
DMA = Library(DATA).questionnaire("dma")

INVESTED = ["invested"] * 6 + ["planned"] * 2 + ["none"] * 2
OF_FIVE = ["unused", "considering", "prototyping", "testing", "implementing", "operational"]
SHEET: dict[str, list[str] | int] = {
    "q1": INVESTED,
    "q2": 5,
    "q3": 7,
    "q4": [OF_FIVE[each] for each in (0, 0, 2, 0, 5, 0, 0)],
    "q5": 3,
    "q6": 4,
    "q7": 4,
    "q8": 4,
    "q9": [OF_FIVE[each] for each in (1, 0, 0, 0, 4)],
    "q10": 4,
    "q11": ["partly", "no", "partly", "no", "yes"],
}


def answer(question: Question, given: list[str] | int) -> Ticked | Rated:
    """The first so many boxes, or a grade for each row."""
    if isinstance(given, int):
        return Ticked(frozenset(question.choice_ids[:given]))
    rows = [row.id for row in question.rows]
    return Rated(tuple(zip(rows, given, strict=True)))


ANSWERS = Answers({name: answer(DMA.by_id[name], given) for name, given in SHEET.items()})


def test_it_has_six_dimensions_and_eleven_questions():
    assert len(DMA.dimensions) == 6
    assert len(tuple(DMA.questions())) == 11
    assert {question.kind for question in DMA.questions()} == {Kind.GRID, Kind.TICKS}


@pytest.mark.parametrize(
    ("question", "out_of_10"),
    [("q1", 7), ("q2", 5), ("q3", 7), ("q4", 2), ("q8", 20 / 3), ("q9", 2), ("q11", 4)],
)
def test_each_question_is_brought_to_ten(question, out_of_10):
    assert score(DMA, ANSWERS).part(question).value == pytest.approx(10 * out_of_10)


@pytest.mark.parametrize(
    ("target", "published"),
    [
        ("strategy", "60.00"),
        ("readiness", "45.00"),
        ("people", "46.43"),
        ("data", "58.33"),
        ("automation", "20.00"),
        ("green", "40.00"),
        ("total", "44.96"),
    ],
)
def test_its_published_rule_gives_its_published_scores(target, published):
    assert f"{score(DMA, ANSWERS).score(target):.2f}" == published


def test_it_is_scored_in_bulk_too():
    assert_same(DMA, [ANSWERS, Answers()])


def test_whatever_it_does_not_ask_can_still_be_not_known():
    sheet = ANSWERS.with_("q4", None)
    card = score(DMA, sheet)
    assert card.score("readiness") == 70.0
    assert (card.dimensions["readiness"].low, card.dimensions["readiness"].high) == (35.0, 85.0)
