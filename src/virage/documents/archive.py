"""A copy to take away: tables and texts in one zip file."""

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

DANGEROUS = tuple("=+-@\t\r\n＝＋－＠")  # the last four are their wide forms
MARK = "\ufeff"  # without it, Excel reads accents wrong


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A table as CSV that Excel opens; None is an empty cell.

    A text that a spreadsheet would take for a formula gets an apostrophe in front.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(head)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return (MARK + out.getvalue()).encode()


def _cell(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, str) and value.startswith(DANGEROUS):
        return f"'{value}"
    return value


def data(content: Any) -> bytes:
    """Values as JSON that people can read; dates and ids become text."""
    written = json.dumps(content, ensure_ascii=False, indent=1, default=_plain)
    return f"{written}\n".encode()


def _plain(value: object) -> str:
    if hasattr(value, "isoformat"):
        return str(value.isoformat())
    return str(value)


def zipped(files: Mapping[str, bytes], made_at: datetime) -> bytes:
    """One zip file; every file in it has the moment of the copy."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, made_at.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return out.getvalue()
