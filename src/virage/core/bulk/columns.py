"""Many sheets as columns of small whole numbers.

A question has one column, a grid has one for each row, named `question.row`. A column holds the
place of the stage, choice or grade; of `ticks`, the boxes held as bits; of a number, 0 where it is
given (the number itself stands in a column of its own); and below 0, why there is no answer.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from virage.core.answers import Amount, Answer, Answers, Blank, Picked, Rated, Ticked
from virage.core.questionnaire import Kind, Question, Questionnaire

Codes = NDArray[np.signedinteger[Any]]
Numbers = NDArray[np.float64]

UNANSWERED, DONT_KNOW, NOT_APPLICABLE = -1, -2, -3
# What branching says; never found in the columns of a sheet.
CLOSED, PENDING = -4, -5
BLANKS = {None: UNANSWERED, Blank.DONT_KNOW: DONT_KNOW, Blank.NOT_APPLICABLE: NOT_APPLICABLE}


@dataclass(frozen=True, eq=False)
class Columns:
    """`count` sheets of one questionnaire. A column that is missing is unanswered everywhere."""

    count: int
    codes: Mapping[str, Codes]
    numbers: Mapping[str, Numbers] = field(default_factory=dict)

    def rows(self, start: int, end: int) -> "Columns":
        """The sheets from `start` until `end`, sharing the same memory."""
        return Columns(
            min(end, self.count) - start,
            {name: column[start:end] for name, column in self.codes.items()},
            {name: column[start:end] for name, column in self.numbers.items()},
        )


def column_names(question: Question) -> tuple[str, ...]:
    """The columns of a question."""
    if question.kind is Kind.GRID:
        return tuple(f"{question.id}.{row.id}" for row in question.rows)
    return (question.id,)


def code_count(question: Question) -> int:
    """How many codes from 0 up a column of the question may hold."""
    if question.kind is Kind.TICKS:
        return 1 << len(question.choices)
    return len(question.choices) or 1


def code_type(question: Question) -> type[np.signedinteger[Any]]:
    """The smallest type of whole numbers that holds the codes of the question."""
    return np.int8 if code_count(question) <= np.iinfo(np.int8).max else np.int32


def codes_of(question: Question, answer: Answer | None) -> Iterator[int]:
    """The code of an answer in each column of its question."""
    match answer:
        case Picked(choice):
            yield question.choice_ids.index(choice)
        case Ticked(boxes):
            yield sum(1 << place for place, each in enumerate(question.choice_ids) if each in boxes)
        case Rated():
            for row in question.rows:
                grade = answer.row(row.id)
                if isinstance(grade, str):
                    yield question.choice_ids.index(grade)
                else:
                    yield BLANKS[grade]
        case Blank() | None:
            yield from [BLANKS[answer]] * len(column_names(question))
        case _:
            yield 0


def encode(questionnaire: Questionnaire, sheets: Sequence[Answers]) -> Columns:
    """The columns of these sheets."""
    codes: dict[str, Codes] = {}
    numbers: dict[str, Numbers] = {}
    for question in questionnaire.all_questions():
        answers = [sheet[question.id] for sheet in sheets]
        table = np.array(
            [list(codes_of(question, answer)) for answer in answers], code_type(question)
        ).reshape(len(sheets), len(column_names(question)))
        codes |= zip(column_names(question), np.ascontiguousarray(table.T), strict=True)
        if question.kind is Kind.NUMBER:
            numbers[question.id] = np.array(
                [answer.value if isinstance(answer, Amount) else np.nan for answer in answers]
            )
    return Columns(len(sheets), codes, numbers)


def refuse_unreadable(questionnaire: Questionnaire, columns: Columns) -> None:
    """ValueError when a column is not of these sheets, or holds a code that its question has not.

    Codes below `NOT_APPLICABLE` belong to branching and are refused too.
    """
    known = {name for each in questionnaire.all_questions() for name in column_names(each)}
    for name, column in (*columns.codes.items(), *columns.numbers.items()):
        if name not in known or column.shape != (columns.count,):
            raise ValueError(f"column {name}: expected {columns.count} codes of a known question")
    for question in questionnaire.all_questions():
        for name in column_names(question):
            _refuse_codes(name, columns.codes.get(name), code_count(question))
        if question.kind is Kind.NUMBER:
            _refuse_amounts(question.id, columns)


def _refuse_codes(name: str, column: Codes | None, count: int) -> None:
    if column is None or not column.size:
        return
    if column.min() < NOT_APPLICABLE or column.max() >= count:
        raise ValueError(f"column {name}: codes go from {NOT_APPLICABLE} to {count - 1}")


def _refuse_amounts(name: str, columns: Columns) -> None:
    codes = columns.codes.get(name)
    if codes is None:
        return
    numbers = columns.numbers.get(name, np.full(columns.count, np.nan))
    if np.isnan(numbers[codes == 0]).any():
        raise ValueError(f"column {name}: a number is said to be given and is missing")
