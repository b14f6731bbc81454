"""Whether people, money and the targets are kept, quarter by quarter and year by year."""

from collections import Counter
from collections.abc import Iterator

from virage.core.roadmap.faults import Fault, Reason
from virage.core.roadmap.plan import Plan, Timetable
from virage.core.roadmap.problem import FlagTarget, Target
from virage.core.roadmap.sums import spending, work


def limit_faults(table: Timetable, plan: Plan) -> Iterator[Fault]:
    """The faults of number, of people, of money and of targets."""
    yield from _at_once(table)
    yield from _people(table)
    yield from _years(table, plan)
    yield from _whole(table, plan)
    yield from _advance(table, plan)
    for target in table.problem.targets:
        yield from _score(table, target) if isinstance(target, Target) else _flag(table, target)


def paid_in(table: Timetable, initiative: str, programme: str) -> int:
    """The quarter in which an aid arrives, perhaps past the horizon."""
    return table.by_id[initiative].end - 1 + table.problem.programme[programme].pays_after


def _at_once(table: Timetable) -> Iterator[Fault]:
    most, problem = table.problem.at_once, table.problem
    for quarter in range(problem.now, problem.horizon if most is not None else 0):
        busy = [each.id for each in table.placed if each.start <= quarter < each.end]
        if most is not None and len(busy) > most:
            yield Fault(Reason.AT_ONCE, tuple(busy), quarter, len(busy), most)


def _people(table: Timetable) -> Iterator[Fault]:
    taken: Counter[tuple[str, int]] = Counter()
    for each in table.placed:
        taken.update(work(table.problem, each.mode, each.start))
    for (role, quarter), days in sorted(taken.items()):
        held = table.problem.days(role, quarter)
        if days > held:
            yield Fault(Reason.PEOPLE, (role,), quarter, days, held)


def _spent(table: Timetable) -> Counter[int]:
    spent: Counter[int] = Counter()
    for each in table.placed:
        spent.update(spending(table.problem, each.mode, each.start))
    return spent


def _years(table: Timetable, plan: Plan) -> Iterator[Fault]:
    budget, net = table.problem.budget, Counter[int]()
    for quarter, cents in _spent(table).items():
        net[budget.year(quarter)] += cents
    for aid in plan.aids:
        arrives = paid_in(table, aid.initiative, aid.programme)
        if arrives < table.problem.horizon:
            net[budget.year(arrives)] -= aid.cents
    for year, most in enumerate(budget.years):
        if most is not None and net[year] > most:
            yield Fault(Reason.YEAR_BUDGET, (), year, net[year], most)


def _whole(table: Timetable, plan: Plan) -> Iterator[Fault]:
    net = sum(_spent(table).values()) - sum(aid.cents for aid in plan.aids)
    most = table.problem.budget.whole
    if most is not None and net > most:
        yield Fault(Reason.WHOLE_BUDGET, (), None, net, most)


def _advance(table: Timetable, plan: Plan) -> Iterator[Fault]:
    most = table.problem.budget.advance
    for quarter in range(table.problem.horizon if most is not None else 0):
        awaited = sum(
            aid.cents
            for aid in plan.aids
            if table.by_id[aid.initiative].start
            <= quarter
            < paid_in(table, aid.initiative, aid.programme)
        )
        if most is not None and awaited > most:
            yield Fault(Reason.ADVANCE, (), quarter, awaited, most)


def _score(table: Timetable, target: Target) -> Iterator[Fault]:
    reached = table.numerator(target.yardstick, target.by + 1)
    whole = table.problem.yardstick[target.yardstick].whole
    if 100 * reached < target.at_least * whole:
        wanted = -(-target.at_least * whole // 100)
        yield Fault(Reason.TARGET, (target.yardstick,), target.by, reached, wanted)


def _flag(table: Timetable, target: FlagTarget) -> Iterator[Fault]:
    wanted = [flag for flag in table.problem.flags if flag.id == target.flag]
    for rung in (rung for flag in wanted for rung in flag.clears):
        reached = table.stage(rung.question, target.by + 1)
        if reached is None or reached < rung.stage:
            about = (target.flag, rung.question)
            yield Fault(Reason.FLAG_TARGET, about, target.by, reached, rung.stage)
