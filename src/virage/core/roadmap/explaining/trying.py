"""Putting into a plan what it leaves out, with as little change as can be, to see what breaks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from virage.core.roadmap.aid import Offer
from virage.core.roadmap.checking import check
from virage.core.roadmap.faults import Fault, Reason, excess
from virage.core.roadmap.plan import Aid, Plan, Step
from virage.core.roadmap.problem import Mode, Problem
from virage.core.roadmap.sums import left_to_aid, most_at

OF_PLACE = frozenset(
    {
        Reason.OUTSIDE_HORIZON,
        Reason.TOO_EARLY,
        Reason.TOO_LATE,
        Reason.CLOSED_QUARTER,
        Reason.GATE_SHUT,
    }
)
OF_AMOUNT = frozenset(
    {
        Reason.PEOPLE,
        Reason.AT_ONCE,
        Reason.YEAR_BUDGET,
        Reason.WHOLE_BUDGET,
        Reason.ADVANCE,
    }
)
OF_MONEY = frozenset({Reason.YEAR_BUDGET, Reason.WHOLE_BUDGET})
OF_AID = frozenset(each for each in Reason if each.name.startswith("AID_")) | {Reason.ADVANCE}
PATIENCE = 8  # how often an aid is lowered to what its programme takes


@dataclass(frozen=True, slots=True)
class Trial:
    """A plan with an initiative put in, what else had to be, and the rules that it breaks."""

    plan: Plan
    step: Step
    missing: tuple[str, ...]
    faults: tuple[Fault, ...]


def tried(problem: Problem, plan: Plan, initiative: str) -> Trial:
    """A plan with an initiative, and what it needs, each where the fewest rules break.

    The steps of the plan stay where they are. Aid that is offered for what was put in is added
    where money is short.
    """
    chain = missing(problem, plan, initiative)
    for each in chain:
        plan = _placed(problem, plan, each)
    faults = check(problem, plan)
    if any(fault.reason in OF_MONEY for fault in faults):
        plan = _financed(problem, plan, chain)
        faults = check(problem, plan)
    (step,) = (each for each in plan.steps if each.initiative == initiative)
    others = tuple(each for each in chain if each != initiative)
    return Trial(plan, step, others, faults)


def missing(problem: Problem, plan: Plan, initiative: str) -> tuple[str, ...]:
    """What a plan lacks to hold an initiative: what comes before, itself, what goes beside."""
    held = {each.initiative for each in plan.steps}
    found: list[str] = []

    def visit(name: str, before: frozenset[str]) -> None:
        if name in held or name in found or name in before or name not in problem.by_id:
            return
        wanted = problem.by_id[name]
        for each in wanted.prerequisites:
            visit(each.initiative, before | {name})
        found.append(name)
        for companion in wanted.companions:
            visit(companion, before | {name})

    visit(initiative, frozenset())
    return tuple(found)


def places(problem: Problem, initiative: str) -> Iterator[Step]:
    """Every mode and every quarter, even those that break a rule."""
    for mode in problem.by_id[initiative].modes:
        for start in range(problem.horizon):
            yield Step(initiative, mode.id, start)


def _placed(problem: Problem, plan: Plan, initiative: str) -> Plan:
    candidates = (replace(plan, steps=(*plan.steps, each)) for each in places(problem, initiative))
    return min(candidates, key=lambda each: badness(check(problem, each)))


def badness(faults: Sequence[Fault]) -> tuple[int, Fraction]:
    """How far a plan is from keeping every rule: rules of order and choice, then amounts.

    Days asked of a role in a quarter in which it has none are no matter of amount.
    """
    amounts = [fault for fault in faults if fault.reason in OF_AMOUNT and not _nobody(fault)]
    over = sum((Fraction(excess(each), max(1, each.allowed or 0)) for each in amounts), Fraction(0))
    return len(faults) - len(amounts), over


def _nobody(fault: Fault) -> bool:
    return fault.reason is Reason.PEOPLE and not fault.allowed


def _financed(problem: Problem, plan: Plan, chain: tuple[str, ...]) -> Plan:
    for offer in problem.offers:
        if offer.initiative in chain and offer.state in problem.counting:
            plan = _aided(problem, plan, offer)
    return plan


def _aided(problem: Problem, plan: Plan, offer: Offer) -> Plan:
    """The plan with the most that a programme is found to pay; as it was when it pays nothing."""
    programme, mode = problem.programme[offer.programme], _mode(problem, plan, offer.initiative)
    cents = min(most_at(programme, mode, 0), left_to_aid(programme, mode))
    for _ in range(PATIENCE):
        aid = Aid(offer.initiative, offer.programme, cents)
        aided = replace(plan, aids=(*plan.aids, aid))
        refused = [fault for fault in check(problem, aided) if fault.reason in OF_AID]
        if cents <= 0 or not refused:
            return aided if cents > 0 else plan
        cents -= max(1, *(excess(fault) for fault in refused if fault.allowed is not None), 1)
    return plan


def _mode(problem: Problem, plan: Plan, initiative: str) -> Mode:
    (step,) = (each for each in plan.steps if each.initiative == initiative)
    return next(each for each in problem.by_id[initiative].modes if each.id == step.mode)
