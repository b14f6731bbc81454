"""What a plan costs, asks and brings, beside what there is."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from virage.core.roadmap.checking.limits import paid_in
from virage.core.roadmap.plan import timetable
from virage.core.roadmap.problem import AUTONOMY, TOTAL
from virage.core.roadmap.sums import mid_cost, work
from virage.documents.charts import Span, narrow_gantt
from virage.documents.charts.drawing import Words
from virage.documents.funding.labels import in_dollars
from virage.documents.language import number
from virage.documents.roadmap.wording import Wording
from virage.web.plans.bridge import Drafted
from virage.web.plans.contents import Content
from virage.web.plans.views.words import quarter_of
from virage.web.ui.page import language


@dataclass(frozen=True, slots=True)
class Year:
    """A fiscal year: its cost at most, its budget, and what is left; `over` when it is passed.

    `aid` is what is granted and comes in that year; "" where nothing does.
    """

    name: str
    spent: str
    budget: str
    left: str
    over: bool
    aid: str


@dataclass(frozen=True, slots=True)
class Cell:
    """Days asked and held, and whether they are too many."""

    head: str
    said: str
    over: bool


@dataclass(frozen=True, slots=True)
class Load:
    """The days of one role, quarter by quarter."""

    role: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Promise:
    """A score out of 100, today and if everything is done and adopted."""

    name: str
    today: str
    expected: str


def years_of(drafted: Drafted) -> Iterator[Year]:
    """Each fiscal year that the plan touches, and the one after."""
    budgets, here, coming = drafted.within.years, language(), _coming(drafted)
    for at, cents in enumerate(drafted.drawn.spent):
        most, aid = budgets[at] if budgets else None, coming[at]
        yield Year(
            name=_("Fiscal year %(year)s") % {"year": at + 1},
            spent=in_dollars(cents, here),
            budget=_("not stated") if most is None else in_dollars(most, here),
            left="—" if most is None else in_dollars(most - cents + aid, here),
            over=most is not None and cents - aid > most,
            aid=in_dollars(aid, here) if aid else "",
        )


def _coming(drafted: Drafted) -> Counter[int]:
    """The aid that is granted, in cents, by the fiscal year in which it comes."""
    coming, table = Counter[int](), timetable(drafted.problem, drafted.plan)
    for aid in drafted.plan.aids:
        arrives = paid_in(table, aid.initiative, aid.programme)
        coming[drafted.problem.budget.year(arrives)] += aid.cents
    return coming


def loads_of(drafted: Drafted) -> Iterator[Load]:
    """What is asked of each role in each quarter, beside what it can give."""
    problem, taken = drafted.problem, Counter[tuple[str, int]]()
    for each in drafted.drawn.placed:
        taken.update(work(problem, each.mode, each.start))
    tell = Wording(drafted.drawn, language())
    roles = [each.id for each in drafted.portrait.questionnaire.roles]
    for role in roles:
        cells = tuple(
            Cell(
                head=str(quarter + 1),
                said=f"{taken[role, quarter]} / {problem.days(role, quarter)}",
                over=taken[role, quarter] > problem.days(role, quarter),
            )
            for quarter in range(_columns(drafted))
        )
        yield Load(tell.role(role), cells)


def promises_of(drafted: Drafted) -> Iterator[Promise]:
    """The portrait and the autonomy, today and at the end."""
    drawn = drafted.drawn
    for name, title in ((TOTAL, _("Portrait")), (AUTONOMY, _("Autonomy"))):
        today, then = drawn.score(name, 0), drawn.score(name, drafted.problem.horizon)
        if today is not None and then is not None:
            yield Promise(title, number(float(today), language()), number(float(then), language()))


@dataclass(frozen=True, slots=True)
class Bar:
    """A step in the drawing: from a quarter until the one after its last."""

    id: str
    start: int
    end: int


def bars_of(drafted: Drafted) -> tuple[Bar, ...]:
    """The steps in the order of the page."""
    return tuple(Bar(each.id, each.start, each.end) for each in drafted.drawn.placed)


def planned_of(drafted: Drafted) -> dict[str, dict[str, int]]:
    """What each step is to cost, at the middle, in cents, and the days that it asks."""
    return {
        each.id: {"cost": mid_cost(each.mode), "days": sum(days for _role, days in each.mode.days)}
        for each in drafted.drawn.placed
    }


def drawn(content: Content, bars: Sequence[Bar], names: Mapping[str, str]) -> str:
    """The steps drawn over the quarters, under their names."""
    means = content.means
    columns = max(means.quarters, *(each.end for each in bars), 1)
    words = Words(
        "roadmap",
        _("Roadmap"),
        _("The steps over %(quarters)s quarters, from %(first)s. The list below says the same.")
        % {"quarters": columns, "first": quarter_of(means, 0)},
    )
    spans = [Span(names[each.id], each.start, each.end) for each in bars]
    heads = [str(at + 1) for at in range(columns)]
    return narrow_gantt(words, heads, spans, closed=means.constraints().closed)


def _columns(drafted: Drafted) -> int:
    """The quarters of the plan, and those that its steps take beyond."""
    ends = (each.end for each in drafted.drawn.placed)
    return max(drafted.content.means.quarters, *ends, 1)
