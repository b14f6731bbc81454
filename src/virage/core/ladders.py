"""The order of choices, and medians: exact, or the lower of the two middles."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import TypeVar

from virage.core.answers import Answer, Picked, Ticked, as_json
from virage.core.measures import measure
from virage.core.questionnaire import Kind, Question

Value = TypeVar("Value", int, Fraction)
SCALES = (Kind.STAGE, Kind.YES_PARTLY_NO, Kind.GRID)


def is_scale(question: Question) -> bool:
    """Whether its choices are steps of one scale that measures: stages, no–partly–yes, grades."""
    return question.kind in SCALES and question.measures


def is_ladder(question: Question) -> bool:
    """Whether its choices have an order: a scale, or choices that each have points."""
    return question.kind in SCALES or (question.kind is Kind.CHOICE and question.measures)


def ladder(question: Question) -> Mapping[str, int]:
    """The step of each choice, from 1, fewest points first; of equal points, in their order."""
    return question.steps


def points_of(question: Question, choice_id: str) -> Fraction:
    """The points of a choice; 0 where nothing is measured."""
    return question.choice(choice_id).points or Fraction(0)


def median(values: Iterable[Value]) -> Fraction:
    """The exact median: of an even count, the midpoint of the two middles."""
    ordered = sorted(values)
    return Fraction(ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2


def low_median(values: Iterable[Value]) -> Value:
    """The median; of an even count, the lower of the two middles."""
    ordered = sorted(values)
    return ordered[(len(ordered) - 1) // 2]


def majority(question: Question, ticked: Sequence[Ticked]) -> Ticked | None:
    """The boxes that more than half tick.

    When there is none, the box that says "none of these" and has no points; None without one.
    """
    counts = Counter(box for answer in ticked for box in answer.boxes)
    held = frozenset(box for box, count in counts.items() if 2 * count > len(ticked))
    none = [box.id for box in question.choices if box.exclusive and not box.points]
    return Ticked(held or frozenset(none[:1])) if held or none else None


def most_frequent(question: Question, answers: Sequence[Answer]) -> Answer:
    """The answer given most often; of those given as often, the first of the catalogue."""
    counts = Counter(answers)
    return min(counts, key=lambda each: (-counts[each], _place(question, each)))


def _place(question: Question, answer: Answer) -> tuple[int, str]:
    place = question.choice_ids.index(answer.choice) if isinstance(answer, Picked) else 0
    return place, str(as_json(answer))


def worth(question: Question, answer: Answer | None) -> Fraction:
    """The points of an answer, 0 where nothing is measured."""
    return (measure(question, answer).value or Fraction(0)) if question.measures else Fraction(0)
