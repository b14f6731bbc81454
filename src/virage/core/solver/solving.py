"""From a planning problem to the best plan: aim after aim, each held while the next is sought."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from virage.core.roadmap.checking import check
from virage.core.roadmap.faults import Fault
from virage.core.roadmap.plan import Aid, Plan, Step
from virage.core.roadmap.problem import Problem
from virage.core.roadmap.soundness import unsound
from virage.core.roadmap.worth import Aim, Valued, aims, worth
from virage.core.solver.budget import add_budget
from virage.core.solver.bunches import Bunch, alone, bunched
from virage.core.solver.draft import Draft, drafted
from virage.core.solver.engines import Engine, Found, Limits, Outcome, maximise, versions
from virage.core.solver.funding import add_aid
from virage.core.solver.gains import add_targets
from virage.core.solver.linear import Model
from virage.core.solver.objectives import Goal, goal
from virage.core.solver.schedule import add_schedule
from virage.core.solver.ways import with_ways

PATIENT = Limits()
LEAST = 1e-6
Told = Callable[[int, int], None]  # how many aims are over, of how many


class RefusedPlanError(Exception):
    """The checker found faults in a plan that an engine found: never shown as a plan."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        """Keep the faults, which say what is wrong with the problem or the model."""
        self.faults = faults
        super().__init__(f"the checker refuses the plan: {faults}")


@dataclass(frozen=True, slots=True)
class Proof:
    """An aim, what the plan reaches, and what no plan can pass once the aims before are held.

    The bound is None when nothing was proved.
    """

    aim: Aim
    value: int
    bound: int | None

    @property
    def proved(self) -> bool:
        """Whether nothing better exists."""
        return self.value == self.bound

    @property
    def gap(self) -> float | None:
        """How far the bound is, as a part of it; None when not known."""
        if self.bound is None:
            return None
        return abs(self.bound - self.value) / max(1, abs(self.bound))


@dataclass(frozen=True, slots=True)
class Result:
    """What came of planning.

    `plan` is None unless one was found; the checker accepts it. `outcome` is OPTIMAL when every aim
    is proved. IMPOSSIBLE was said by both engines. `repeatable`: the same problem gives the same
    plan with this version of OR-Tools on this platform.
    """

    outcome: Outcome
    plan: Plan | None
    proofs: tuple[Proof, ...]
    repeatable: bool
    version: str
    platform: str
    effort: float
    seconds: float


@dataclass
class Search:
    """What was found so far: the best values, the proofs, what it took."""

    engine: Engine
    limits: Limits
    values: dict[int, int]
    bounds: dict[Aim, int]
    effort: float = 0.0
    seconds: float = 0.0
    guarded: bool = False

    def left(self, *, part: float) -> Limits:
        """A part of the effort that is left, so that one aim leaves some to those that follow.

        It is never nothing, so that a search can always begin.
        """
        return Limits(
            max(LEAST, part * (self.limits.effort - self.effort)),
            max(LEAST, self.limits.seconds - self.seconds),
        )

    def ask(self, model: Model, bunch: Bunch, *, last: bool) -> Found:
        """One question to the engine, counted, and what it found kept."""
        limits = self.left(part=1.0 if last and len(bunch.parts) == 1 else 0.5)
        found = maximise(self.engine, model, bunch.terms, limits=limits, hint=self.values)
        self.effort += found.effort
        self.seconds += found.seconds
        self.guarded = self.guarded or found.guarded
        if found.bound is not None:
            self.values = dict(enumerate(found.values))
            self._keep(bunch.bounds(found.bound, self.values))
        return found

    def settled(self, bunch: Bunch) -> bool:
        """Whether no aim of a bunch can get better than the values that are there."""
        if not self.values:
            return False
        for part in bunch.parts:
            if part.goal.value(self.values) == part.high:
                self._keep({part.goal.aim: part.high + part.goal.base})
        return all(
            self.bounds.get(each.aim) == each.value(self.values) + each.base for each in bunch.goals
        )

    def _keep(self, bounds: Mapping[Aim, int]) -> None:
        for aim, bound in bounds.items():
            self.bounds[aim] = min(bound, self.bounds.get(aim, bound))


def solve(
    problem: Problem,
    limits: Limits = PATIENT,
    engine: Engine = Engine.CP_SAT,
    *,
    told: Told = lambda _over, _whole: None,
) -> Result:
    """The best plan found; SolverMissingError without OR-Tools, ValueError if unsound.

    `told` hears how far the search is, aim after aim.
    """
    faults = unsound(problem)
    if faults:
        raise ValueError(f"nothing can be planned from this: {faults}")
    version, platform = versions()
    draft, goals = model_of(problem)
    search, outcome = _search(draft, goals, engine=engine, limits=limits, told=told)
    plan = None
    proofs: tuple[Proof, ...] = ()
    if search.values:
        plan = accepted(problem, plan_of(draft, search.values))
        proofs = tuple(_proof(valued, search.bounds) for valued in worth(problem, plan))
        proved = all(each.proved for each in proofs)
        outcome = Outcome.OPTIMAL if proved else Outcome.FEASIBLE
    return Result(
        outcome=outcome,
        plan=plan,
        proofs=proofs,
        repeatable=engine is Engine.CP_SAT and not search.guarded,
        version=version,
        platform=platform,
        effort=search.effort,
        seconds=search.seconds,
    )


def accepted(problem: Problem, plan: Plan) -> Plan:
    """The same plan; RefusedPlanError when the checker finds a fault in it."""
    faults = check(problem, plan)
    if faults:
        raise RefusedPlanError(faults)
    return plan


def model_of(problem: Problem) -> tuple[Draft, tuple[Goal, ...]]:
    """The linear model of a problem and its aims in order."""
    draft = _ruled(problem)
    goals = tuple(goal(draft, aim) for aim in aims(problem))
    return draft, with_ways(draft, goals)


def rules_of(problem: Problem) -> Draft:
    """The linear model of a problem without its aims: for what only asks whether a plan exists."""
    draft = _ruled(problem)
    with_ways(draft, ())
    return draft


def _ruled(problem: Problem) -> Draft:
    draft = drafted(problem)
    add_schedule(draft)
    add_aid(draft)
    add_budget(draft)
    add_targets(draft)
    return draft


def _search(
    draft: Draft, goals: tuple[Goal, ...], *, engine: Engine, limits: Limits, told: Told
) -> tuple[Search, Outcome]:
    """Bunch after bunch, each held while the next is sought; what is not proved, aim by aim."""
    search = Search(engine, limits, {}, {})
    exact = engine is Engine.CP_SAT  # HiGHS has tolerances: sums of weighed aims are not for it
    waiting = bunched(draft, goals) if exact else [alone(draft, each) for each in goals]
    while waiting:
        told(len(goals) - sum(len(each.goals) for each in waiting), len(goals))
        bunch = waiting.pop(0)
        if not search.settled(bunch):
            last = not any(each.open for each in waiting)
            found = search.ask(draft.model, bunch, last=last)
            if not search.values:
                return _second_opinion(draft, goals, search=search, found=found, told=told)
            if found.outcome is not Outcome.OPTIMAL and len(bunch.parts) > 1:
                waiting = [*(alone(draft, each) for each in bunch.goals), *waiting]
                continue
        for each in bunch.goals:
            draft.model.at_least(each.terms, each.value(search.values))
    return search, Outcome.UNKNOWN


def _second_opinion(
    draft: Draft, goals: tuple[Goal, ...], *, search: Search, found: Found, told: Told
) -> tuple[Search, Outcome]:
    """Never believe one engine alone that there is no plan."""
    if search.engine is Engine.HIGHS:
        return search, found.outcome
    other = Search(Engine.HIGHS, search.limits, {}, {}, search.effort, 0.0, guarded=True)
    second, outcome = _search(draft, goals, engine=Engine.HIGHS, limits=other.limits, told=told)
    both = found.outcome is outcome is Outcome.IMPOSSIBLE
    second.effort, second.guarded = search.effort, not both
    return second, Outcome.IMPOSSIBLE if both else Outcome.UNKNOWN


def plan_of(draft: Draft, values: Mapping[int, int]) -> Plan:
    """The plan that the values of the variables stand for."""
    chosen = [place for place in draft.everywhere() if values[place.variable]]
    return Plan(
        tuple(Step(place.initiative, place.mode.id, place.start) for place in chosen),
        tuple(
            Aid(grant.initiative, grant.programme, values[grant.aid])
            for grant in draft.grants
            if values[grant.aid]
        ),
    )


def _proof(valued: Valued, bounds: Mapping[Aim, int]) -> Proof:
    bound = bounds.get(valued.aim)
    turned = bound if bound is None or valued.aim.more else -bound
    return Proof(valued.aim, valued.value, turned)
