"""Typed conditions on answers and scores, true, false or not known."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from virage.core.answers import Amount, Answer, Blank, Picked, Rated, Standing, Ticked
from virage.core.logic import Truth, every, negation, some


class Evidence(Protocol):
    """What a condition may ask of one sheet."""

    def standing(self, question_id: str) -> Standing:
        """Where the question stands once branching is applied."""

    def answer(self, question_id: str) -> Answer | None:
        """What was answered."""

    def score(self, target: str) -> float | None:
        """The score of a dimension, of `lens.ID` or of `total`, 0 to 100; None when unmeasured."""


@dataclass(frozen=True, slots=True)
class PickedIn:
    """The answer, or one row of a grid, is one of these choices."""

    question: str
    choices: frozenset[str]
    row: str | None = None


@dataclass(frozen=True, slots=True)
class NumberBetween:
    """The number lies between two bounds, both included; None is an open end."""

    question: str
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class BoxTicked:
    """The box is held."""

    question: str
    box: str


@dataclass(frozen=True, slots=True)
class ScoreBetween:
    """The score lies between two bounds, both included; None is an open end."""

    target: str
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class All:
    """Every one of them."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Any:
    """At least one of them."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The contrary."""

    part: "Condition"


Leaf = PickedIn | NumberBetween | BoxTicked | ScoreBetween
Condition = Leaf | All | Any | Not


def holds(condition: Condition, evidence: Evidence) -> Truth:
    """Whether the condition holds; None while an answer it needs is missing or not known.

    A leaf about a question that branching closed, or that was answered "not applicable", is false.
    """
    match condition:
        case All(parts):
            return every(holds(part, evidence) for part in parts)
        case Any(parts):
            return some(holds(part, evidence) for part in parts)
        case Not(part):
            return negation(holds(part, evidence))
        case ScoreBetween(target, low, high):
            value = evidence.score(target)
            return None if value is None else _within(value, low, high)
        case _:
            return _holds_of_answer(condition, evidence)


def _holds_of_answer(leaf: PickedIn | NumberBetween | BoxTicked, evidence: Evidence) -> Truth:
    standing = evidence.standing(leaf.question)
    if standing in (Standing.CLOSED, Standing.NOT_APPLICABLE):
        return False
    if standing is Standing.PENDING:
        return None
    return _read(leaf, evidence.answer(leaf.question))


def _read(leaf: PickedIn | NumberBetween | BoxTicked, answer: Answer | None) -> Truth:
    match leaf, answer:
        case PickedIn(choices=choices, row=None), Picked(choice):
            return choice in choices
        case PickedIn(choices=choices, row=str(row)), Rated():
            return _row_in(answer.row(row), choices)
        case NumberBetween(low=low, high=high), Amount(value):
            return _within(value, low, high)
        case BoxTicked(box=box), Ticked(boxes):
            return box in boxes
        case _:
            return None


def _row_in(grade: str | Blank | None, choices: frozenset[str]) -> Truth:
    if grade is None or grade is Blank.DONT_KNOW:
        return None
    return grade in choices


def _within(value: float, low: float | None, high: float | None) -> bool:
    return (low is None or value >= low) and (high is None or value <= high)


def leaves(condition: Condition) -> tuple[Leaf, ...]:
    """Every leaf, in reading order."""
    match condition:
        case All(parts) | Any(parts):
            return tuple(leaf for part in parts for leaf in leaves(part))
        case Not(part):
            return leaves(part)
        case _:
            return (condition,)


def questions_of(condition: Condition) -> tuple[str, ...]:
    """The ids of the questions that the condition reads, each once, in reading order."""
    asked = (leaf.question for leaf in leaves(condition) if not isinstance(leaf, ScoreBetween))
    return tuple(dict.fromkeys(asked))


@dataclass(frozen=True, slots=True)
class Ground:
    """A leaf on which a condition stands, and whether that leaf is itself true."""

    leaf: Leaf
    truth: bool


def grounds(condition: Condition, evidence: Evidence) -> tuple[Ground, ...]:
    """The leaves that make a condition hold; of alternatives, only those that hold themselves.

    Under a `not`, the leaves that make it hold are false.
    """
    return tuple(_grounds(condition, evidence, truth=True))


def _grounds(condition: Condition, evidence: Evidence, *, truth: bool) -> Iterator[Ground]:
    match condition:
        case Not(part):
            yield from _grounds(part, evidence, truth=not truth)
        case All(parts) | Any(parts):
            for part in parts:
                if holds(part, evidence) is truth:
                    yield from _grounds(part, evidence, truth=truth)
        case _:
            yield Ground(condition, truth)
