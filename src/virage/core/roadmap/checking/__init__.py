"""The checker: every rule and every amount of a plan derived again, whoever made the plan.

It shares with the solver the problem and the definitions of `sums.py`, and no reasoning.
"""

from virage.core.roadmap.checking.aids import aid_faults
from virage.core.roadmap.checking.limits import limit_faults
from virage.core.roadmap.checking.schedule import schedule_faults
from virage.core.roadmap.faults import Fault, Reason
from virage.core.roadmap.plan import Plan, timetable
from virage.core.roadmap.problem import Problem
from virage.core.roadmap.soundness import unsound


def check(problem: Problem, plan: Plan) -> tuple[Fault, ...]:
    """Every fault of a plan; none, and it may be trusted.

    An unsound problem, a plan that names what the problem does not have or names something twice
    are not looked at further: nothing else could be said for sure.
    """
    strange = unsound(problem) or tuple(_strange(problem, plan))
    if strange:
        return strange
    table = timetable(problem, plan)
    return (*schedule_faults(table), *limit_faults(table, plan), *aid_faults(table, plan))


def _strange(problem: Problem, plan: Plan) -> list[Fault]:
    known = {(each.id, mode.id) for each in problem.initiatives for mode in each.modes}
    chosen = [each.initiative for each in plan.steps]
    pairs = [(each.initiative, each.programme) for each in plan.aids]
    return [
        *(
            Fault(Reason.NOT_KNOWN, (each.initiative, each.mode))
            for each in plan.steps
            if (each.initiative, each.mode) not in known
        ),
        *(Fault(Reason.TWICE, (each,)) for each in dict.fromkeys(chosen) if chosen.count(each) > 1),
        *(
            Fault(Reason.NOT_KNOWN, (each.initiative, each.programme))
            for each in plan.aids
            if each.initiative not in chosen or each.programme not in problem.programme
        ),
        *(Fault(Reason.TWICE, each) for each in dict.fromkeys(pairs) if pairs.count(each) > 1),
    ]


__all__ = ["check"]
