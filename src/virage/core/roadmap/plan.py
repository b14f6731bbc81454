"""A plan: what is done, how, from when, and who pays how much of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from virage.core.funding.values import Cents
from virage.core.roadmap.problem import Mode, Problem


@dataclass(frozen=True, slots=True)
class Step:
    """An initiative that is done, in a mode, from a quarter on."""

    initiative: str
    mode: str
    start: int


@dataclass(frozen=True, slots=True)
class Aid:
    """What a programme pays of a step, in cents."""

    initiative: str
    programme: str
    cents: Cents


@dataclass(frozen=True, slots=True)
class Plan:
    """The steps and their aid."""

    steps: tuple[Step, ...] = ()
    aids: tuple[Aid, ...] = ()


@dataclass(frozen=True)
class Placed:
    """A step with its mode; `end` is the quarter after its last."""

    step: Step
    mode: Mode

    @property
    def id(self) -> str:
        """The initiative's."""
        return self.step.initiative

    @property
    def start(self) -> int:
        """Its first quarter."""
        return self.step.start

    @property
    def end(self) -> int:
        """The quarter after its last."""
        return self.step.start + self.mode.quarters


@dataclass(frozen=True)
class Timetable:
    """The steps of a plan with their modes, in the plan's order."""

    problem: Problem
    placed: tuple[Placed, ...]

    @cached_property
    def by_id(self) -> Mapping[str, Placed]:
        """The steps by initiative."""
        return {each.id: each for each in self.placed}

    def stage(self, question: str, quarter: int) -> int | None:
        """The highest stage of a question at the start of a quarter; None when not measured."""
        today = self.problem.gauge[question].stage
        stages = [] if today is None else [today]
        return max((*stages, *self._lifts(question, quarter)), default=None)

    def units(self, question: str, quarter: int) -> int:
        """The units of a question at the start of a quarter: no step ever lowers them."""
        gauge = self.problem.gauge[question]
        return max((gauge.held, *(gauge.units[at] for at in self._lifts(question, quarter))))

    def numerator(self, yardstick: str, quarter: int) -> int:
        """The whole number of a score at the start of a quarter."""
        measured = self.problem.yardstick[yardstick]
        return sum(share * self.units(question, quarter) for question, share in measured.shares)

    def _lifts(self, question: str, quarter: int) -> list[int]:
        """The stages that steps over by the start of a quarter make reachable."""
        over = [each for each in self.placed if each.end <= quarter]
        lifts = [rung for each in over for rung in each.mode.lifts]
        return [rung.stage for rung in lifts if rung.question == question]


def timetable(problem: Problem, plan: Plan) -> Timetable:
    """Join steps and modes; KeyError when a plan names what the problem does not have."""
    modes = {(each.id, mode.id): mode for each in problem.initiatives for mode in each.modes}
    placed = (Placed(step, modes[step.initiative, step.mode]) for step in plan.steps)
    return Timetable(problem, tuple(placed))
