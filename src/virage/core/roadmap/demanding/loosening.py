"""Giving up some of a demand: more money, a later quarter, a lower score, or all of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from fractions import Fraction

from virage.core.roadmap.demanding.asks import Ask, Demand, demands, keeping
from virage.core.roadmap.problem import Lock, Problem, Target, Team


class How(Enum):
    """How a demand is loosened."""

    MORE = "more"  # cents, days in every quarter, or steps at once
    LATER = "later"  # quarters
    EARLIER = "earlier"  # quarters
    LOWER = "lower"  # points out of 100
    DROPPED = "dropped"  # altogether


@dataclass(frozen=True, slots=True)
class Loosened:
    """A demand that gives way, how, and by how much (0 when it is dropped)."""

    demand: Demand
    how: How
    amount: int = 0


OF_MONEY = frozenset({Ask.YEAR, Ask.WHOLE, Ask.ADVANCE})
GROWING = OF_MONEY | {Ask.DAYS, Ask.AT_ONCE}


def hows(problem: Problem, demand: Demand) -> tuple[How, ...]:
    """The ways in which a demand may give way, the gentlest first."""
    if demand.ask in GROWING:
        return (How.MORE,)
    match demand.ask:
        case Ask.TARGET if isinstance(problem.targets[demand.place], Target):
            return (How.LATER, How.LOWER)
        case Ask.TARGET | Ask.LATEST:
            return (How.LATER, How.DROPPED)
        case Ask.LOCK if problem.locks[demand.place].at is not None:
            return (How.LATER, How.EARLIER, How.DROPPED)
        case _:
            return (How.DROPPED,)


def most(problem: Problem, demand: Demand, how: How) -> int:
    """The most by which a target, a lock or a last quarter may give way."""
    last = problem.horizon - 1
    match demand.ask, how:
        case Ask.TARGET, How.LATER:
            return last - problem.targets[demand.place].by
        case Ask.TARGET, How.LOWER:
            return -int(-_at_least(problem, demand) // 1)
        case Ask.LATEST, How.LATER:
            return last - (problem.by_id[demand.name].latest or 0)
        case Ask.LOCK, How.LATER:
            return last - (problem.locks[demand.place].at or 0)
        case Ask.LOCK, How.EARLIER:
            return problem.locks[demand.place].at or 0
        case _:
            return 0


def _at_least(problem: Problem, demand: Demand) -> Fraction:
    target = problem.targets[demand.place]
    return target.at_least if isinstance(target, Target) else Fraction(0)


def loosen(problem: Problem, given_up: Sequence[Loosened]) -> Problem:
    """The problem once demands give way; each is a demand of the problem as it is given."""
    changed = problem
    for each in given_up:
        if each.how is not How.DROPPED:
            changed = _loosened(changed, each)
    dropped = {each.demand for each in given_up if each.how is How.DROPPED}
    return keeping(changed, [each for each in demands(problem) if each not in dropped])


def _loosened(problem: Problem, loosened: Loosened) -> Problem:
    demand, amount = loosened.demand, loosened.amount
    match demand.ask:
        case Ask.YEAR | Ask.WHOLE | Ask.ADVANCE:
            return _richer(problem, demand, amount)
        case Ask.DAYS:
            return _busier(problem, demand.name, amount)
        case Ask.AT_ONCE:
            return replace(problem, at_once=(problem.at_once or 0) + amount)
        case Ask.TARGET:
            return _target(problem, loosened)
        case Ask.LATEST:
            return _latest(problem, demand.name, amount)
        case _:
            return _moved(problem, loosened)


def _richer(problem: Problem, demand: Demand, cents: int) -> Problem:
    budget = problem.budget
    match demand.ask:
        case Ask.YEAR:
            years = list(budget.years)
            years[demand.place] = (years[demand.place] or 0) + cents
            budget = replace(budget, years=tuple(years))
        case Ask.WHOLE:
            budget = replace(budget, whole=(budget.whole or 0) + cents)
        case _:
            budget = replace(budget, advance=(budget.advance or 0) + cents)
    return replace(problem, budget=budget)


def _busier(problem: Problem, role: str, days: int) -> Problem:
    held = next((team.days for team in problem.teams if team.role == role), ())
    padded = (*held, *(0,) * (problem.horizon - len(held)))
    others = tuple(team for team in problem.teams if team.role != role)
    return replace(problem, teams=(*others, Team(role, tuple(each + days for each in padded))))


def _target(problem: Problem, loosened: Loosened) -> Problem:
    targets = list(problem.targets)
    target = targets[loosened.demand.place]
    if loosened.how is How.LOWER and isinstance(target, Target):
        at_least = max(Fraction(0), target.at_least - loosened.amount)
        targets[loosened.demand.place] = replace(target, at_least=at_least)
    else:
        targets[loosened.demand.place] = replace(target, by=target.by + loosened.amount)
    return replace(problem, targets=tuple(targets))


def _latest(problem: Problem, name: str, quarters: int) -> Problem:
    return replace(
        problem,
        initiatives=tuple(
            replace(each, latest=(each.latest or 0) + quarters) if each.id == name else each
            for each in problem.initiatives
        ),
    )


def _moved(problem: Problem, loosened: Loosened) -> Problem:
    locks: list[Lock] = list(problem.locks)
    lock = locks[loosened.demand.place]
    by = loosened.amount if loosened.how is How.LATER else -loosened.amount
    locks[loosened.demand.place] = replace(lock, at=(lock.at or 0) + by)
    return replace(problem, locks=tuple(locks))


def part(problem: Problem, loosened: Loosened) -> Fraction:
    """How much of what was asked is given up, as a part of it; 1 when it is dropped.

    Time is a part of the horizon, a score of what was to be reached, an amount of what there was.
    """
    demand, amount = loosened.demand, Fraction(loosened.amount)
    match loosened.how:
        case How.DROPPED:
            return Fraction(1)
        case How.LATER | How.EARLIER:
            return amount / problem.horizon
        case How.LOWER:
            return amount / (_at_least(problem, demand) or 1)
        case _:
            return amount / max(1, _had(problem, demand))


def _had(problem: Problem, demand: Demand) -> int:
    budget = problem.budget
    match demand.ask:
        case Ask.YEAR:
            return budget.years[demand.place] or 0
        case Ask.WHOLE:
            return budget.whole or 0
        case Ask.ADVANCE:
            return budget.advance or 0
        case Ask.AT_ONCE:
            return problem.at_once or 0
        case _:
            return max(problem.days(demand.name, each) for each in range(problem.horizon))
