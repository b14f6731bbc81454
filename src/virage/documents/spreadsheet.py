"""Rows as CSV that a spreadsheet opens with its accents, and without running anything."""

import csv
import io
from collections.abc import Iterable, Sequence

# A cell that begins so is a formula for a spreadsheet; the last four are their wide forms.
FORMULAS = tuple("=+-@\t\r\n＝＋－＠")


def csv_bytes(head: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Give the file, in UTF-8 with the mark by which spreadsheets know it.

    What would be a formula is preceded by an apostrophe: it is read, and never computed.
    """
    file = io.StringIO()
    table = csv.writer(file, lineterminator="\r\n")
    table.writerow([harmless(cell) for cell in head])
    table.writerows([harmless(cell) for cell in row] for row in rows)
    return file.getvalue().encode("utf-8-sig")


def harmless(cell: str) -> str:
    """The cell as text, whatever it begins with."""
    return f"'{cell}" if cell.startswith(FORMULAS) else cell
