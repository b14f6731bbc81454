"""What a plan brings and asks, drawn for a page: the expected portrait, the load on people."""

from collections.abc import Iterator

from virage.core.roadmap.problem import AUTONOMY, TOTAL
from virage.documents.charts.columns import Column, columns
from virage.documents.charts.drawing import WIDTH
from virage.documents.charts.drawing import Words as Alt
from virage.documents.charts.radar import Axis, radar
from virage.documents.language import number
from virage.documents.portrait.parts import Figure
from virage.documents.portrait.tables import table
from virage.documents.roadmap.dossier import Dossier
from virage.documents.roadmap.paper.people import roles, taken
from virage.documents.roadmap.paper.start import scores

LEAST_AXES = 3


def expected_figure(dossier: Dossier) -> Figure | None:
    """Each dimension today and if everything is done and adopted; None where too few are known."""
    _, found = dossier.say, tuple(scores(dossier))
    if len(found) < LEAST_AXES:
        return None
    title = _("The portrait, today and if everything is done and adopted")
    rows = [(label, *_pair(before, after, dossier)) for label, before, after in found]
    axes = [
        Axis(label, after, after, after, f"{row[1]} → {row[2]}", before=before)
        for (label, before, after), row in zip(found, rows, strict=True)
    ]
    said = _("%(name)s: %(before)s, then %(after)s")
    told = "; ".join(said % {"name": name, "before": a, "after": b} for name, a, b in rows)
    rows += _wholes(dossier)
    return Figure(
        id="plan-expected",
        title=title,
        description=f"{title}. {told}.",
        note=_(
            "Out of 100. Dashed: today. Full: if everything is done and adopted. What is not known"
            " today counts as 0, before and after: both are low figures."
        ),
        svg=radar(Alt("plan-expected", title, told), axes),
        table=table(title, (_("Dimension"), _("Today"), _("Expected")), rows, numbers=2),
    )


def _wholes(dossier: Dossier) -> Iterator[tuple[str, str, str]]:
    _, drawn = dossier.say, dossier.drawn
    for name, title in ((TOTAL, _("Portrait")), (AUTONOMY, _("Autonomy"))):
        today, then = drawn.score(name, 0), drawn.score(name, drawn.problem.horizon)
        if today is not None and then is not None:
            yield (title, *_pair(float(today), float(then), dossier))


def _pair(before: float, after: float, dossier: Dossier) -> tuple[str, str]:
    return number(before, dossier.language), number(after, dossier.language)


def load_figures(dossier: Dossier) -> tuple[Figure, ...]:
    """The days by quarter of each role that gives some, beside those that it has."""
    asked = {role for role, _quarter in taken(dossier)}
    named = [each for each in roles(dossier) if each in asked]
    return tuple(_load(role, place, dossier) for place, role in enumerate(named))


def idle_roles(dossier: Dossier) -> tuple[str, ...]:
    """The roles that the plan asks nothing of."""
    asked = {role for role, _quarter in taken(dossier)}
    return tuple(dossier.wording.role(each) for each in roles(dossier) if each not in asked)


def _load(role: str, place: int, dossier: Dossier) -> Figure:
    _, days = dossier.say, taken(dossier)
    title = dossier.wording.role(role)
    bars = []
    for quarter in range(dossier.drawn.columns):
        asked, most = days[role, quarter], dossier.drawn.problem.days(role, quarter)
        bars.append(Column(dossier.quarter(quarter), asked, str(asked), most))
    rows = [(each.label, each.shown, f"{each.most:.0f}") for each in bars]
    told = "; ".join(f"{each.label} {each.shown} / {each.most:.0f}" for each in bars)
    name = f"plan-load-{place}"
    head = (_("Quarter"), _("Days asked"), _("Days there are"))
    return Figure(
        id=name,
        title=title,
        description=f"{title}. {told}.",
        note=_over(bars, dossier),
        svg=columns(Alt(name, title, told), bars, width=WIDTH),
        table=table(title, head, rows, numbers=2),
    )


def _over(bars: list[Column], dossier: Dossier) -> str:
    """The quarters in which too much is asked."""
    _ = dossier.say
    over = [each.label for each in bars if each.most is not None and each.value > each.most]
    if not over:
        return ""
    return _("Too many days are asked in: %(quarters)s.") % {"quarters": ", ".join(over)}
