"""From a scored sheet to gauges and yardsticks: the whole numbers of the scoring itself.

What applies at the start goes on applying, and a question that is not measured has 0 before and
after: a yardstick's numerator over its whole, out of 100, is the *low* score of the sheet.
"""

from collections.abc import Mapping
from fractions import Fraction
from math import lcm

from virage.core.answers import Picked
from virage.core.ladders import is_ladder, ladder
from virage.core.measures import Measure, measure
from virage.core.questionnaire import Question
from virage.core.roadmap.problem import TOTAL, Gauge, Yardstick
from virage.core.scoring import AS_ANSWERED, Scorecard


def gauges(card: Scorecard, exact: Mapping[str, Measure] = AS_ANSWERED) -> tuple[Gauge, ...]:
    """One gauge for each question that applies; one without a ladder has no stage to reach.

    `exact` is what was given to `score`.
    """
    scale = scale_of(card, exact)
    made = []
    for question in _applicable(card):
        answer = card.answer(question.id)
        steps = ladder(question) if is_ladder(question) else {}
        points = [question.choice(each).points or Fraction(0) for each in steps]
        said = exact.get(question.id) or measure(question, answer)
        made.append(
            Gauge(
                question=question.id,
                units=tuple(int(each * scale) for each in points),
                held=int(said.low * scale),
                stage=steps[answer.choice] - 1 if isinstance(answer, Picked) and steps else None,
            )
        )
    return tuple(made)


def yardsticks(
    card: Scorecard, exact: Mapping[str, Measure] = AS_ANSWERED
) -> tuple[Yardstick, ...]:
    """The total, every dimension and every lens, as `lens.ID`, in which something applies."""
    scale, applicable = scale_of(card, exact), _applicable(card)
    shares = {question.id: question.weight for question in applicable}
    named = {each.id: each.questions for each in card.questionnaire.dimensions}
    for lens in card.questionnaire.lenses:
        named[f"lens.{lens.id}"] = tuple(each for each in applicable if lens.id in each.lenses)
    parts = {
        name: tuple((each.id, each.weight) for each in questions if each.id in shares)
        for name, questions in named.items()
    }
    made = [
        Yardstick(name, part, scale * sum(weight for _, weight in part))
        for name, part in parts.items()
        if part
    ]
    return (_total(card, made), *made)


def _total(card: Scorecard, made: list[Yardstick]) -> Yardstick:
    """The weighted mean of the dimensions that apply, over one common denominator."""
    whole = {each.id: each for each in made}
    counted = [each for each in card.questionnaire.dimensions if each.id in whole]
    common = lcm(1, *(whole[each.id].whole for each in counted))
    shares = tuple(
        (question, weight * each.weight * (common // whole[each.id].whole))
        for each in counted
        for question, weight in whole[each.id].shares
    )
    return Yardstick(TOTAL, shares, common * sum(each.weight for each in counted))


def _applicable(card: Scorecard) -> tuple[Question, ...]:
    return tuple(part.question for part in card.parts if part.standing.applicable)


def scale_of(card: Scorecard, exact: Mapping[str, Measure] = AS_ANSWERED) -> int:
    """How many units one point is, so that every measure of the sheet is whole."""
    return lcm(card.questionnaire.scale, *(said.low.denominator for said in exact.values()))
