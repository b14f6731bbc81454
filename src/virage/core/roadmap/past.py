"""Planning again with the past fixed: what was begun stays, what was spent counts, time is over."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from virage.core.funding.values import Cents, Expense
from virage.core.roadmap.plan import Placed, Step
from virage.core.roadmap.problem import Budget, Initiative, Lock, Mode, Outlay, Problem, Team
from virage.core.roadmap.sums import high_cost, spending, spread, work


@dataclass(frozen=True, slots=True)
class Begun:
    """A step that was begun, in the quarters that it really took; `end` comes after its last.

    `spent` is what it has cost so far, None when nobody knows; one that is not `over` goes on.
    """

    initiative: str
    mode: str
    start: int
    end: int
    spent: Cents | None = None
    over: bool = False


@dataclass(frozen=True, slots=True)
class Past:
    """What became of a plan by the quarter `now`, the first in which anything may still begin.

    `stopped` will not be gone on with; what was put off waits for a quarter in `waits`.
    """

    now: int
    begun: tuple[Begun, ...] = ()
    stopped: tuple[Begun, ...] = ()
    waits: tuple[tuple[str, int], ...] = field(default=())

    def earliest(self, initiative: str) -> int:
        """The first quarter in which something that is not begun may begin."""
        return max(self.now, dict(self.waits).get(initiative, 0))

    def counted_from(self, first: int) -> "Past":
        """The same, whose quarters are counted from another one; none is before it."""
        return Past(
            now=max(0, self.now - first),
            begun=tuple(_moved(each, first) for each in self.begun),
            stopped=tuple(_moved(each, first) for each in self.stopped),
            waits=tuple((name, max(0, until - first)) for name, until in self.waits),
        )


def _moved(step: Begun, first: int) -> Begun:
    start = max(0, step.start - first)
    return replace(step, start=start, end=max(start + 1, step.end - first))


def resumed(problem: Problem, past: Past) -> Problem:
    """The same problem from `now` on: nothing that is past is asked for, moved or refused.

    Steps that were begun are held where they were, as they went; they are never what makes a plan
    impossible: where they take more than there is, there is just enough for them. What was stopped
    stays out, and its money is gone.
    """
    known = {(each.id, mode.id) for each in problem.initiatives for mode in each.modes}
    went = {
        each.initiative: replace(each, end=min(each.end, problem.horizon))
        for each in past.begun
        if (each.initiative, each.mode) in known and each.start < problem.horizon
    }
    stopped = tuple(each for each in past.stopped if each.initiative in problem.by_id)
    settled = went.keys() | {each.initiative for each in stopped}
    initiatives = tuple(
        _as_it_went(each, went[each.id])
        if each.id in went
        else replace(each, earliest=max(each.earliest, past.earliest(each.id)))
        for each in problem.initiatives
    )
    from_now = replace(
        problem,
        now=past.now,
        initiatives=initiatives,
        exclusive=tuple(each for each in problem.exclusive if len(each & went.keys()) < 2),  # noqa: PLR2004
        closed=problem.closed - {*range(past.now), *(each.start for each in went.values())},
        locks=(
            *(each for each in problem.locks if each.initiative not in settled),
            *(Lock(each.initiative, at=each.start, mode=each.mode) for each in went.values()),
            *(Lock(each.initiative, inside=False) for each in stopped),
        ),
    )
    return _with_room(from_now, tuple(went.values()), stopped)


def _as_it_went(initiative: Initiative, begun: Begun) -> Initiative:
    """An initiative in the one way in which it was begun, which waits for nothing any more."""
    mode = next(each for each in initiative.modes if each.id == begun.mode)
    real = replace(mode, quarters=begun.end - begun.start, outlays=_outlays(mode, begun))
    return replace(
        initiative,
        modes=(real,),
        prerequisites=(),
        stages=(),
        companions=(),
        gate=None,
        earliest=0,
        latest=None,
    )


def _outlays(mode: Mode, begun: Begun) -> tuple[Outlay, ...]:
    """What it cost once it is over; before, what it was to cost, or what it already did if more."""
    spent, planned = begun.spent, high_cost(mode)
    if spent is None or (not begun.over and spent <= planned):
        return mode.outlays
    if not planned:
        return (Outlay(Expense.OTHER, spent, spent, spent),) if spent else ()
    ends = [sum(each.high for each in mode.outlays[: at + 1]) for at in range(len(mode.outlays))]
    cuts = [0, *(spent * end // planned for end in ends)]
    parts = [after - before for before, after in pairwise(cuts)]
    return tuple(
        Outlay(each.expense, cents, cents, cents)
        for each, cents in zip(mode.outlays, parts, strict=True)
    )


def _with_room(problem: Problem, went: Sequence[Begun], stopped: Sequence[Begun]) -> Problem:
    placed = tuple(
        Placed(
            Step(each.initiative, each.mode, each.start), problem.by_id[each.initiative].modes[0]
        )
        for each in went
    )
    busy = [
        sum(each.start <= quarter < each.end for each in placed)
        for quarter in range(problem.now, problem.horizon)
    ]
    most = problem.at_once
    return replace(
        problem,
        at_once=None if most is None else max(most, *busy, 0),
        teams=_teams(problem, placed),
        budget=_budget(problem, placed, stopped),
    )


def _teams(problem: Problem, placed: tuple[Placed, ...]) -> tuple[Team, ...]:
    """Each role with at least the days that were begun, also one that had none."""
    taken: Counter[tuple[str, int]] = Counter()
    for each in placed:
        taken.update(work(problem, each.mode, each.start))
    roles = dict.fromkeys([*(each.role for each in problem.teams), *(role for role, _ in taken)])
    held = {each.role: each.days for each in problem.teams}

    def days(role: str) -> tuple[int, ...]:
        whole = (*held.get(role, ()), *(0 for _ in range(problem.horizon)))[: problem.horizon]
        most = tuple(max(each, taken[role, quarter]) for quarter, each in enumerate(whole))
        return held[role] if role in held and most == whole else most

    return tuple(Team(role, days(role)) for role in roles)


def _budget(problem: Problem, placed: tuple[Placed, ...], stopped: Sequence[Begun]) -> Budget:
    """Each year less what was lost, and at least what was begun."""
    budget = problem.budget
    needed: Counter[int] = Counter()
    for each in placed:
        for quarter, cents in spending(problem, each.mode, each.start).items():
            needed[budget.year(quarter)] += cents
    lost: Counter[int] = Counter()
    for step in stopped:
        parts = spread(step.spent or 0, step.end - step.start)
        for at, cents in enumerate(parts):
            lost[budget.year(step.start + at)] += cents
    return replace(
        budget,
        years=tuple(
            None if most is None else max(most - lost[year], needed[year])
            for year, most in enumerate(budget.years)
        ),
        whole=None if budget.whole is None else max(budget.whole - lost.total(), needed.total()),
    )
