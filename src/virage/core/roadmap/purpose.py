"""What a plan is for, in the co-op's own words: its vision, its objectives, who does what."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Goal:
    """An objective of the co-op; `who` answers for it, a role or a name; `steps` serve it."""

    id: str
    text: str
    indicator: str = ""
    baseline: str = ""
    target: str = ""
    who: str = ""
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Doing:
    """Who does a step, and what the co-op notes of it."""

    who: str = ""
    note: str = ""


NOBODY = Doing()


@dataclass(frozen=True, slots=True)
class Purpose:
    """The words of a plan; `doings` by step. `budget_unknown`: said not to be known yet."""

    vision: str = ""
    goals: tuple[Goal, ...] = ()
    doings: Mapping[str, Doing] = field(default_factory=dict)
    budget_unknown: bool = False

    def goal(self, goal_id: str) -> Goal | None:
        """One of its objectives."""
        return next((each for each in self.goals if each.id == goal_id), None)

    def doing(self, step: str) -> Doing:
        """Who does a step; nobody yet."""
        return self.doings.get(step, NOBODY)

    def having(self, goal: Goal) -> "Purpose":
        """The same with an objective, which keeps its place when it had one."""
        if self.goal(goal.id) is None:
            return replace(self, goals=(*self.goals, goal))
        goals = tuple(goal if each.id == goal.id else each for each in self.goals)
        return replace(self, goals=goals)

    def without(self, goal_id: str) -> "Purpose":
        """The same without an objective."""
        return replace(self, goals=tuple(each for each in self.goals if each.id != goal_id))

    def done_by(self, step: str, doing: Doing) -> "Purpose":
        """The same with what is said of a step."""
        others = {name: each for name, each in self.doings.items() if name != step}
        return replace(self, doings=others | ({step: doing} if doing != NOBODY else {}))


def recommending(purpose: Purpose) -> Iterator[tuple[str, str, str]]:
    """What its words recommend: the part, its id and the text.

    A baseline says how things are today, where today's tools may be named: it is not among them.
    """
    yield "vision", "", purpose.vision
    for goal in purpose.goals:
        yield "goal", goal.id, f"{goal.text}\n{goal.indicator}\n{goal.target}"
    for step, doing in purpose.doings.items():
        yield "step", step, doing.note
