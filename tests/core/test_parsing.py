"""From plain values to answers: what is taken, what is refused and by which rule."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.building import (
    DONT_KNOW,
    NOT_APPLICABLE,
    choice,
    choices,
    grid,
    number,
    question,
    rated,
    stage,
    ticks,
)
from tests.core.strategies import answers_to
from virage.core.answers import Amount, Answers, Picked, Ticked, Written, as_json
from virage.core.parsing import RefusedAnswerError, Rule, parse_answer
from virage.core.questionnaire import Kind, Row
from virage.core.text import LocalText

STAGE = stage("q")
MAY_NOT_APPLY = stage("q", not_applicable=True)
TICKS, GRID = ticks("q"), grid("q", rows=2)
NUMBER = number("q", minimum=0, maximum=5000)
ANY_NUMBER = number("q")
COUNT = number("q", whole=True)
TEXT = question("q", Kind.TEXT)
NEQ = replace(TEXT, pattern="(11|22)[0-9]{8}")
STRICT_GRID = replace(GRID, rows=(*GRID.rows, Row("r3", LocalText("r3", "r3"))))


@pytest.mark.parametrize(
    ("asked", "raw", "answer"),
    [
        (STAGE, "c", Picked("c")),
        (STAGE, "dont_know", DONT_KNOW),
        (STAGE, " dont_know ", DONT_KNOW),
        (MAY_NOT_APPLY, "not_applicable", NOT_APPLICABLE),
        (TICKS, ["b", "a", "a"], Ticked(frozenset("ab"))),
        (TICKS, ("none",), Ticked(frozenset({"none"}))),
        (TICKS, "dont_know", DONT_KNOW),
        (GRID, {"r2": "a", "r1": "dont_know"}, rated(r1=DONT_KNOW, r2="a")),
        (GRID, {"r1": "not_applicable"}, rated(r1=NOT_APPLICABLE)),
        (STRICT_GRID, {"r3": "c"}, rated(r3="c")),
        (NUMBER, 12, Amount(12.0)),
        (NUMBER, 0.5, Amount(0.5)),
        (NUMBER, "12", Amount(12.0)),
        (NUMBER, "1 200", Amount(1200.0)),
        (NUMBER, "1\u00a0200", Amount(1200.0)),
        (NUMBER, "1\u202f200,50", Amount(1200.5)),
        (NUMBER, "1,200", Amount(1200.0)),
        (NUMBER, "1,200.5", Amount(1200.5)),
        (NUMBER, "1,5", Amount(1.5)),
        (NUMBER, "0,25", Amount(0.25)),
        (NUMBER, "5000", Amount(5000.0)),
        (ANY_NUMBER, "-400,000,000", Amount(-4e8)),
        (TEXT, "  a few \n words ", Written("a few words")),
        (NEQ, "1123456789", Written("1123456789")),
    ],
)
def test_an_answer_is_read(asked, raw, answer):
    assert parse_answer(asked, raw) == answer


REFUSED = [
    (STAGE, "z", Rule.NOT_A_CHOICE),
    (STAGE, "", Rule.NOT_A_CHOICE),
    (STAGE, None, Rule.NOT_A_CHOICE),
    (STAGE, 3, Rule.NOT_A_CHOICE),
    (STAGE, ["a"], Rule.NOT_A_CHOICE),
    (TICKS, ["a", ["b"]], Rule.NOT_A_CHOICE),
    (GRID, {"r1": "z"}, Rule.NOT_A_CHOICE),
    (STAGE, "not_applicable", Rule.NOT_APPLICABLE_REFUSED),
    (STRICT_GRID, {"r3": "not_applicable"}, Rule.NOT_APPLICABLE_REFUSED),
    (TICKS, ["a", "none"], Rule.EXCLUSIVE),
    (TICKS, [], Rule.NO_BOX),
    (GRID, {}, Rule.NO_BOX),
    (GRID, {"r9": "a"}, Rule.UNKNOWN_ROW),
    (GRID, {1: "a"}, Rule.UNKNOWN_ROW),
    (NUMBER, "a dozen", Rule.NOT_A_NUMBER),
    (NUMBER, "1,20,0", Rule.NOT_A_NUMBER),
    (NUMBER, "1e3", Rule.NOT_A_NUMBER),
    (NUMBER, True, Rule.NOT_A_NUMBER),
    (NUMBER, None, Rule.NOT_A_NUMBER),
    (NUMBER, float("nan"), Rule.NOT_A_NUMBER),
    (NUMBER, float("inf"), Rule.NOT_A_NUMBER),
    (NUMBER, 10**400, Rule.NOT_A_NUMBER),
    (NUMBER, "9" * 16, Rule.NOT_A_NUMBER),
    (NUMBER, -0.001, Rule.TOO_LOW),
    (COUNT, 0.5, Rule.NOT_WHOLE),
    (COUNT, "12,5", Rule.NOT_WHOLE),
    (NUMBER, "5000,01", Rule.TOO_HIGH),
    (TEXT, "a" * 201, Rule.TOO_LONG),
    (NEQ, "1123", Rule.BAD_FORM),
    (TEXT, "  ", Rule.WRONG_SHAPE),
    (TEXT, 7, Rule.WRONG_SHAPE),
    (TEXT, "a\x00b", Rule.WRONG_SHAPE),
    (TEXT, "\ud800", Rule.WRONG_SHAPE),
    (TICKS, "a", Rule.WRONG_SHAPE),
    (TICKS, {"a": True}, Rule.WRONG_SHAPE),
    (GRID, ["a"], Rule.WRONG_SHAPE),
    (GRID, "a", Rule.WRONG_SHAPE),
]


@pytest.mark.parametrize(("asked", "raw", "rule"), REFUSED)
def test_an_answer_is_refused_by_its_rule(asked, raw, rule):
    with pytest.raises(RefusedAnswerError) as refused:
        parse_answer(asked, raw)
    assert refused.value.rule is rule
    assert refused.value.question == "q"


def test_every_rule_can_refuse():
    assert {rule for _, _, rule in REFUSED} == set(Rule)


@pytest.mark.parametrize(
    ("raw", "detail"),
    [
        ("zz", "zz"),
        (3, "3"),
        (0.5, "0.5"),
        pytest.param(10**9000, "int", id="huge"),
        ([1], "list"),
        ("x" * 500, "x" * 200),
    ],
)
def test_a_refusal_shows_the_offending_part_and_stays_short(raw, detail):
    with pytest.raises(RefusedAnswerError) as refused:
        parse_answer(STAGE, raw)
    assert refused.value.detail == detail
    assert str(refused.value) == f"q: not_a_choice ({detail})"


EVERY_KIND = [
    MAY_NOT_APPLY,
    STRICT_GRID,
    TICKS,
    NUMBER,
    ANY_NUMBER,
    NEQ,
    TEXT,
    choice("q"),
    question("q", Kind.YES_PARTLY_NO, choices=choices([0, Fraction(1, 2), 1])),
]
LIKELY = st.sampled_from(["a", "none", "r1", "r3", "dont_know", "not_applicable", "1,200", "12"])
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | LIKELY
HUGE = st.integers(300, 9000).map(lambda digits: 10**digits)
ANYTHING = st.recursive(
    SCALARS | HUGE,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(LIKELY | st.text(), inner),
    max_leaves=8,
)


@given(st.sampled_from(EVERY_KIND), ANYTHING)
def test_whatever_comes_is_read_or_refused_and_nothing_else(asked, raw):
    try:
        answer = parse_answer(asked, raw)
    except RefusedAnswerError:
        return
    assert parse_answer(asked, as_json(answer)) == answer


@given(st.data(), st.sampled_from([each for each in EVERY_KIND if each.kind is not Kind.TEXT]))
def test_an_answer_written_as_json_reads_back_the_same(data, asked):
    answer = data.draw(answers_to(asked))
    assert parse_answer(asked, as_json(answer)) == answer


def test_as_json_is_plain():
    assert as_json(Ticked(frozenset("ba"))) == ["a", "b"]
    assert as_json(rated(r1="a", r2=DONT_KNOW)) == {"r1": "a", "r2": "dont_know"}
    assert repr(as_json(Amount(12.0))) == "12"
    assert as_json(Amount(0.5)) == 0.5
    assert as_json(Written("words")) == "words"


def test_answers_change_one_at_a_time_and_stay_as_they_were():
    before = Answers({"a": Picked("x")})
    after = before.with_("b", DONT_KNOW).with_("a", Picked("y"))
    assert (before["a"], before["b"], len(before)) == (Picked("x"), None, 1)
    assert (sorted(after), after["a"], "b" in after) == (["a", "b"], Picked("y"), True)
    assert len(after.with_("a", None).with_("missing", None)) == 1


def test_a_text_is_said_in_both_languages():
    text = LocalText("bonjour", "hello")
    assert (text.in_("fr"), text.in_("en")) == ("bonjour", "hello")
