"""Small questionnaires made by hand: what a test does not speak of has an ordinary value."""

from fractions import Fraction
from typing import Any as Anything

from virage.core.answers import Answer, Answers, Blank, Picked, Rated, Ticked
from virage.core.conditions import PickedIn
from virage.core.questionnaire import (
    Band,
    Choice,
    Dimension,
    Kind,
    Level,
    Named,
    Numeric,
    Question,
    Questionnaire,
    Row,
)
from virage.core.text import LocalText

DONT_KNOW, NOT_APPLICABLE = Blank.DONT_KNOW, Blank.NOT_APPLICABLE
NO_PARTLY_YES = (0, Fraction(1, 2), 1)


def said(words: str) -> LocalText:
    return LocalText(words, words)


def question(name: str, kind: Kind, **rest: Anything) -> Question:
    return Question(id=name, kind=kind, title=said(name), text=said(name), why=said(name), **rest)


def choices(points: Anything, names: str = "abcdefghijklmnop") -> tuple[Choice, ...]:
    """One choice for each number of points, called a, b, c…"""
    return tuple(
        Choice(name, said(name), None if part is None else Fraction(part))
        for name, part in zip(names, points, strict=False)
    )


def stage(name: str, count: int = 5, **rest: Anything) -> Question:
    """Stages a, b, c… whose points go up evenly."""
    steps = [Fraction(place, count - 1) for place in range(count)]
    return question(name, Kind.STAGE, choices=choices(steps), **rest)


def choice(name: str, points: Anything = (None, None, None), **rest: Anything) -> Question:
    return question(name, Kind.CHOICE, choices=choices(points), **rest)


def ticks(name: str, points: Anything = (1, 1, 1, 1), **rest: Anything) -> Question:
    """Boxes a, b, c… and `none`, which stands alone."""
    alone = Choice("none", said("none"), Fraction(0), exclusive=True)
    rest = {"maximum": Fraction(4)} | rest
    return question(name, Kind.TICKS, choices=(*choices(points), alone), **rest)


def grid(name: str, rows: int = 3, points: Anything = NO_PARTLY_YES, **rest: Anything) -> Question:
    """Rows r1, r2… graded a, b, c…; each may be not applicable."""
    named = tuple(Row(f"r{place}", said(f"r{place}"), True) for place in range(1, rows + 1))
    return question(name, Kind.GRID, choices=choices(points), rows=named, **rest)


def number(name: str, *bands: tuple[float | None, Anything], **bounds: Anything) -> Question:
    """A number, with its bands as (up to, points)."""
    cut = tuple(Band(up_to, Fraction(points)) for up_to, points in bands)
    return question(name, Kind.NUMBER, numeric=Numeric(bands=cut, **bounds))


def dimension(name: str, *questions: Question, weight: int = 1) -> Dimension:
    return Dimension(name, said(name), said(name), weight, questions)


LEVELS = tuple(
    Level(name, said(name), said(name), up_to)
    for name, up_to in (("starting", 25), ("under_way", 50), ("structured", 75), ("leading", 100))
)


def questionnaire(*dimensions: Dimension, **rest: Anything) -> Questionnaire:
    rest = {"levels": LEVELS} | rest
    lenses = tuple(Named(name, said(name)) for name in rest.pop("lenses", ()))
    return Questionnaire(
        "mine", "1.0", said("mine"), said("mine"), dimensions, lenses=lenses, **rest
    )


def of(*questions: Question, **rest: Anything) -> Questionnaire:
    """A questionnaire of one dimension, `d`."""
    return questionnaire(dimension("d", *questions), **rest)


def answers(**given: Answer | str | list[str] | float) -> Answers:
    return Answers({name: answer(each) for name, each in given.items()})


def answer(given: Anything) -> Answer:
    """A word is a choice, a list is boxes; an answer is itself."""
    if isinstance(given, str):
        return Picked(given)
    if isinstance(given, list):
        return Ticked(frozenset(given))
    return given


def rated(**grades: str | Blank) -> Rated:
    return Rated(tuple(grades.items()))


def picked(name: str, *wanted: str, row: str | None = None) -> PickedIn:
    return PickedIn(name, frozenset(wanted), row)
