"""What is asked for, and how it gives way, in words."""

from virage.core.roadmap.demanding import OF_MONEY, Ask, Demand, How, Loosened, loosen
from virage.core.roadmap.naming import Family
from virage.core.roadmap.problem import Problem, Target
from virage.documents.language import plain_number, quoted
from virage.documents.roadmap.telling import Telling


def demand_in_words(demand: Demand, problem: Problem, tell: Telling) -> str:
    """A demand, as an item of a list."""
    if demand.ask in OF_MONEY:
        return _money(demand, problem, tell)
    match demand.ask:
        case Ask.TARGET:
            return _target(demand, problem, tell)
        case Ask.LOCK:
            return _lock(demand, problem, tell)
        case _:
            return _rule(demand, problem, tell)


def _money(demand: Demand, problem: Problem, tell: Telling) -> str:
    _, budget = tell.say, problem.budget
    match demand.ask:
        case Ask.YEAR:
            most, said = budget.years[demand.place], _("no more than %(amount)s in year %(year)s")
        case Ask.WHOLE:
            most, said = budget.whole, _("no more than %(amount)s in all")
        case _:
            most, said = budget.advance, _("no more than %(amount)s advanced on aid")
    return said % {"amount": tell.money(most or 0), "year": demand.place + 1}


def _target(demand: Demand, problem: Problem, tell: Telling) -> str:
    _, target = tell.say, problem.targets[demand.place]
    if isinstance(target, Target):
        said = _("%(score)s at %(points)s or more by the end of quarter %(quarter)s")
        return said % {
            "score": tell.score(target.yardstick),
            "points": plain_number(float(target.at_least), tell.language),
            "quarter": target.by + 1,
        }
    flag = quoted(tell.of(Family.FLAG, target.flag), tell.language)
    said = _("the red flag %(flag)s cleared by the end of quarter %(quarter)s")
    return said % {"flag": flag, "quarter": target.by + 1}


def _lock(demand: Demand, problem: Problem, tell: Telling) -> str:
    _, lock = tell.say, problem.locks[demand.place]
    told = {"step": tell.step(lock.initiative), "quarter": (lock.at or 0) + 1}
    if not lock.inside:
        return _("%(step)s held out of the plan") % told
    parts = [
        _("%(step)s held in the plan") % told
        if lock.at is None
        else _("%(step)s held from quarter %(quarter)s on") % told
    ]
    if lock.mode is not None:
        parts.append(tell.mode(lock.initiative, lock.mode))
    return ", ".join(parts)


def _rule(demand: Demand, problem: Problem, tell: Telling) -> str:
    _ = tell.say
    match demand.ask:
        case Ask.DAYS:
            said = _("no more days than can be given (%(role)s)")
        case Ask.AT_ONCE:
            said = _("steps at once, at most: %(count)s")
        case Ask.LATEST:
            said = _("%(step)s begun by quarter %(quarter)s")
        case Ask.MEETINGS:
            said = _("steps that wait for a meeting (%(gate)s)")
        case Ask.CLOSED:
            said = _("nothing in the closed quarters")
        case _:
            said = _("only one of these: %(steps)s")
    latest = problem.by_id[demand.name].latest if demand.ask is Ask.LATEST else None
    together = problem.exclusive[demand.place] if demand.ask is Ask.EXCLUSIVE else ()
    return said % {
        "role": tell.of(Family.ROLE, demand.name),
        "count": problem.at_once,
        "step": tell.step(demand.name),
        "quarter": (latest or 0) + 1,
        "gate": tell.of(Family.GATE, demand.name),
        "steps": tell.steps(sorted(together)),
    }


def loosened_in_words(loosened: Loosened, problem: Problem, tell: Telling) -> str:
    """How a demand gives way, as an item of a list."""
    _, demand = tell.say, loosened.demand
    if loosened.how is How.DROPPED:
        return _("without this: %(demand)s") % {"demand": demand_in_words(demand, problem, tell)}
    if loosened.how is not How.MORE:
        changed = demand_in_words(demand, loosen(problem, (loosened,)), tell)
        return _("instead: %(demand)s") % {"demand": changed}
    said = {
        Ask.YEAR: _("%(amount)s more in year %(year)s"),
        Ask.WHOLE: _("%(amount)s more in all"),
        Ask.ADVANCE: _("%(amount)s more advanced on aid"),
        Ask.DAYS: _("days more in every quarter: %(count)s (%(role)s)"),
        Ask.AT_ONCE: _("steps more at once: %(count)s"),
    }[demand.ask]
    return said % {
        "amount": tell.money(loosened.amount),
        "year": demand.place + 1,
        "count": loosened.amount,
        "role": tell.of(Family.ROLE, demand.name),
    }
