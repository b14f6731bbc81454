"""The sections of a sheet, how far one has come, and how long it takes."""

from dataclasses import replace

import pytest

from tests.core.building import (
    DONT_KNOW,
    NOT_APPLICABLE,
    answers,
    choice,
    dimension,
    grid,
    picked,
    questionnaire,
    rated,
    stage,
)
from virage.core.branching import branch
from virage.core.course import progress, sections, unanswered
from virage.core.pace import minutes, words_of
from virage.core.portrait import Edition
from virage.core.text import LocalText

GATED = stage("gated", relevant_if=picked("kind", "a"))
MADE = questionnaire(
    dimension("one", stage("a"), GATED),
    dimension("two", stage("b", not_applicable=True), grid("rows", rows=2)),
    profile=(choice("kind"),),
    express=("a", "rows"),
)


def test_the_whole_questionnaire_has_a_section_for_each_dimension():
    found = sections(MADE, Edition.FULL)
    assert [each.id for each in found] == ["one", "two"]
    assert found[0].dimension == MADE.dimensions[0]
    assert [question.id for question in found[1].questions] == ["b", "rows"]


def test_the_express_questions_are_one_section():
    (found,) = sections(MADE, Edition.EXPRESS)
    assert (found.id, found.dimension) == ("express", None)
    assert [question.id for question in found.questions] == ["a", "rows"]


@pytest.mark.parametrize(
    ("given_answers", "done", "total"),
    [
        ({}, 0, 3),
        ({"kind": "b"}, 0, 3),
        ({"kind": "a"}, 0, 4),
        ({"kind": "b", "gated": "c", "a": "c"}, 1, 3),
        ({"a": DONT_KNOW, "b": NOT_APPLICABLE, "rows": rated(r1="a")}, 2, 3),
        ({"a": "a", "b": "a", "rows": rated(r1="a", r2=DONT_KNOW)}, 3, 3),
    ],
)
def test_progress_counts_what_is_asked_of_this_organisation(given_answers, done, total):
    branched = branch(MADE, answers(**given_answers))
    found = progress(MADE.questions(), branched)
    assert (found.done, found.total, found.finished) == (done, total, done == total)
    assert len(unanswered(MADE.questions(), branched)) == total - done


def test_every_word_on_the_screen_is_counted():
    text = LocalText("une question courte", "a question of five words")
    asked = replace(grid("rows", rows=2), text=text)
    assert (words_of(asked, "fr"), words_of(asked, "en")) == (3 + 3 + 2, 5 + 3 + 2)


@pytest.mark.parametrize(("count", "expected"), [(0, 0), (1, 1), (6, 1), (7, 2)])
def test_time_is_rounded_up_to_the_minute(count, expected):
    six_words = stage("q")
    assert words_of(six_words, "fr") == 6
    assert minutes([six_words] * count, "fr") == expected
