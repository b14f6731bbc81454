"""The rows of a CSV file with the line of each; cells are apart by commas or, in French habit, ;"""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from virage.library.reading import CatalogueError, gettext_noop

NAMES = "sheet"  # the column that names the rows, if there is one


@contextmanager
def opened(path: Path) -> Iterator["Rows"]:
    """The rows of a file while it is read; CatalogueError for what stops reading."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield Rows(file, path.name)
    except FileNotFoundError:
        raise CatalogueError(path.name, 1, gettext_noop("the file does not exist")) from None
    except UnicodeDecodeError:
        raise CatalogueError(
            path.name, 1, gettext_noop("the file is not written in UTF-8")
        ) from None


class Rows:
    """A file being read; `titles` is its header, each once."""

    def __init__(self, file: TextIO, name: str) -> None:
        """`name` is how errors call the file; CatalogueError when a title stands twice."""
        header = file.readline()
        self.name = name
        delimiter = ";" if header.count(";") > header.count(",") else ","
        self.rows = csv.reader(file, delimiter=delimiter)
        titles = next(csv.reader([header], delimiter=delimiter), [])
        self.titles = [title.strip() for title in titles]
        for place, title in enumerate(self.titles):
            if title in self.titles[:place]:
                raise self.error_at(
                    1, gettext_noop("the column '%(column)s' stands twice"), column=title
                )

    def error_at(self, line: int, sentence: str, **facts: object) -> CatalogueError:
        """An error in this file, to be raised; `facts` are the named values of the sentence."""
        return CatalogueError(self.name, line, sentence, facts=facts)

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        """Each row that is not empty, with its line; the header is line 1."""
        try:
            for row in self.rows:
                line = self.rows.line_num + 1
                if len(row) == len(self.titles):
                    yield line, row
                elif row:
                    raise self.error_at(
                        line,
                        gettext_noop("%(found)s cells where the header has %(expected)s"),
                        found=len(row),
                        expected=len(self.titles),
                    )
        except csv.Error as error:
            raise self.error_at(
                self.rows.line_num + 1,
                gettext_noop("this is not readable CSV: %(reason)s"),
                reason=error,
            ) from None
