"""The cells of a sheet: words that no one can turn into a formula, money, days, formulas."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import ceil

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from virage.core.funding.values import Cents
from virage.core.text import Language
from virage.documents.roadmap.stamping import writable

CENTS = 100
LETTER = 1
# Canadian dollars as each language writes them; the tag keeps « 1 234,56 $ » where it is read.
MONEY: dict[Language, str] = {
    "fr": '[$-C0C]#,##0.00\\ "$"',
    "en": '[$-1009]"$"#,##0.00',
}
DAY, WHOLE = "yyyy-mm-dd", "0"
DAY_ZERO = date(1899, 12, 30)  # from which a workbook counts its days
PRIMARY, WASH, SUNKEN, EDGE = "FF0D5650", "FFE8F1EE", "FFF6F1E7", "FFD8CDB9"
HEAD = PatternFill("solid", fgColor=PRIMARY)
INPUT = PatternFill("solid", fgColor=SUNKEN)
SUM = PatternFill("solid", fgColor=WASH)
LETTERS = "Calibri"
BOLD, ON_HEAD = Font(LETTERS, bold=True), Font(LETTERS, bold=True, color="FFFFFFFF")
TITLE = Font(LETTERS, bold=True, size=15, color=PRIMARY)
HEADING = Font(LETTERS, bold=True, size=12, color=PRIMARY)
WRAPPED, ABOVE = Alignment(wrap_text=True, vertical="top"), Alignment(vertical="top")
CENTRED, LONG = Alignment(wrap_text=True, vertical="center"), Alignment(wrap_text=False)
FIRST = Alignment(vertical="top", horizontal="left")
RIGHT = Alignment(wrap_text=True, vertical="center", horizontal="right")
LINE = 15.0  # points that a line of words takes
LETTERS_IN = 1.08  # letters in the width of a figure, which is what columns are measured in
MARGIN = 0.4  # inches
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
    """A sheet that is being written, in one language.

    `shown` is what each formula comes to, by its address: readers that compute nothing show it.
    """

    sheet: Worksheet
    language: Language
    shown: dict[str, float] = field(default_factory=dict)

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

    def formula(
        self, column: int, row: int, said: str, *, comes_to: int | date, form: str = ""
    ) -> None:
        """A formula of ours without its sign, and what it comes to; money where no form is told."""
        cell = self._cell(column, row)
        self.shown[at(column, row)] = _shown(comes_to, form)
        cell.value = f"={said}"
        cell.number_format = form or MONEY[self.language]
        cell.alignment = ABOVE

    def total(self, column: int, row: int, said: str, *, comes_to: int, form: str = "") -> None:
        """A formula that sums up."""
        self.formula(column, row, said, comes_to=comes_to, form=form)
        cell = self._cell(column, row)
        cell.font, cell.fill = BOLD, SUM

    def head(self, row: int, titles: Sequence[str]) -> None:
        """The titles of the columns."""
        for column, title in enumerate(titles, 1):
            self.words(column, row, title)
            cell = self._cell(column, row)
            cell.font, cell.fill = ON_HEAD, HEAD
            cell.alignment = CENTRED

    def number_of(self, column: int, row: int, number: int) -> None:
        """The number of a quarter, as the title of its column."""
        self.whole(column, row, number)
        cell = self._cell(column, row)
        cell.font, cell.fill, cell.alignment = ON_HEAD, HEAD, RIGHT

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
        """Printed across the paper, as wide as it is, its titles said again on each sheet."""
        self._heights()
        self._sides()
        frozen = self.sheet.freeze_panes
        if frozen and not self.sheet.print_title_rows:
            self.sheet.print_title_rows = f"1:{self.sheet[frozen].row - 1}"
        self.sheet.page_margins = PageMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        foot = self.sheet.HeaderFooter.oddFooter
        if foot is not None and foot.right is not None:
            foot.right.text = "&P / &N"
        self.sheet.page_setup.orientation = "landscape"
        self.sheet.page_setup.paperSize = LETTER
        self.sheet.page_setup.fitToHeight = 0
        self.sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        self.sheet.sheet_view.showGridLines = False

    def _sides(self) -> None:
        """A title stands over the figures of its column; the first column is read from its edge."""
        for place, row in enumerate(self.sheet.iter_rows(), 1):
            for column, cell in enumerate(row, 1):
                below = self.sheet.cell(place + 1, column) if cell.fill == HEAD else cell
                if cell.fill == HEAD and column > 1 and _holds_figures(below):
                    cell.alignment = RIGHT
                elif column == 1 and _holds_figures(cell):
                    cell.alignment = FIRST

    def _heights(self) -> None:
        """Rows as tall as their words ask for: not every reader finds it out by itself."""
        for place, row in enumerate(self.sheet.iter_rows(), 1):
            lines = max((self._lines(each) for each in row), default=1)
            if lines > 1:
                self.sheet.row_dimensions[place].height = LINE * lines

    def _lines(self, cell: Cell | MergedCell) -> int:
        if not isinstance(cell, Cell) or cell.data_type != "s" or not cell.alignment.wrap_text:
            return 1
        width = self.sheet.column_dimensions[cell.column_letter].width
        return ceil(len(str(cell.value)) / (width * LETTERS_IN))

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


def _shown(comes_to: int | date, form: str) -> float:
    """What a cell holds: dollars for cents, the number of a day for a day."""
    if isinstance(comes_to, date):
        return (comes_to - DAY_ZERO).days
    return comes_to if form else comes_to / CENTS


def _holds_figures(cell: Cell | MergedCell) -> bool:
    """Whether there is a figure or a formula, or room for one."""
    return cell.data_type in {"n", "f", "d"} and (cell.value is not None or cell.fill == INPUT)
