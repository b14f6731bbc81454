"""Reading a table of answers: a CSV file, one sheet a row, a column for each question.

The header names questions; a grid has a column for each row, `question.row`; boxes are joined by
`|`; an empty cell is unanswered; a column `sheet`, if there is one, names the sheets.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np

from virage.core.answers import Amount
from virage.core.bulk import Columns
from virage.core.bulk.columns import Codes, Numbers, code_type, codes_of, column_names
from virage.core.parsing import RefusedAnswerError, parse_answer
from virage.core.questionnaire import Kind, Question, Questionnaire
from virage.library.reading import CatalogueError, Entry, gettext_noop
from virage.library.rows import NAMES, Rows, opened
from virage.library.sheets import RefusedSheetError

JOINT = "|"
REFUSED = -100  # no code of an answer
ROWS_AT_ONCE = 16384


class RefusedCellError(RefusedSheetError):
    """A cell that its question cannot take; `column` is how the header names it."""

    def __init__(self, place: Entry, column: "Column", refused: RefusedAnswerError) -> None:
        """`place` is where the row stands in the file."""
        super().__init__(place, column.question, refused)
        self.column = column.name


@dataclass(frozen=True, eq=False)
class Chunk:
    """Some rows of a table: their columns and names, and every problem found in them."""

    columns: Columns
    names: Sequence[str]
    problems: Sequence[RefusedCellError]


class Column:
    """One column of the table; what a cell means is worked out once for all equal cells."""

    def __init__(self, name: str, question: Question) -> None:
        """`name` is that of a column of the question."""
        self.name, self.question = name, question
        self.place = column_names(question).index(name)
        self.codes: dict[str, int] = {}
        self.amounts: dict[str, float] = {}
        self.refused: dict[str, RefusedAnswerError] = {}

    def read(self, cells: Sequence[str]) -> Codes:
        """The code of each cell; `REFUSED` where the question cannot take it."""
        for cell in set(cells).difference(self.codes):
            self._learn(cell)
        return np.fromiter(map(self.codes.__getitem__, cells), code_type(self.question), len(cells))

    def numbers(self, cells: Sequence[str]) -> Numbers:
        """The number in each cell read before; NaN where there is none."""
        return np.fromiter((self.amounts.get(cell, np.nan) for cell in cells), float, len(cells))

    def _learn(self, cell: str) -> None:
        try:
            answer = parse_answer(self.question, self._plain(cell)) if cell.strip() else None
        except RefusedAnswerError as refused:
            self.codes[cell], self.refused[cell] = REFUSED, refused
            return
        self.codes[cell] = list(codes_of(self.question, answer))[self.place]
        if isinstance(answer, Amount):
            self.amounts[cell] = answer.value

    def _plain(self, cell: str) -> object:
        """The cell as the plain value that the question reads."""
        if self.question.kind is Kind.GRID:
            return {self.question.rows[self.place].id: cell.strip()}
        if self.question.kind is Kind.TICKS and cell.strip() not in ("dont_know", "not_applicable"):
            return [box.strip() for box in cell.split(JOINT)]
        return cell.strip()


def read_table(path: Path, questionnaire: Questionnaire) -> Iterator[Chunk]:
    """The rows of a CSV file, some thousands at a time; CatalogueError for what stops reading."""
    with opened(path) as rows:
        yield from _Table(rows, questionnaire).chunks()


class _Table:
    """One CSV file being read."""

    def __init__(self, rows: Rows, questionnaire: Questionnaire) -> None:
        self.rows, self.titles = rows, rows.titles
        self.columns = self._columns(questionnaire)

    def chunks(self) -> Iterator[Chunk]:
        rows = iter(self.rows)
        while some := list(islice(rows, ROWS_AT_ONCE)):
            yield self._chunk(some)

    def _columns(self, questionnaire: Questionnaire) -> dict[int, Column]:
        """The column of a question at each place of the header."""
        known = {
            name: question
            for question in questionnaire.all_questions()
            for name in column_names(question)
        }
        found: dict[int, Column] = {}
        for place, title in enumerate(self.titles):
            if title in known:
                found[place] = Column(title, known[title])
            elif title != NAMES:
                raise self._unknown(title, questionnaire)
        if not found:
            raise self.rows.error_at(1, gettext_noop("the header names no question"))
        return found

    def _unknown(self, title: str, questionnaire: Questionnaire) -> CatalogueError:
        question = questionnaire.by_id.get(title)
        if question is None:
            return self.rows.error_at(
                1, gettext_noop("the column '%(column)s' is no question"), column=title
            )
        return self.rows.error_at(
            1,
            gettext_noop("'%(column)s' is a grid: give each row a column (%(columns)s)"),
            column=title,
            columns=", ".join(column_names(question)),
        )

    def _chunk(self, rows: Sequence[tuple[int, list[str]]]) -> Chunk:
        lines = [line for line, _ in rows]
        cells = list(zip(*(row for _, row in rows), strict=True))
        codes, numbers = {}, {}
        problems: list[RefusedCellError] = []
        for place, column in self.columns.items():
            codes[column.name] = found = column.read(cells[place])
            if column.question.kind is Kind.NUMBER:
                numbers[column.name] = column.numbers(cells[place])
            for row in np.flatnonzero(found == REFUSED):
                refused = column.refused[cells[place][row]]
                problems.append(
                    RefusedCellError(Entry(None, self.rows.name, lines[row]), column, refused)
                )
        problems.sort(key=lambda problem: problem.line)
        names = cells[self.titles.index(NAMES)] if NAMES in self.titles else list(map(str, lines))
        return Chunk(Columns(len(rows), codes, numbers), names, problems)
