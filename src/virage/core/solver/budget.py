"""The rows of the budget: each fiscal year, the whole, and the money advanced on promised aid."""

from collections import defaultdict
from collections.abc import Callable, Hashable

from virage.core.roadmap.aid import Programme
from virage.core.solver.draft import Draft, Pair, Place
from virage.core.solver.linear import added, each_once, times
from virage.core.solver.schedule import spent_by_quarter

Parts = dict[Pair, dict[Hashable, int]]


def add_budget(draft: Draft) -> None:
    """Every limit of the budget, and the cap of a programme on any four quarters in a row."""
    budget, spent = draft.problem.budget, spent_by_quarter(draft)
    if budget.whole is not None:
        aid = times(-1, each_once(grant.aid for grant in draft.grants))
        draft.model.at_most(added(*spent.values(), aid), budget.whole)
    if any(most is not None for most in budget.years):
        _years(draft, spent)
    if budget.advance is not None:
        _advance(draft, budget.advance)
    for programme in draft.problem.programmes:
        if programme.year_cap is not None:
            _any_year(draft, programme, programme.year_cap)


def _parts(draft: Draft, pairs: list[Pair], *, of: Callable[[Place, Pair], Hashable]) -> Parts:
    """Each aid cut by what its place says, so that only one part is not 0."""
    parts: Parts = {}
    for pair in pairs:
        grants = [grant for grant in draft.grants if grant.pair == pair]
        most: dict[str, int] = {}
        for grant in grants:
            most[grant.mode.id] = max(grant.most, most.get(grant.mode.id, 0))
        groups: dict[Hashable, dict[int, int]] = defaultdict(dict)
        for place in draft.places[pair[0]]:
            groups[of(place, pair)][place.variable] = -most.get(place.mode.id, 0)
        parts[pair] = {group: draft.model.variable(0, max(most.values())) for group in groups}
        for group, here in groups.items():
            draft.model.at_most(added({parts[pair][group]: 1}, here), 0)
        aid = each_once(grant.aid for grant in grants)
        draft.model.equal(added(each_once(parts[pair].values()), times(-1, aid)), 0)
    return parts


def _arrives(draft: Draft, place: Place, pair: Pair) -> int:
    return place.end - 1 + draft.problem.programme[pair[1]].pays_after


def _years(draft: Draft, spent: dict[int, dict[int, int]]) -> None:
    budget, horizon = draft.problem.budget, draft.problem.horizon

    def year(place: Place, pair: Pair) -> int | None:
        arrives = _arrives(draft, place, pair)
        return budget.year(arrives) if arrives < horizon else None

    parts = _parts(draft, draft.pairs(), of=year)
    for number, most in enumerate(budget.years):
        if most is not None:
            costs = [terms for quarter, terms in spent.items() if budget.year(quarter) == number]
            received = [part[number] for part in parts.values() if number in part]
            draft.model.at_most(added(*costs, times(-1, each_once(received))), most)


def _advance(draft: Draft, most: int) -> None:
    parts = _parts(
        draft, draft.pairs(), of=lambda place, pair: (place.start, _arrives(draft, place, pair))
    )
    waits = [each for part in parts.values() for each in part.items()]
    for quarter in range(draft.problem.horizon):
        awaited = [
            variable
            for span, variable in waits
            if isinstance(span, tuple) and span[0] <= quarter < span[1]
        ]
        draft.model.at_most(each_once(awaited), most)


def _any_year(draft: Draft, programme: Programme, most: int) -> None:
    mine = [pair for pair in draft.pairs() if pair[1] == programme.id]
    parts = _parts(draft, mine, of=lambda place, _pair: place.start)
    starts = [each for part in parts.values() for each in part.items()]
    for first in range(draft.problem.horizon):
        year = range(first, first + 4)
        draft.model.at_most(each_once(v for start, v in starts if start in year), most)
