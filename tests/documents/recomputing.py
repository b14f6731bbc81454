"""A workbook computed again by a library that knows nothing of ours."""

import warnings
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

NAME = "plan.xlsx"


class Recomputed:
    """The values of every cell after all the formulas were computed."""

    def __init__(self, made: bytes, folder: Path) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the library compiles with warnings of its own
            import formulas

            file = folder / NAME
            file.write_bytes(made)
            self.values = formulas.ExcelModel().loads(str(file)).finish().calculate()

    def at(self, sheet: str, address: str) -> Any:
        """What one cell shows."""
        found = self.values[f"'[{NAME}]{sheet.upper()}'!{address}"]
        return found.value[0][0]

    def cents(self, sheet: str, address: str) -> int:
        """A money cell in whole cents; it must hold whole cents."""
        dollars = float(self.at(sheet, address))
        assert abs(100 * dollars - round(100 * dollars)) < 1e-6
        return round(100 * dollars)


def opened(made: bytes) -> Workbook:
    """The workbook with its formulas as they were written."""
    return load_workbook(BytesIO(made))


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook that somebody changed."""
    out = BytesIO()
    book.save(out)
    return out.getvalue()
