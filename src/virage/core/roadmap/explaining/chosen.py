"""Why a step is in a plan: what would be lost without it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from virage.core.roadmap.checking import check
from virage.core.roadmap.faults import Fault, Reason
from virage.core.roadmap.plan import Plan, timetable
from virage.core.roadmap.problem import AUTONOMY, TOTAL, Problem
from virage.core.roadmap.worth import cleared_after, worth


class Kind(Enum):
    """What a step is there for."""

    LOCKED = "locked"  # the advisor holds it in
    CLEARS = "clears"  # a red flag, which stays up or is cleared later without it
    ANSWERS = "answers"  # a need
    TARGET = "target"  # a score that is not reached in time without it
    GAINS = "gains"  # a score
    BEFORE = "before"  # another step, which waits for it
    BESIDE = "beside"  # another step, which asks for it
    OPENS_AID = "opens_aid"  # a programme that pays only for a certain spend in all
    MONEY = "money"  # the aid that it brings keeps the plan within its budget
    AIM = "aim"  # nothing else, but some aim would be served less well


@dataclass(frozen=True, slots=True)
class Cause:
    """One thing that a step is there for, and how much of it.

    `about` is what the kind says: a flag, a need, a score, a step, a programme, an aim. `count`:
    the quarters until a flag is cleared, the strength of a need, the units of a score's numerator
    or of an aim that are lost without the step.
    """

    kind: Kind
    about: str = ""
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Chosen:
    """A step of a plan and why it is there, the weightiest first; there is always a reason."""

    initiative: str
    causes: tuple[Cause, ...]


OF_FAULTS = {
    Reason.LOCK: Kind.LOCKED,
    Reason.TARGET: Kind.TARGET,
    Reason.PREREQUISITE: Kind.BEFORE,
    Reason.STAGE_NOT_REACHED: Kind.BEFORE,
    Reason.COMPANION: Kind.BESIDE,
    Reason.AID_LEAST_SPEND: Kind.OPENS_AID,
    Reason.YEAR_BUDGET: Kind.MONEY,
    Reason.WHOLE_BUDGET: Kind.MONEY,
}
WEIGHT = {kind: place for place, kind in enumerate(Kind)}


def chosen(problem: Problem, plan: Plan) -> tuple[Chosen, ...]:
    """Every step of a plan that the checker accepts, in the plan's order, and why it is there."""
    return tuple(
        Chosen(step.initiative, _causes(problem, plan, step.initiative)) for step in plan.steps
    )


def without(plan: Plan, initiative: str) -> Plan:
    """The plan less a step and its aid."""
    return Plan(
        tuple(each for each in plan.steps if each.initiative != initiative),
        tuple(each for each in plan.aids if each.initiative != initiative),
    )


def _causes(problem: Problem, plan: Plan, initiative: str) -> tuple[Cause, ...]:
    rest = without(plan, initiative)
    found = dict.fromkeys(
        (
            *_broken(check(problem, rest)),
            *_flags(problem, plan, rest),
            *_needs(problem, initiative),
            *_scores(problem, plan, rest),
        )
    )
    causes = found or dict.fromkeys(_aim(problem, plan, rest))
    return tuple(sorted(causes, key=lambda each: WEIGHT[each.kind]))


def _broken(faults: tuple[Fault, ...]) -> Iterator[Cause]:
    for fault in faults:
        kind = OF_FAULTS.get(fault.reason)
        if kind in (Kind.LOCKED, Kind.MONEY):
            yield Cause(kind)
        elif kind is not None:
            yield Cause(kind, fault.about[0])


def _flags(problem: Problem, plan: Plan, rest: Plan) -> Iterator[Cause]:
    table, lesser = timetable(problem, plan), timetable(problem, rest)
    for flag in problem.flags:
        when = cleared_after(table, flag)
        if when is not None and when != cleared_after(lesser, flag):
            yield Cause(Kind.CLEARS, flag.id, when)


def _needs(problem: Problem, initiative: str) -> Iterator[Cause]:
    answered = problem.by_id[initiative].needs
    yield from (Cause(Kind.ANSWERS, e.id, e.strength) for e in problem.needs if e.id in answered)


def _scores(problem: Problem, plan: Plan, rest: Plan) -> Iterator[Cause]:
    table, lesser = timetable(problem, plan), timetable(problem, rest)
    for name in (TOTAL, AUTONOMY):
        if name in problem.yardstick:
            last = problem.horizon
            lost = table.numerator(name, last) - lesser.numerator(name, last)
            if lost:
                yield Cause(Kind.GAINS, name, lost)


def _aim(problem: Problem, plan: Plan, rest: Plan) -> Iterator[Cause]:
    """The first aim that is served less well without the step, or else the first at all."""
    pairs = list(zip(worth(problem, plan), worth(problem, rest), strict=True))
    worse = [(ours, ours.rank - theirs.rank) for ours, theirs in pairs if ours.rank > theirs.rank]
    first, lost = worse[0] if worse else (pairs[0][0], 0)
    yield Cause(Kind.AIM, first.aim.value, lost)
