"""The variables of a plan: for each initiative, mode and quarter of start, chosen or not."""

from collections.abc import Callable
from dataclasses import dataclass, field

from virage.core.roadmap.problem import Initiative, Lock, Mode, Problem
from virage.core.solver.linear import Model, added, each_once

Pair = tuple[str, str]  # an initiative and a programme


@dataclass(frozen=True, slots=True)
class Place:
    """A way to do an initiative: mode and first quarter; `variable` is 1 when it is chosen."""

    initiative: str
    mode: Mode
    start: int
    variable: int

    @property
    def end(self) -> int:
        """The quarter after its last."""
        return self.start + self.mode.quarters


@dataclass(frozen=True, slots=True)
class Grant:
    """An aid on a step done in one mode, at one rank of the rates of its programme.

    `aid` is its cents, from 0 to `most`; `used` is 1 when it is given.
    """

    pair: Pair
    mode: Mode
    rank: int
    most: int
    aid: int
    used: int

    @property
    def initiative(self) -> str:
        """What is paid."""
        return self.pair[0]

    @property
    def programme(self) -> str:
        """Who pays."""
        return self.pair[1]


@dataclass
class Draft:
    """A model under construction, with the meaning of its variables.

    `ways` holds, for each initiative, the variables of its modes: 1 for the one that is chosen.
    `starts` holds the first quarter of the initiatives that are sure and have one mode.
    """

    problem: Problem
    model: Model = field(default_factory=Model)
    places: dict[str, tuple[Place, ...]] = field(default_factory=dict)
    reached: dict[tuple[str, int, int], int] = field(default_factory=dict)
    ways: dict[str, list[int]] = field(default_factory=dict)
    grants: list[Grant] = field(default_factory=list)
    starts: dict[str, int] = field(default_factory=dict)

    def chosen(self, initiative: str, when: Callable[[Place], bool] = bool) -> dict[int, int]:
        """1 when the initiative is chosen in one of the places that fit."""
        fitting = (each for each in self.places.get(initiative, ()) if when(each))
        return each_once(each.variable for each in fitting)

    def begun(self, initiative: str, by: int) -> dict[int, int]:
        """1 when the initiative is chosen and starts in a quarter or before."""
        return self.chosen(initiative, lambda place: place.start <= by)

    def over(self, initiative: str, by: int) -> dict[int, int]:
        """1 when the initiative is chosen and over before a quarter begins."""
        return self.chosen(initiative, lambda place: place.end <= by)

    def everywhere(self) -> list[Place]:
        """Every place of every initiative."""
        return [place for places in self.places.values() for place in places]

    def pairs(self) -> list[Pair]:
        """The initiatives with each programme that may pay for them."""
        return list(dict.fromkeys(grant.pair for grant in self.grants))

    def forced(self, initiative: str) -> bool:
        """Whether a lock says that it is in."""
        return any(each.initiative == initiative and each.inside for each in self.problem.locks)


def drafted(problem: Problem) -> Draft:
    """A draft with a variable for each place where an initiative may stand at all."""
    draft = Draft(problem)
    earliest = _earliest(problem)
    latest = _latest(problem)
    for each in problem.initiatives:
        draft.places[each.id] = tuple(
            Place(each.id, mode, start, draft.model.yes_or_no())
            for mode in each.modes
            for start in range(earliest[each.id], latest[each.id] - mode.quarters + 1)
            if _may_start(problem, each, start) and _unlocked(problem, each, mode=mode, at=start)
        )
        draft.model.at_most(draft.chosen(each.id), 1)
    for lock in problem.locks:
        if lock.inside:
            draft.model.at_least(draft.chosen(lock.initiative), 1)
    for each in problem.initiatives:
        if draft.forced(each.id) and len(each.modes) == 1 and draft.places[each.id]:
            draft.starts[each.id] = _start(draft, each.id)
    return draft


def _start(draft: Draft, initiative: str) -> int:
    places = {place.variable: place.start for place in draft.places[initiative]}
    variable = draft.model.variable(min(places.values()), max(places.values()))
    draft.model.equal(added(places, {variable: -1}), 0)
    return variable


def _may_start(problem: Problem, initiative: Initiative, start: int) -> bool:
    late = initiative.latest is not None and start > initiative.latest
    gate = initiative.gate
    shut = gate is not None and start not in problem.meets(gate)
    return not (late or shut or start in problem.closed)


def _unlocked(problem: Problem, initiative: Initiative, *, mode: Mode, at: int) -> bool:
    def allows(lock: Lock) -> bool:
        return lock.inside and lock.at in (None, at) and lock.mode in (None, mode.id)

    return all(allows(lock) for lock in problem.locks if lock.initiative == initiative.id)


def _shortest(initiative: Initiative) -> int:
    return min((mode.quarters for mode in initiative.modes), default=0)


def _earliest(problem: Problem) -> dict[str, int]:
    """The first quarter in which each may start: what must come before takes its time.

    What waits for itself, or for something that is not there, never starts.
    """
    never = problem.horizon
    first = {each.id: max(0, each.earliest) for each in problem.initiatives}
    for _ in problem.initiatives:
        for each in problem.initiatives:
            for wanted in each.prerequisites:
                before = problem.by_id.get(wanted.initiative)
                ready = first[before.id] + _shortest(before) + wanted.lag if before else never
                first[each.id] = min(never, max(first[each.id], ready))
    return first


def _latest(problem: Problem) -> dict[str, int]:
    """The quarter by which each must be over: those that are locked in wait for what they need."""
    last = {each.id: problem.horizon for each in problem.initiatives}
    forced = {lock.initiative for lock in problem.locks if lock.inside}
    for _ in problem.initiatives:
        for each in problem.initiatives:
            start = last[each.id] - _shortest(each)
            if each.latest is not None:
                start = min(start, each.latest)
            for wanted in each.prerequisites if each.id in forced else ():
                bound = start - wanted.lag
                last[wanted.initiative] = min(last.get(wanted.initiative, bound), bound)
    return last
