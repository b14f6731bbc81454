"""Whether each step stands where it may, after what it needs and beside what it must."""

from collections.abc import Iterator

from virage.core.roadmap.faults import Fault, Reason
from virage.core.roadmap.plan import Placed, Timetable
from virage.core.roadmap.problem import Lock, Problem


def schedule_faults(table: Timetable) -> Iterator[Fault]:
    """The faults of time, of order and of choice."""
    for each in table.placed:
        yield from _place(table.problem, each)
        yield from _prerequisites(table, each)
        yield from _stages(table, each)
        yield from _companions(table, each)
    for group in table.problem.exclusive:
        together = tuple(sorted(group & table.by_id.keys()))
        if len(together) > 1:
            yield Fault(Reason.EXCLUSIVE, together)
    for lock in table.problem.locks:
        if not _held(table, lock):
            yield Fault(Reason.LOCK, (lock.initiative,), lock.at)


def _place(problem: Problem, each: Placed) -> Iterator[Fault]:
    initiative, start = problem.by_id[each.id], each.start
    if start < 0 or each.end > problem.horizon:
        yield Fault(Reason.OUTSIDE_HORIZON, (each.id,), start, each.end, problem.horizon)
    if start < initiative.earliest:
        yield Fault(Reason.TOO_EARLY, (each.id,), start, start, initiative.earliest)
    if initiative.latest is not None and start > initiative.latest:
        yield Fault(Reason.TOO_LATE, (each.id,), start, start, initiative.latest)
    if start in problem.closed:
        yield Fault(Reason.CLOSED_QUARTER, (each.id,), start)
    if initiative.gate is not None and start not in problem.meets(initiative.gate):
        yield Fault(Reason.GATE_SHUT, (each.id, initiative.gate), start)


def _prerequisites(table: Timetable, each: Placed) -> Iterator[Fault]:
    for wanted in table.problem.by_id[each.id].prerequisites:
        before = table.by_id.get(wanted.initiative)
        if before is None:
            yield Fault(Reason.PREREQUISITE, (each.id, wanted.initiative), each.start)
        elif before.end + wanted.lag > each.start:
            ready = before.end + wanted.lag
            about = (each.id, wanted.initiative)
            yield Fault(Reason.PREREQUISITE, about, each.start, each.start, ready)


def _stages(table: Timetable, each: Placed) -> Iterator[Fault]:
    for wanted in table.problem.by_id[each.id].stages:
        reached = table.stage(wanted.question, each.start)
        if reached is None or reached < wanted.stage:
            about = (each.id, wanted.question)
            yield Fault(Reason.STAGE_NOT_REACHED, about, each.start, reached, wanted.stage)


def _companions(table: Timetable, each: Placed) -> Iterator[Fault]:
    for wanted in table.problem.by_id[each.id].companions:
        beside = table.by_id.get(wanted)
        if beside is None or beside.start >= each.end:
            yield Fault(Reason.COMPANION, (each.id, wanted), each.start)


def _held(table: Timetable, lock: Lock) -> bool:
    placed = table.by_id.get(lock.initiative)
    if placed is None or not lock.inside:
        return (placed is not None) is lock.inside
    return lock.at in (None, placed.start) and lock.mode in (None, placed.mode.id)
