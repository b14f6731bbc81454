"""The child process that searches: plain values in, results out; it knows no database.

It ends with its parent, however that one ends.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import parent_process
from multiprocessing.connection import Connection, wait
from threading import Thread
from typing import NamedTuple

from virage.core.roadmap import Plan, Problem
from virage.core.solver import Limits, Outcome, Result, SolverMissingError, solve
from virage.core.solver.alternatives import alternatives
from virage.core.solver.conflicts import Conflict, conflict
from virage.core.solver.fitting import Fitting
from virage.core.solver.front import POINTS, front
from virage.core.solver.solving import PATIENT
from virage.core.solver.sturdiness import Sturdy, sturdiness
from virage.core.solver.ways_out import Way, ways_out

CHOICES = 3 + POINTS
BRIEF = Limits(effort=8.0, seconds=30.0)


class Progress(NamedTuple):
    """How many aims are over, of how many."""

    over: int
    whole: int


class Missing(NamedTuple):
    """OR-Tools is not installed."""


class Clash(NamedTuple):
    """Nothing fits: what contradicts itself was sought, and the ways out begin to be."""

    found: Conflict | None


class WaysOut(NamedTuple):
    """The ways out, the last that is said where nothing fits."""

    ways: tuple[Way, ...]


class Sturdies(NamedTuple):
    """Which steps of the plan that was found survive, the last that is said where one was."""

    steps: tuple[Sturdy, ...]


class Choosable(NamedTuple):
    """A plan to choose: the spirit of an alternative, or a point of the front when it has none."""

    spirit: str
    plan: Plan
    result: Result | None
    proved: bool


class Over(NamedTuple):
    """A comparison found all that it looks for."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """How long a search may take: for the plan, then for each plan to choose or shaken plan."""

    plan: Limits = PATIENT
    each: Limits = BRIEF


Message = Progress | Missing | Result | Clash | WaysOut | Sturdies | Choosable | Over
Task = Callable[[Connection, Problem, Bounds], None]


def search(way_back: Connection, problem: Problem, bounds: Bounds) -> None:
    """Search, telling how far it is, then what was found and how sturdy it is, or why nothing."""
    _run(_search, way_back, problem=problem, bounds=bounds)


def compare(way_back: Connection, problem: Problem, bounds: Bounds) -> None:
    """Search for plans to choose from, telling each as it is found."""
    _run(_compare, way_back, problem=problem, bounds=bounds)


def _run(task: Task, way_back: Connection, *, problem: Problem, bounds: Bounds) -> None:
    Thread(target=_end_with_parent, daemon=True).start()
    try:
        task(way_back, problem, bounds)
    except SolverMissingError:
        way_back.send(Missing())
    way_back.close()


def _search(way_back: Connection, problem: Problem, bounds: Bounds) -> None:
    def told(over: int, whole: int) -> None:
        way_back.send(Progress(over, whole))

    found = solve(problem, bounds.plan, told=told)
    way_back.send(found)
    if found.outcome is Outcome.IMPOSSIBLE:
        _explain(way_back, problem)
    elif found.plan is not None and found.plan.steps:
        way_back.send(Sturdies(sturdiness(problem, found.plan, bounds.each)))


def _explain(way_back: Connection, problem: Problem) -> None:
    fitting = Fitting()
    found = conflict(problem, fitting)
    way_back.send(Clash(found))
    way_back.send(WaysOut(ways_out(problem, found, fitting) if found is not None else ()))


def _compare(way_back: Connection, problem: Problem, bounds: Bounds) -> None:
    way_back.send(Progress(0, CHOICES))
    count = 0
    for each in alternatives(problem, bounds.each):
        proved = each.result.outcome is Outcome.OPTIMAL
        way_back.send(Choosable(each.spirit.value, each.plan, each.result, proved))
        count += 1
        way_back.send(Progress(count, CHOICES))
    for point in front(problem, bounds.each) if count else ():
        way_back.send(Choosable("", point.plan, point.result, point.proved))
        count += 1
        way_back.send(Progress(count, CHOICES))
    way_back.send(Over())


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
