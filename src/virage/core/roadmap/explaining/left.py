"""Why an initiative is not in a plan: what it would break, or what it would not better."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from virage.core.roadmap.checking import check
from virage.core.roadmap.explaining.trying import OF_PLACE, Trial, places, tried
from virage.core.roadmap.faults import Fault, Reason, excess
from virage.core.roadmap.plan import Plan, Step, timetable
from virage.core.roadmap.problem import Initiative, Mode, Problem
from virage.core.roadmap.sums import mid_cost
from virage.core.roadmap.worth import Aim, worth

GAINS = frozenset(
    {Aim.FLAGS, Aim.FLAGS_DOWN, Aim.NEEDS, Aim.MATURITY, Aim.AUTONOMY, Aim.INDEPENDENCE}
)


class Why(Enum):
    """What keeps an initiative out of a plan."""

    LOCKED_OUT = "locked_out"
    EXCLUDED = "excluded"  # `by` another, which is in the plan
    NO_PLACE = "no_place"  # nowhere in the plan's quarters, whatever else is done
    BREAKS = "breaks"  # some limit, the rest being where it is
    DOMINATED = "dominated"  # `by` another, which brings as much for no more money
    NOTHING_MORE = "nothing_more"  # it fits, and no need, score or red flag is the better for it
    WORSE = "worse"  # it fits, and serves less well the first `aim` that it changes
    UNPROVED = "unproved"  # it fits and would be better: the search was stopped before


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An initiative that a plan leaves out, and why.

    `tried` is where it would break the fewest rules, with what is `missing` done too. `faults` are
    what breaks then, the worst of each kind.
    """

    initiative: str
    why: Why
    tried: Step | None = None
    missing: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    by: str | None = None
    aim: Aim | None = None


def left_out(problem: Problem, plan: Plan) -> tuple[LeftOut, ...]:
    """Everything that a plan does not choose, in the problem's order, and why."""
    held = {each.initiative for each in plan.steps}
    return tuple(_why(problem, plan, each) for each in problem.initiatives if each.id not in held)


def _why(problem: Problem, plan: Plan, initiative: Initiative) -> LeftOut:
    name = initiative.id
    if any(lock.initiative == name and not lock.inside for lock in problem.locks):
        return LeftOut(name, Why.LOCKED_OUT)
    other = _excluding(problem, plan, name)
    if other is not None:
        return LeftOut(name, Why.EXCLUDED, by=other)
    alone = [_of_place(problem, step) for step in places(problem, name)]
    if all(alone):
        fewest = min(alone, key=_count, default=())
        return LeftOut(name, Why.NO_PLACE, faults=tuple(worst(fewest)))
    rival = _dominating(problem, plan, name)
    if rival is not None:
        return LeftOut(name, Why.DOMINATED, by=rival)
    return _held_against(problem, plan, tried(problem, plan, name))


def _count(faults: tuple[Fault, ...]) -> int:
    return len(faults)


def _excluding(problem: Problem, plan: Plan, name: str) -> str | None:
    held = [each.initiative for each in plan.steps]
    groups = [group for group in problem.exclusive if name in group]
    return next((each for each in held if any(each in group for group in groups)), None)


def _of_place(problem: Problem, step: Step) -> tuple[Fault, ...]:
    """What is wrong with a place by itself."""
    faults = check(problem, Plan((step,)))
    return tuple(
        fault for fault in faults if fault.reason in OF_PLACE and fault.about[0] == step.initiative
    )


def worst(faults: Iterable[Fault]) -> list[Fault]:
    """The worst fault of each rule and of each thing that it is about."""
    found: dict[tuple[Reason, tuple[str, ...]], Fault] = {}
    for fault in faults:
        about = () if fault.reason is Reason.AT_ONCE else fault.about
        held = found.get((fault.reason, about))
        if held is None or excess(fault) > excess(held):
            found[fault.reason, about] = fault
    return list(found.values())


def _held_against(problem: Problem, plan: Plan, trial: Trial) -> LeftOut:
    """Where the plan would go with it: past a limit, or to something no better."""
    faults = tuple(worst(trial.faults))
    pairs = list(zip(worth(problem, plan), worth(problem, trial.plan), strict=True))
    changed = [(ours.aim, theirs.rank > ours.rank) for ours, theirs in pairs if ours != theirs]
    aim, better = changed[0] if changed else (None, False)
    if better and not faults:
        why = Why.UNPROVED
    elif not any(gained and each in GAINS for each, gained in changed):
        why = Why.NOTHING_MORE
    else:
        why = Why.BREAKS if faults else Why.WORSE
    name = trial.step.initiative
    return LeftOut(name, why, trial.step, trial.missing, faults, aim=aim)


def _dominating(problem: Problem, plan: Plan, name: str) -> str | None:
    """A step that answers as many needs and lifts as high as every mode, for no more money."""
    wanted = problem.by_id[name]
    for each in timetable(problem, plan).placed:
        answers = set(problem.by_id[each.id].needs) >= set(wanted.needs)
        serves = bool(wanted.needs) or any(mode.lifts for mode in wanted.modes)
        if serves and answers and all(_covers(each.mode, mode) for mode in wanted.modes):
            return each.id
    return None


def _covers(ours: Mode, theirs: Mode) -> bool:
    tops = {rung.question: rung.stage for rung in ours.lifts}
    lifted = all(tops.get(rung.question, -1) >= rung.stage for rung in theirs.lifts)
    dearer = (mid_cost(theirs), theirs.recurring)
    return lifted and mid_cost(ours) <= dearer[0] and ours.recurring <= dearer[1]
