"""Three-valued conditions on columns: Kleene's logic is the least and the greatest of 0, 1, 2."""

from collections.abc import Mapping
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from virage.core.bulk.columns import (
    CLOSED,
    DONT_KNOW,
    NOT_APPLICABLE,
    PENDING,
    UNANSWERED,
    Codes,
    Numbers,
    code_count,
)
from virage.core.conditions import (
    All,
    Any,
    BoxTicked,
    Condition,
    Leaf,
    Not,
    NumberBetween,
    PickedIn,
    ScoreBetween,
)
from virage.core.questionnaire import Question

Truths = NDArray[np.int8]
NO, UNKNOWN, YES = 0, 1, 2
# What a leaf says of each blank, at its place from the end of a table.
OF_BLANKS = {
    UNANSWERED: UNKNOWN,
    DONT_KNOW: UNKNOWN,
    NOT_APPLICABLE: NO,
    CLOSED: NO,
    PENDING: UNKNOWN,
}
# The code that replaces what was answered where branching says no, or does not know yet.
SHUT = np.array([CLOSED, PENDING], np.int8)


class Block:
    """Some rows of the columns, branching applied question by question."""

    def __init__(self, count: int, tables: "Tables") -> None:
        """Columns are added as their questions are reached."""
        self.count, self.tables = count, tables
        self.codes: dict[str, Codes] = {}
        self.numbers: dict[str, Numbers] = {}
        self._truths: dict[Condition, Truths] = {}

    def truths(self, condition: Condition) -> Truths:
        """What the condition says of each row; what was worked out once is kept."""
        if condition not in self._truths:
            self._truths[condition] = self._work_out(condition)
        return self._truths[condition]

    def _work_out(self, condition: Condition) -> Truths:
        match condition:
            case All(parts):
                return reduce(np.minimum, (self.truths(part) for part in parts))
            case Any(parts):
                return reduce(np.maximum, (self.truths(part) for part in parts))
            case Not(part):
                return np.subtract(YES, self.truths(part), dtype=np.int8)
            case ScoreBetween():
                return np.full(self.count, UNKNOWN, np.int8)  # branching comes before scores
            case NumberBetween():
                return self._within(condition)
            case _:
                return self.tables.of(condition).take(self.codes[_column(condition)])

    def _within(self, leaf: NumberBetween) -> Truths:
        codes, numbers = self.codes[leaf.question], self.numbers[leaf.question]
        inside = np.ones(self.count, bool)
        if leaf.low is not None:
            inside &= numbers >= leaf.low
        if leaf.high is not None:
            inside &= numbers <= leaf.high
        given = np.multiply(inside, YES, dtype=np.int8)
        return np.where(codes < 0, self.tables.of(leaf).take(codes), given)


class Tables:
    """What each leaf says of each code, worked out once for all blocks."""

    def __init__(self, questions: Mapping[str, Question]) -> None:
        """`questions` are those of the questionnaire, by id."""
        self.questions = questions
        self._known: dict[Leaf, Truths] = {}

    def of(self, leaf: PickedIn | BoxTicked | NumberBetween) -> Truths:
        """The truth for each code from 0 up, then for each blank, the last one at -1."""
        if leaf not in self._known:
            self._known[leaf] = _table(leaf, self.questions[leaf.question])
        return self._known[leaf]


def _table(leaf: PickedIn | BoxTicked | NumberBetween, question: Question) -> Truths:
    count = code_count(question)
    table = np.full(count + len(OF_BLANKS), NO, np.int8)
    for code, truth in OF_BLANKS.items():
        table[code] = truth
    if isinstance(leaf, PickedIn):
        for place, choice in enumerate(question.choice_ids):
            table[place] = YES if choice in leaf.choices else NO
    if isinstance(leaf, BoxTicked):
        place = question.choice_ids.index(leaf.box)
        table[:count] = (np.arange(count) >> place & 1) * YES
        table[0] = UNKNOWN  # no box held is no answer
    return table


def _column(leaf: PickedIn | BoxTicked) -> str:
    if isinstance(leaf, PickedIn) and leaf.row is not None:
        return f"{leaf.question}.{leaf.row}"
    return leaf.question


def shut(codes: Codes, truths: Truths) -> Codes:
    """The codes of a question where its condition holds, and elsewhere why they do not count."""
    return np.where(truths == YES, codes, SHUT.take(truths, mode="clip")).astype(codes.dtype)
