"""The requirements sheet and the grid of quotes of each step that buys something."""

from virage.core.roadmap.plan import Placed
from virage.documents.portrait.tables import table
from virage.documents.roadmap.dossier import Dossier
from virage.documents.roadmap.paper.shapes import Block, Rows, Section, Words
from virage.documents.roadmap.requirements import (
    QUOTES,
    TOP_MARK,
    YEARS_COMPARED,
    Requirement,
    bought_steps,
    requirements_of,
)


def buying(dossier: Dossier) -> tuple[Section, ...]:
    """One section a step; none where nothing is bought."""
    return tuple(_section(each, dossier) for each in bought_steps(dossier))


def weights(dossier: Dossier) -> dict[int, str]:
    """What each weight is called."""
    _ = dossier.say
    return {3: _("essential"), 2: _("important"), 1: _("useful")}


def quote_titles(dossier: Dossier) -> tuple[str, ...]:
    """The quotes side by side: "Quote A"…"""
    _ = dossier.say
    return tuple(_("Quote %(letter)s") % {"letter": "ABC"[place]} for place in range(QUOTES))


def costs_compared(dossier: Dossier) -> tuple[str, str, str]:
    """What is compared of prices: once, each year, and over some years."""
    _ = dossier.say
    return (
        _("Price, once"),
        _("Price each year"),
        _("Price over %(years)s years") % {"years": YEARS_COMPARED},
    )


def _section(step: Placed, dossier: Dossier) -> Section:
    _, asked = dossier.say, requirements_of(step, dossier)
    blocks: tuple[Block, ...] = (
        Words(
            _(
                "Send the same sheet to at least %(count)s suppliers. It names no product: each one"
                " says how it answers. A quote without something essential is set aside."
            )
            % {"count": QUOTES}
        ),
        _sheet(asked, dossier),
        Words(
            _("Give each criterion 0 to %(most)s, times its weight. Those who will use it decide.")
            % {"most": TOP_MARK}
        ),
        _grid(asked, dossier),
    )
    heading = _("Requirements and quotes: %(step)s") % {"step": dossier.wording.step(step)}
    return Section(f"buying-{step.id}", heading, blocks, apart=True)


def _sheet(asked: tuple[Requirement, ...], dossier: Dossier) -> Block:
    _, named = dossier.say, weights(dossier)
    rows = [(each.criterion, each.asked, named[each.weight], each.check, "") for each in asked]
    head = (
        _("Criterion"), _("What is asked"), _("Weight"), _("How to check"),
        _("The supplier’s answer"),
    )  # fmt: skip
    return Rows(table(_("Requirements sheet"), head, rows), (2, 4, 2, 3, 3))


def _grid(asked: tuple[Requirement, ...], dossier: Dossier) -> Block:
    _, blank = dossier.say, ("",) * QUOTES
    rows = [
        *((each.criterion, str(each.weight), *blank) for each in asked),
        *((each, "", *blank) for each in costs_compared(dossier)),
        (_("Total"), "", *blank),
    ]
    head = (_("Criterion"), _("Weight"), *quote_titles(dossier))
    grid = table(_("Grid to compare quotes"), head, rows, numbers=1 + QUOTES)
    return Rows(grid, (4, 1, 2, 2, 2), total=True)
