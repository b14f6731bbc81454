"""Where things stand in the workbook, so that formulas of one sheet can name those of another."""

from dataclasses import dataclass

from virage.core.roadmap.plan import Placed
from virage.documents.roadmap.dossier import Dossier
from virage.documents.roadmap.workbook.cells import Page, fixed, span

FIRST_ROW = 6
(NO, STEP, WAY, LEAD, FIRST, LENGTH, LAST, STARTS, ENDS, LIKELY, MOST, YEARLY) = range(1, 13)
START_ON = fixed(WAY, 3)
BEFORE_QUARTERS = 2
QUARTER_ROW, YEAR_ROW, BEGINS_ROW = 4, 5, 6
FIRST_SPENT = 7


@dataclass(frozen=True)
class Ledger:
    """The pages of the workbook and the rows of its steps."""

    dossier: Dossier
    roadmap: Page
    spending: Page
    budget: Page
    financing: Page
    people: Page

    @property
    def placed(self) -> tuple[Placed, ...]:
        """The steps in their order."""
        return self.dossier.drawn.placed

    @property
    def quarters(self) -> int:
        """The quarters that are counted: until the last money has moved."""
        return len(self.dossier.financed.flows)

    @property
    def last_row(self) -> int:
        """The last row of the steps on the roadmap."""
        return FIRST_ROW + len(self.placed) - 1

    @property
    def spent_row(self) -> int:
        """The row of the spending sheet that sums up each quarter."""
        return FIRST_SPENT + len(self.placed)

    def step(self, column: int, place: int) -> str:
        """A cell of a step on the roadmap, named from another sheet."""
        return f"{self.roadmap.name}!{fixed(column, FIRST_ROW + place)}"

    def over_quarters(self, row: int) -> str:
        """A row of the spending sheet over all its quarters, named from another sheet."""
        first = fixed(BEFORE_QUARTERS + 1, row)
        return f"{self.spending.name}!{span(first, fixed(BEFORE_QUARTERS + self.quarters, row))}"

    def row_of(self, initiative: str) -> int:
        """The place of a step, from 0."""
        return [each.id for each in self.placed].index(initiative)
