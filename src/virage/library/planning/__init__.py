"""Reading a planning problem: everything that a plan is made from, in one file.

Quarters and stages count from 1 in the file, money is in dollars.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from virage.core.roadmap import AidState, Budget, Initiative, Objective, Problem
from virage.core.roadmap.naming import Family, Names
from virage.core.roadmap.problem import CHOSEN_BY_DEFAULT, COUNTED
from virage.library.funding.values import member, members, whole
from virage.library.planning import initiatives, limits, programmes, scores
from virage.library.planning.known import Known, horizon
from virage.library.reading import Entry, gettext_noop, read_yaml

KEYS = (
    "name",
    "quarters",
    "budget",
    "people",
    "at_once",
    "closed",
    "meetings",
    "needs",
    "questions",
    "scores",
    "red_flags",
    "initiatives",
    "exclusive",
    "locks",
    "targets",
    "programmes",
    "offers",
    "counting",
    "order",
)
Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class ProblemFile:
    """A planning problem and what its ids are called."""

    problem: Problem
    names: Names


def read_problem(path: Path) -> ProblemFile:
    """Read a planning problem; CatalogueError names the file, the line and the reason."""
    entry = read_yaml(path, path.parent).only(*KEYS)
    known = Known(horizon(entry["quarters"]))
    problem = _problem(entry, known)
    title = entry.optional("name", lambda each: each.name, "")
    return ProblemFile(problem, Names(title, known.texts))


def _problem(entry: Entry, known: Known) -> Problem:
    def each(key: str, read: Callable[[Entry, Known], Read]) -> tuple[Read, ...]:
        return tuple(read(found, known) for found in entry.each(key))

    teams, gates = each("people", limits.team), each("meetings", limits.meetings)
    needs, gauges = each("needs", scores.need), each("questions", scores.question)
    measured = {gauge.question: gauge for gauge in gauges}
    yardsticks = tuple(scores.score(found, known, measured) for found in entry.each("scores"))
    flags = each("red_flags", scores.red_flag)
    chosen = _initiatives(entry, known, {need.id: need.strength for need in needs})
    modes = {found.id: frozenset(mode.id for mode in found.modes) for found in chosen}
    return Problem(
        horizon=known.quarters,
        initiatives=chosen,
        gauges=gauges,
        yardsticks=yardsticks,
        needs=needs,
        flags=flags,
        exclusive=each("exclusive", limits.exclusive),
        locks=tuple(limits.lock(found, known, modes) for found in entry.each("locks")),
        targets=each("targets", limits.target),
        closed=entry.optional("closed", known.quarters_of, frozenset()),
        gates=gates,
        at_once=entry.optional("at_once", whole, None),
        budget=entry.optional("budget", limits.budget, Budget()),
        teams=teams,
        programmes=each("programmes", programmes.programme),
        offers=programmes.offers(entry, known),
        counting=entry.optional("counting", lambda found: members(found, AidState), COUNTED),
        order=entry.optional("order", _order, CHOSEN_BY_DEFAULT),
    )


def _initiatives(entry: Entry, known: Known, strengths: dict[str, int]) -> tuple[Initiative, ...]:
    """All of them are declared before one is read: each may name those that stand after it."""
    for each in entry["initiatives"].items:
        known.declared(each.only(*initiatives.KEYS), Family.INITIATIVE)
    return tuple(
        initiatives.initiative(each, known, strengths) for each in entry["initiatives"].items
    )


def _order(entry: Entry) -> tuple[Objective, ...]:
    found = tuple(member(each, Objective) for each in entry.items)
    if len(set(found)) < len(found):
        raise entry.error(gettext_noop("the same id stands twice"))
    return found


__all__ = ["KEYS", "ProblemFile", "read_problem"]
