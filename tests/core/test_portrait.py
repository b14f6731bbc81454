"""What one sheet says: flags, level, strengths, gaps, unknowns, first moves."""

from dataclasses import replace
from typing import Any as Anything

import pytest
from hypothesis import given

from tests.core.building import (
    DONT_KNOW,
    NOT_APPLICABLE,
    answers,
    dimension,
    grid,
    picked,
    questionnaire,
    rated,
    said,
    stage,
    ticks,
)
from tests.core.strategies import answered
from tests.core.test_autonomy import tool
from tests.core.test_needs import need
from virage.core.answers import Picked, Ticked
from virage.core.conditions import All, Any, BoxTicked, Not, ScoreBetween
from virage.core.needs import AnswerReason, NeedsCatalogue, Verdict
from virage.core.portrait import Edition, Sheet, asked_questions, paint
from virage.core.questionnaire import Crosswalk, Flag, Indicator, Move

NEEDS = NeedsCatalogue(
    "mine",
    50,
    5,
    (
        need("n1", picked("a", "a"), (picked("b", "a"), 1)),
        need("n2", picked("a"), (picked("b", "a"), 1)),
    ),
)


def flag(name: str, when, *questions: str) -> Flag:
    return Flag(name, when, said(name), said(name), questions)


def move(name: str, when=None) -> Move:
    return Move(name, when, said(name), said(name), 60)


ASKED = (
    *(stage(name, lenses=("autonomy",)) for name in "ab"),
    stage("c", weight=3),
    stage("d", not_applicable=True),
    ticks("boxes"),
    grid("rows"),
    stage("late", relevant_if=picked("a", "a")),
)
MADE = questionnaire(
    dimension("one", *ASKED[:3]),
    dimension("two", *ASKED[3:]),
    lenses=("autonomy",),
    express=("a", "boxes"),
)


def painted(made=MADE, edition: Anything = Edition.FULL, tools=(), **given_answers: Anything):
    return paint(made, NEEDS, Sheet(answers(**given_answers), tools, edition))


FULL: dict[str, Anything] = {
    "a": "b",
    "b": "b",
    "c": "d",
    "d": "c",
    "boxes": ["a", "b"],
    "rows": rated(r1="a"),
}


def test_a_red_flag_is_raised_by_an_answer_and_carries_it():
    raised = replace(MADE, flags=(flag("alone", picked("a", "a", "b"), "boxes"),))
    found = painted(raised, **FULL).flags
    assert [each.flag.id for each in found] == ["alone"]
    boxes = Ticked(frozenset("ab"))
    assert found[0].answers == (("boxes", boxes), ("a", Picked("b")))
    assert found[0].reasons == (AnswerReason("boxes", boxes), AnswerReason("a", Picked("b")))


@pytest.mark.parametrize(
    ("needs", "named"), [((), None), (("n1",), None), (("n1", "n2"), "n2"), (("n2",), "n2")]
)
def test_a_red_flag_names_the_first_need_that_is_for_the_organisation(needs, named):
    raised = replace(flag("f", picked("a", "b")), needs=needs)
    catalogue = NeedsCatalogue(
        "mine",
        50,
        5,
        (
            need("n1", picked("a", "a"), (picked("b", "a"), 1)),
            need("n2", picked("a", "b"), (picked("b", "a"), 1)),
        ),
    )
    (found,) = paint(replace(MADE, flags=(raised,)), catalogue, Sheet(answers(**FULL))).flags
    assert (found.need and found.need.need.id) == named


def test_a_red_flag_tells_the_boxes_that_were_left_empty():
    empty = Not(Any((BoxTicked("boxes", "c"), BoxTicked("boxes", "none"))))
    (found,) = painted(replace(MADE, flags=(flag("f", empty, "boxes"),)), **FULL).flags
    assert [(each.box, each.ticked) for each in found.reasons] == [("c", False), ("none", False)]


@pytest.mark.parametrize(
    "when",
    [
        picked("a", "c"),
        picked("late", "a"),
        Not(picked("late", "a")),
        All((picked("a", "b"), BoxTicked("boxes", "none"))),
    ],
)
def test_a_red_flag_is_not_raised_by_a_no_or_by_what_is_not_known(when):
    given_answers = FULL | {"a": "a" if "late" in repr(when) else "b"}
    assert painted(replace(MADE, flags=(flag("f", when),)), **given_answers).flags == ()


def test_flags_come_in_the_order_of_the_questionnaire_without_answers_never_given():
    flags = (flag("f1", Any((picked("b", "b"), picked("late", "a")))), flag("f2", picked("a", "b")))
    found = painted(replace(MADE, flags=flags), **FULL).flags
    assert [each.flag.id for each in found] == ["f1", "f2"]
    assert found[0].answers == (("b", Picked("b")),)


def test_the_level_is_told_with_its_doubt():
    found = painted(**FULL | {"c": DONT_KNOW})
    assert found.total.value == 37.5
    assert found.level is not None
    assert found.level.id == "under_way"
    assert found.provisional


def test_a_whole_sheet_has_a_level_without_doubt():
    whole = FULL | {"rows": rated(r1="a", r2="c", r3="c"), "late": "a"}
    found = painted(**whole)
    assert found.level is not None
    assert not found.provisional


def test_no_level_is_told_when_less_than_half_is_measured():
    found = painted(a="e")
    assert (found.level, found.provisional) == (None, False)


def test_no_level_is_told_when_nothing_is_measured():
    assert painted().level is None


def test_the_express_edition_tells_no_level_and_asks_its_own_questions():
    found = painted(edition=Edition.EXPRESS, **FULL | {"a": DONT_KNOW})
    assert found.level is None
    assert [each.id for each in found.dont_know] == ["a"]
    assert found.unanswered == ()
    assert [each.id for each in asked_questions(MADE, Edition.EXPRESS)] == ["a", "boxes"]


def test_strengths_are_the_best_then_the_heaviest_and_never_below_half():
    found = painted(a="e", b="d", c="d", d="b", boxes=["a", "b", "c", "d"])
    assert [part.question.id for part in found.strengths] == ["a", "boxes", "c"]


def test_gaps_are_the_weakest_then_the_heaviest_and_never_a_strength():
    found = painted(a="b", b="c", c="b", d="d", boxes=["none"])
    assert [part.question.id for part in found.strengths] == ["d", "b"]
    assert [part.question.id for part in found.gaps] == ["boxes", "c", "a"]


def test_what_is_strong_everywhere_has_no_gap():
    assert painted(a="e", b="e", c="e", d="e").gaps == ()


def test_unknown_is_what_was_not_known_and_what_was_not_answered():
    found = painted(a="b", b=DONT_KNOW, d=NOT_APPLICABLE, rows=rated(r1="a"))
    assert [each.id for each in found.dont_know] == ["b"]
    assert [each.id for each in found.unanswered] == ["c", "boxes", "rows"]


def test_the_first_three_moves_that_hold_are_taken():
    moves = (
        move("no", picked("a", "e")),
        move("unknown", picked("late", "a")),
        move("score", ScoreBetween("lens.autonomy", 0, 50)),
        *(move(f"always{place}") for place in range(3)),
    )
    found = painted(replace(MADE, moves=moves), **FULL | {"a": "b"}).moves
    assert [each.id for each in found] == ["score", "always0", "always1"]


def test_the_autonomy_lens_joins_the_inventory():
    found = painted(a="c", b="c", tools=(tool(held=5),)).autonomy
    assert (found.lens.value, found.inventory, found.index) == (50.0, 100.0, 75.0)


def test_a_questionnaire_without_an_autonomy_lens_has_no_index():
    found = painted(replace(MADE, lenses=()), a="c", tools=(tool(),)).autonomy
    assert (found.lens.value, found.index) == (None, None)


def test_needs_are_picked_by_their_verdict():
    found = painted(a="a", b="a")
    assert [each.need.id for each in found.needs_that_are(Verdict.PROPOSED)] == ["n1"]
    assert [each.need.id for each in found.needs_that_are(Verdict.NOT_FOR_YOU)] == ["n2"]


def test_crosswalks_are_read_with_the_same_answers():
    indicators = (Indicator("i", said("i"), picked("a", "a")),)
    crosswalk = Crosswalk("x", "1", said("x"), "source", said("note"), indicators)
    found = painted(replace(MADE, crosswalks=(crosswalk,)), a="a")
    assert [reading.low for reading in found.readings] == [1]


@given(answered())
def test_painting_twice_gives_the_same_portrait(sheet):
    made, given_answers = sheet
    once, twice = (paint(made, NeedsCatalogue("mine", 50, 5, ()), Sheet(given_answers)),) * 2
    assert once == twice
    assert not {part.question.id for part in once.strengths} & {
        part.question.id for part in once.gaps
    }
