"""The same score of two diagnoses, on the questions that both measured.

Both sides are weighed alike, by the weights and dimensions of the later version, so that a
difference comes from the answers alone. Sums are exact, and divided once.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from fractions import Fraction

from virage.core.change.chance import ASSUMED, BEYOND_CHANCE, Norm, Verdict, reliable_change
from virage.core.questionnaire import Question, Questionnaire


@dataclass(frozen=True, slots=True)
class ScoreChange:
    """A score then and now, out of 100, on the questions compared; None when there are none.

    `target` is `total`, a dimension, `lens.ID` or, of how people see one thing, `question.ID`, by
    the ids of the later version. Of its `asked` questions, `compared` were compared.
    """

    target: str
    before: float | None
    after: float | None
    compared: int
    asked: int
    norm: Norm

    @property
    def delta(self) -> float | None:
        """The change, in points."""
        if self.before is None or self.after is None:
            return None
        return self.after - self.before

    @property
    def rci(self) -> float | None:
        """The reliable change index; None when nothing was compared."""
        if self.before is None or self.after is None:
            return None
        return reliable_change(self.before, self.after, self.norm)

    @property
    def verdict(self) -> Verdict:
        """Whether the change is more than chance; never said while r is an assumption of ours."""
        if self.rci is None:
            return Verdict.NOT_COMPARABLE
        if self.norm.r_measured and abs(self.rci) > BEYOND_CHANCE:
            return Verdict.MORE_THAN_CHANCE
        return Verdict.NOT_TOLD_APART


@dataclass(frozen=True, slots=True)
class Pair:
    """Points out of 1, then and now."""

    before: Fraction
    after: Fraction


@dataclass(frozen=True, slots=True)
class Common:
    """What the later version asked of the organisation, and the points measured both times."""

    questionnaire: Questionnaire
    asked: AbstractSet[str]
    pairs: Mapping[str, Pair]
    norms: Mapping[str, Norm]

    def question(self, question: Question) -> ScoreChange:
        """The change of one question."""
        return self._change(f"question.{question.id}", [question], self.pairs.get(question.id))

    def dimensions(self) -> Iterator[ScoreChange]:
        """The change of each dimension, in order."""
        for dimension in self.questionnaire.dimensions:
            yield self._change(dimension.id, dimension.questions, self._mean(dimension.questions))

    def lenses(self) -> Iterator[ScoreChange]:
        """The change of each lens, in order."""
        for lens in self.questionnaire.lenses:
            tagged = [each for each in self.questionnaire.questions() if lens.id in each.lenses]
            yield self._change(f"lens.{lens.id}", tagged, self._mean(tagged))

    def total(self) -> ScoreChange:
        """The change of the total: the weighted mean of the dimensions that have something."""
        means = (
            (dimension.weight, self._mean(dimension.questions))
            for dimension in self.questionnaire.dimensions
        )
        whole = _weighted([(weight, pair) for weight, pair in means if pair is not None])
        return self._change("total", list(self.questionnaire.questions()), whole)

    def _mean(self, questions: Iterable[Question]) -> Pair | None:
        return _weighted(
            [(each.weight, self.pairs[each.id]) for each in questions if each.id in self.pairs]
        )

    def _change(self, target: str, questions: Sequence[Question], pair: Pair | None) -> ScoreChange:
        names = {question.id for question in questions}
        return ScoreChange(
            target=target,
            before=None if pair is None else float(100 * pair.before),
            after=None if pair is None else float(100 * pair.after),
            compared=len(names & self.pairs.keys()),
            asked=len(names & self.asked),
            norm=self.norms.get(target, ASSUMED),
        )


def _weighted(pairs: Sequence[tuple[int, Pair]]) -> Pair | None:
    weight = sum(weight for weight, _ in pairs)
    if not weight:
        return None
    return Pair(
        sum((weight * pair.before for weight, pair in pairs), Fraction(0)) / weight,
        sum((weight * pair.after for weight, pair in pairs), Fraction(0)) / weight,
    )
