"""Where nothing fits: what contradicts itself and the ways out, on the page of a plan."""

from dataclasses import dataclass
from typing import Any

from virage.documents.roadmap.demands import demand_in_words
from virage.documents.roadmap.nothing import way_in_words
from virage.documents.roadmap.telling import Telling
from virage.web.plans.bridge import Drafted, content_of
from virage.web.plans.giving import can_give, conflict_in, ways_in
from virage.web.plans.models import Plan, Reason, Solve
from virage.web.ui.page import language


@dataclass(frozen=True, slots=True)
class WayOut:
    """A way out in words; `place` among those that were found, `can` when the co-op may do it."""

    place: int
    said: str
    can: bool


@dataclass(frozen=True, slots=True)
class Nothing:
    """What contradicts itself; `smallest` when each of it has to do with it, `exact` by sums."""

    demands: tuple[str, ...]
    ways: tuple[WayOut, ...]
    exact: bool
    smallest: bool


def nothing_of(plan: Plan, whole: Drafted, solve: Solve | None) -> Nothing | None:
    """What the last search, `solve`, found where nothing fits, while the plan asks for the same."""
    data = kept_of(plan, solve)
    if data is None:
        return None
    found, tell = conflict_in(data), Telling(whole.drawn.names, language())
    ways = enumerate(ways_in(data))
    return Nothing(
        demands=tuple(demand_in_words(each, whole.problem, tell) for each in found.demands),
        ways=tuple(
            WayOut(place, way_in_words(way, whole.problem, tell, least=least), can_give(way))
            for place, (way, least) in ways
        ),
        exact=found.exact,
        smallest=found.smallest,
    )


def kept_of(plan: Plan, solve: Solve | None) -> dict[str, Any] | None:
    """The same as it was kept; None when there is nothing of it, or the plan asks else now."""
    if solve is None or solve.reason != Reason.IMPOSSIBLE:
        return None
    return solve.nothing if solve.asked == content_of(plan).asked else None
