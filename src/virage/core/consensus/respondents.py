"""People who answered the same questions, each alone: known by their role, never by a name."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from virage.core.answers import Answer, Answers, Blank, Picked, Rated
from virage.core.measures import Measure
from virage.core.questionnaire import Kind, Question, Questionnaire


@dataclass(frozen=True, slots=True)
class Respondent:
    """One person's sheet; `consents` to being seen even when fewer than three answered."""

    role: str
    answers: Answers
    consents: bool = False


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where the consolidated answer of a question comes from.

    Of a fact: the role whose answer it is (of a grid, each role that gave a row), the roles placed
    before it that do not know, whether people of the same role differ, and in which rows. How
    people see things belongs to no role: `roles` and `passed` stay empty.
    """

    known: int
    dont_know: int
    roles: tuple[str, ...] = ()
    passed: tuple[str, ...] = ()
    conflict: bool = False
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settled:
    """What one question comes to; `exact` is None where the answer alone says its measure."""

    answer: Answer | None
    provenance: Provenance
    exact: Measure | None = None


Voices = Mapping[str, Sequence[Answer]]
"""What each role answered to one question, in the order of the roles; blanks included."""


def voices_of(
    questionnaire: Questionnaire, respondents: Iterable[Respondent], question: Question
) -> Voices:
    """What each role said of a question, best placed first; roles that said nothing left out."""
    in_order = dict.fromkeys((*question.best_placed, *(role.id for role in questionnaire.roles)))
    said: dict[str, list[Answer]] = {role: [] for role in in_order}
    for respondent in respondents:
        answer = respondent.answers[question.id]
        if answer is not None:
            said[respondent.role].append(answer)
    return {role: tuple(given) for role, given in said.items() if given}


def rows_of(question: Question, voices: Voices) -> Mapping[str | None, Voices]:
    """The same voices row by row; for a question without rows, under None.

    "Don't know" and "not applicable" said of a whole grid are said of each of its rows.
    """
    if question.kind is not Kind.GRID:
        return {None: voices}
    return {row.id: _in_row(row.id, voices) for row in question.rows}


def _in_row(row: str, voices: Voices) -> Voices:
    said = {
        role: tuple(grade for answer in given if (grade := grade_of(answer, row)) is not None)
        for role, given in voices.items()
    }
    return {role: grades for role, grades in said.items() if grades}


def grade_of(answer: Answer | None, row: str | None) -> Answer | None:
    """What an answer says of one row, as a choice or a blank; the answer itself without a row."""
    if row is None or not isinstance(answer, Rated):
        return answer
    grade = answer.row(row)
    return Picked(grade) if isinstance(grade, str) else grade


def everyone(voices: Voices) -> tuple[Answer, ...]:
    """What was answered, whatever the role."""
    return tuple(answer for given in voices.values() for answer in given)


def known(answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """The answers of those who know; "not applicable" is known."""
    return tuple(answer for answer in answers if answer is not Blank.DONT_KNOW)


def measured(answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """The answers that are no blank."""
    return tuple(answer for answer in answers if not isinstance(answer, Blank))


def assembled(cells: Mapping[str | None, Answer | None], voices: Voices) -> Answer | None:
    """The answer to a question from those of its rows; what all said is kept as they said it."""
    said = set(everyone(voices))
    if len(said) == 1:
        return said.pop()
    if None in cells:
        return cells[None]
    rows = tuple(
        (row, cell if isinstance(cell, Blank) else cell.choice)
        for row, cell in cells.items()
        if row is not None and isinstance(cell, Blank | Picked)
    )
    return Rated(rows) if rows else None
