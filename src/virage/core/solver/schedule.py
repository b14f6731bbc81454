"""The rows of time, of order, of people and of money spent."""

from collections import defaultdict
from collections.abc import Iterable

from virage.core.roadmap.problem import Initiative, Rung
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
        for quarter in _starts(draft, initiative.id):
            begun = draft.chosen(initiative.id, lambda place, q=quarter: place.start <= q)
            ready = draft.chosen(
                wanted.initiative, lambda place, q=quarter - wanted.lag: place.end <= q
            )
            draft.model.at_most(added(begun, times(-1, ready)), 0)


def _stages(draft: Draft, initiative: str, stages: Iterable[Rung]) -> None:
    for rung in stages:
        today = draft.problem.gauge[rung.question].stage
        if today is not None and today >= rung.stage:
            continue
        for quarter in _starts(draft, initiative):
            begun = draft.chosen(initiative, lambda place, q=quarter: place.start <= q)
            reached = each_once(lifting(draft, rung, quarter))
            draft.model.at_most(added(begun, times(-1, reached)), 0)


def _companions(draft: Draft, initiative: Initiative) -> None:
    for wanted in initiative.companions:
        for quarter in range(1, draft.problem.horizon + 1):
            over = draft.chosen(initiative.id, lambda place, q=quarter: place.end <= q)
            beside = draft.chosen(wanted, lambda place, q=quarter: place.start < q)
            draft.model.at_most(added(over, times(-1, beside)), 0)


def _at_once(draft: Draft) -> None:
    most = draft.problem.at_once
    if most is None:
        return
    for quarter in range(draft.problem.horizon):
        busy = [p.variable for p in draft.everywhere() if p.start <= quarter < p.end]
        draft.model.at_most(each_once(busy), most)


def _people(draft: Draft) -> None:
    taken: dict[tuple[str, int], dict[int, int]] = defaultdict(dict)
    for place in draft.everywhere():
        for held, days in work(draft.problem, place.mode, place.start).items():
            taken[held][place.variable] = days
    for (role, quarter), terms in taken.items():
        draft.model.at_most(terms, draft.problem.days(role, quarter))
    _sharings(draft)


def spent_by_quarter(draft: Draft) -> dict[int, dict[int, int]]:
    """What each quarter costs, at the high cost."""
    spent: dict[int, dict[int, int]] = defaultdict(dict)
    for place in draft.everywhere():
        for quarter, cents in spending(draft.problem, place.mode, place.start).items():
            spent[quarter][place.variable] = cents
    return spent


def _sharings(draft: Draft) -> None:
    """Tell of the tasks that are sure, take as many days each quarter and share a steady team."""
    problem = draft.problem
    if problem.closed:
        return
    starts = {
        each.id: _start(draft, each.id)
        for each in problem.initiatives
        if draft.forced(each.id) and len(each.modes) == 1 and draft.places[each.id]
    }
    for team in problem.teams:
        steady = set(team.days[: problem.horizon])
        tasks = tuple(
            Task(start, mode.quarters, days // mode.quarters)
            for initiative, start in starts.items()
            for mode in problem.by_id[initiative].modes
            for role, days in mode.days
            if role == team.role and days and days % mode.quarters == 0
        )
        if len(tasks) > 1 and len(steady) == 1:
            draft.model.sharings.append(Sharing(tasks, steady.pop()))


def _start(draft: Draft, initiative: str) -> int:
    """A variable that is the first quarter of an initiative that is sure."""
    starts = _starts(draft, initiative)
    variable = draft.model.variable(starts[0], starts[-1])
    places = {place.variable: place.start for place in draft.places[initiative]}
    draft.model.equal(added(places, {variable: -1}), 0)
    return variable
