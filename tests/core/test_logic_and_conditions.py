"""Three-valued logic, and what a condition says of a sheet: true, false or not known."""

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.building import DONT_KNOW, NOT_APPLICABLE, answer, picked, rated
from virage.core.answers import Amount, Answer, Standing
from virage.core.conditions import (
    All,
    Any,
    BoxTicked,
    Ground,
    Not,
    NumberBetween,
    ScoreBetween,
    grounds,
    holds,
    leaves,
    questions_of,
)
from virage.core.logic import every, negation, some

TRUTHS = st.sampled_from([True, None, False])


@dataclass(frozen=True)
class Said:
    """Evidence made by hand: answers, where questions stand, scores."""

    answers: dict[str, Answer] = field(default_factory=dict)
    standings: dict[str, Standing] = field(default_factory=dict)
    scores: dict[str, float | None] = field(default_factory=dict)

    def standing(self, question_id: str) -> Standing:
        missing = Standing.MEASURED if question_id in self.answers else Standing.UNANSWERED
        return self.standings.get(question_id, missing)

    def answer(self, question_id: str) -> Answer | None:
        return self.answers.get(question_id)

    def score(self, target: str) -> float | None:
        return self.scores[target]


def evidence(**given) -> Said:
    return Said({name: answer(each) for name, each in given.items()})


@pytest.mark.parametrize(
    ("left", "right", "both", "either"),
    [
        (True, True, True, True),
        (True, None, None, True),
        (True, False, False, True),
        (None, None, None, None),
        (None, False, False, None),
        (False, False, False, False),
    ],
)
def test_truth_tables_of_kleene(left, right, both, either):
    assert every([left, right]) is every([right, left]) is both
    assert some([left, right]) is some([right, left]) is either


@pytest.mark.parametrize(("truth", "contrary"), [(True, False), (None, None), (False, True)])
def test_the_contrary_of_unknown_is_unknown(truth, contrary):
    assert negation(truth) is contrary


@given(st.lists(TRUTHS))
def test_de_morgan_holds_with_the_unknown(truths):
    assert negation(every(truths)) is some(negation(truth) for truth in truths)


@given(st.lists(TRUTHS))
def test_learning_what_was_unknown_never_turns_a_yes_into_a_no(truths):
    for learnt in (True, False):
        known = [learnt if truth is None else truth for truth in truths]
        for read in (every, some):
            assert read(truths) in (None, read(known))


NUMBER, BOX = NumberBetween("n", 1, 49), BoxTicked("boxes", "a")


@pytest.mark.parametrize(
    ("condition", "given_answers", "truth"),
    [
        (picked("q", "a", "b"), {"q": "a"}, True),
        (picked("q", "a", "b"), {"q": "c"}, False),
        (picked("q", "a"), {}, None),
        (picked("q", "a"), {"q": DONT_KNOW}, None),
        (NUMBER, {"n": Amount(1)}, True),
        (NUMBER, {"n": Amount(49)}, True),
        (NUMBER, {"n": Amount(0.999)}, False),
        (NUMBER, {"n": Amount(49.001)}, False),
        (NumberBetween("n", None, 49), {"n": Amount(-5)}, True),
        (NumberBetween("n", 1, None), {"n": Amount(1e9)}, True),
        (NUMBER, {"n": DONT_KNOW}, None),
        (BOX, {"boxes": ["a", "b"]}, True),
        (BOX, {"boxes": ["b"]}, False),
        (BOX, {}, None),
        (picked("g", "a", row="r1"), {"g": rated(r1="a")}, True),
        (picked("g", "a", row="r1"), {"g": rated(r1="b", r2="a")}, False),
        (picked("g", "a", row="r1"), {"g": rated(r2="a")}, None),
        (picked("g", "a", row="r1"), {"g": rated(r1=DONT_KNOW)}, None),
        (picked("g", "a", row="r1"), {"g": rated(r1=NOT_APPLICABLE)}, False),
        (picked("q", "a"), {"q": Amount(3)}, None),
    ],
)
def test_a_leaf_reads_one_answer(condition, given_answers, truth):
    assert holds(condition, evidence(**given_answers)) is truth
    assert holds(Not(condition), evidence(**given_answers)) is negation(truth)


@pytest.mark.parametrize(
    ("standing", "truth"),
    [
        (Standing.CLOSED, False),
        (Standing.NOT_APPLICABLE, False),
        (Standing.PENDING, None),
        (Standing.MEASURED, True),
    ],
)
def test_a_leaf_is_false_where_the_question_does_not_concern_the_organisation(standing, truth):
    sheet = Said({"q": answer("a")}, {"q": standing})
    assert holds(picked("q", "a"), sheet) is truth


@pytest.mark.parametrize(
    ("value", "truth"),
    [(0.0, True), (50.0, True), (50.00000000000001, False), (None, None)],
)
def test_a_score_is_read_with_both_bounds_included(value, truth):
    assert holds(ScoreBetween("total", 0, 50), Said(scores={"total": value})) is truth


def test_groups_join_what_is_known():
    yes, no, unknown = picked("q", "a"), picked("q", "b"), picked("other", "a")
    sheet = evidence(q="a")
    assert holds(All((yes, unknown)), sheet) is None
    assert holds(All((yes, unknown, no)), sheet) is False
    assert holds(Any((no, unknown)), sheet) is None
    assert holds(Any((no, unknown, yes)), sheet) is True


NESTED = All((picked("q", "a"), Any((Not(picked("p", "b")), ScoreBetween("total", 0, 1), NUMBER))))


def test_leaves_come_in_reading_order():
    assert leaves(NESTED) == (
        picked("q", "a"),
        picked("p", "b"),
        ScoreBetween("total", 0, 1),
        NUMBER,
    )


def test_the_questions_of_a_condition_are_named_once():
    assert questions_of(All((NESTED, picked("q", "c")))) == ("q", "p", "n")


def test_the_grounds_of_alternatives_are_those_that_hold():
    sheet = Said({"q": answer("a"), "n": Amount(3)}, scores={"total": 7.0})
    assert grounds(NESTED, sheet) == (
        Ground(picked("q", "a"), truth=True),
        Ground(NUMBER, truth=True),
    )


def test_the_grounds_of_a_contrary_are_the_leaves_that_are_false():
    sheet = Said({"q": answer("a")})
    false = picked("q", "b")
    for contrary in (Not(false), Not(All((picked("q", "a"), false))), Not(Any((false, false)))):
        assert set(grounds(contrary, sheet)) == {Ground(false, truth=False)}
    assert grounds(Not(Not(picked("q", "a"))), sheet) == (Ground(picked("q", "a"), truth=True),)
