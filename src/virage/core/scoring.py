"""From answers to scores, each with its range, its coverage and its trace.

Points and weights are whole numbers over one common denominator (`Questionnaire.scale`), so a
dimension is an exact pair of integers, divided once. The total adds the dimensions in catalogue
order with float64 `+`, one at a time: the bulk scoring of `virage.core.bulk` does the same
operations and gives the same bits.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from types import MappingProxyType

from virage.core.answers import Answer, Answers, Standing
from virage.core.branching import Branched, branch
from virage.core.measures import NOT_MEASURED, Measure, measure
from virage.core.questionnaire import Dimension, Level, Question, Questionnaire

LARGEST_EXACT = 2**53
AS_ANSWERED: Mapping[str, Measure] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Score:
    """A score out of 100. `value` is None when nothing is measured; weights are whole numbers.

    `low` and `high` are a range of possibility (every unmeasured question at 0, then at 100), not
    a confidence interval.
    """

    value: float | None
    low: float
    high: float
    measured: int
    applicable: int

    @property
    def coverage(self) -> float:
        """Measured weight over applicable weight, 0 to 1; 0 when nothing applies."""
        return self.measured / self.applicable if self.applicable else 0.0

    @property
    def provisional(self) -> bool:
        """Whether less than 75 % is measured."""
        return self.measured * 100 < 75 * self.applicable

    @property
    def sufficient(self) -> bool:
        """Whether at least half is measured, without which no level is shown."""
        return self.applicable > 0 and self.measured * 2 >= self.applicable


@dataclass(frozen=True, slots=True)
class Part:
    """The trace of one question: its answer, its score and its share of the total, out of 100."""

    question: Question
    dimension: str
    answer: Answer | None
    standing: Standing
    value: float | None
    low: float
    high: float
    share: float | None


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Everything that one sheet of answers scores."""

    questionnaire: Questionnaire
    branched: Branched
    parts: tuple[Part, ...]
    dimensions: dict[str, Score]
    lenses: dict[str, Score]
    total: Score

    def standing(self, question_id: str) -> Standing:
        """Where a question stands."""
        return self.branched.standing(question_id)

    def answer(self, question_id: str) -> Answer | None:
        """What was answered."""
        return self.branched.answer(question_id)

    def score(self, target: str) -> float | None:
        """The score of a dimension, of `lens.ID` or of `total`; KeyError for anything else."""
        if target == "total":
            return self.total.value
        if target.startswith("lens."):
            return self.lenses[target.removeprefix("lens.")].value
        return self.dimensions[target].value

    def part(self, question_id: str) -> Part:
        """The trace of one question; KeyError when it measures nothing."""
        for part in self.parts:
            if part.question.id == question_id:
                return part
        raise KeyError(question_id)


def score(
    questionnaire: Questionnaire, answers: Answers, exact: Mapping[str, Measure] = AS_ANSWERED
) -> Scorecard:
    """Score one sheet: dimensions and lenses as exact weighted means, then the total.

    `exact` stands in for the measure of a question where no single answer says it, such as the
    midpoint of what several people answered; branching reads `answers` only.
    """
    branched = branch(questionnaire, answers)
    measures = _measures(questionnaire.questions(), branched, exact)
    scale = lcm(questionnaire.scale, *(_denominator(each) for each in exact.values()))
    dimensions = {
        dimension.id: _mean(scale, dimension.questions, measures)
        for dimension in questionnaire.dimensions
    }
    lenses = {
        lens.id: _mean(
            scale,
            [question for question in questionnaire.questions() if lens.id in question.lenses],
            measures,
        )
        for lens in questionnaire.lenses
    }
    total = _total(questionnaire, dimensions)
    parts = tuple(_parts(questionnaire, branched, measures, scores=dimensions))
    return Scorecard(questionnaire, branched, parts, dimensions, lenses, total)


def score_dimension(
    questionnaire: Questionnaire, branched: Branched, dimension: Dimension
) -> Score:
    """Score one dimension, to the same bit as `score` does."""
    measures = _measures(dimension.questions, branched, AS_ANSWERED)
    return _mean(questionnaire.scale, dimension.questions, measures)


def _measures(
    questions: Iterable[Question], branched: Branched, exact: Mapping[str, Measure]
) -> dict[str, Measure]:
    return {
        question.id: exact.get(question.id) or measure(question, branched.answer(question.id))
        for question in questions
        if question.measures and branched.standing(question.id).applicable
    }


def _mean(scale: int, questions: Iterable[Question], measures: dict[str, Measure]) -> Score:
    units = low = high = measured = applicable = 0
    for question in questions:
        said = measures.get(question.id)
        if said is None:
            continue
        applicable += question.weight
        low += question.weight * _units(said.low, scale)
        high += question.weight * _units(said.high, scale)
        if said.value is not None:
            measured += question.weight
            units += question.weight * _units(said.value, scale)
    return Score(
        value=_out_of_100(units, scale * measured) if measured else None,
        low=_out_of_100(low, scale * applicable) if applicable else 0.0,
        high=_out_of_100(high, scale * applicable) if applicable else 100.0,
        measured=measured,
        applicable=applicable,
    )


def _denominator(said: Measure) -> int:
    parts = (said.low, said.high, said.value or Fraction(0))
    return lcm(*(points.denominator for points in parts))


def _units(points: Fraction, scale: int) -> int:
    return points.numerator * (scale // points.denominator)


def _out_of_100(numerator: int, denominator: int) -> float:
    return 100 * numerator / denominator


def _total(questionnaire: Questionnaire, scores: dict[str, Score]) -> Score:
    value = low = high = 0.0
    measured_dimensions = applicable_dimensions = measured = applicable = 0
    for dimension in questionnaire.dimensions:
        said = scores[dimension.id]
        if not said.applicable:
            continue
        low = low + dimension.weight * said.low
        high = high + dimension.weight * said.high
        applicable_dimensions += dimension.weight
        measured += dimension.weight * said.measured
        applicable += dimension.weight * said.applicable
        if said.value is not None:
            value = value + dimension.weight * said.value
            measured_dimensions += dimension.weight
    return Score(
        value=value / measured_dimensions if measured_dimensions else None,
        low=low / applicable_dimensions if applicable_dimensions else 0.0,
        high=high / applicable_dimensions if applicable_dimensions else 100.0,
        measured=measured,
        applicable=applicable,
    )


def _parts(
    questionnaire: Questionnaire,
    branched: Branched,
    measures: dict[str, Measure],
    *,
    scores: dict[str, Score],
) -> Iterable[Part]:
    whole = sum(
        dimension.weight for dimension in questionnaire.dimensions if scores[dimension.id].measured
    )
    for dimension in questionnaire.dimensions:
        for question in dimension.questions:
            if not question.measures:
                continue
            said = measures.get(question.id, NOT_MEASURED)
            weight = question.weight * dimension.weight
            weights = scores[dimension.id].measured * whole
            yield Part(
                question=question,
                dimension=dimension.id,
                answer=branched.answer(question.id),
                standing=branched.standing(question.id),
                value=None if said.value is None else _share(said.value),
                low=_share(said.low),
                high=_share(said.high),
                share=None if said.value is None else _share(said.value, weight, weights),
            )


def _share(points: Fraction, weight: int = 1, weights: int = 1) -> float:
    """Points times weight over weights, out of 100, divided once: rounded as the exact result."""
    return _out_of_100(points.numerator * weight, points.denominator * weights)


def level_of(levels: tuple[Level, ...], value: float) -> Level:
    """The level that an unrounded score reaches; a threshold belongs to the level below it."""
    for level in levels:
        if value <= level.up_to:
            return level
    return levels[-1]
