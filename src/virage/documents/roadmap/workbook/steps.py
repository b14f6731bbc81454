"""The roadmap and the money of each step by quarter."""

from virage.core.funding.values import Cents
from virage.core.roadmap.sums import high_cost, mid_cost
from virage.core.roadmap.sums import spending as money_of
from virage.documents.roadmap.workbook.cells import DAY, WHOLE, at, fixed, span
from virage.documents.roadmap.workbook.ledger import (
    BEFORE_QUARTERS,
    BEGINS_ROW,
    ENDS,
    FIRST,
    FIRST_ROW,
    FIRST_SPENT,
    LAST,
    LEAD,
    LENGTH,
    LIKELY,
    MOST,
    NO,
    QUARTER_ROW,
    START_ON,
    STARTS,
    STEP,
    WAY,
    YEAR_ROW,
    YEARLY,
    Ledger,
)


def roadmap(ledger: Ledger) -> None:
    """A step a row; quarters, costs and the first day may be changed, and the rest follows."""
    dossier, page = ledger.dossier, ledger.roadmap
    _ = dossier.say
    page.title(_("The roadmap"), _("Change a coloured cell: everything else follows."))
    page.words(STEP, 3, _("The plan starts on"), bold=True)
    page.day(WAY, 3, dossier.financed.quarters.start, given=True)
    page.head(
        FIRST_ROW - 1,
        (
            _("No."), _("Step"), _("Who does it"), _("Who leads"), _("First quarter"),
            _("Quarters"), _("Last quarter"), _("Starts on"), _("Ends on"), _("Most likely"),
            _("At most"), _("Then each year"),
        ),
    )  # fmt: skip
    for place in range(len(ledger.placed)):
        _step(ledger, place)
    row = ledger.last_row + 1
    page.words(STEP, row, _("Total"), bold=True)
    sums = {
        LIKELY: sum(mid_cost(each.mode) for each in ledger.placed),
        MOST: sum(high_cost(each.mode) for each in ledger.placed),
        YEARLY: sum(each.mode.recurring for each in ledger.placed),
    }
    for column, cents in sums.items():
        cells = span(at(column, FIRST_ROW), at(column, ledger.last_row))
        page.total(column, row, f"SUM({cells})" if ledger.placed else "0", comes_to=cents)
    page.widths((5, 48, 22, 22, 11, 12, 11, 12, 12, 15, 15, 16))
    page.sheet.freeze_panes = at(STEP + 1, FIRST_ROW)


def _step(ledger: Ledger, place: int) -> None:
    dossier, page, row = ledger.dossier, ledger.roadmap, FIRST_ROW + place
    step, tell = ledger.placed[place], ledger.dossier.wording
    page.whole(NO, row, place + 1)
    page.words(STEP, row, tell.step(step))
    page.words(WAY, row, tell.way(step))
    page.words(LEAD, row, dossier.wording.lead(step))
    page.whole(FIRST, row, step.start + 1, given=True)
    page.whole(LENGTH, row, step.mode.quarters, given=True)
    begins, ends = dossier.financed.first_day(step), dossier.financed.last_day(step)
    page.formula(LAST, row, f"{at(FIRST, row)}+{at(LENGTH, row)}-1", comes_to=step.end, form=WHOLE)
    page.formula(
        STARTS, row, f"EDATE({START_ON},3*({at(FIRST, row)}-1))", comes_to=begins, form=DAY
    )
    page.formula(ENDS, row, f"EDATE({START_ON},3*{at(LAST, row)})-1", comes_to=ends, form=DAY)
    page.money(LIKELY, row, mid_cost(step.mode), given=True)
    page.money(MOST, row, high_cost(step.mode), given=True)
    page.money(YEARLY, row, step.mode.recurring, given=True)


def spending(ledger: Ledger) -> None:
    """What each step costs in each quarter at the high cost, to the cent."""
    dossier, page = ledger.dossier, ledger.spending
    _ = dossier.say
    page.title(
        _("Money by step and quarter, at the high cost"),
        _("Once, shared out over the quarters of the step; then a quarter of the yearly cost."),
    )
    page.head(QUARTER_ROW, (_("No."), _("Quarter")))
    page.words(2, YEAR_ROW, _("Fiscal year"))
    page.words(2, BEGINS_ROW, _("Begins"))
    start = f"{ledger.roadmap.name}!{START_ON}"
    for quarter in range(ledger.quarters):
        column = BEFORE_QUARTERS + 1 + quarter
        page.number_of(column, QUARTER_ROW, quarter + 1)
        page.whole(column, YEAR_ROW, dossier.drawn.problem.budget.year(quarter) + 1)
        begins = dossier.financed.quarters.first_day(quarter)
        said = f"EDATE({start},3*({at(column, QUARTER_ROW)}-1))"
        page.formula(column, BEGINS_ROW, said, comes_to=begins, form=DAY)
    for place, step in enumerate(ledger.placed):
        row = FIRST_SPENT + place
        page.whole(1, row, place + 1)
        page.words(2, row, dossier.wording.step(step))
        cents = money_of(dossier.drawn.problem, step.mode, step.start)
        for quarter in range(ledger.quarters):
            _spent(ledger, place, BEFORE_QUARTERS + 1 + quarter, cents=cents.get(quarter, 0))
    page.words(2, ledger.spent_row, _("Total"), bold=True)
    for quarter in range(ledger.quarters):
        column = BEFORE_QUARTERS + 1 + quarter
        cells = span(at(column, FIRST_SPENT), at(column, ledger.spent_row - 1))
        most = dossier.financed.flows[quarter].most
        page.total(
            column, ledger.spent_row, f"SUM({cells})" if ledger.placed else "0", comes_to=most
        )
    page.widths((5, 48, *(13 for _quarter in range(ledger.quarters))))
    page.sheet.freeze_panes = at(BEFORE_QUARTERS + 1, FIRST_SPENT)


def _spent(ledger: Ledger, place: int, column: int, *, cents: Cents) -> None:
    """Whole cents: what is shared out up to this quarter less what was before it."""
    quarter = fixed(column, QUARTER_ROW)
    first, last = ledger.step(FIRST, place), ledger.step(LAST, place)
    once, parts = f"ROUND({ledger.step(MOST, place)}*100,0)", ledger.step(LENGTH, place)
    yearly = f"ROUND({ledger.step(YEARLY, place)}*100,0)"
    turn = f"MOD({quarter}-{last}-1,4)"
    during = (
        f"(INT({once}*({quarter}-{first}+1)/{parts})-INT({once}*({quarter}-{first})/{parts}))/100"
    )
    after = f"(INT({yearly}*({turn}+1)/4)-INT({yearly}*{turn}/4))/100"
    ledger.spending.formula(
        column,
        FIRST_SPENT + place,
        f"IF({quarter}<{first},0,IF({quarter}<={last},{during},{after}))",
        comes_to=cents,
    )
