"""From answers to needs: how strong, within what range, why, and which are not for now."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.building import DONT_KNOW, answers, of, picked, said, stage, ticks
from tests.core.strategies import answered, conditions
from virage.core.answers import Answers, Picked, Ticked
from virage.core.conditions import All, Any, BoxTicked, Condition, Not, ScoreBetween
from virage.core.needs import (
    AnswerReason,
    Clue,
    Need,
    NeedsCatalogue,
    ScoreReason,
    Verdict,
    assess_need,
    assess_needs,
)
from virage.core.scoring import score

QUESTIONNAIRE = of(stage("q1"), stage("q2"), stage("q3"), stage("q4"))
YES, NO, UNKNOWN = picked("q1", "a"), picked("q1", "b"), picked("q2", "a")
SHEET = answers(q1="a", q2=DONT_KNOW)


def need(name: str, gate: Condition = YES, *clues: tuple[Condition, int]) -> Need:
    return Need(
        id=name,
        title=said(name),
        summary=said(name),
        not_this=said(name),
        gate=gate,
        gate_reason=said(name),
        evidence=tuple(Clue(when, weight) for when, weight in clues),
        lifts=(),
        require=(),
        in_house=said(name),
    )


def assessed(gate: Condition, *clues: tuple[Condition, int], given_answers: Answers = SHEET):
    return assess_need(need("n", gate, *clues), score(QUESTIONNAIRE, given_answers), 50)


@pytest.mark.parametrize(
    ("clues", "strength", "low", "high"),
    [
        ([(YES, 1)], 100.0, 100.0, 100.0),
        ([(NO, 1)], 0.0, 0.0, 0.0),
        ([(YES, 1), (NO, 1)], 50.0, 50.0, 50.0),
        ([(YES, 2), (NO, 1)], 200 / 3, 200 / 3, 200 / 3),
        ([(YES, 2), (NO, 1), (UNKNOWN, 1)], 200 / 3, 50.0, 75.0),
        ([(UNKNOWN, 3)], None, 0.0, 100.0),
    ],
)
def test_strength_is_the_part_of_the_known_evidence_that_holds(clues, strength, low, high):
    found = assessed(YES, *clues)
    assert (found.strength, found.low, found.high) == (strength, low, high)


@pytest.mark.parametrize(
    ("gate", "clues", "verdict"),
    [
        (YES, [(YES, 1)], Verdict.PROPOSED),
        (YES, [(YES, 1), (NO, 1)], Verdict.PROPOSED),
        (YES, [(YES, 1), (NO, 2)], Verdict.WEAK),
        (YES, [(UNKNOWN, 1)], Verdict.NOT_KNOWN),
        (UNKNOWN, [(YES, 1)], Verdict.NOT_KNOWN),
        (UNKNOWN, [(NO, 1)], Verdict.WEAK),
        (NO, [(YES, 1)], Verdict.NOT_FOR_YOU),
        (NO, [(UNKNOWN, 1)], Verdict.NOT_FOR_YOU),
    ],
)
def test_the_gate_speaks_first_then_the_evidence(gate, clues, verdict):
    assert assessed(gate, *clues).verdict is verdict


def test_a_need_carries_the_answers_that_led_to_it_each_once():
    either = Any((YES, picked("q3", "a")))
    found = assessed(YES, (either, 1), (All((YES, Not(picked("q4", "a")))), 1), (NO, 1))
    assert found.reasons == (AnswerReason("q1", Picked("a")),)


def test_a_need_tells_the_boxes_that_are_ticked_from_those_left_empty():
    boxes = of(ticks("q1"))
    left, ticked = BoxTicked("q1", "a"), BoxTicked("q1", "b")
    boxed = need("n", YES, (Not(left), 1), (ticked, 1), (left, 1))
    held = Ticked(frozenset("b"))
    found = assess_need(boxed, score(boxes, Answers({"q1": held})), 50)
    assert found.reasons == (
        AnswerReason("q1", held, "a", ticked=False),
        AnswerReason("q1", held, "b", ticked=True),
    )


def test_a_need_carries_the_scores_that_led_to_it():
    found = assessed(YES, (ScoreBetween("d", 0, 50), 1), (ScoreBetween("total", 60, None), 1))
    assert found.reasons == (ScoreReason("d", 0.0),)


def test_an_unmeasured_score_gives_no_reason():
    unmeasured = Not(All((ScoreBetween("d", 0, 50), picked("q2", "b"))))
    given_answers = answers(q2=DONT_KNOW)
    found = assessed(unmeasured, (unmeasured, 1), given_answers=given_answers)
    assert found.reasons == ()
    closed = Not(All((ScoreBetween("d", 90, None), picked("q2", "b"))))
    assert assessed(YES, (closed, 1), given_answers=answers(q1="a")).reasons == (
        ScoreReason("d", 0.0),
    )


def test_a_question_closed_by_branching_gives_no_reason():
    closed = stage("q2", relevant_if=picked("q1", "b"))
    sheet = score(of(stage("q1"), closed), answers(q1="a"))
    found = assess_need(need("n", YES, (Not(picked("q2", "a")), 1)), sheet, 50)
    assert (found.strength, found.reasons) == (100.0, ())


def catalogue(*needs: Need, most: int = 5) -> NeedsCatalogue:
    return NeedsCatalogue("mine", 50, most, needs)


def test_needs_come_by_strength_then_weight_of_evidence_then_order_of_the_catalogue():
    needs = (
        need("half", YES, (YES, 1), (NO, 1)),
        need("second", YES, (YES, 1)),
        need("heavy", YES, (YES, 2)),
        need("third", YES, (YES, 1)),
    )
    found = assess_needs(catalogue(*needs), score(QUESTIONNAIRE, SHEET))
    assert [each.need.id for each in found] == ["heavy", "second", "third", "half"]


def test_at_most_so_many_are_proposed_and_the_next_come_later():
    needs = [need(f"n{place}", YES, (YES, 1)) for place in range(7)]
    needs.insert(0, need("closed", NO, (YES, 1)))
    found = assess_needs(catalogue(*needs), score(QUESTIONNAIRE, SHEET))
    assert [each.verdict for each in found] == [
        *[Verdict.PROPOSED] * 5,
        *[Verdict.LATER] * 2,
        Verdict.NOT_FOR_YOU,
    ]
    assert found[-1].need.id == "closed"


@st.composite
def assessments(draw):
    questionnaire, sheet = draw(answered())
    asked = tuple(questionnaire.all_questions())
    clues = draw(st.lists(st.tuples(conditions(asked), st.integers(1, 5)), min_size=1, max_size=4))
    made = need("n", draw(conditions(asked)), *clues)
    return assess_need(made, score(questionnaire, sheet), 50)


@given(assessments())
def test_strength_stays_within_its_range(found):
    assert 0 <= found.low <= found.high <= 100
    if found.strength is not None:
        assert found.low <= found.strength <= found.high


@given(assessments())
def test_a_proposed_need_has_an_open_gate_and_enough_strength(found):
    if found.verdict is Verdict.PROPOSED:
        assert found.gate is True
        assert found.strength >= 50
    if found.verdict is Verdict.NOT_FOR_YOU:
        assert found.gate is False


@given(st.permutations(range(6)))
def test_the_answers_decide_and_not_the_order_of_the_catalogue(order):
    clues = [((YES, 3), (NO, place)) for place in range(1, 7)]
    needs = [need(f"n{place}", YES, *clues[place]) for place in order]
    found = assess_needs(catalogue(*needs, most=3), score(QUESTIONNAIRE, SHEET))
    assert [each.need.id for each in found[:3]] == ["n0", "n1", "n2"]
    assert replace(found[0], verdict=Verdict.LATER).strength == found[0].strength
