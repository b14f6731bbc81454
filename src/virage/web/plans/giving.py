"""Ways out of what contradicts itself: kept as JSON, and given way to in a plan."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from virage.core.roadmap.demanding import Ask, Demand, How, Loosened
from virage.core.roadmap.problem import Problem, Target
from virage.core.solver.conflicts import Conflict
from virage.core.solver.ways_out import Way
from virage.documents.roadmap.nothing import nothing_data
from virage.web.plans.contents import Aimed, Content

Data = dict[str, Any]
OF_MEANS = frozenset({Ask.YEAR, Ask.DAYS, Ask.AT_ONCE, Ask.CLOSED})
CHANGEABLE = OF_MEANS | {Ask.TARGET, Ask.LOCK}


def as_kept(found: Conflict, ways: Sequence[Way] = ()) -> Data:
    """What was found, as JSON."""
    return nothing_data(found, ways)


def conflict_in(data: Data) -> Conflict:
    """The contradiction that was kept."""
    found = tuple(_demand(each) for each in data["conflict"])
    return Conflict(found, exact=data["exact"], smallest=data["smallest"])


def ways_in(data: Data) -> tuple[tuple[tuple[Loosened, ...], bool], ...]:
    """The ways out that were kept: what gives way, and whether nothing less would do."""
    return tuple(
        (
            tuple(
                Loosened(_demand(each), How(each["how"]), each["amount"])
                for each in way["loosened"]
            ),
            way["least"],
        )
        for way in data["ways_out"]
    )


def _demand(data: Data) -> Demand:
    return Demand(Ask(data["ask"]), data["name"], data["place"])


def can_give(way: Sequence[Loosened]) -> bool:
    """Whether a co-op may change all that gives way; some of it stands in the catalogue."""
    return all(each.demand.ask in CHANGEABLE for each in way)


def given_way(content: Content, problem: Problem, way: Sequence[Loosened]) -> Content:
    """The plan once everything of a way out gave way; a later year's budget goes for those after.

    `problem` is the one that contradicts itself: its targets are looked up in the plan.
    """
    for each in way:
        if each.demand.ask in OF_MEANS:
            content = _means(content, each)
        elif each.demand.ask is Ask.TARGET:
            content = _target(content, problem.targets[each.demand.place], each)
        else:
            content = _step(content, each)
    return content


def _means(content: Content, loosened: Loosened) -> Content:
    means, amount, demand = content.means, loosened.amount, loosened.demand
    match demand.ask:
        case Ask.YEAR:
            first, after = means.budget
            if demand.place == 0:
                means = replace(means, budget=((first or 0) + amount, after))
            else:
                means = replace(means, budget=(first, (after or 0) + amount))
        case Ask.DAYS:
            days = {**means.days, demand.name: means.days.get(demand.name, 0) + amount}
            means = replace(means, days=days)
        case Ask.AT_ONCE:
            means = replace(means, at_once=means.at_once + amount)
        case _:
            means = replace(means, closed=frozenset())
    return replace(content, means=means)


def _target(content: Content, target: Aimed, loosened: Loosened) -> Content:
    kept: tuple[Aimed, ...] = ()
    if loosened.how is How.LATER:
        kept = (replace(target, by=target.by + loosened.amount),)
    elif loosened.how is How.LOWER and isinstance(target, Target):
        lower = max(target.at_least - loosened.amount, target.at_least * 0)
        kept = (replace(target, at_least=lower),)
    at = content.targets.index(target)
    return replace(content, targets=(*content.targets[:at], *kept, *content.targets[at + 1 :]))


def _step(content: Content, loosened: Loosened) -> Content:
    """A step that is held moves or is let go; one that was taken out may come back."""
    name = loosened.demand.name
    step = content.step(name)
    if step is None or not step.held:
        return content.letting_back(name)
    by = loosened.amount if loosened.how is How.LATER else -loosened.amount
    moved = replace(step, start=step.start + by, held=loosened.how is not How.DROPPED)
    others = (moved if each is step else each for each in content.steps)
    return replace(content, steps=tuple(others))
