"""A fact is what the best placed people answer; who does not know leaves it to the next role.

"Not applicable" is an answer like another. Between people of the same role who differ, the lower
stage is kept and the difference is flagged; an answer that measures outranks "not applicable", so
that a question leaves the score only when those best placed agree. Of boxes, those that more than
half of the role tick (of two people, those that both tick); of numbers, the median, of two the one
worth fewer points, then the smaller. Without any box that holds, nor a "none of these" to say so,
nothing is known.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

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
from virage.core.ladders import is_ladder, ladder, majority, most_frequent, worth
from virage.core.questionnaire import Question


@dataclass(frozen=True, slots=True)
class _Cell:
    """What a question, or a row of a grid, comes to."""

    answer: Answer | None
    role: str | None = None
    conflict: bool = False
    passed: tuple[str, ...] = ()


def settle_fact(question: Question, voices: Voices) -> Settled:
    """The answer of the best placed; `voices` stand in that order."""
    cells = {row: _cell(question, said) for row, said in rows_of(question, voices).items()}
    answer = assembled({row: cell.answer for row, cell in cells.items()}, voices)
    return Settled(answer, _provenance(cells, voices))


def _cell(question: Question, voices: Voices) -> _Cell:
    passed: list[str] = []
    for role, given in voices.items():
        answers = known(given)
        if answers:
            differ = len(set(answers)) > 1
            return _Cell(lowest(question, answers), role, differ, tuple(passed))
        passed.append(role)
    return _Cell(Blank.DONT_KNOW if passed else None, passed=tuple(passed))


def lowest(question: Question, answers: Sequence[Answer]) -> Answer:
    """The lower of the answers of one role, none of which is "don't know"."""
    said = measured(answers)
    if not said:
        return Blank.NOT_APPLICABLE
    picked = [answer for answer in said if isinstance(answer, Picked)]
    if picked and is_ladder(question):
        steps = ladder(question)
        return min(picked, key=lambda answer: steps[answer.choice])
    ticked = [answer for answer in said if isinstance(answer, Ticked)]
    if ticked:
        return majority(question, ticked) or Blank.DONT_KNOW
    amounts = [answer for answer in said if isinstance(answer, Amount)]
    if amounts:
        amounts.sort(key=lambda answer: (worth(question, answer), answer.value))
        return amounts[(len(amounts) - 1) // 2]
    return most_frequent(question, said)


def _provenance(cells: Mapping[str | None, _Cell], voices: Voices) -> Provenance:
    answers = everyone(voices)
    knowing = len(known(answers))
    given = {cell.role for cell in cells.values()}
    passed = {role for cell in cells.values() for role in cell.passed}
    return Provenance(
        known=knowing,
        dont_know=len(answers) - knowing,
        roles=tuple(role for role in voices if role in given),
        passed=tuple(role for role in voices if role in passed),
        conflict=any(cell.conflict for cell in cells.values()),
        rows=tuple(row for row, cell in cells.items() if row is not None and cell.conflict),
    )
