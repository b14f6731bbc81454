"""The rows of aid: who pays how much of which step, beside whom."""

from collections.abc import Callable
from functools import partial
from math import floor, lcm

from virage.core.roadmap.aid import Offer, Programme
from virage.core.roadmap.problem import Mode
from virage.core.roadmap.sums import (
    ceiling_base,
    eligible,
    left_to_aid,
    mid_cost,
    most_at,
    weight_of,
)
from virage.core.solver.draft import Draft, Place
from virage.core.solver.linear import added, each_once, times

Pair = tuple[str, str]  # an initiative and a programme


def add_aid(draft: Draft) -> None:
    """A variable of aid for each offer that counts, and every term of every programme."""
    problem = draft.problem
    counted = [each for each in problem.offers if each.state in problem.counting]
    for offer in counted:
        _offer(draft, offer)
    for initiative in dict.fromkeys(offer.initiative for offer in counted):
        _together(draft, initiative)
    for programme in problem.programmes:
        mine = [pair for pair in draft.aid if pair[1] == programme.id]
        _ranks(draft, programme, mine)
        _least_spend(draft, programme, mine)
        if programme.whole_cap is not None:
            draft.model.at_most(each_once(draft.aid[pair] for pair in mine), programme.whole_cap)


def _by_mode(draft: Draft, initiative: str, cents: Callable[[Mode], int]) -> dict[int, int]:
    """An amount that depends on the mode that is chosen; 0 when none is."""
    return {place.variable: cents(place.mode) for place in draft.places[initiative]}


def _offer(draft: Draft, offer: Offer) -> None:
    programme = draft.problem.programme[offer.programme]
    pair = (offer.initiative, offer.programme)
    most = _by_mode(draft, offer.initiative, partial(_alone, programme))
    top = max(most.values(), default=0)
    aid = draft.aid[pair] = draft.model.variable(0, top)
    used = draft.used[pair] = draft.model.yes_or_no()
    draft.model.at_most({aid: 1, used: -top}, 0)
    draft.model.at_least({aid: 1, used: -max(1, programme.floor)}, 0)
    fitting = draft.chosen(offer.initiative, lambda place: _in_window(programme, place))
    draft.model.at_most(added({used: 1}, times(-1, fitting)), 0)
    draft.model.at_most(added({aid: 1}, times(-1, most)), 0)


def _alone(programme: Programme, mode: Mode) -> int:
    """The most that a programme may pay of a step that nobody else pays for."""
    limits = [
        max(most_at(programme, mode, rank) for rank in range(len(programme.rates))),
        left_to_aid(programme, mode),
    ]
    weight = weight_of(programme, programme.id)
    if programme.ceiling is not None and weight:
        limits.append(
            floor(
                programme.ceiling.part * ceiling_base(programme, programme.ceiling, mode) / weight
            )
        )
    return min(limits)


def _in_window(programme: Programme, place: Place) -> bool:
    late = programme.closes is not None and place.start > programme.closes
    long = programme.ends_by is not None and place.end - 1 > programme.ends_by
    return place.start >= programme.opens and not late and not long


def _together(draft: Draft, initiative: str) -> None:
    """What all the aid of one step may be: its cost, each own part, each ceiling."""
    pairs = [pair for pair in draft.aid if pair[0] == initiative]
    everything = each_once(draft.aid[pair] for pair in pairs)
    cost = _by_mode(draft, initiative, mid_cost)
    draft.model.at_most(added(everything, times(-1, cost)), 0)
    for pair in pairs:
        programme, used = draft.problem.programme[pair[1]], draft.used[pair]
        left = _by_mode(draft, initiative, partial(left_to_aid, programme))
        _under(draft, everything, left, when=used)
        if programme.ceiling is None:
            continue
        part = programme.ceiling.part
        weights = {draft.aid[other]: weight_of(programme, other[1]) for other in pairs}
        scale = lcm(part.denominator, *(weight.denominator for weight in weights.values()))
        counted = {aid: int(weight * scale) for aid, weight in weights.items()}
        base = _by_mode(draft, initiative, partial(ceiling_base, programme, programme.ceiling))
        _under(draft, counted, times(int(part * scale), base), when=used)


def _under(draft: Draft, sums: dict[int, int], most: dict[int, int], *, when: int) -> None:
    """Hold a sum under an amount where a variable is 1."""
    slack = draft.model.range(sums)[1]
    draft.model.at_most(added(sums, times(-1, most), {when: slack}), slack)


def _ranks(draft: Draft, programme: Programme, pairs: list[Pair]) -> None:
    """Give each project its rank in the order of the starts, and with it its rate."""
    count = min(len(programme.rates), len(pairs))
    if len(programme.rates) == 1:
        return
    ranked = {pair: [draft.model.yes_or_no() for _ in range(count)] for pair in pairs}
    for pair, ranks in ranked.items():
        draft.model.equal(added(each_once(ranks), {draft.used[pair]: -1}), 0)
        _by_rank(draft, pair, ranks)
    for rank in range(count - 1):
        here = each_once(ranks[rank] for ranks in ranked.values())
        draft.model.at_most(here, 1)
        for ranks in ranked.values():  # nobody comes after an empty rank
            draft.model.at_most(added({ranks[rank + 1]: 1}, times(-1, here)), 0)
        _in_order(draft, ranked, rank)


def _by_rank(draft: Draft, pair: Pair, ranks: list[int]) -> None:
    """Cut an aid by rank: only the part of its own rank is not 0, and keeps to its rate."""
    parts = {}
    for rank, variable in enumerate(ranks):
        programme = draft.problem.programme[pair[1]]
        most = _by_mode(draft, pair[0], partial(most_at, programme, rank=rank))
        top = min(max(most.values(), default=0), draft.model.bounds[draft.aid[pair]][1])
        part = draft.model.variable(0, top)
        draft.model.at_most({part: 1, variable: -top}, 0)
        draft.model.at_most(added({part: 1}, times(-1, most)), 0)
        parts[part] = 1
    draft.model.equal(added(parts, {draft.aid[pair]: -1}), 0)


def _in_order(draft: Draft, ranked: dict[Pair, list[int]], rank: int) -> None:
    """A quarter parts the projects up to a rank, none after it, from the others, none before."""
    horizon = draft.problem.horizon
    border = draft.model.variable(0, horizon)
    for pair, ranks in ranked.items():
        start = {place.variable: place.start for place in draft.places[pair[0]]}
        first, later = each_once(ranks[: rank + 1]), each_once(ranks[rank + 1 :])
        draft.model.at_most(added(start, times(horizon, first), {border: -1}), horizon)
        draft.model.at_most(added({border: 1}, times(-1, start), times(horizon, later)), horizon)


def _least_spend(draft: Draft, programme: Programme, pairs: list[Pair]) -> None:
    if not programme.least_spend:
        return
    counted = []
    for pair in pairs:
        cost = _by_mode(draft, pair[0], partial(eligible, programme))
        top = max(cost.values(), default=0)
        counts = draft.model.variable(0, top)
        counted.append(counts)
        draft.model.at_most({counts: 1, draft.used[pair]: -top}, 0)
        draft.model.at_most(added({counts: 1}, times(-1, cost)), 0)
    for pair in pairs:
        modes = draft.problem.by_id[pair[0]].modes
        if any(eligible(programme, mode) < programme.least_spend for mode in modes):
            used = {draft.used[pair]: -programme.least_spend}
            draft.model.at_least(added(each_once(counted), used), 0)
