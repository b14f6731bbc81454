"""What a plan is worth: the whole numbers that the objectives compare, in their order."""

from dataclasses import dataclass
from enum import Enum

from virage.core.roadmap.plan import Plan, Timetable, timetable
from virage.core.roadmap.problem import AUTONOMY, TOTAL, Objective, Problem, RedFlag
from virage.core.roadmap.sums import likely_cost


class Aim(Enum):
    """One number to make best."""

    FLAGS = "flags"  # how many red flags are cleared: more
    LAST_FLAG = "last_flag"  # quarters until the last of these is cleared: fewer
    FLAGS_DOWN = "flags_down"  # Σ quarters that remain once each of these is cleared: more
    NEEDS = "needs"  # strength of the needs answered: more
    MATURITY = "maturity"  # numerator of the total: more
    AUTONOMY = "autonomy"  # numerator of the autonomy lens: more
    INDEPENDENCE = "independence"  # of the modes: more
    NET_COST = "net_cost"  # to set up and to run for a year, less aid: less
    QUARTERS = "quarters"  # until all is over: fewer
    STEPS = "steps"  # how many: fewer
    EARLINESS = "earliness"  # Σ strength × quarters that remain once over: more
    AIDS = "aids"  # how many: fewer

    @property
    def more(self) -> bool:
        """Whether more is better."""
        return self not in FEWER


FEWER = frozenset({Aim.LAST_FLAG, Aim.NET_COST, Aim.QUARTERS, Aim.STEPS, Aim.AIDS})
MEANS = {
    Objective.NEEDS: (Aim.NEEDS,),
    Objective.MATURITY: (Aim.MATURITY,),
    Objective.AUTONOMY: (Aim.AUTONOMY, Aim.INDEPENDENCE),
    Objective.NET_COST: (Aim.NET_COST,),
    Objective.SOONEST: (Aim.QUARTERS,),
}


@dataclass(frozen=True, slots=True)
class Valued:
    """An aim and its whole number."""

    aim: Aim
    value: int

    @property
    def rank(self) -> int:
        """The value, turned so that more is better."""
        return self.value if self.aim.more else -self.value


def aims(problem: Problem) -> tuple[Aim, ...]:
    """The aims in order: red flags, what the co-op chose, then the ties.

    Of equal plans the shorter one is better: a step that brings nothing more is never done for
    having been done early.
    """
    first = (Aim.FLAGS, Aim.LAST_FLAG, Aim.FLAGS_DOWN) if problem.flags else ()
    chosen = tuple(aim for objective in problem.order for aim in MEANS[objective])
    ties = (Aim.STEPS, Aim.EARLINESS, *((Aim.AIDS,) if problem.programmes else ()))
    return tuple(dict.fromkeys((*first, *chosen, *ties)))


def worth(problem: Problem, plan: Plan) -> tuple[Valued, ...]:
    """Every aim with its value, most important first; a plan is better when it ranks higher."""
    table = timetable(problem, plan)
    return tuple(Valued(aim, _value(aim, table, plan)) for aim in aims(problem))


def cleared_after(table: Timetable, flag: RedFlag) -> int | None:
    """How many quarters until a red flag is cleared; None when it stays up."""
    for quarter in range(table.problem.horizon + 1):
        stages = [(table.stage(rung.question, quarter), rung.stage) for rung in flag.clears]
        if all(reached is not None and reached >= wanted for reached, wanted in stages):
            return quarter
    return None


def _value(aim: Aim, table: Timetable, plan: Plan) -> int:
    problem, placed = table.problem, table.placed
    match aim:
        case Aim.FLAGS | Aim.LAST_FLAG | Aim.FLAGS_DOWN:
            return _flags(aim, table)
        case Aim.NEEDS:
            met = {need for each in placed for need in problem.by_id[each.id].needs}
            return sum(need.strength for need in problem.needs if need.id in met)
        case Aim.MATURITY:
            return _numerator(table, TOTAL)
        case Aim.AUTONOMY:
            return _numerator(table, AUTONOMY)
        case Aim.NET_COST:
            spent = sum(likely_cost(each.mode) for each in placed)
            return spent - sum(aid.cents for aid in plan.aids)
        case _:
            return _count(aim, table, plan)


def _flags(aim: Aim, table: Timetable) -> int:
    found = [cleared_after(table, flag) for flag in table.problem.flags]
    cleared = [each for each in found if each is not None]
    if aim is Aim.FLAGS_DOWN:
        return sum(table.problem.horizon - each for each in cleared)
    return len(cleared) if aim is Aim.FLAGS else max(cleared, default=0)


def _count(aim: Aim, table: Timetable, plan: Plan) -> int:
    problem, placed = table.problem, table.placed
    if aim is Aim.INDEPENDENCE:
        return sum(each.mode.independence for each in placed)
    if aim is Aim.QUARTERS:
        return max((each.end for each in placed), default=0)
    if aim is Aim.STEPS:
        return len(placed)
    if aim is Aim.AIDS:
        return len(plan.aids)
    return sum(problem.by_id[each.id].strength * (problem.horizon - each.end) for each in placed)


def _numerator(table: Timetable, yardstick: str) -> int:
    if yardstick not in table.problem.yardstick:
        return 0
    return table.numerator(yardstick, table.problem.horizon)
