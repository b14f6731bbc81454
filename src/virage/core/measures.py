"""From the answer to one question to its points, exactly."""

from dataclasses import dataclass
from fractions import Fraction

from virage.core.answers import Amount, Answer, Blank, Picked, Rated, Ticked
from virage.core.questionnaire import Question


@dataclass(frozen=True, slots=True)
class Measure:
    """What one question says: its points out of 1, and the least and most they may be.

    `value` is None when the question is not measured.
    """

    value: Fraction | None
    low: Fraction
    high: Fraction


NOT_MEASURED = Measure(None, Fraction(0), Fraction(1))


def measure(question: Question, answer: Answer | None) -> Measure:
    """Points of an answer to a question that applies to the organisation."""
    match answer:
        case Picked(choice):
            return _exactly(question.choice(choice).points or Fraction(0))
        case Ticked(boxes):
            held = sum((question.choice(box).points or Fraction(0) for box in boxes), Fraction(0))
            return _exactly(min(Fraction(1), held / question.maximum))
        case Amount(value):
            return _exactly(_band(question, value))
        case Rated():
            return _measure_grid(question, answer)
        case _:
            return NOT_MEASURED


def _exactly(points: Fraction) -> Measure:
    return Measure(points, points, points)


def _band(question: Question, value: float) -> Fraction:
    for band in question.numeric.bands:
        if band.up_to is None or value <= band.up_to:
            return band.points
    raise ValueError(f"{question.id}: no band holds {value}")


def _measure_grid(question: Question, answer: Rated) -> Measure:
    grades = [grade for _, grade in answer.rows if grade is not Blank.NOT_APPLICABLE]
    known = [
        question.choice(grade).points or Fraction(0)
        for grade in grades
        if not isinstance(grade, Blank)
    ]
    if not known or len(answer.rows) < len(question.rows):
        return NOT_MEASURED
    total = sum(known, Fraction(0))
    unknown = len(grades) - len(known)
    return Measure(total / len(known), total / len(grades), (total + unknown) / len(grades))
