"""The budget by fiscal year, and the money by quarter."""

from collections.abc import Iterator

from virage.core.funding.values import Cents
from virage.core.roadmap.cash import years_of_money
from virage.core.roadmap.plan import Placed
from virage.core.roadmap.sums import high_cost, mid_cost
from virage.documents.charts.columns import WIDE, Column, columns
from virage.documents.charts.drawing import Words as Alt
from virage.documents.portrait.parts import Figure, Table
from virage.documents.portrait.tables import table
from virage.documents.roadmap.cash import cash_figure, lowest_in_words, moves
from virage.documents.roadmap.dossier import Dossier
from virage.documents.roadmap.paper.shapes import Block, Drawing, Rows, Section, Tone, Words
from virage.documents.roadmap.years import most_of, year_in_words

CENTS = 100


def budget(dossier: Dossier) -> Section:
    """What each year costs at most, what each step costs, and when money goes out."""
    _ = dossier.say
    return Section("budget", _("The budget"), tuple(_budget(dossier)), apart=True)


def _budget(dossier: Dossier) -> Iterator[Block]:
    _ = dossier.say
    yield Words(
        _(
            "The budget is held to the high cost and counts only aid that is granted. Costs are"
            " guesses before taxes, to be checked. The year after the plan is counted too, because"
            " some costs go on."
        )
    )
    yield Drawing(_years(dossier))
    priced = [each for each in dossier.drawn.placed if high_cost(each.mode) or each.mode.recurring]
    if priced:
        yield Rows(_steps(priced, dossier), (5, 0, 0, 0), total=True)
    free = len(dossier.drawn.placed) - len(priced)
    if free:
        yield Words(_("Steps that cost no money: %(count)s.") % {"count": free}, Tone.SOFT)
    if moves(dossier):
        yield Drawing(cash_figure(dossier, width=WIDE))
        yield Words(" ".join(lowest_in_words(dossier)), Tone.STRONG)


def _years(dossier: Dossier) -> Figure:
    """Each fiscal year beside the most that was to be spent; granted aid lowers what is paid."""
    _, drawn, money = dossier.say, dossier.drawn, dossier.wording.money
    title = _("The budget by fiscal year")
    rows, bars = [], []
    for each in years_of_money(dossier.financed.flows, drawn.problem.budget):
        label = year_in_words(each.year, dossier)
        most = most_of(each.year, dossier)
        stated = _("not stated") if most is None else money(most)
        left = "" if most is None else money(most - each.own)
        rows.append((label, money(each.spent), money(each.granted), money(each.own), stated, left))
        bars.append(Column(label, each.own, _around(each.own, dossier) or money(0), most))
    head = (
        _("Year"), _("Spent at most"), _("Aid granted"), _("You pay"), _("Budget"), _("Left"),
    )  # fmt: skip
    told = "; ".join(f"{label} {own} / {most}" for label, _spent, _aid, own, most, _left in rows)
    return Figure(
        id="plan-years",
        title=title,
        description=f"{title}. {told}.",
        note=_("Bar: what you pay at most. Mark across: the most that you said you could spend."),
        svg=columns(Alt("plan-years", title, told), bars),
        table=table(title, head, rows, numbers=5),
    )


def _steps(priced: list[Placed], dossier: Dossier) -> Table:
    _, tell = dossier.say, dossier.wording
    rows = [
        (
            tell.step(each),
            *map(tell.money, (mid_cost(each.mode), high_cost(each.mode), each.mode.recurring)),
        )
        for each in priced
    ]
    sums = (
        sum(mid_cost(each.mode) for each in priced),
        sum(high_cost(each.mode) for each in priced),
        sum(each.mode.recurring for each in priced),
    )
    head = (_("Step"), _("Most likely"), _("At most"), _("Then each year"))
    whole = [*rows, (_("Total"), *map(tell.money, sums))]
    return table(_("What each step costs"), head, whole, numbers=3)


def _around(cents: Cents, dossier: Dossier) -> str:
    """An amount to the dollar, for a drawing; nothing for nothing."""
    return dossier.wording.money(CENTS * round(cents / CENTS)) if cents else ""
