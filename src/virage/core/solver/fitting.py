"""Whether anything fits at all: a plan that keeps to everything, or a proof that there is none."""

from dataclasses import dataclass, field

from virage.core.roadmap.checking import check
from virage.core.roadmap.plan import Plan
from virage.core.roadmap.problem import Problem
from virage.core.solver.draft import Draft
from virage.core.solver.engines import Engine, Limits, Outcome, maximise
from virage.core.solver.relaxation import contradicts_itself, seems_impossible
from virage.core.solver.solving import accepted, plan_of, rules_of

EACH = Limits(effort=2.0, seconds=8.0)
GLANCE = 0.2  # of what a search may take
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
        known = self._known(problem)
        if known is not None:
            return known
        draft = rules_of(problem)
        if contradicts_itself(draft.model):
            return Fit(Outcome.IMPOSSIBLE, exact=True)
        if self.spent >= self.patience:
            return Fit(Outcome.UNKNOWN)
        outcomes = []
        for engine in (Engine.CP_SAT, Engine.HIGHS):
            fit = self._asked(engine, problem, draft=draft, limits=self.limits)
            if fit.plan is not None:
                return fit
            outcomes.append(fit.outcome)
        both = set(outcomes) == {Outcome.IMPOSSIBLE}
        return Fit(Outcome.IMPOSSIBLE if both else Outcome.UNKNOWN)

    def doubted(self, problem: Problem) -> bool:
        """Whether one engine says that nothing fits: quick, and still to be proved."""
        if self._known(problem) is not None or self.spent >= self.patience:
            return False
        draft, short = rules_of(problem), Limits(GLANCE * self.limits.effort, self.limits.seconds)
        fit = self._asked(Engine.CP_SAT, problem, draft=draft, limits=short)
        if fit.outcome is Outcome.UNKNOWN:
            fit = self._asked(Engine.HIGHS, problem, draft=draft, limits=self.limits)
        return fit.outcome is Outcome.IMPOSSIBLE

    def denied(self, problem: Problem) -> bool:
        """Whether exact sums, or HiGHS, say that nothing fits: to confirm what CP-SAT said."""
        draft = rules_of(problem)
        if contradicts_itself(draft.model):
            return True
        fit = self._asked(Engine.HIGHS, problem, draft=draft, limits=self.limits)
        return fit.outcome is Outcome.IMPOSSIBLE

    def _known(self, problem: Problem) -> Fit | None:
        fitting = (plan for plan in self.known if not check(problem, plan))
        plan = next(fitting, None)
        return None if plan is None else Fit(Outcome.FEASIBLE, plan)

    def _asked(self, engine: Engine, problem: Problem, *, draft: Draft, limits: Limits) -> Fit:
        """What one engine says; a plan that it finds is remembered."""
        found = maximise(engine, draft.model, {}, limits=limits, hint={})
        self.spent += found.seconds
        if found.bound is None:
            return Fit(found.outcome)
        plan = accepted(problem, plan_of(draft, dict(enumerate(found.values))))
        self.known.append(plan)
        return Fit(Outcome.FEASIBLE, plan)

    def seems_impossible(self, problem: Problem) -> bool:
        """Whether nothing seems to fit even in parts: quick, and still to be proved."""
        return seems_impossible(rules_of(problem).model)
