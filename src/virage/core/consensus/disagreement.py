"""Where people see things apart: something to talk about, shown by role and never by name.

Two groups are apart when their medians differ by at least two stages. Within a group of two or
three, people are apart when their answers range over at least two stages; in a group of four or
more, when its consensus (Tastle and Wierman, 2007) is under one half. The distance of such a group
is said in stages too, as (1 − consensus) × the width of the scale: 0 when all agree, the whole
width when half stand at each end, and more than half the width exactly when it is worth a line.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import fsum, log2

from virage.core.answers import Picked, Standing
from virage.core.branching import Branched
from virage.core.consensus.disclosure import FLOOR, Group, Groups, by_role, disclosed
from virage.core.consensus.respondents import Respondent, grade_of
from virage.core.ladders import is_scale, ladder, median
from virage.core.questionnaire import Question, Questionnaire

APART = 2  # stages
TORN_BELOW = 0.5
FEWEST_FOR_CNS = 4


@dataclass(frozen=True, slots=True)
class GroupView:
    """How a group answers: its median in stages counted from 1, and how far its people stand apart.

    `distance` is in stages; `cns` is None for a group of fewer than four.
    """

    group: Group
    n: int
    median: Fraction
    distance: float
    cns: float | None = None

    @property
    def torn(self) -> bool:
        """Whether the group is worth a line by itself."""
        return self.distance >= APART if self.cns is None else self.cns < TORN_BELOW


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A question, or one row of a grid, on which people are worth hearing.

    `groups` are those that may be shown, in the order of the roles; `withheld` counts the people
    who answered and of whom nothing may be shown.
    """

    question: Question
    row: str | None
    groups: tuple[GroupView, ...]
    withheld: int

    @property
    def n(self) -> int:
        """How many people answered, shown or not."""
        return self.withheld + sum(view.n for view in self.groups)

    @property
    def gap(self) -> Fraction:
        """The most stages between the medians of two groups; 0 when only one is shown."""
        medians = [view.median for view in self.groups]
        return max(medians) - min(medians)

    @property
    def apart(self) -> bool:
        """Whether two groups are at least two stages apart."""
        return self.gap >= APART

    @property
    def distance(self) -> float:
        """The widest distance that is worth a line, in stages; 0 when none is."""
        found = [view.distance for view in self.groups if view.torn]
        return max([*found, float(self.gap)] if self.apart else found, default=0.0)


@dataclass(frozen=True, slots=True)
class _Position:
    """The step where one person stands."""

    role: str
    step: int
    consents: bool


def disagreements(
    branched: Branched, questionnaire: Questionnaire, respondents: Sequence[Respondent]
) -> tuple[Disagreement, ...]:
    """Every line worth showing, widest first, then in the order of the questionnaire.

    Only questions on a scale, and that the consolidated answers leave open.
    """
    order = [role.id for role in questionnaire.roles]
    in_order = sorted(respondents, key=lambda respondent: order.index(respondent.role))
    found = [
        line
        for question in questionnaire.all_questions()
        if is_scale(question)
        and branched.standing(question.id) not in (Standing.CLOSED, Standing.PENDING)
        for line in _lines(question, in_order)
        if line.distance
    ]
    return tuple(sorted(found, key=lambda line: -line.distance))


def _lines(question: Question, respondents: Sequence[Respondent]) -> Iterator[Disagreement]:
    steps = ladder(question)
    for row in tuple(row.id for row in question.rows) or (None,):
        said = tuple(_positions(question, row, respondents, steps=steps))
        counts = Counter(each.role for each in said)
        groups = _groups(counts, all(each.consents for each in said))
        views = tuple(_view(group, said, width=len(steps) - 1) for group in groups.shown)
        if views:
            withheld = sum(counts[role] for role in groups.withheld)
            yield Disagreement(question, row, views, withheld)


def _positions(
    question: Question,
    row: str | None,
    respondents: Iterable[Respondent],
    *,
    steps: Mapping[str, int],
) -> Iterator[_Position]:
    for respondent in respondents:
        answer = grade_of(respondent.answers[question.id], row)
        if isinstance(answer, Picked):
            yield _Position(respondent.role, steps[answer.choice], respondent.consents)


def _groups(counts: Mapping[str, int], all_consent: bool) -> Groups:
    few = sum(counts.values()) < FLOOR
    return Groups(by_role(counts)) if few and all_consent else disclosed(counts)


def _view(group: Group, said: Iterable[_Position], *, width: int) -> GroupView:
    steps = [each.step for each in said if each.role in group.roles]
    middle = median(steps)
    if len(steps) < FEWEST_FOR_CNS:
        return GroupView(group, len(steps), middle, float(max(steps) - min(steps)))
    counts = Counter(steps)
    agreement = cns([counts[step] for step in range(1, width + 2)])
    return GroupView(group, len(steps), middle, (1 - agreement) * width, agreement)


def cns(counts: Sequence[int]) -> float:
    """Consensus of people over the steps of a scale, 0 to 1: `counts` says how many stand on each.

    Cns = 1 + Σ pᵢ log₂(1 − |xᵢ − μ| / d), d the width of the scale (Tastle and Wierman, 2007).
    ValueError when nobody answered or the scale has a single step.
    """
    people, width = sum(counts), len(counts) - 1
    if people == 0 or width < 1:
        raise ValueError("a consensus needs people, and a scale of two steps or more")
    mean = Fraction(sum(step * count for step, count in enumerate(counts)), people)
    return 1 + fsum(
        count / people * log2(1 - abs(step - mean) / width)
        for step, count in enumerate(counts)
        if count
    )
