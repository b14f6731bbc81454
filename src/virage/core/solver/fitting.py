"""Whether anything fits at all: a plan that keeps to everything, or a proof that there is none."""

from dataclasses import dataclass, field

from virage.core.roadmap.checking import check
from virage.core.roadmap.plan import Plan
from virage.core.roadmap.problem import Problem
from virage.core.solver.draft import Draft
from virage.core.solver.engines import Engine, Limits, Outcome, maximise
from virage.core.solver.relaxation import contradicts_itself, seems_impossible
from virage.core.solver.solving import accepted, model_of, plan_of

EACH = Limits(effort=2.0, seconds=8.0)
PATIENCE = 30.0  # seconds


@dataclass(frozen=True, slots=True)
class Fit:
    """What came of a search for any plan.

    FEASIBLE has a `plan` that the checker accepts. IMPOSSIBLE was proved: by exact sums when
    `exact`, else by both engines. UNKNOWN: the limits were reached, or the engines disagree.
    """

    outcome: Outcome
    plan: Plan | None = None
    exact: bool = False


@dataclass
class Fitting:
    """Searches for any plan, one problem after another, which remembers the plans it found.

    Once the engines took `patience` seconds in all, they are asked no more.
    """

    limits: Limits = EACH
    patience: float = PATIENCE
    known: list[Plan] = field(default_factory=list)
    spent: float = 0.0

    def fit(self, problem: Problem) -> Fit:
        """A plan that keeps to everything, or why there is none."""
        for plan in self.known:
            if not check(problem, plan):
                return Fit(Outcome.FEASIBLE, plan)
        draft, _ = model_of(problem)
        if contradicts_itself(draft.model):
            return Fit(Outcome.IMPOSSIBLE, exact=True)
        if self.spent >= self.patience:
            return Fit(Outcome.UNKNOWN)
        return self._searched(problem, draft)

    def _searched(self, problem: Problem, draft: Draft) -> Fit:
        outcomes = []
        for engine in (Engine.CP_SAT, Engine.HIGHS):
            found = maximise(engine, draft.model, {}, limits=self.limits, hint={})
            self.spent += found.seconds
            if found.values:
                plan = accepted(problem, plan_of(draft, dict(enumerate(found.values))))
                self.known.append(plan)
                return Fit(Outcome.FEASIBLE, plan)
            outcomes.append(found.outcome)
        both = set(outcomes) == {Outcome.IMPOSSIBLE}
        return Fit(Outcome.IMPOSSIBLE if both else Outcome.UNKNOWN)

    def seems_impossible(self, problem: Problem) -> bool:
        """Whether nothing seems to fit even in parts: quick, and still to be proved."""
        return seems_impossible(model_of(problem)[0].model)
