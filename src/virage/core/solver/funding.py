"""The rows of aid: who pays how much of which step, beside whom.

A grant is an aid on a step done in one mode, at one rank of its programme's rates: the most it may
be is then one number, and the relaxation of the model stays close to the plans that there are.
"""

from collections.abc import Mapping
from functools import partial
from itertools import pairwise
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
from virage.core.solver.draft import Draft, Grant, Place
from virage.core.solver.linear import Terms, added, each_once, times


def add_aid(draft: Draft) -> None:
    """The grants of each offer that counts, and every term of every programme."""
    problem = draft.problem
    counted = [each for each in problem.offers if each.state in problem.counting]
    for offer in counted:
        projects = sum(each.programme == offer.programme for each in counted)
        _offer(draft, offer, projects)
    for initiative in dict.fromkeys(offer.initiative for offer in counted):
        for mode in problem.by_id[initiative].modes:
            _together(draft, initiative, mode)
    for programme in problem.programmes:
        mine = [each for each in draft.grants if each.programme == programme.id]
        _ranks(draft, mine)
        _least_spend(draft, programme, mine)
        if programme.whole_cap is not None:
            draft.model.at_most(each_once(each.aid for each in mine), programme.whole_cap)


def _offer(draft: Draft, offer: Offer, projects: int) -> None:
    """A grant for each mode and each rank that can give enough."""
    programme = draft.problem.programme[offer.programme]
    least = max(1, programme.floor)
    for mode in draft.problem.by_id[offer.initiative].modes:
        used = []
        for rank in range(min(len(programme.rates), projects)):
            most = _alone(programme, mode, rank)
            if most < least:
                continue
            aid, given = draft.model.variable(0, most), draft.model.yes_or_no()
            draft.grants.append(
                Grant((offer.initiative, offer.programme), mode, rank, most, aid, given)
            )
            draft.model.at_most({aid: 1, given: -most}, 0)
            draft.model.at_least({aid: 1, given: -least}, 0)
            used.append(given)
        fitting = draft.chosen(offer.initiative, partial(_fits, programme, mode))
        draft.model.at_most(added(each_once(used), times(-1, fitting)), 0)


def _alone(programme: Programme, mode: Mode, rank: int) -> int:
    """The most that a programme may pay of a step that nobody else pays for."""
    limits = [most_at(programme, mode, rank), left_to_aid(programme, mode)]
    weight = weight_of(programme, programme.id)
    if programme.ceiling is not None and weight:
        base = ceiling_base(programme, programme.ceiling, mode)
        limits.append(floor(programme.ceiling.part * base / weight))
    return min(limits)


def _fits(programme: Programme, mode: Mode, place: Place) -> bool:
    late = programme.closes is not None and place.start > programme.closes
    long = programme.ends_by is not None and place.end - 1 > programme.ends_by
    return place.mode == mode and place.start >= programme.opens and not late and not long


def _together(draft: Draft, initiative: str, mode: Mode) -> None:
    """What all the aid of one step may be: its cost, each own part, each ceiling."""
    grants = [g for g in draft.grants if g.initiative == initiative and g.mode == mode]
    step = _Step(draft, grants, draft.chosen(initiative, lambda place: place.mode == mode))
    step.hold(dict.fromkeys(step.payers, 1), mid_cost(mode))
    for payer in step.payers:
        programme = draft.problem.programme[payer]
        step.hold(dict.fromkeys(step.payers, 1), left_to_aid(programme, mode), when=payer)
        if programme.ceiling is None:
            continue
        part = programme.ceiling.part
        weights = {other: weight_of(programme, other) for other in step.payers}
        scale = lcm(part.denominator, *(weight.denominator for weight in weights.values()))
        most = int(part * scale) * ceiling_base(programme, programme.ceiling, mode)
        counted = {other: int(weight * scale) for other, weight in weights.items()}
        step.hold(counted, most, when=payer)


class _Step:
    """A step done in one mode (`done` is then 1) with every grant that may pay part of it."""

    def __init__(self, draft: Draft, grants: list[Grant], done: Terms) -> None:
        self.draft, self.done = draft, done
        self.payers = dict.fromkeys(grant.programme for grant in grants)
        self.grants = {
            payer: [grant for grant in grants if grant.programme == payer] for payer in self.payers
        }

    def aid(self, payer: str) -> dict[int, int]:
        return each_once(grant.aid for grant in self.grants[payer])

    def used(self, payer: str) -> dict[int, int]:
        return each_once(grant.used for grant in self.grants[payer])

    def most(self, payer: str) -> int:
        return max(grant.most for grant in self.grants[payer])

    def hold(self, weights: Mapping[str, int], most: int, *, when: str | None = None) -> None:
        """Hold the weighted aid of all under an amount, perhaps only when one of them pays."""
        model = self.draft.model
        everything = added(*(times(w, self.aid(payer)) for payer, w in weights.items()))
        top = sum(weight * self.most(payer) for payer, weight in weights.items())
        if top <= most:
            return
        if when is None:
            model.at_most(added(everything, times(-most, self.done)), 0)
            return
        slack = times(most - top, self.used(when))
        model.at_most(added(everything, times(-top, self.done), times(-1, slack)), 0)
        for other in weights:
            if other != when:
                self._two(weights, most, pair=(when, other))

    def _two(self, weights: Mapping[str, int], most: int, *, pair: tuple[str, str]) -> None:
        """When both pay, they keep together under the amount; each alone is not held back."""
        top = sum(weights[payer] * self.most(payer) for payer in pair)
        if top <= most:
            return
        alone = (
            added(
                times(weights[payer], self.aid(payer)),
                times(top - most - weights[payer] * self.most(payer), self.used(payer)),
            )
            for payer in pair
        )
        self.draft.model.at_most(added(*alone, times(most - top, self.done)), 0)


def _ranks(draft: Draft, grants: list[Grant]) -> None:
    """Give each project its rank in the order of the starts, and with it its rate."""
    last = max((grant.rank for grant in grants), default=0)
    pairs = dict.fromkeys(grant.pair for grant in grants)
    for rank, after in pairwise(range(last + 1)):
        here = each_once(grant.used for grant in grants if grant.rank == rank)
        draft.model.at_most(here, 1)
        for pair in pairs:  # nobody comes after an empty rank
            later = each_once(g.used for g in grants if g.rank == after and g.pair == pair)
            draft.model.at_most(added(later, times(-1, here)), 0)
        _in_order(draft, grants, rank)


def _in_order(draft: Draft, grants: list[Grant], rank: int) -> None:
    """A quarter parts the projects up to a rank, none after it, from the others, none before."""
    horizon = draft.problem.horizon
    border = draft.model.variable(0, horizon)
    for pair in dict.fromkeys(grant.pair for grant in grants):
        start = {place.variable: place.start for place in draft.places[pair[0]]}
        first = each_once(g.used for g in grants if g.pair == pair and g.rank <= rank)
        later = each_once(g.used for g in grants if g.pair == pair and g.rank > rank)
        draft.model.at_most(added(start, times(horizon, first), {border: -1}), horizon)
        draft.model.at_most(added({border: 1}, times(-1, start), times(horizon, later)), horizon)


def _least_spend(draft: Draft, programme: Programme, grants: list[Grant]) -> None:
    """A grant that spends too little alone needs others beside it."""
    spend = {grant.used: eligible(programme, grant.mode) for grant in grants}
    for grant in grants:
        missing = programme.least_spend - spend[grant.used]
        if missing <= 0:
            continue
        others = {g.used: min(missing, spend[g.used]) for g in grants if g.pair != grant.pair}
        draft.model.at_least(added(others, {grant.used: -missing}), 0)
