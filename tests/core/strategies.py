"""Questionnaires of every shape, sheets that answer them, and what can be asked of both.

Hypothesis draws few things, each from ready-made parts: hundreds of questionnaires a second. A
strategy that is made again for each example costs more than the draw; all are made once.
"""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cache
from itertools import product
from typing import NamedTuple, TypeVar

from hypothesis import strategies as st

from tests.core import building
from virage.core.answers import Amount, Answer, Answers, Blank, Picked, Rated, Ticked
from virage.core.conditions import All, Any, BoxTicked, Condition, Not, NumberBetween, PickedIn
from virage.core.questionnaire import Kind, Question, Questionnaire

Thing = TypeVar("Thing")

LENSES = ("security", "agility")
NUMBERS = (0.0, 0.5, 1.0, 3.0, 5.0, 5.000000000000001, 10.0, 49.0, 49.5, 50.0, 120.0)
SHARED = st.sampled_from(
    [
        {"weight": weight, "not_applicable": may_not_apply, "lenses": lenses}
        for weight, may_not_apply, lenses in product(
            (1, 2, 5), (True, False), ((), LENSES, LENSES[:1], LENSES[1:])
        )
    ]
)


NUMBER = st.sampled_from(NUMBERS)
SOMETIMES = st.booleans()
COMBINED = st.sampled_from(["one", "not", "all", "any", "not all", "any not"])


@cache
def up_to(most: int) -> st.SearchStrategy[int]:
    """A number from 0 on."""
    return st.integers(0, most)


def pick(draw: st.DrawFn, things: Sequence[Thing]) -> Thing:
    """One of these things, which Hypothesis need not hash."""
    return things[draw(up_to(len(things) - 1))]


def _parts(words: str) -> list[Fraction]:
    return [Fraction(word) for word in words.split()]


def _templates(scales: Sequence[str], boxes: Sequence[tuple[str, str]]) -> list[Question]:
    """One question of each shape: every kind on every scale."""
    lists = [_parts(scale) for scale in scales]
    found = [building.stage("q", count) for count in (2, 3, 5)]
    found += [building.question("q", Kind.STAGE, choices=building.choices(each)) for each in lists]
    found += [building.choice("q", each[::-1]) for each in lists]
    found += [building.grid("q", rows, each) for rows in (1, 3, 4) for each in lists]
    found += [building.ticks("q", _parts(each), maximum=Fraction(most)) for each, most in boxes]
    for each in lists:
        ends = [1.0, 5.0, 49.5, 80.0][: len(each) - 1]
        found.append(building.number("q", *zip([*ends, None], each, strict=True)))
    yes_or_no = building.choices(building.NO_PARTLY_YES)
    found.append(building.question("q", Kind.YES_PARTLY_NO, choices=yes_or_no))
    return [*found, building.choice("q"), building.number("q"), building.grid("q", 2, [None] * 3)]


EVERYDAY = _templates(
    ("0 1", "0 1/3 1", "1/4 1/2 1/2 1", "0 1/5 2/5 3/5 1", "0 0 1/2"),
    (("1 1 1 1", "4"), ("1 1/2 1/2", "1"), ("2 1 1 1 1 1", "3"), ("1", "1"), ("1/3 2/3 1", "3/2")),
)
# Large prime denominators make sums that fill most of the 53 exact bits of a float.
ODD = _templates(
    ("0 1/9973 9972/9973 1", "1/7 1/7 6/7", "0 1/999983"),
    (("1 1/9973 3", "4"), ("1/7 1/7 1/9973", "1/7")),
)


def _leaf(draw: st.DrawFn, questions: Sequence[Question]) -> Condition:
    """A condition on one answer."""
    asked = pick(draw, questions)
    if asked.kind is Kind.NUMBER:
        low, high = sorted([draw(NUMBER), draw(NUMBER)])
        return NumberBetween(asked.id, *pick(draw, ((low, high), (None, high), (low, None))))
    wanted = draw(up_to(len(asked.choices) - 1))
    if asked.kind is Kind.TICKS:
        return BoxTicked(asked.id, asked.choice_ids[wanted])
    row = pick(draw, asked.rows).id if asked.rows else None
    return PickedIn(asked.id, frozenset(asked.choice_ids[wanted:]), row)


def _condition(draw: st.DrawFn, questions: Sequence[Question]) -> Condition:
    one = _leaf(draw, questions)
    shape = draw(COMBINED)
    if shape == "one":
        return one
    other = _leaf(draw, questions)
    made: dict[str, Condition] = {
        "not": Not(one),
        "all": All((one, other)),
        "any": Any((one, other)),
        "not all": Not(All((one, other))),
        "any not": Any((Not(one), other)),
    }
    return made[shape]


@st.composite
def conditions(draw, questions: Sequence[Question]) -> Condition:
    """A condition on these questions, one or two levels deep."""
    return _condition(draw, questions)


PROFILE = (
    building.choice("kind", not_applicable=True),
    building.number("employees"),
    building.ticks("traits", (None, None), maximum=Fraction(1)),
)


@st.composite
def questionnaires(draw, *, branching: str = "earlier") -> Questionnaire:
    """Any questionnaire that the library would accept.

    Branching reads any `earlier` question, the `profile` only, or `nothing`.
    """
    templates = pick(draw, (EVERYDAY, EVERYDAY, ODD))
    asked: list[Question] = list(PROFILE)
    dimensions = []
    for place in range(1 + draw(up_to(2))):
        start = len(asked)
        for rank in range(draw(up_to(4))):
            gate = None
            if branching != "nothing" and draw(SOMETIMES):
                gate = _condition(draw, PROFILE if branching == "profile" else asked)
            shape = pick(draw, templates)
            shared = draw(SHARED)
            asked.append(replace(shape, id=f"q{place}{rank}", relevant_if=gate, **shared))
        weight = 1 + draw(up_to(2))
        dimensions.append(building.dimension(f"d{place}", *asked[start:], weight=weight))
    return building.questionnaire(*dimensions, profile=PROFILE, lenses=LENSES)


class Shape(NamedTuple):
    """What says which answers a question takes; a row is a name, and whether it may not apply."""

    kind: Kind
    choices: tuple[str, ...]
    boxes: tuple[str, ...]
    rows: tuple[tuple[str, bool], ...]
    not_applicable: bool


def _shape(question: Question) -> Shape:
    return Shape(
        kind=question.kind,
        choices=question.choice_ids,
        boxes=tuple(box.id for box in question.choices if not box.exclusive),
        rows=tuple((row.id, row.not_applicable) for row in question.rows),
        not_applicable=question.not_applicable,
    )


def measures_of(question: Question) -> st.SearchStrategy[Answer]:
    """Answers that are no blank, in whole or in part."""
    return _measures(_shape(question))


@cache
def _measures(shape: Shape) -> st.SearchStrategy[Answer]:
    match shape.kind:
        case Kind.NUMBER:
            return NUMBER.map(Amount)
        case Kind.TICKS:
            held = up_to(2 ** len(shape.boxes) - 1).map(
                lambda mask: [box for place, box in enumerate(shape.boxes) if mask >> place & 1]
            )
            return held.map(lambda some: Ticked(frozenset(some or ["none"])))
        case Kind.GRID:
            given = st.tuples(*(st.sampled_from(shape.choices) for _ in shape.rows))
            return given.map(lambda grades: _rated(shape, grades))
        case _:
            return st.sampled_from(shape.choices).map(Picked)


def _rated(shape: Shape, grades: Sequence[str | Blank | None]) -> Answer:
    pairs = zip(shape.rows, grades, strict=True)
    rows = [(name, grade) for (name, _), grade in pairs if grade is not None]
    return Rated(tuple(rows)) if rows else Blank.DONT_KNOW


def rated_in_part(question: Question) -> st.SearchStrategy[Answer]:
    """A grid whose rows may be unanswered, not applicable or not known."""
    return _in_part(_shape(question))


@cache
def _in_part(shape: Shape) -> st.SearchStrategy[Answer]:
    known = [*shape.choices, Blank.DONT_KNOW, None]
    marks = [
        st.sampled_from([*known, Blank.NOT_APPLICABLE] if may_not_apply else known)
        for _, may_not_apply in shape.rows
    ]
    return st.tuples(*marks).map(lambda rows: _rated(shape, rows))


def answers_to(question: Question) -> st.SearchStrategy[Answer]:
    """Any answer that the question takes."""
    return _any_answer(_shape(question))


@cache
def _any_answer(shape: Shape) -> st.SearchStrategy[Answer]:
    blank = st.sampled_from(
        [Blank.DONT_KNOW, *([Blank.NOT_APPLICABLE] if shape.not_applicable else [])]
    )
    if shape.kind is Kind.GRID:
        return st.one_of(_measures(shape), _in_part(shape), blank)
    return st.one_of(_measures(shape), _measures(shape), blank)


@st.composite
def sheets(draw, questionnaire: Questionnaire) -> Answers:
    """A sheet with most of the questions answered."""
    return Answers(
        {
            question.id: draw(answers_to(question))
            for question in questionnaire.all_questions()
            if draw(up_to(4))
        }
    )


@st.composite
def answered(draw, *, branching: str = "earlier") -> tuple[Questionnaire, Answers]:
    """A questionnaire and one sheet of it."""
    questionnaire = draw(questionnaires(branching=branching))
    return questionnaire, draw(sheets(questionnaire))


@st.composite
def answered_with(
    draw, kinds: frozenset[Kind] = frozenset(Kind)
) -> tuple[Questionnaire, Answers, Question]:
    """A questionnaire, a sheet, and one measured question of these kinds, which always applies."""
    questionnaire = draw(questionnaires(branching="profile"))
    shapes = [shape for shape in EVERYDAY if shape.kind in kinds and shape.measures]
    question = replace(pick(draw, shapes), id="held", **draw(SHARED))
    first = questionnaire.dimensions[0]
    dimension = replace(first, questions=(*first.questions, question))
    whole = replace(questionnaire, dimensions=(dimension, *questionnaire.dimensions[1:]))
    return whole, draw(sheets(whole)), question
