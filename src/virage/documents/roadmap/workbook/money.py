"""The budget by fiscal year, the cash by quarter, and who could be asked to pay."""

from collections.abc import Mapping

from virage.core.funding.values import Cents
from virage.core.roadmap.cash import MoneyOfYear, Standing, standings, years_of_money
from virage.core.roadmap.financing import Chance, Flow
from virage.core.roadmap.sums import mid_cost
from virage.documents.funding.labels import forms, verdicts
from virage.documents.language import listed
from virage.documents.roadmap.workbook.cells import DAY, WHOLE, at, fixed, span
from virage.documents.roadmap.workbook.ledger import (
    BEFORE_QUARTERS,
    BEGINS_ROW,
    LAST,
    LIKELY,
    YEAR_ROW,
    Ledger,
)
from virage.documents.roadmap.years import most_of

TOP = 5
(PLACE, NAME, PROGRAMME, SAID, COST, SURE, BEST, GRANTED, ARRIVES) = range(1, 10)


def budget(ledger: Ledger) -> None:
    """Each fiscal year beside its budget, then each quarter and what is paid since the start."""
    page, _ = ledger.budget, ledger.dossier.say
    page.title(
        _("The budget by fiscal year"),
        _("At the high cost, before taxes; only aid that is granted is counted."),
    )
    years = _years(ledger, TOP)
    _cash(ledger, years + 3)
    page.widths((14, 16, 18, 16, 21, 21, 12))
    page.sheet.freeze_panes = "B4"


def _years(ledger: Ledger, row: int) -> int:
    """The fiscal years; the row of their total."""
    page, dossier, _ = ledger.budget, ledger.dossier, ledger.dossier.say
    years = years_of_money(dossier.financed.flows, dossier.drawn.problem.budget)
    page.head(row - 1, (_("Year"), _("Spent at most"), _("Aid granted"), _("Budget"), _("Left")))
    first, limits = row, [most_of(each.year, dossier) for each in years]
    for each, most in zip(years, limits, strict=True):
        _year(ledger, row, each, most=most)
        row += 1
    stated = [
        (each.own, most) for each, most in zip(years, limits, strict=True) if most is not None
    ]
    page.words(1, row, _("Total"), bold=True)
    sums = {
        2: sum(each.spent for each in years),
        3: sum(each.granted for each in years),
        4: sum(most for _own, most in stated),
        5: sum(most - own for own, most in stated),
    }
    for column, cents in sums.items():
        said = f"SUM({span(at(column, first), at(column, row - 1))})"
        page.total(column, row, said, comes_to=cents)
    return row


def _year(ledger: Ledger, row: int, year: MoneyOfYear, *, most: Cents | None) -> None:
    page, _ = ledger.budget, ledger.dossier.say
    of_year = f"{ledger.over_quarters(YEAR_ROW)},{at(1, row)}"
    spent = f"SUMIF({of_year},{ledger.over_quarters(ledger.spent_row)})"
    granted = f"SUMIF({_cash_column(ledger, 7)},{at(1, row)},{_cash_column(ledger, 4)})"
    page.whole(1, row, year.year + 1)
    page.formula(2, row, spent, comes_to=year.spent)
    page.formula(3, row, granted, comes_to=year.granted)
    if most is None:
        page.words(4, row, _("not stated"))
    else:
        page.money(4, row, most, given=True)
        page.formula(5, row, f"{at(4, row)}+{at(3, row)}-{at(2, row)}", comes_to=most - year.own)


def _cash_first(ledger: Ledger) -> int:
    """The first row of the cash table."""
    dossier = ledger.dossier
    years = years_of_money(dossier.financed.flows, dossier.drawn.problem.budget)
    return TOP + len(years) + 5


def _cash_column(ledger: Ledger, column: int) -> str:
    first = _cash_first(ledger)
    return span(fixed(column, first), fixed(column, first + ledger.quarters - 1))


def _cash(ledger: Ledger, row: int) -> None:
    page, _ = ledger.budget, ledger.dossier.say
    page.heading(row, _("Money by quarter, at the high cost"))
    page.head(
        row + 1,
        (
            _("Quarter"), _("Begins"), _("Spent"), _("Aid granted"), _("Paid since the start"),
            _("Could come, at best"), _("Fiscal year"),
        ),
    )  # fmt: skip
    for flow, end in zip(
        ledger.dossier.financed.flows, standings(ledger.dossier.financed.flows), strict=True
    ):
        _quarter(ledger, flow, end)


def _quarter(ledger: Ledger, flow: Flow, end: Standing) -> None:
    page, dossier, quarter = ledger.budget, ledger.dossier, flow.quarter
    here, column = _cash_first(ledger) + quarter, BEFORE_QUARTERS + 1 + quarter
    name, budget = ledger.spending.name, dossier.drawn.problem.budget
    begins = dossier.financed.quarters.first_day(quarter)
    before = f"{at(5, here - 1)}+" if quarter else ""
    page.whole(1, here, quarter + 1)
    page.formula(2, here, f"{name}!{at(column, BEGINS_ROW)}", comes_to=begins, form=DAY)
    page.formula(3, here, f"{name}!{at(column, ledger.spent_row)}", comes_to=flow.most)
    page.formula(4, here, _coming(ledger, GRANTED, at(1, here)), comes_to=flow.granted)
    page.formula(5, here, f"{before}{at(3, here)}-{at(4, here)}", comes_to=-end.granted)
    page.formula(6, here, _coming(ledger, BEST, at(1, here)), comes_to=flow.hoped.high)
    page.formula(
        7, here, f"{name}!{at(column, YEAR_ROW)}", comes_to=budget.year(quarter) + 1, form=WHOLE
    )


def _coming(ledger: Ledger, column: int, quarter: str) -> str:
    """What comes in a quarter of the aid of one column of the financing."""
    name, last = ledger.financing.name, TOP + max(1, _lines(ledger)) - 1
    arrives = f"{name}!{span(fixed(ARRIVES, TOP), fixed(ARRIVES, last))}"
    return f"SUMIF({arrives},{quarter},{name}!{span(fixed(column, TOP), fixed(column, last))})"


def _lines(ledger: Ledger) -> int:
    return sum(len(ledger.dossier.financed.chances(each)) for each in ledger.placed)


def financing(ledger: Ledger) -> None:
    """What could be asked for each step, the whole, and what is only lent, never taken off."""
    page, _ = ledger.financing, ledger.dossier.say
    page.title(
        _("Financing: what could be asked, apart from the budget"),
        _("Once it is granted, write the amount under “Granted”: the budget then counts it."),
    )
    page.head(
        TOP - 1,
        (
            _("No."), _("Step"), _("Programme"), _("By the published rules"), _("Cost, once"),
            _("Could be asked, for sure"), _("Could be asked, at best"), _("Granted"),
            _("Comes in quarter"),
        ),
    )  # fmt: skip
    row = TOP
    for place, step in enumerate(ledger.placed):
        for chance in ledger.dossier.financed.chances(step):
            _line(ledger, row, place=place, chance=chance)
            row += 1
    row = max(row, TOP + 1)
    page.words(NAME, row, _("Total"), bold=True)
    chances = [each for step in ledger.placed for each in ledger.dossier.financed.chances(step)]
    sums = {
        column: sum(_ends(each)[column] for each in chances) for column in (SURE, BEST, GRANTED)
    }
    for column, cents in sums.items():
        page.total(
            column, row, f"SUM({span(at(column, TOP), at(column, row - 1))})", comes_to=cents
        )
    _whole(ledger, row, sums)
    _apart(ledger, row + 9)
    page.widths((5, 44, 46, 20, 14, 16, 16, 14, 12))
    page.sheet.freeze_panes = at(NAME + 1, TOP)
    page.sheet.print_title_rows = "1:2"  # the second table has titles of its own


def _line(ledger: Ledger, row: int, *, place: int, chance: Chance) -> None:
    page, dossier = ledger.financing, ledger.dossier
    _, step = dossier.say, ledger.placed[place]
    said = _("granted") if chance.granted else verdicts(dossier.language)[chance.verdict]
    page.whole(PLACE, row, place + 1)
    page.words(NAME, row, dossier.wording.step(step))
    page.words(PROGRAMME, row, dossier.labels.programme(chance.programme))
    page.words(SAID, row, said)
    page.formula(COST, row, ledger.step(LIKELY, place), comes_to=mid_cost(step.mode))
    for column, cents in _ends(chance).items():
        page.money(column, row, cents, given=column == GRANTED)
    page.formula(ARRIVES, row, f"{ledger.step(LAST, place)}+1", comes_to=step.end + 1, form=WHOLE)


def _ends(chance: Chance) -> dict[int, Cents]:
    """What could be asked, for sure and at best, and what is granted, by column."""
    if chance.granted:
        return {SURE: 0, BEST: 0, GRANTED: chance.amount.high}
    return {SURE: chance.amount.low, BEST: chance.amount.high, GRANTED: 0}


def _whole(ledger: Ledger, total: int, sums: Mapping[int, Cents]) -> None:
    """What the co-op pays, without any grant and with them."""
    page, _ = ledger.financing, ledger.dossier.say
    row, all_costs = total + 2, sum(mid_cost(each.mode) for each in ledger.placed)
    cost = f"{ledger.roadmap.name}!{fixed(LIKELY, ledger.last_row + 1)}"
    today = f"{at(COST, row)}-{at(COST, row + 1)}"
    left = all_costs - sums[GRANTED]
    rows = (
        (_("Cost of the steps, once"), cost, all_costs),
        (
            _("Granted today, the only aid that the budget counts"),
            at(GRANTED, total),
            sums[GRANTED],
        ),
        (_("Could be asked, for sure"), at(SURE, total), sums[SURE]),
        (_("Could be asked, at best"), at(BEST, total), sums[BEST]),
        (_("You pay if all of it comes"), f"{today}-{at(COST, row + 3)}", left - sums[BEST]),
        (_("You pay with what is granted today"), today, left),
    )
    for place, (label, said, cents) in enumerate(rows):
        page.words(NAME, row + place, label, bold=True)
        page.total(COST, row + place, said, comes_to=cents)


def _apart(ledger: Ledger, row: int) -> None:
    page, dossier = ledger.financing, ledger.dossier
    _ = dossier.say
    page.heading(row, _("Apart: loans, guarantees and credits lower nothing of what you pay today"))
    page.head(
        row + 1, (_("No."), _("Step"), _("Programme"), _("Kind"), _("Cost, once"), _("At most"))
    )
    named = forms(dossier.language)
    for each in dossier.financed.financing.apart:
        place = ledger.row_of(each.step)
        kinds = [named[form] for form in each.forms] or [_("grant or loan: not known")]
        page.whole(PLACE, row + 2, place + 1)
        page.words(NAME, row + 2, dossier.wording.step(ledger.placed[place]))
        page.words(PROGRAMME, row + 2, dossier.labels.programme(each.programme))
        page.words(SAID, row + 2, listed(kinds, dossier.language))
        page.formula(
            COST, row + 2, ledger.step(LIKELY, place), comes_to=mid_cost(ledger.placed[place].mode)
        )
        page.money(SURE, row + 2, each.amount.high)
        row += 1
