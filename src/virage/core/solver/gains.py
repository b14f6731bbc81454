"""The rows of what a plan brings: stages reached, scores, red flags, targets."""

from math import ceil

from virage.core.roadmap.problem import FlagTarget, RedFlag, Rung, Target
from virage.core.solver.draft import Draft
from virage.core.solver.linear import added, each_once, times


def lifting(draft: Draft, rung: Rung, quarter: int) -> list[int]:
    """The places over by the start of a quarter that lift a question to a stage or higher."""
    return [
        place.variable
        for place in draft.everywhere()
        if place.end <= quarter
        and any(
            each.question == rung.question and each.stage >= rung.stage for each in place.mode.lifts
        )
    ]


def reach(draft: Draft, rung: Rung, quarter: int) -> int:
    """A variable that may be 1 only if steps over by a quarter lift a question to a stage."""
    key = (rung.question, rung.stage, quarter)
    if key not in draft.reached:
        variable = draft.model.yes_or_no()
        lifts = each_once(lifting(draft, rung, quarter))
        draft.model.at_most(added({variable: 1}, times(-1, lifts)), 0)
        draft.reached[key] = variable
    return draft.reached[key]


def numerator(draft: Draft, yardstick: str, quarter: int) -> tuple[dict[int, int], int]:
    """The numerator of a score at the start of a quarter: a sum and what it has already."""
    total: dict[int, int] = {}
    base = 0
    for question, share in draft.problem.yardstick[yardstick].shares:
        gauge = draft.problem.gauge[question]
        base += share * gauge.held
        below = gauge.held
        for stage in _lifted(draft, question):
            gained = max(0, gauge.units[stage] - below)
            if gained and share:
                total[reach(draft, Rung(question, stage), quarter)] = share * gained
                below += gained
    return total, base


def _lifted(draft: Draft, question: str) -> list[int]:
    """The stages that some mode lifts a question to, lowest first."""
    modes = [mode for each in draft.problem.initiatives for mode in each.modes]
    rungs = [rung for mode in modes for rung in mode.lifts if rung.question == question]
    return sorted({rung.stage for rung in rungs})


def add_targets(draft: Draft) -> None:
    """The scores to reach and the red flags to clear, each by its quarter."""
    for target in draft.problem.targets:
        if isinstance(target, Target):
            terms, base = numerator(draft, target.yardstick, target.by + 1)
            whole = draft.problem.yardstick[target.yardstick].whole
            draft.model.at_least(terms, ceil(target.at_least * whole / 100) - base)
        else:
            _clear(draft, target)


def _clear(draft: Draft, target: FlagTarget) -> None:
    flags = {flag.id: flag for flag in draft.problem.flags}
    for rung in _missing(draft, flags[target.flag]):
        draft.model.at_least(each_once(lifting(draft, rung, target.by + 1)), 1)


def _missing(draft: Draft, flag: RedFlag) -> list[Rung]:
    """The stages of a red flag that are not reached today."""
    today = {rung: draft.problem.gauge[rung.question].stage for rung in flag.clears}
    return [rung for rung, stage in today.items() if stage is None or stage < rung.stage]


def flags_cleared(draft: Draft) -> tuple[dict[int, int], int]:
    """How many red flags are cleared in the end: a sum and those that are down already."""
    waiting = [flag for flag in draft.problem.flags if _missing(draft, flag)]
    horizon = draft.problem.horizon
    return (
        each_once(_cleared(draft, flag, horizon) for flag in waiting),
        len(draft.problem.flags) - len(waiting),
    )


def last_cleared(draft: Draft) -> dict[int, int]:
    """The quarters until the last of the cleared red flags is cleared."""
    horizon = draft.problem.horizon
    last = draft.model.variable(0, horizon)
    for flag in draft.problem.flags:
        if not _missing(draft, flag):
            continue
        in_the_end = _cleared(draft, flag, horizon)
        for quarter in range(horizon):
            by_then = _cleared(draft, flag, quarter)
            late = {in_the_end: quarter + 1, by_then: -(quarter + 1), last: -1}
            draft.model.at_most(late, 0)
    return {last: 1}


def flags_down(draft: Draft) -> tuple[dict[int, int], int]:
    """The quarters that remain once each red flag is cleared: a sum and what is down already."""
    horizon = draft.problem.horizon
    waiting = [flag for flag in draft.problem.flags if _missing(draft, flag)]
    down = (_cleared(draft, flag, quarter) for flag in waiting for quarter in range(horizon))
    return each_once(down), horizon * (len(draft.problem.flags) - len(waiting))


def _cleared(draft: Draft, flag: RedFlag, quarter: int) -> int:
    """A variable that may be 1 only if every stage is reached by the start of a quarter."""
    key = (flag.id, -1, quarter)  # no stage has that number
    if key not in draft.reached:
        variable = draft.model.yes_or_no()
        for rung in _missing(draft, flag):
            draft.model.at_most({variable: 1, reach(draft, rung, quarter): -1}, 0)
        draft.reached[key] = variable
    return draft.reached[key]
