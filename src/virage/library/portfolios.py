"""Reading a table of organisations: a CSV file, one a row, a column for each thing known.

The header names questions of the profile, and the facts of a sheet's block `funding` as they stand
there: `funding.zone`, `funding.declared.board_of_three`. A cell holds what the sheet would, an
empty one is not known; a column `sheet`, if there is one, names the organisations.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from virage.core.answers import Answers
from virage.core.bulk.columns import column_names
from virage.core.funding.facts import Fact, Facts, facts_of
from virage.core.parsing import RefusedAnswerError, parse_answer
from virage.core.portfolio.columns import Columns, columns_of, told
from virage.core.questionnaire import Question, Questionnaire
from virage.library.facts import KEYS, with_more
from virage.library.funding.known import Known
from virage.library.reading import Entry, gettext_noop, read_cell
from virage.library.rows import NAMES, Rows, opened
from virage.library.sheets import RefusedSheetError
from virage.library.shelves import Library

MORE = "funding."
Read = Callable[[str, Entry], Facts]


@dataclass(frozen=True, eq=False)
class Portfolio:
    """The organisations of a table, and their names (their lines where it has none)."""

    columns: Columns
    names: Sequence[str]


def read_portfolio(path: Path, library: Library, questionnaire: Questionnaire) -> Portfolio:
    """Read a table; CatalogueError, or RefusedSheetError for an answer, names the line.

    Questions that funding does not ask about are passed over. A fact that two columns tell is that
    of the block `funding`.
    """
    with opened(path) as rows:
        columns = _columns(rows, library, questionnaire)
        names, known = [], []
        for line, row in rows:
            names.append(row[rows.titles.index(NAMES)] if NAMES in rows.titles else str(line))
            organisation: dict[Fact, object] = {}
            for place, column in columns.items():
                organisation |= column.told(row[place], Entry(None, rows.name, line))
            known.append(organisation)
    return Portfolio(columns_of(known), names)


class _Column:
    """One column; what a cell tells is worked out once for all equal cells."""

    def __init__(self, read: Read) -> None:
        self.read = read
        self.known: dict[str, Mapping[Fact, object]] = {}

    def told(self, cell: str, place: Entry) -> Mapping[Fact, object]:
        if cell not in self.known:
            self.known[cell] = dict(told(self.read(cell.strip(), place))) if cell.strip() else {}
        return self.known[cell]


def _columns(rows: Rows, library: Library, questionnaire: Questionnaire) -> Mapping[int, _Column]:
    """The columns that tell something, by their place; those of the block `funding` last."""
    words = Known(library.funding.vocabulary, frozenset(library.funding.by_id))
    profile = {question.id: question for question in questionnaire.profile}
    others = {name for each in questionnaire.all_questions() for name in column_names(each)}
    first, last = {}, {}
    for place, title in enumerate(rows.titles):
        key = title.removeprefix(MORE)
        if title.startswith(MORE) and key.partition(".")[0] in KEYS:
            last[place] = _Column(_of_block(key, words))
        elif title in profile:
            first[place] = _Column(_of_profile(profile[title]))
        elif title != NAMES and title not in others:
            raise rows.error_at(
                1,
                gettext_noop("the column '%(column)s' is no question and no fact of funding"),
                column=title,
            )
    return first | last


def _of_profile(question: Question) -> Read:
    def read(cell: str, place: Entry) -> Facts:
        try:
            return facts_of(Answers({question.id: parse_answer(question, cell)}))
        except RefusedAnswerError as refused:
            raise RefusedSheetError(place, question, refused) from None

    return read


def _of_block(title: str, words: Known) -> Read:
    key, _, subject = title.partition(".")

    def read(cell: str, place: Entry) -> Facts:
        value = read_cell(cell, place.file, place.line)
        if subject:
            value = Entry({subject: value}, place.file, place.line)
        return with_more(Facts(), Entry({key: value}, place.file, place.line), words)

    return read
