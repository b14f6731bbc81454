"""The budget by fiscal year, and the money by quarter."""

from collections.abc import Iterator
from itertools import accumulate

from virage.core.funding.values import Cents
from virage.core.roadmap.plan import Placed
from virage.core.roadmap.sums import high_cost, mid_cost
from virage.documents.charts.columns import Column, columns
from virage.documents.charts.drawing import Words as Alt
from virage.documents.portrait.parts import Figure, Table
from virage.documents.portrait.tables import table
from virage.documents.roadmap.dossier import Dossier
from virage.documents.roadmap.paper.shapes import Block, Drawing, Rows, Section, Tone, Words

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
    if any(each.most for each in dossier.financed.flows):
        yield Drawing(_cash(dossier))


def _years(dossier: Dossier) -> Figure:
    """Each fiscal year beside the most that was to be spent."""
    _, drawn, money = dossier.say, dossier.drawn, dossier.wording.money
    limits = drawn.within.years or (None,) * len(drawn.spent)
    title, head = _("The budget by fiscal year"), _("Year %(year)s")
    after = drawn.problem.budget.year(drawn.within.quarters - 1)
    rows, bars = [], []
    for year, (cents, most) in enumerate(zip(drawn.spent, limits, strict=True)):
        label = (head if year <= after else _("After the plan")) % {"year": year + 1}
        stated = _("not stated") if most is None else money(most)
        left = "" if most is None else money(most - cents)
        rows.append((label, money(cents), stated, left))
        bars.append(Column(label, cents, _around(cents, dossier) or money(0), most))
    columns_of = (_("Year"), _("Spent at most"), _("Budget"), _("Left"))
    told = "; ".join(f"{label} {spent} / {most}" for label, spent, most, _left in rows)
    return Figure(
        id="plan-years",
        title=title,
        description=f"{title}. {told}.",
        note=_("Bar: spent at most. Mark across: the most that you said you could spend."),
        svg=columns(Alt("plan-years", title, told), bars),
        table=table(title, columns_of, rows, numbers=3),
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


def _cash(dossier: Dossier) -> Figure:
    """What is spent in each quarter at the high cost, and in all since the start."""
    _, money, flows = dossier.say, dossier.wording.money, dossier.financed.flows
    title = _("Money that goes out by quarter, at the high cost")
    so_far = list(accumulate(each.most - each.granted for each in flows))
    rows = [
        (
            dossier.quarter(each.quarter),
            dossier.in_words(dossier.financed.quarters.first_day(each.quarter)),
            *map(money, (each.most, each.granted, whole)),
        )
        for each, whole in zip(flows, so_far, strict=True)
    ]
    bars = [
        Column(dossier.quarter(each.quarter), each.most, _around(each.most, dossier))
        for each in flows
    ]
    head = (_("Quarter"), _("Begins"), _("Spent"), _("Aid granted"), _("Paid since the start"))
    told = "; ".join(f"{row[0]} {row[2]}" for row in rows)
    return Figure(
        id="plan-cash",
        title=title,
        description=f"{title}. {told}.",
        note=_("Until a grant is paid, the co-op advances everything."),
        svg=columns(Alt("plan-cash", title, told), bars),
        table=table(title, head, rows, numbers=3),
    )


def _around(cents: Cents, dossier: Dossier) -> str:
    """An amount to the dollar, for a drawing; nothing for nothing."""
    return dossier.wording.money(CENTS * round(cents / CENTS)) if cents else ""
