"""What a planning problem asks for, demand by demand, and the problem with some of it given up."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import Enum

from virage.core.roadmap.problem import Budget, FlagTarget, Initiative, Problem, Team


class Ask(Enum):
    """What is asked for."""

    YEAR = "year"  # a fiscal year's budget is kept: `place` is the year
    WHOLE = "whole"  # the budget in all
    ADVANCE = "advance"  # the most money advanced on aid
    DAYS = "days"  # a role gives no more days than it has: `name`
    AT_ONCE = "at_once"  # no more steps at once
    TARGET = "target"  # a target is reached in time: `place` in the problem, `name`
    LATEST = "latest"  # an initiative starts no later: `name`
    MEETINGS = "meetings"  # steps wait for a body to meet: `name`
    CLOSED = "closed"  # nothing is done in the closed quarters
    EXCLUSIVE = "exclusive"  # one of a set at most: `place` in the problem
    LOCK = "lock"  # a lock holds: `place` in the problem, `name` of the initiative


@dataclass(frozen=True, slots=True)
class Demand:
    """One thing asked for, that could be given up."""

    ask: Ask
    name: str = ""
    place: int = 0


def demands(problem: Problem) -> tuple[Demand, ...]:
    """All that a problem asks for: money first, then people, time, what the advisor holds."""
    budget = problem.budget
    years = (year for year, most in enumerate(budget.years) if most is not None)
    late = (each.id for each in problem.initiatives if each.latest is not None)
    gates = dict.fromkeys(each.gate for each in problem.initiatives if each.gate is not None)
    return (
        *(Demand(Ask.YEAR, place=year) for year in years),
        *([Demand(Ask.WHOLE)] if budget.whole is not None else ()),
        *([Demand(Ask.ADVANCE)] if budget.advance is not None else ()),
        *(Demand(Ask.DAYS, role) for role in needed_days(problem)),
        *([Demand(Ask.AT_ONCE)] if problem.at_once is not None else ()),
        *(_targets(problem)),
        *(Demand(Ask.LATEST, name) for name in late),
        *(Demand(Ask.MEETINGS, gate) for gate in gates),
        *([Demand(Ask.CLOSED)] if problem.closed else ()),
        *(Demand(Ask.EXCLUSIVE, place=place) for place in range(len(problem.exclusive))),
        *(Demand(Ask.LOCK, lock.initiative, place) for place, lock in enumerate(problem.locks)),
    )


def _targets(problem: Problem) -> tuple[Demand, ...]:
    return tuple(
        Demand(Ask.TARGET, each.flag if isinstance(each, FlagTarget) else each.yardstick, place)
        for place, each in enumerate(problem.targets)
    )


def needed_days(problem: Problem) -> dict[str, int]:
    """The roles that some mode asks days of, and the most that all could take together."""
    most: dict[str, int] = {}
    for initiative in problem.initiatives:
        for mode in initiative.modes:
            for role, days in mode.days:
                if days:
                    most[role] = most.get(role, 0) + days
    return most


def keeping(problem: Problem, kept: Collection[Demand]) -> Problem:
    """The same problem with only these of its demands."""
    held = frozenset(kept)
    budget = problem.budget
    return replace(
        problem,
        budget=Budget(
            years=tuple(
                most if Demand(Ask.YEAR, place=year) in held else None
                for year, most in enumerate(budget.years)
            ),
            whole=budget.whole if Demand(Ask.WHOLE) in held else None,
            advance=budget.advance if Demand(Ask.ADVANCE) in held else None,
            first=budget.first,
        ),
        teams=_teams(problem, held),
        at_once=problem.at_once if Demand(Ask.AT_ONCE) in held else None,
        targets=tuple(problem.targets[each.place] for each in _targets(problem) if each in held),
        initiatives=tuple(_in_time(each, held) for each in problem.initiatives),
        gates=_gates(problem, held),
        closed=problem.closed if Demand(Ask.CLOSED) in held else frozenset(),
        exclusive=tuple(
            group
            for place, group in enumerate(problem.exclusive)
            if Demand(Ask.EXCLUSIVE, place=place) in held
        ),
        locks=tuple(
            lock
            for place, lock in enumerate(problem.locks)
            if Demand(Ask.LOCK, lock.initiative, place) in held
        ),
    )


def _teams(problem: Problem, held: frozenset[Demand]) -> tuple[Team, ...]:
    free = {
        role: days
        for role, days in needed_days(problem).items()
        if Demand(Ask.DAYS, role) not in held
    }
    return (
        *(team for team in problem.teams if team.role not in free),
        *(Team(role, (days,) * problem.horizon) for role, days in free.items()),
    )


def _in_time(initiative: Initiative, held: frozenset[Demand]) -> Initiative:
    kept = Demand(Ask.LATEST, initiative.id) in held
    return initiative if kept else replace(initiative, latest=None)


def _gates(problem: Problem, held: frozenset[Demand]) -> tuple[tuple[str, frozenset[int]], ...]:
    gates = dict(problem.gates)
    always = frozenset(range(problem.horizon))
    for each in problem.initiatives:
        if each.gate is not None and Demand(Ask.MEETINGS, each.gate) not in held:
            gates[each.gate] = always
    return tuple(gates.items())
