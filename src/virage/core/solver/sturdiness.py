"""Which steps of a plan survive when costs or days turn out otherwise."""

from dataclasses import dataclass

from virage.core.roadmap.plan import Plan
from virage.core.roadmap.problem import Problem
from virage.core.roadmap.shaking import Shake, shaken
from virage.core.solver.engines import Limits, Outcome
from virage.core.solver.solving import PATIENT, solve


@dataclass(frozen=True, slots=True)
class Sturdy:
    """A step, and what would make the best plan leave it out; nothing: it is solid."""

    initiative: str
    falls_when: tuple[Shake, ...]

    @property
    def solid(self) -> bool:
        """Whether it is in the best plan whatever is shaken."""
        return not self.falls_when


def sturdiness(problem: Problem, plan: Plan, limits: Limits = PATIENT) -> tuple[Sturdy, ...]:
    """The steps of a plan, in its order, each held against the best plan of each shaken problem.

    In another mode or at another quarter a step is still there; where nothing fits, none is.
    Nothing is said when a search was cut short before it found anything.
    """
    kept: dict[Shake, frozenset[str]] = {}
    for shake in Shake:
        found = solve(shaken(problem, shake), limits)
        if found.outcome is Outcome.UNKNOWN:
            return ()
        steps = () if found.plan is None else found.plan.steps
        kept[shake] = frozenset(each.initiative for each in steps)
    return tuple(
        Sturdy(
            step.initiative,
            tuple(shake for shake in Shake if step.initiative not in kept[shake]),
        )
        for step in plan.steps
    )
