"""How people see things: the median within each role, then the median of the roles.

So forty members do not drown three directors. Of an even count, the exact midpoint of the two
middles is what is scored, and the lower of them is the answer that flags, needs and branching read.
A choice that has no order is the one most often given; a box is held when more than half of those
who know tick it; a number is its own midpoint; a grid is settled row by row. When more than half of
those who answered do not know, nothing is measured; when more than half of those who know say "not
applicable", it is not applicable, and otherwise those who said so are left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from virage.core.answers import Amount, Answer, Blank, Picked, Ticked
from virage.core.consensus.respondents import (
    Provenance,
    Settled,
    Voices,
    assembled,
    everyone,
    known,
    measured,
    rows_of,
)
from virage.core.ladders import (
    is_ladder,
    ladder,
    low_median,
    majority,
    median,
    most_frequent,
    points_of,
)
from virage.core.measures import Measure
from virage.core.questionnaire import Kind, Question


@dataclass(frozen=True, slots=True)
class _Cell:
    """What a question, or a row of a grid, comes to; `points` when they are a median."""

    answer: Answer | None
    points: Fraction | None = None


def settle_view(question: Question, voices: Voices) -> Settled:
    """The median of the medians of the roles."""
    cells = {row: _cell(question, said) for row, said in rows_of(question, voices).items()}
    answers = everyone(voices)
    knowing = len(known(answers))
    return Settled(
        assembled({row: cell.answer for row, cell in cells.items()}, voices),
        Provenance(known=knowing, dont_know=len(answers) - knowing),
        _exact(list(cells.values())) if question.measures and is_ladder(question) else None,
    )


def _cell(question: Question, voices: Voices) -> _Cell:
    answers = everyone(voices)
    if not answers:
        return _Cell(None)
    those_who_know = known(answers)
    if 2 * len(those_who_know) < len(answers):
        return _Cell(Blank.DONT_KNOW)
    said = measured(those_who_know)
    if 2 * len(said) < len(those_who_know):
        return _Cell(Blank.NOT_APPLICABLE)
    by_role = [measured(given) for given in voices.values()]
    return _middle(question, [given for given in by_role if given])


def _middle(question: Question, by_role: Sequence[Sequence[Answer]]) -> _Cell:
    picked = [[each for each in role if isinstance(each, Picked)] for role in by_role]
    if is_ladder(question):
        return _step(question, picked)
    said = [answer for role in by_role for answer in role]
    if question.kind is Kind.TICKS:
        ticked = [answer for answer in said if isinstance(answer, Ticked)]
        return _Cell(majority(question, ticked) or Blank.DONT_KNOW)
    if question.kind is Kind.NUMBER:
        return _Cell(_amount(by_role))
    return _Cell(most_frequent(question, said))


def _step(question: Question, by_role: Sequence[Sequence[Picked]]) -> _Cell:
    steps = ladder(question)
    low = low_median(low_median(steps[each.choice] for each in role) for role in by_role)
    exact = median(median(points_of(question, each.choice) for each in role) for role in by_role)
    choice = next(choice for choice, step in steps.items() if step == low)
    return _Cell(Picked(choice), exact)


def _amount(by_role: Sequence[Sequence[Answer]]) -> Amount:
    numbers = [
        [Fraction(each.value) for each in role if isinstance(each, Amount)] for role in by_role
    ]
    return Amount(float(median(median(role) for role in numbers)))


def _exact(cells: Sequence[_Cell]) -> Measure | None:
    """The mean of the rows that apply, as scored; None while a row has no answer, or all blanks."""
    applicable = [cell for cell in cells if cell.answer is not Blank.NOT_APPLICABLE]
    points = [cell.points for cell in applicable if cell.points is not None]
    if not points or any(cell.answer is None for cell in cells):
        return None
    total = sum(points, Fraction(0))
    unknown = len(applicable) - len(points)
    return Measure(
        total / len(points), total / len(applicable), (total + unknown) / len(applicable)
    )
