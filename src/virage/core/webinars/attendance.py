"""Who came, read from the table that a video conference gives after a meeting."""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

DELIMITERS = ",;\t"
HEADS = frozenset(
    {
        "email",
        "e-mail",
        "email address",
        "e-mail address",
        "user email",
        "courriel",
        "adresse courriel",
        "adresse de courriel",
        "adresse électronique",
    }
)
ADDRESS = re.compile(r"[^\s@,;<>\"]+@[^\s@,;<>\"]+\.[^\s@,;<>\".]+")
MOST_LINES = 5000
SHOWN = 80


class Wrong(Enum):
    """What may be wrong with a line, or with the table."""

    NO_TABLE = "no_table"
    NO_COLUMN = "no_column"
    TOO_LONG = "too_long"
    NO_ADDRESS = "no_address"
    NOT_AN_ADDRESS = "not_an_address"


@dataclass(frozen=True, slots=True)
class Fault:
    """A line that cannot be read, by its number in the file; `said` is what stands there."""

    line: int
    wrong: Wrong
    said: str = ""


@dataclass(frozen=True, slots=True)
class Attendance:
    """The addresses of who came, each with the first line that says so, and what is wrong."""

    lines: dict[str, int]
    faults: tuple[Fault, ...] = ()


def read_attendance(text: str) -> Attendance:
    """Read a table with a column of addresses: commas, semicolons or tabs, a head or none.

    Lines before the head, which some tools write, are passed over; an empty line too.
    """
    rows = [row for row in _rows(text) if any(cell.strip() for cell in row[1])]
    if not rows:
        return Attendance({}, (Fault(0, Wrong.NO_TABLE),))
    if len(rows) > MOST_LINES:
        return Attendance({}, (Fault(MOST_LINES + 1, Wrong.TOO_LONG),))
    column, first = _column(rows)
    if column is None:
        return Attendance({}, (Fault(rows[0][0], Wrong.NO_COLUMN),))
    return _read(rows[first:], column)


Row = tuple[int, list[str]]


def _rows(text: str) -> Iterable[Row]:
    text = text.removeprefix("\ufeff").replace("\0", "")
    counts = {sign: text.count(sign) for sign in DELIMITERS}
    delimiter = max(counts, key=lambda sign: counts[sign])
    reader = csv.reader(text.splitlines(), delimiter=delimiter)
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            row = []
        yield reader.line_num, row


def _column(rows: list[Row]) -> tuple[int | None, int]:
    """The column of addresses, and the first row that holds somebody."""
    for place, (_line, cells) in enumerate(rows):
        for column, cell in enumerate(cells):
            if cell.strip().lower() in HEADS:
                return column, place + 1
    for column, cell in enumerate(rows[0][1]):
        if ADDRESS.fullmatch(cell.strip()):
            return column, 0
    return None, 0


def _read(rows: list[Row], column: int) -> Attendance:
    lines: dict[str, int] = {}
    faults = []
    for line, cells in rows:
        said = cells[column].strip() if column < len(cells) else ""
        if not said:
            faults.append(Fault(line, Wrong.NO_ADDRESS))
        elif not ADDRESS.fullmatch(said):
            faults.append(Fault(line, Wrong.NOT_AN_ADDRESS, said[:SHOWN]))
        else:
            lines.setdefault(said.lower(), line)
    return Attendance(lines, tuple(faults))
