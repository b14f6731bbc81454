"""Plans to choose from, side by side, and what more money brings."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from virage.core.roadmap.naming import Names
from virage.core.solver.alternatives import Spirit
from virage.documents.charts.drawing import Words
from virage.documents.charts.frontier import Axes, Dot, frontier
from virage.documents.funding.labels import in_dollars
from virage.documents.roadmap.choices import spirit_in_words
from virage.documents.roadmap.telling import Telling
from virage.web.plans import queries
from virage.web.plans.bridge import Drafted, drafted
from virage.web.plans.contents import Chosen
from virage.web.plans.models import Choice, Kin, Plan, Solve, State
from virage.web.plans.views.cards import differences
from virage.web.plans.views.words import why_not
from virage.web.plans.views.worth import Worth, with_steps, worth_of
from virage.web.ui.page import language

ORDER = (Kin.SOBER, Kin.BALANCED, Kin.AUTONOMOUS)


@dataclass(frozen=True, slots=True)
class Column:
    """A plan among those side by side; without an id, the plan as it is.

    `changes` say what it changes in the plan as it is.
    """

    id: UUID | None
    name: str
    worth: Worth
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the front, with the mark that it bears in the drawing."""

    id: UUID
    mark: str
    worth: Worth
    proved: bool


@dataclass(frozen=True, slots=True)
class Choices:
    """The page of the plans to choose from.

    `columns` begin with the plan as it is; `stale` when the plan asks for something else since.
    """

    solve: Solve | None
    columns: tuple[Column, ...]
    points: tuple[Point, ...]
    drawing: SafeString
    stale: bool
    refused: str


def choices_of(plan: Plan) -> Choices:
    """What the last comparison found so far; UnknownSizeError when costs cannot be known."""
    solve, whole = queries.last_comparison(plan), drafted(plan)
    found = queries.choices_of(solve) if solve else ()
    stale = solve is not None and solve.asked != whole.content.asked
    usable = () if stale else found
    points = _points(whole, [each for each in usable if each.kin == Kin.POINT])
    return Choices(
        solve=solve,
        columns=tuple(_columns(whole, usable)),
        points=points,
        drawing=_drawing(whole, points),
        stale=stale,
        refused=why_not(solve.reason) if solve and solve.state == State.FAILED else "",
    )


def _columns(whole: Drafted, found: Sequence[Choice]) -> list[Column]:
    tell = Telling(Names(), language())
    now = Column(None, _("The plan as it is"), worth_of(whole), ())
    kept = {each.kin: each for each in found if each.kin != Kin.POINT}
    return [
        now,
        *(
            _column(whole, kept[kin], spirit_in_words(Spirit(kin.value), tell))
            for kin in ORDER
            if kin in kept
        ),
    ]


def _column(whole: Drafted, choice: Choice, name: str) -> Column:
    other = _other(whole, choice)
    changes = tuple(differences(other, whole.content))
    return Column(choice.id, name, worth_of(other), changes)


def _points(whole: Drafted, found: Sequence[Choice]) -> tuple[Point, ...]:
    """The points from the cheapest to the dearest, numbered."""
    valued = [(worth_of(_other(whole, each)), each) for each in found]
    ordered = sorted(valued, key=lambda each: (each[0].cost, each[0].score))
    return tuple(
        Point(choice.id, str(at + 1), worth, choice.proved)
        for at, (worth, choice) in enumerate(ordered)
    )


def _other(whole: Drafted, choice: Choice) -> Drafted:
    return with_steps(whole, tuple(Chosen(**each) for each in choice.steps))


def _drawing(whole: Drafted, points: Sequence[Point]) -> SafeString:
    """The front; the plan as it is stands beside it once it has a step."""
    now = worth_of(whole)
    today = Dot("", now.cost, now.score) if whole.plan.steps else None
    dots = [Dot(each.mark, each.worth.cost, each.worth.score) for each in points]
    dearest = max((each.cost for each in (*dots, *([today] if today else []))), default=0)
    words = Words(
        "front",
        _("What more money brings"),
        _(
            "Plans from the cheapest to the dearest, with the score of each."
            " The table says the same."
        ),
    )
    ends = (in_dollars(0, language()), in_dollars(round(100 * dearest), language()))
    axes = Axes(_("Net cost, set up and run for a year"), _("Portrait expected, out of 100"), ends)
    return SafeString(frontier(words, axes, dots, today=today))  # every text in it is escaped
