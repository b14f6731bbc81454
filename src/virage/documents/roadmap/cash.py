"""The money of a plan over time: drawn, as a table, and its lowest point in words."""

from collections.abc import Iterator

from virage.core.funding.values import Cents
from virage.core.roadmap.cash import Standing, standings
from virage.documents.charts.cash import Mark, Quarter, cash, scale
from virage.documents.charts.drawing import WIDTH
from virage.documents.charts.drawing import Words as Alt
from virage.documents.funding.labels import range_in_dollars
from virage.documents.portrait.parts import Figure, Table
from virage.documents.portrait.tables import table
from virage.documents.roadmap.dossier import Dossier

CENTS = 100


def moves(dossier: Dossier) -> bool:
    """Whether any money moves at all."""
    return any(each.most or each.granted for each in dossier.financed.flows)


def lowest_in_words(dossier: Dossier) -> Iterator[str]:
    """How low the money goes, and when, with what is granted; then if all that may come came."""
    _, ends = dossier.say, standings(dossier.financed.flows)
    low, best = _lowest(ends), min(ends, key=lambda each: each.at_best)
    told = _told(low.quarter, -low.granted, dossier)
    if any(each.granted for each in dossier.financed.flows):
        yield _("Lowest point: at the end of %(quarter)s, you have advanced %(amount)s.") % told
    else:
        yield (
            _(
                "Lowest point: no aid is granted, so you pay everything: %(amount)s by the end of"
                " %(quarter)s."
            )
            % told
        )
    coming = [each for each in dossier.financed.flows if each.hoped.high]
    if coming:
        yield _(
            "If all that could be asked came, at best, the first of it would come in %(first)s, and"
            " your lowest point would be %(amount)s, at the end of %(quarter)s: aid is paid after"
            " the work, so it is first advanced."
        ) % (
            _told(best.quarter, -best.at_best, dossier)
            | {"first": dossier.quarter_and_day(coming[0].quarter)}
        )


def cash_figure(dossier: Dossier, *, width: float = WIDTH) -> Figure:
    """What goes out and comes in by quarter, at the high cost, and what it leaves."""
    _ = dossier.say
    flows, ends = dossier.financed.flows, standings(dossier.financed.flows)
    low, title = _lowest(ends), _("Money over the quarters, at the high cost")
    drawn = [
        Quarter(dossier.quarter(flow.quarter), flow.most, flow.granted, end.granted, end.at_best)
        for flow, end in zip(flows, ends, strict=True)
    ]
    reach = [each for end in ends for each in (end.granted, end.at_best)]
    reach += [each for flow in flows for each in (-flow.most, flow.granted)]
    amounts = [(cents, _around(round(cents), dossier)) for cents in scale(min(reach), max(reach))]
    told = " ".join(lowest_in_words(dossier))
    mark = Mark(low.quarter, _around(low.granted, dossier))
    return Figure(
        id="plan-cash",
        title=title,
        description=f"{title}. {told}",
        note=_(
            "Under the line, what goes out; over it, aid that is granted, in the quarter after its"
            " step. Full curve: what you have left or advanced since the start. Dashed: the same if"
            " all that could be asked came, at best."
        ),
        svg=cash(Alt("plan-cash", title, told), drawn, amounts, mark=mark, width=width),
        table=_table(title, dossier, ends),
    )


def _table(title: str, dossier: Dossier, ends: tuple[Standing, ...]) -> Table:
    _, money = dossier.say, dossier.wording.money
    rows = [
        (
            dossier.quarter(flow.quarter),
            dossier.in_words(dossier.financed.quarters.first_day(flow.quarter)),
            money(flow.most),
            money(flow.granted),
            money(-end.granted),
            range_in_dollars(flow.hoped, dossier.language),
        )
        for flow, end in zip(dossier.financed.flows, ends, strict=True)
    ]
    head = (
        _("Quarter"), _("Begins"), _("Spent"), _("Aid granted"), _("Paid since the start"),
        _("Could come"),
    )  # fmt: skip
    return table(title, head, rows, numbers=4)


def _lowest(ends: tuple[Standing, ...]) -> Standing:
    return min(ends, key=lambda each: each.granted)


def _told(quarter: int, cents: Cents, dossier: Dossier) -> dict[str, str]:
    last = dossier.in_words(dossier.financed.quarters.last_day(quarter))
    amount = dossier.wording.money(max(cents, 0))
    return {"quarter": f"{dossier.quarter(quarter)} ({last})", "amount": amount}


def _around(cents: Cents, dossier: Dossier) -> str:
    """An amount to the dollar, for a drawing."""
    whole = CENTS * round(abs(cents) / CENTS)
    return ("\u2212" if cents < 0 else "") + dossier.wording.money(whole)
