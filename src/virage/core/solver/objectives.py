"""Each aim as a sum of variables to make as great as can be."""

from collections.abc import Mapping
from dataclasses import dataclass

from virage.core.roadmap.problem import AUTONOMY, TOTAL
from virage.core.roadmap.sums import likely_cost
from virage.core.roadmap.worth import Aim
from virage.core.solver.draft import Draft
from virage.core.solver.gains import flags_cleared, flags_down, last_cleared, numerator
from virage.core.solver.linear import added, each_once, times


@dataclass(frozen=True)
class Goal:
    """An aim whose rank (more is better) is the sum of `terms`, plus `base`."""

    aim: Aim
    terms: dict[int, int]
    base: int

    def value(self, values: Mapping[int, int]) -> int:
        """The sum of the terms, without the base; 0 before there are values."""
        return sum(factor * values.get(variable, 0) for variable, factor in self.terms.items())


def goal(draft: Draft, aim: Aim) -> Goal:
    """The sum that the aim stands for; it may add variables and rows to the draft."""
    terms, base = _terms(draft, aim)
    return Goal(aim, terms, base) if aim.more else Goal(aim, times(-1, terms), -base)


def _terms(draft: Draft, aim: Aim) -> tuple[dict[int, int], int]:
    match aim:
        case Aim.FLAGS | Aim.FLAGS_DOWN:
            return flags_cleared(draft) if aim is Aim.FLAGS else flags_down(draft)
        case Aim.MATURITY:
            return _score(draft, TOTAL)
        case Aim.AUTONOMY:
            return _score(draft, AUTONOMY)
        case Aim.NEEDS:
            return _needs(draft), 0
        case Aim.NET_COST:
            return added(
                _costs(draft), times(-1, each_once(grant.aid for grant in draft.grants))
            ), 0
        case _:
            return _counts(draft, aim), 0


def _score(draft: Draft, yardstick: str) -> tuple[dict[int, int], int]:
    if yardstick not in draft.problem.yardstick:
        return {}, 0
    return numerator(draft, yardstick, draft.problem.horizon)


def _needs(draft: Draft) -> dict[int, int]:
    terms = {}
    for need in draft.problem.needs:
        met = draft.model.yes_or_no()
        answering = [e.id for e in draft.problem.initiatives if need.id in e.needs]
        chosen = added(*(draft.chosen(each) for each in answering))
        draft.model.at_most(added({met: 1}, times(-1, chosen)), 0)
        terms[met] = need.strength
    return terms


def _costs(draft: Draft) -> dict[int, int]:
    return {place.variable: likely_cost(place.mode) for place in draft.everywhere()}


def _counts(draft: Draft, aim: Aim) -> dict[int, int]:
    problem, places = draft.problem, draft.everywhere()
    if aim is Aim.LAST_FLAG:
        return last_cleared(draft)
    if aim is Aim.AIDS:
        return each_once(grant.used for grant in draft.grants)
    if aim is Aim.STEPS:
        return each_once(place.variable for place in places)
    if aim is Aim.INDEPENDENCE:
        return {place.variable: place.mode.independence for place in places}
    if aim is Aim.EARLINESS:
        return {
            place.variable: problem.by_id[place.initiative].strength * (problem.horizon - place.end)
            for place in places
        }
    over = draft.model.variable(0, problem.horizon)
    for initiative in draft.places:
        if initiative in draft.starts:
            length = problem.by_id[initiative].modes[0].quarters
            draft.model.at_most({draft.starts[initiative]: 1, over: -1}, -length)
            continue
        ends = {place.variable: place.end for place in draft.places[initiative]}
        draft.model.at_most(added(ends, {over: -1}), 0)
    return {over: 1}
