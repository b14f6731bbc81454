"""Why nothing fits and what would make something fit, in words and as data."""

from collections.abc import Iterator, Sequence
from typing import Any

from virage.core.roadmap.demanding import Demand, Loosened
from virage.core.roadmap.problem import Problem
from virage.core.solver.conflicts import Conflict
from virage.core.solver.ways_out import Way
from virage.documents.language import listed
from virage.documents.roadmap.demands import demand_in_words, loosened_in_words
from virage.documents.roadmap.lines import wrapped
from virage.documents.roadmap.telling import Telling

Data = dict[str, Any]


def nothing_parts(
    problem: Problem, found: Conflict, ways: Sequence[Way], *, telling: Telling
) -> Iterator[list[str]]:
    """What contradicts itself, how far that is proved, and the cheapest ways out."""
    _ = telling.say
    yield wrapped(_("No plan keeps to all that is asked."))
    asked = [demand_in_words(each, problem, telling) for each in found.demands]
    heading = _("These cannot all be kept:") if len(asked) > 1 else _("This cannot be kept:")
    yield [*wrapped(heading), *_lines(asked), *_proof(found, telling)]
    if ways:
        told = [way_in_words(each.loosened, problem, telling, least=each.least) for each in ways]
        yield [*wrapped(_("Ways out, those that give up least first:")), *_lines(told)]


def _lines(said: Sequence[str]) -> list[str]:
    return [line for each in said for line in wrapped(each, "- ")]


def _proof(found: Conflict, tell: Telling) -> list[str]:
    _ = tell.say
    proof = (
        _("Proof: the sums alone show it.")
        if found.exact
        else _("Proof: two engines, each by itself, found that there is none.")
    )
    doubt = _("Some of these may have nothing to do with it.")
    return [*wrapped(proof), *([] if found.smallest else wrapped(doubt))]


def way_in_words(
    loosened: Sequence[Loosened], problem: Problem, tell: Telling, *, least: bool
) -> str:
    """A way out, as an item of a list."""
    _ = tell.say
    said = listed([loosened_in_words(each, problem, tell) for each in loosened], tell.language)
    return said if least else _("%(way)s (less may be enough)") % {"way": said}


def nothing_data(found: Conflict, ways: Sequence[Way]) -> Data:
    """The same as data: money in cents, places from 0 in the lists of the problem."""
    return {
        "outcome": "impossible",
        "conflict": [_demand(each) for each in found.demands],
        "exact": found.exact,
        "smallest": found.smallest,
        "ways_out": [
            {"loosened": [_loosened(each) for each in way.loosened], "least": way.least}
            for way in ways
        ],
    }


def _demand(demand: Demand) -> Data:
    return {"ask": demand.ask.value, "name": demand.name, "place": demand.place}


def _loosened(loosened: Loosened) -> Data:
    return _demand(loosened.demand) | {"how": loosened.how.value, "amount": loosened.amount}
