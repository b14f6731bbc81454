"""What is late in a plan, and what that does to the steps that wait for it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from virage.core.roadmap.past import Past
from virage.core.roadmap.plan import Placed, Timetable
from virage.core.roadmap.problem import TOTAL, Problem, Rung


@dataclass(frozen=True, slots=True)
class Span:
    """From a quarter until the one after its last."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """A step that waits for a late one: when it was to begin, and when it can at the earliest.

    `earliest` is None when it cannot: what it waits for was stopped.
    """

    initiative: str
    planned: int
    earliest: int | None


@dataclass(frozen=True, slots=True)
class Slip:
    """A step that is late, and all that waits for it.

    `planned` is the quarter by which it was to be begun, or over when it is `begun`; `earliest`
    that in which this can now be. `without` is the portrait at the end if it never comes.
    """

    initiative: str
    begun: bool
    planned: int
    earliest: int
    waiting: tuple[Waiting, ...]
    without: Fraction | None


def late(table: Timetable, past: Past) -> tuple[Placed, ...]:
    """The steps whose planned quarter is over without their being begun, or done."""
    stopped = {each.initiative for each in past.stopped}
    begun = {each.initiative: each for each in past.begun}

    def slips(step: Placed) -> bool:
        if step.id in stopped:
            return False
        if step.id in begun:
            return not begun[step.id].over and step.end <= past.now
        return step.start < past.now

    return tuple(each for each in table.placed if slips(each))


def slips(table: Timetable, past: Past) -> tuple[Slip, ...]:
    """Each late step with what its slip does."""
    spans = forecast(table, past)
    found = []
    for step in late(table, past):
        span = spans[step.id]
        begun = any(each.initiative == step.id for each in past.begun)
        waiting = waiting_for(table, step.id)
        kept = [each for each in table.placed if each.id != step.id]
        found.append(
            Slip(
                initiative=step.id,
                begun=begun,
                planned=step.end - 1 if begun else step.start,
                earliest=_earliest(span, past, begun=begun),
                waiting=tuple(
                    Waiting(each.id, each.start, _start(spans[each.id]))
                    for each in table.placed
                    if each.id in waiting and not _settled(past, each.id)
                ),
                without=portrait_of(table.problem, _possible(table, kept)),
            )
        )
    return tuple(found)


def _earliest(span: Span | None, past: Past, *, begun: bool) -> int:
    if span is None:
        return past.now
    return span.end - 1 if begun else span.start


def _start(span: Span | None) -> int | None:
    return None if span is None else span.start


def _settled(past: Past, initiative: str) -> bool:
    return any(each.initiative == initiative for each in (*past.begun, *past.stopped))


def forecast(table: Timetable, past: Past) -> Mapping[str, Span | None]:
    """When each step was or can be at the earliest; None for one that can no longer be.

    What is not begun keeps its planned quarter unless time, or what it waits for, pushes it.
    """
    spans: dict[str, Span | None] = {each.id: Span(each.start, each.end) for each in table.placed}
    spans |= {each.initiative: Span(each.start, each.end) for each in past.begun}
    spans |= dict.fromkeys(each.initiative for each in past.stopped)
    settled = {each.initiative for each in (*past.begun, *past.stopped)}
    open_ones = [each for each in table.placed if each.id not in settled]
    for _ in table.placed:
        for step in open_ones:
            spans[step.id] = _pushed(step, table, past, spans=spans)
    return spans


def _pushed(
    step: Placed, table: Timetable, past: Past, *, spans: Mapping[str, Span | None]
) -> Span | None:
    start = max(step.start, past.earliest(step.id))
    wanted = table.problem.by_id[step.id]
    for each in wanted.prerequisites:
        if each.initiative in table.by_id:
            before = spans[each.initiative]
            if before is None:
                return None
            start = max(start, before.end + each.lag)
    for rung in wanted.stages:
        bringers = _bringers(table, rung)
        ends = [span.end for span in (spans[each] for each in bringers) if span is not None]
        if bringers and not ends:
            return None
        start = max(start, min(ends, default=0))
    while start in table.problem.closed:
        start += 1
    return Span(start, start + step.mode.quarters)


def _bringers(table: Timetable, rung: Rung) -> tuple[str, ...]:
    """The steps that lead to a stage; none when it is reached today."""
    if _reached(table.problem, rung):
        return ()
    return tuple(each.id for each in table.placed if _brings(each, rung))


def _reached(problem: Problem, rung: Rung) -> bool:
    today = problem.gauge[rung.question].stage
    return today is not None and today >= rung.stage


def _brings(step: Placed, rung: Rung) -> bool:
    return any(
        each.question == rung.question and each.stage >= rung.stage for each in step.mode.lifts
    )


def waiting_for(table: Timetable, initiative: str) -> frozenset[str]:
    """The steps that wait for one, directly or through others."""
    found = {initiative}
    for _ in table.placed:
        found |= {each.id for each in table.placed if _waits(table, each, found)}
    return frozenset(found - {initiative})


def _waits(table: Timetable, step: Placed, others: set[str]) -> bool:
    wanted = table.problem.by_id[step.id]
    named = any(each.initiative in others for each in wanted.prerequisites)
    return named or any(
        bringers and others.issuperset(bringers)
        for bringers in (_bringers(table, rung) for rung in wanted.stages)
    )


def expected(table: Timetable, past: Past) -> Fraction | None:
    """The portrait at the end if all that is not stopped, nor waits for that, is done."""
    stopped = {each.initiative for each in past.stopped}
    kept = [each for each in table.placed if each.id not in stopped]
    return portrait_of(table.problem, _possible(table, kept))


def _possible(table: Timetable, kept: Iterable[Placed]) -> tuple[Placed, ...]:
    """What can still be of some steps once those that wait for the others are gone."""
    left = list(kept)
    while True:
        gone = {each.id for each in table.placed} - {each.id for each in left}
        stays = [each for each in left if not _waits(table, each, gone)]
        if len(stays) == len(left):
            return tuple(left)
        left = stays


def portrait_of(problem: Problem, placed: tuple[Placed, ...]) -> Fraction | None:
    """The score out of 100 once some steps are done; None when nothing is scored."""
    if TOTAL not in problem.yardstick:
        return None
    last = max((each.end for each in placed), default=0)
    reached = Timetable(problem, placed).numerator(TOTAL, max(last, problem.horizon))
    return Fraction(100 * reached, problem.yardstick[TOTAL].whole)
