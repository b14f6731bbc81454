"""Whether a problem says what can be planned at all: names that exist, numbers that make sense."""

from collections.abc import Iterable, Iterator

from virage.core.roadmap.faults import Fault, Reason
from virage.core.roadmap.problem import FlagTarget, Initiative, Mode, Problem, Rung


def unsound(problem: Problem) -> tuple[Fault, ...]:
    """What makes a problem impossible to plan or to check, whatever the plan."""
    return tuple(
        Fault(Reason.UNSOUND, about)
        for part in (_twice, _initiatives, _scores, _wishes, _money)
        for about in part(problem)
    )


def _twice(problem: Problem) -> Iterator[tuple[str, ...]]:
    families: dict[str, Iterable[str]] = {
        "initiative": (each.id for each in problem.initiatives),
        "gauge": (each.question for each in problem.gauges),
        "yardstick": (each.id for each in problem.yardsticks),
        "need": (each.id for each in problem.needs),
        "flag": (each.id for each in problem.flags),
        "team": (each.role for each in problem.teams),
        "programme": (each.id for each in problem.programmes),
        "offer": (f"{each.programme} {each.initiative}" for each in problem.offers),
    }
    for family, names in families.items():
        listed = list(names)
        yield from ((family, name) for name in dict.fromkeys(listed) if listed.count(name) > 1)


def _initiatives(problem: Problem) -> Iterator[tuple[str, ...]]:
    for each in problem.initiatives:
        modes = [mode.id for mode in each.modes]
        if len(set(modes)) < len(modes):
            yield "mode", each.id
        if any(not _possible(mode) for mode in each.modes) or any(
            wanted.lag < 0 for wanted in each.prerequisites
        ):
            yield "numbers", each.id
        if not all(_on_ladder(problem, rung) for rung in _rungs(each)):
            yield "stage", each.id


def _possible(mode: Mode) -> bool:
    ranges = all(0 <= each.low <= each.mid <= each.high for each in mode.outlays)
    days = all(days >= 0 for _, days in mode.days)
    roles = len({role for role, _ in mode.days}) == len(mode.days)
    return mode.quarters >= 1 and mode.recurring >= 0 and ranges and days and roles


def _rungs(initiative: Initiative) -> list[Rung]:
    return [*initiative.stages, *(rung for mode in initiative.modes for rung in mode.lifts)]


def _on_ladder(problem: Problem, rung: Rung) -> bool:
    gauge = problem.gauge.get(rung.question)
    return gauge is not None and 0 <= rung.stage < len(gauge.units)


def _scores(problem: Problem) -> Iterator[tuple[str, ...]]:
    for gauge in problem.gauges:
        if list(gauge.units) != sorted(gauge.units):
            yield "units", gauge.question
    for yardstick in problem.yardsticks:
        if any(name not in problem.gauge or share < 0 for name, share in yardstick.shares):
            yield "shares", yardstick.id


def _wishes(problem: Problem) -> Iterator[tuple[str, ...]]:
    flags = {flag.id for flag in problem.flags}
    for flag in problem.flags:
        if not flag.clears or not all(_on_ladder(problem, rung) for rung in flag.clears):
            yield "stage", flag.id
    for target in problem.targets:
        named = target.flag if isinstance(target, FlagTarget) else target.yardstick
        known = flags if isinstance(target, FlagTarget) else problem.yardstick.keys()
        if named not in known or not 0 <= target.by < problem.horizon:
            yield "target", named


def _money(problem: Problem) -> Iterator[tuple[str, ...]]:
    for each in problem.programmes:
        parts = [*each.rates, each.own_part]
        if not each.rates or not all(0 <= part <= 1 for part in parts) or each.pays_after < 0:
            yield "terms", each.id
    for offer in problem.offers:
        if offer.programme not in problem.programme or offer.initiative not in problem.by_id:
            yield "offer", offer.programme, offer.initiative
