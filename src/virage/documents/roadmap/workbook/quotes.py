"""The grid to compare the quotes of each step that buys something: marks, prices over years."""

from virage.core.roadmap.plan import Placed
from virage.documents.roadmap.dossier import Dossier
from virage.documents.roadmap.paper.buying import costs_compared, quote_titles
from virage.documents.roadmap.requirements import (
    ESSENTIAL,
    QUOTES,
    TOP_MARK,
    YEARS_COMPARED,
    bought_steps,
    requirements_of,
)
from virage.documents.roadmap.workbook.cells import MONEY, WHOLE, Page, at, fixed, span

CRITERION, ASKED, WEIGHT, FIRST_QUOTE = 1, 2, 3, 4
COLUMNS = range(FIRST_QUOTE, FIRST_QUOTE + QUOTES)
TOP = 4


def quotes(page: Page, dossier: Dossier) -> None:
    """One grid a step; a sheet that says so where nothing is bought."""
    _ = dossier.say
    page.title(
        _("Grid to compare quotes"),
        _(
            "Give each criterion 0 to %(most)s; leave empty what you have not checked. Weights:"
            " 3 essential, 2 important, 1 useful."
        )
        % {"most": TOP_MARK},
    )
    row = TOP
    for step in bought_steps(dossier):
        row = _grid(page, row, step=step, dossier=dossier)
    if row == TOP:
        page.words(CRITERION, row, _("Nothing is bought of a supplier in this plan."))
    page.widths((30, 70, 10, *(16 for _column in COLUMNS)))


def _grid(page: Page, row: int, *, step: Placed, dossier: Dossier) -> int:
    """One grid from a row on; the row where the next one may begin."""
    _, asked = dossier.say, requirements_of(step, dossier)
    page.heading(row, dossier.wording.step(step))
    head = (_("Criterion"), _("What is asked"), _("Weight"), *quote_titles(dossier))
    page.head(row + 1, head)
    first = row + 2
    for place, each in enumerate(asked):
        page.words(CRITERION, first + place, each.criterion, bold=each.essential)
        page.words(ASKED, first + place, each.asked)
        page.whole(WEIGHT, first + place, each.weight, given=True)
        for column in COLUMNS:
            page.blank(column, first + place, WHOLE)
    last = first + len(asked) - 1
    most = TOP_MARK * sum(each.weight for each in asked)
    _marks(page, span_of=(first, last), most=most, dossier=dossier)
    _prices(page, last + 4, dossier)
    return last + 8


def _marks(page: Page, *, span_of: tuple[int, int], most: int, dossier: Dossier) -> None:
    """The marks by weight, out of how many, and the essential criteria that have none."""
    _, (first, last) = dossier.say, span_of
    weights = span(fixed(WEIGHT, first), fixed(WEIGHT, last))
    page.words(CRITERION, last + 1, _("Marks by weight"), bold=True)
    page.total(WEIGHT, last + 1, f"{TOP_MARK}*SUM({weights})", comes_to=most, form=WHOLE)
    page.words(CRITERION, last + 2, _("Essential criteria marked 0"), bold=True)
    page.words(ASKED, last + 2, _("One is enough to set the quote aside."))
    for column in COLUMNS:
        marks = span(at(column, first), at(column, last))
        page.total(column, last + 1, f"SUMPRODUCT({weights},{marks})", comes_to=0, form=WHOLE)
        refused = f"SUMPRODUCT(({weights}={ESSENTIAL})*ISNUMBER({marks})*({marks}=0))"
        page.total(column, last + 2, refused, comes_to=0, form=WHOLE)


def _prices(page: Page, row: int, dossier: Dossier) -> None:
    """What each quote costs once, each year, and over the years that are compared."""
    for place, label in enumerate(costs_compared(dossier)):
        page.words(CRITERION, row + place - 1, label, bold=True)
    for column in COLUMNS:
        once, yearly = at(column, row - 1), at(column, row)
        page.blank(column, row - 1, MONEY[page.language])
        page.blank(column, row, MONEY[page.language])
        page.total(column, row + 1, f"{once}+{YEARS_COMPARED}*{yearly}", comes_to=0)
