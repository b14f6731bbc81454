"""The rows of time, of order, of people and of money spent."""

from collections import defaultdict
from collections.abc import Iterable

from virage.core.roadmap.problem import Initiative, Prerequisite, Rung, Team
from virage.core.roadmap.sums import spending, work
from virage.core.solver.draft import Draft
from virage.core.solver.gains import lifting
from virage.core.solver.linear import Sharing, Task, added, each_once, times


def add_schedule(draft: Draft) -> None:
    """Everything that does not depend on aid."""
    for initiative in draft.problem.initiatives:
        _prerequisites(draft, initiative)
        _stages(draft, initiative.id, initiative.stages)
        _companions(draft, initiative)
    for group in draft.problem.exclusive:
        draft.model.at_most(added(*(draft.chosen(each) for each in sorted(group))), 1)
    _at_once(draft)
    _people(draft)


def _starts(draft: Draft, initiative: str) -> list[int]:
    return sorted({place.start for place in draft.places[initiative]})


def _prerequisites(draft: Draft, initiative: Initiative) -> None:
    for wanted in initiative.prerequisites:
        if {initiative.id, wanted.initiative} <= draft.starts.keys():
            _in_line(draft, initiative.id, wanted)
            continue
        for quarter in _starts(draft, initiative.id):
            begun = draft.begun(initiative.id, quarter)
            ready = draft.over(wanted.initiative, quarter - wanted.lag)
            draft.model.at_most(added(begun, times(-1, ready)), 0)


def _in_line(draft: Draft, initiative: str, wanted: Prerequisite) -> None:
    """Two initiatives that are sure, one after the other."""
    length = draft.problem.by_id[wanted.initiative].modes[0].quarters
    after = {draft.starts[initiative]: 1, draft.starts[wanted.initiative]: -1}
    draft.model.at_least(after, length + wanted.lag)


def _stages(draft: Draft, initiative: str, stages: Iterable[Rung]) -> None:
    for rung in stages:
        today = draft.problem.gauge[rung.question].stage
        if today is not None and today >= rung.stage:
            continue
        for quarter in _starts(draft, initiative):
            begun = draft.begun(initiative, quarter)
            reached = each_once(lifting(draft, rung, quarter))
            draft.model.at_most(added(begun, times(-1, reached)), 0)


def _companions(draft: Draft, initiative: Initiative) -> None:
    for wanted in initiative.companions:
        for quarter in range(1, draft.problem.horizon + 1):
            over = draft.over(initiative.id, quarter)
            beside = draft.begun(wanted, quarter - 1)
            draft.model.at_most(added(over, times(-1, beside)), 0)


def _at_once(draft: Draft) -> None:
    most = draft.problem.at_once
    if most is None:
        return
    for quarter in range(draft.problem.now, draft.problem.horizon):
        busy = [p.variable for p in draft.everywhere() if p.start <= quarter < p.end]
        draft.model.at_most(each_once(busy), most)


def _people(draft: Draft) -> None:
    taken: dict[tuple[str, int], dict[int, int]] = defaultdict(dict)
    for place in draft.everywhere():
        for held, days in work(draft.problem, place.mode, place.start).items():
            taken[held][place.variable] = days
    shared = {team.role for team in draft.problem.teams if _share(draft, team)}
    for (role, quarter), terms in taken.items():
        most = draft.problem.days(role, quarter)
        draft.model.at_most(terms, most, shared=role in shared)


def _share(draft: Draft, team: Team) -> bool:
    """Whether the work of a role is that of sure tasks, even, in a steady team; it is then told."""
    problem = draft.problem
    works = [
        (each.id, mode.quarters, days)
        for each in problem.initiatives
        for mode in each.modes
        for role, days in mode.days
        if role == team.role and days
    ]
    steady = len(set(team.days)) == 1 and len(team.days) >= problem.horizon and not problem.closed
    if not steady or any(
        initiative not in draft.starts or days % quarters for initiative, quarters, days in works
    ):
        return False
    tasks = (Task(draft.starts[each], length, days // length) for each, length, days in works)
    draft.model.sharings.append(Sharing(tuple(tasks), team.days[0]))
    return True


def spent_by_quarter(draft: Draft) -> dict[int, dict[int, int]]:
    """What each quarter costs, at the high cost."""
    spent: dict[int, dict[int, int]] = defaultdict(dict)
    for place in draft.everywhere():
        for quarter, cents in spending(draft.problem, place.mode, place.start).items():
            spent[quarter][place.variable] = cents
    return spent
