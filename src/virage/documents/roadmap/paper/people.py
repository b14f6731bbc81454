"""The people: their days by quarter, and who does what."""

from collections import Counter

from virage.core.roadmap.sums import work
from virage.documents.charts.columns import Column, columns
from virage.documents.charts.drawing import Words as Alt
from virage.documents.portrait.parts import Figure, Table
from virage.documents.portrait.tables import table
from virage.documents.roadmap.dossier import Dossier
from virage.documents.roadmap.paper.goals import doer
from virage.documents.roadmap.paper.shapes import Blank, Drawing, Rows, Section, Words
from virage.documents.roadmap.paper.steps import when


def taken(dossier: Dossier) -> Counter[tuple[str, int]]:
    """The days that the plan takes of each role in each quarter."""
    days: Counter[tuple[str, int]] = Counter()
    for each in dossier.drawn.placed:
        days.update(work(dossier.drawn.problem, each.mode, each.start))
    return days


def roles(dossier: Dossier) -> tuple[str, ...]:
    """The roles that give days or have some, in the order of the questionnaire."""
    given = {role for role, _quarter in taken(dossier)} | set(dossier.drawn.within.days)
    known = [each.id for each in dossier.drawn.portrait.questionnaire.roles]
    return tuple(each for each in (*known, *sorted(given - set(known))) if each in given)


def load(dossier: Dossier) -> Section:
    """The days by quarter, all together then by role."""
    _ = dossier.say
    blocks = (
        Words(
            _(
                "Days of your own people, whole. A role never gives more in a quarter than you said"
                " it has; what is written is days given out of days it has."
            )
        ),
        Drawing(_chart(dossier)),
        Rows(_table(dossier), (0, *(1 for _role in roles(dossier)))),
    )
    return Section("people", _("The load on people"), blocks)


def who(dossier: Dossier) -> Section:
    """Who leads each step, who gives how many days, and a name to write."""
    _, tell = dossier.say, dossier.wording
    rows = [
        (
            f"{place}. {tell.step(each)}",
            tell.lead(each),
            tell.days(each),
            when(each, dossier),
            doer(dossier, each.id),
        )
        for place, each in enumerate(dossier.drawn.placed, 1)
    ]
    head = (_("Step"), _("Who leads"), _("Days"), _("When"), _("Name of the person"))
    blocks = (
        Rows(table(_("Who does what"), head, rows), (5, 3, 4, 2, 4)),
        Blank((_("Who follows the whole plan"), _("Who reports to the board, and when")), 1),
    )
    return Section("who", _("Who does what"), blocks)


def _chart(dossier: Dossier) -> Figure:
    _, days = dossier.say, taken(dossier)
    title = _("Days of all roles by quarter")
    bars = []
    for quarter in range(dossier.drawn.columns):
        given = sum(count for (_role, at), count in days.items() if at == quarter)
        most = sum(dossier.drawn.problem.days(role, quarter) for role in roles(dossier))
        bars.append(Column(dossier.quarter(quarter), given, f"{given} / {most}", most))
    told = "; ".join(f"{each.label} {each.shown}" for each in bars)
    return Figure(
        id="plan-load",
        title=title,
        description=f"{title}. {told}.",
        note=_("Bar: days that the plan takes. Mark across: days that people have."),
        svg=columns(Alt("plan-load", title, told), bars),
        table=_table(dossier),
    )


def _table(dossier: Dossier) -> Table:
    _, days, named = dossier.say, taken(dossier), roles(dossier)
    rows = [
        (
            dossier.quarter(quarter),
            *(
                f"{days[role, quarter]} / {dossier.drawn.problem.days(role, quarter)}"
                for role in named
            ),
        )
        for quarter in range(dossier.drawn.columns)
    ]
    head = (_("Quarter"), *(dossier.wording.role(role) for role in named))
    return table(_("Days by role and quarter"), head, rows, numbers=len(named))
