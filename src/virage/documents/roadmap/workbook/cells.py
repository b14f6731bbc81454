"""The cells of a sheet: words that no one can turn into a formula, money, days, formulas."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from virage.core.funding.values import Cents
from virage.core.text import Language
from virage.documents.roadmap.stamping import writable

CENTS = 100
LETTER = 1
MONEY: dict[Language, str] = {"fr": '#,##0.00\\ "$"', "en": '"$"#,##0.00'}
DAY, WHOLE = "yyyy-mm-dd", "0"
PRIMARY, WASH, SUNKEN, EDGE = "FF0D5650", "FFE8F1EE", "FFF6F1E7", "FFD8CDB9"
HEAD = PatternFill("solid", fgColor=PRIMARY)
INPUT = PatternFill("solid", fgColor=SUNKEN)
SUM = PatternFill("solid", fgColor=WASH)
BOLD, ON_HEAD = Font(bold=True), Font(bold=True, color="FFFFFFFF")
TITLE, HEADING = Font(bold=True, size=15, color=PRIMARY), Font(bold=True, size=12, color=PRIMARY)
WRAPPED, ABOVE = Alignment(wrap_text=True, vertical="top"), Alignment(vertical="top")
CENTRED, LONG = Alignment(wrap_text=True, vertical="center"), Alignment(wrap_text=False)
UNDER = Border(bottom=Side(style="thin", color=EDGE))
# What opens a formula in one spreadsheet or another.
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")


def at(column: int, row: int) -> str:
    """The address of a cell: `at(2, 5)` is B5."""
    return f"{get_column_letter(column)}{row}"


def fixed(column: int, row: int) -> str:
    """The same, which stays the same when it is copied: $B$5."""
    return f"${get_column_letter(column)}${row}"


def span(first: str, last: str) -> str:
    """A range of cells."""
    return f"{first}:{last}"


@dataclass(frozen=True)
class Page:
    """A sheet that is being written, in one language."""

    sheet: Worksheet
    language: Language

    @property
    def name(self) -> str:
        """How a formula of another sheet names this one."""
        return "'" + self.sheet.title.replace("'", "''") + "'"

    def words(self, column: int, row: int, said: str, *, bold: bool = False) -> None:
        """Words as words, whatever they begin with."""
        cell = self._cell(column, row)
        cell.value = writable(said)
        cell.data_type = "s"
        if said.startswith(DANGEROUS):
            cell.quotePrefix = True
        cell.alignment = WRAPPED
        if bold:
            cell.font = BOLD

    def money(self, column: int, row: int, cents: Cents, *, given: bool = False) -> None:
        """An amount; one that is `given` is for people to change."""
        self._number(column, row, cents / CENTS, form=MONEY[self.language], given=given)

    def whole(self, column: int, row: int, number: int, *, given: bool = False) -> None:
        """A whole number."""
        self._number(column, row, number, form=WHOLE, given=given)

    def day(self, column: int, row: int, day: date, *, given: bool = False) -> None:
        """A day."""
        cell = self._cell(column, row)
        cell.value, cell.number_format = day, DAY
        if given:
            cell.fill = INPUT

    def blank(self, column: int, row: int, form: str) -> None:
        """Room for a number that people write."""
        cell = self._cell(column, row)
        cell.number_format, cell.fill = form, INPUT

    def formula(self, column: int, row: int, said: str, *, form: str = "") -> None:
        """A formula of ours, without its sign; money where no form is told."""
        cell = self._cell(column, row)
        cell.value = f"={said}"
        cell.number_format = form or MONEY[self.language]
        cell.alignment = ABOVE

    def total(self, column: int, row: int, said: str, *, form: str = "") -> None:
        """A formula that sums up."""
        self.formula(column, row, said, form=form)
        cell = self._cell(column, row)
        cell.font, cell.fill = BOLD, SUM

    def head(self, row: int, titles: Sequence[str]) -> None:
        """The titles of the columns."""
        for column, title in enumerate(titles, 1):
            self.words(column, row, title)
            cell = self._cell(column, row)
            cell.font, cell.fill = ON_HEAD, HEAD
            cell.alignment = CENTRED

    def title(self, said: str, note: str) -> None:
        """What the sheet is, and how to read it."""
        self.words(1, 1, said)
        self.sheet["A1"].font = TITLE
        self.sheet["A1"].alignment = LONG
        self.words(1, 2, note)
        self.sheet["A2"].alignment = LONG

    def heading(self, row: int, said: str) -> None:
        """A title inside the sheet."""
        self.words(1, row, said)
        cell = self._cell(1, row)
        cell.font = HEADING
        cell.alignment = LONG

    def widths(self, widths: Iterable[float]) -> None:
        """How wide the columns are, in characters."""
        for column, width in enumerate(widths, 1):
            self.sheet.column_dimensions[get_column_letter(column)].width = width

    def for_paper(self) -> None:
        """Printed across the paper, as wide as it is."""
        self.sheet.page_setup.orientation = "landscape"
        self.sheet.page_setup.paperSize = LETTER
        self.sheet.page_setup.fitToHeight = 0
        self.sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        self.sheet.sheet_view.showGridLines = False

    def _number(self, column: int, row: int, number: float, *, form: str, given: bool) -> None:
        cell = self._cell(column, row)
        cell.value, cell.number_format = number, form
        cell.alignment = ABOVE
        if given:
            cell.fill = INPUT

    def _cell(self, column: int, row: int) -> Cell:
        cell = self.sheet.cell(row, column)
        if not isinstance(cell, Cell):
            raise TypeError(f"{at(column, row)} is merged into another cell")
        cell.border = UNDER
        return cell
