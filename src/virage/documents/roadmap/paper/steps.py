"""The roadmap: the steps by quarter, drawn and listed, then one by one."""

from collections.abc import Iterator

from virage.core.initiatives import Way
from virage.core.roadmap.plan import Placed
from virage.core.roadmap.sums import high_cost
from virage.documents.charts.drawing import Words as Alt
from virage.documents.charts.gantt import Bar, Calendar, Span, gantt
from virage.documents.portrait.parts import Figure, Listing, Note, Table
from virage.documents.portrait.tables import table
from virage.documents.roadmap.dossier import Dossier
from virage.documents.roadmap.paper.shapes import Block, Card, Drawing, Rows, Section, Words

KINDS = (Way.IN_HOUSE, Way.SHARED, Way.SUPPLIER)


def roadmap(dossier: Dossier) -> Section:
    """The steps on the calendar, then as a list."""
    _ = dossier.say
    blocks = (
        Words(
            _(
                "Each bar is a step, from the quarter in which it starts to the one in which it is"
                " done. The annex tells each of them."
            )
        ),
        Drawing(_gantt(dossier)),
        Rows(_list(dossier), (0, 7, 0, 0, 0, 0)),
    )
    return Section("roadmap", _("The roadmap"), blocks, apart=True)


def annex(dossier: Dossier) -> Section:
    """Every step: why, what done looks like, how, what it takes and gives."""
    _ = dossier.say
    cards = (_card(place, step, dossier) for place, step in enumerate(dossier.drawn.placed, 1))
    return Section("annex", _("Annex: the steps, one by one"), tuple(cards), apart=True)


def when(step: Placed, dossier: Dossier) -> str:
    """The quarters of a step: "Q1", "Q2 to Q4"."""
    _ = dossier.say
    first, last = dossier.quarter(step.start), dossier.quarter(step.end - 1)
    if first == last:
        return first
    return _("%(first)s to %(last)s") % {"first": first, "last": last}


def years_of(dossier: Dossier, quarters: int) -> tuple[Span, ...]:
    """The fiscal years that so many quarters touch, and how many quarters of each."""
    _, budget = dossier.say, dossier.drawn.problem.budget
    each = [budget.year(quarter) for quarter in range(quarters)]
    return tuple(
        Span(_("Year %(year)s") % {"year": year + 1}, each.count(year))
        for year in dict.fromkeys(each)
    )


def _gantt(dossier: Dossier) -> Figure:
    _, drawn = dossier.say, dossier.drawn
    title = _("The steps by quarter")
    told = "; ".join(
        f"{dossier.wording.step(each)}, {when(each, dossier)}" for each in drawn.placed
    )
    bars = [
        Bar(
            f"{place}. {dossier.wording.step(each)}",
            each.start,
            each.mode.quarters,
            KINDS.index(Way(each.mode.id)),
        )
        for place, each in enumerate(drawn.placed, 1)
    ]
    quarters = tuple(dossier.quarter(each) for each in range(drawn.columns))
    key = (_("in-house"), _("shared with other co-ops"), _("with a supplier"))
    return Figure(
        id="plan-gantt",
        title=title,
        description=f"{title}. {told}.",
        note="",
        svg=gantt(
            Alt("plan-gantt", title, told),
            bars,
            calendar=Calendar(quarters, years_of(dossier, len(quarters))),
            key=key,
        ),
        table=_list(dossier),
    )


def _list(dossier: Dossier) -> Table:
    _, tell = dossier.say, dossier.wording
    head = (_("No."), _("Step"), _("Who does it"), _("Who leads"), _("When"), _("At most"))
    rows = [
        (
            str(place),
            tell.step(each),
            tell.way(each),
            tell.lead(each),
            f"{when(each, dossier)} · {dossier.in_words(dossier.financed.first_day(each))}",
            tell.money(high_cost(each.mode)),
        )
        for place, each in enumerate(dossier.drawn.placed, 1)
    ]
    return table(_("The steps in the order they start"), head, rows, numbers=1)


def _card(place: int, step: Placed, dossier: Dossier) -> Block:
    _, known, language = dossier.say, dossier.drawn.initiative(step), dossier.language
    ends = {
        "first": dossier.in_words(dossier.financed.first_day(step)),
        "last": dossier.in_words(dossier.financed.last_day(step)),
    }
    return Card(
        title=f"{place}. {known.name.in_(language)}",
        tags=(dossier.wording.way(step), _("From %(first)s to %(last)s") % ends),
        notes=tuple(_notes(step, dossier)),
        facts=tuple(note for note in _facts(step, dossier) if note.text),
        listing=Listing(_("How"), tuple(each.in_(language) for each in known.steps)),
    )


def _notes(step: Placed, dossier: Dossier) -> Iterator[Note]:
    _, known = dossier.say, dossier.drawn.initiative(step)
    how = next(each.how for each in known.modes if each.way.value == step.mode.id)
    yield Note(_("Why"), known.why.in_(dossier.language))
    yield Note(_("Done when"), known.done.in_(dossier.language))
    yield Note(_("In this way"), how.in_(dossier.language))


def _facts(step: Placed, dossier: Dossier) -> Iterator[Note]:
    _, tell = dossier.say, dossier.wording
    opened = "; ".join(each.name.in_(dossier.language) for each in dossier.drawn.opens(step))
    yield Note(_("Required by law"), tell.law(step))
    yield Note(_("To answer"), tell.needs(step))
    yield Note(_("Lifts"), "; ".join(tell.gains(step)))
    yield Note(_("Cost"), tell.cost(step))
    yield Note(_("Days"), tell.days(step))
    yield Note(_("Must come before"), opened)
