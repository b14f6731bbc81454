"""The days of people by quarter, shared out over the quarters that are open."""

from virage.core.roadmap.sums import work
from virage.documents.roadmap.paper.people import roles, taken
from virage.documents.roadmap.workbook.cells import WHOLE, at, fixed, span
from virage.documents.roadmap.workbook.ledger import FIRST, LAST, Ledger

(PLACE, NAME, ROLE, DAYS, BEGINS, ENDS) = range(1, 7)
BEFORE = 6
QUARTER_ROW, OPEN_ROW, TOP = 4, 5, 6


def people(ledger: Ledger) -> None:
    """A row for each step and role, then each role beside the days that it has."""
    page, dossier = ledger.people, ledger.dossier
    _ = dossier.say
    page.title(
        _("The load on people"),
        _("Whole days; 1 under a quarter that is open, 0 under one that is closed."),
    )
    page.head(
        QUARTER_ROW,
        (_("No."), _("Step"), _("Role"), _("Days"), _("First quarter"), _("Last quarter")),
    )
    page.words(NAME, OPEN_ROW, _("Open quarters"))
    for quarter in range(ledger.quarters):
        page.number_of(BEFORE + 1 + quarter, QUARTER_ROW, quarter + 1)
        closed = quarter in dossier.drawn.problem.closed
        page.whole(BEFORE + 1 + quarter, OPEN_ROW, int(not closed), given=True)
    row = TOP
    for place, step in enumerate(ledger.placed):
        for role, days in step.mode.days:
            page.whole(PLACE, row, place + 1)
            page.words(NAME, row, dossier.wording.step(step))
            page.words(ROLE, row, dossier.wording.role(role))
            page.whole(DAYS, row, days, given=True)
            page.formula(
                BEGINS, row, ledger.step(FIRST, place), comes_to=step.start + 1, form=WHOLE
            )
            page.formula(ENDS, row, ledger.step(LAST, place), comes_to=step.end, form=WHOLE)
            shared = work(dossier.drawn.problem, step.mode, step.start)
            for quarter in range(ledger.quarters):
                _days(ledger, row, BEFORE + 1 + quarter, comes_to=shared.get((role, quarter), 0))
            row += 1
    _by_role(ledger, row)
    page.widths((5, 48, 24, 8, 11, 11, *(7 for _quarter in range(ledger.quarters))))
    page.sheet.freeze_panes = at(BEFORE + 1, TOP)


def _days(ledger: Ledger, row: int, column: int, *, comes_to: int) -> None:
    """Whole days: those given up to this open quarter less those given before it."""
    last = BEFORE + ledger.quarters
    quarters = span(fixed(BEFORE + 1, QUARTER_ROW), fixed(last, QUARTER_ROW))
    opened = span(fixed(BEFORE + 1, OPEN_ROW), fixed(last, OPEN_ROW))
    begins, ends, days = fixed(BEGINS, row), fixed(ENDS, row), fixed(DAYS, row)
    here = fixed(column, QUARTER_ROW)
    all_open = f"SUMPRODUCT({opened}*({quarters}>={begins})*({quarters}<={ends}))"
    so_far = f"SUMPRODUCT({opened}*({quarters}>={begins})*({quarters}<={here}))"
    ledger.people.formula(
        column,
        row,
        f"IF({fixed(column, OPEN_ROW)}*({here}>={begins})*({here}<={ends})=0,0,"
        f"INT({days}*{so_far}/{all_open})-INT({days}*({so_far}-1)/{all_open}))",
        comes_to=comes_to,
        form=WHOLE,
    )


def _by_role(ledger: Ledger, end: int) -> None:
    """The days that each role gives, has and has left."""
    page, dossier = ledger.people, ledger.dossier
    _, days = dossier.say, taken(dossier)
    page.heading(end + 1, _("Days by role and quarter"))
    row = end + 2
    named = span(fixed(ROLE, TOP), fixed(ROLE, max(TOP, end - 1)))
    for role in roles(dossier):
        labels = (_("given"), _("available"), _("left"))
        for shift, label in enumerate(labels):
            page.words(NAME, row + shift, dossier.wording.role(role), bold=not shift)
            page.words(ROLE, row + shift, label)
        for quarter in range(ledger.quarters):
            column = BEFORE + 1 + quarter
            given = span(at(column, TOP), at(column, max(TOP, end - 1)))
            asked, most = days[role, quarter], dossier.drawn.problem.days(role, quarter)
            said = f"SUMIF({named},{fixed(NAME, row)},{given})"
            page.total(column, row, said, comes_to=asked, form=WHOLE)
            page.whole(column, row + 1, most, given=True)
            left = f"{at(column, row + 1)}-{at(column, row)}"
            page.formula(column, row + 2, left, comes_to=most - asked, form=WHOLE)
        row += len(labels)
