"""Small planning problems made by chance, and the best plan found by trying every plan."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import product
from random import Random

from virage.core.funding.terms import CostBase
from virage.core.funding.values import Expense
from virage.core.roadmap import (
    Aid,
    AidState,
    Budget,
    Ceiling,
    FlagTarget,
    Gauge,
    Initiative,
    Lock,
    Mode,
    Need,
    Objective,
    Offer,
    Outlay,
    Plan,
    Prerequisite,
    Problem,
    Programme,
    Reason,
    RedFlag,
    Rung,
    Step,
    Target,
    Team,
    Yardstick,
    check,
    worth,
)

COUNTED = (AidState.GRANTED, AidState.RECEIVED)
EXPENSES = (Expense.OUTSIDE_SERVICES, Expense.SOFTWARE)
QUESTIONS = ("q1", "q2")
# What more aid can mend: a schedule with these faults may still be part of a plan.
OF_MONEY = {Reason.YEAR_BUDGET, Reason.WHOLE_BUDGET}


def some_problem(chance: Random) -> Problem:
    """A problem with few plans and, over many of them, every rule."""
    horizon = chance.randint(2, 4)
    names = [f"i{n}" for n in range(chance.randint(2, 3))]
    programmes = tuple(_programme(chance, f"p{n}") for n in range(chance.randint(0, 2)))
    pairs = [(p.id, name) for p in programmes for name in names if chance.random() < 0.9]
    return Problem(
        horizon=horizon,
        initiatives=tuple(_initiative(chance, name, names=names) for name in names),
        gauges=tuple(_gauge(chance, name) for name in QUESTIONS),
        yardsticks=(
            Yardstick("total", (("q1", 2), ("q2", 3)), 20),
            Yardstick("lens.autonomy", (("q2", 1),), 4),
        ),
        needs=(Need("n0", chance.randint(1, 3)), Need("n1", chance.randint(1, 3))),
        flags=tuple(_flags(chance)),
        exclusive=(frozenset(chance.sample(names, 2)),) if chance.random() < 0.2 else (),
        locks=tuple(_locks(chance, names, horizon=horizon)),
        targets=tuple(_targets(chance, horizon)),
        closed=frozenset(q for q in range(horizon) if chance.random() < 0.1),
        gates=(("board", frozenset(q for q in range(horizon) if chance.random() < 0.6)),),
        at_once=chance.choice((None, None, 1, 2)),
        budget=_budget(chance),
        teams=(Team("manager", tuple(chance.randint(2, 4) for _ in range(horizon))),),
        programmes=programmes,
        offers=tuple(
            Offer(*pair, chance.choice((*COUNTED, *AidState))) for pair in pairs[: 5 - len(names)]
        ),
        order=tuple(chance.sample(list(Objective), chance.randint(2, 5))),
    )


def three_payers(chance: Random) -> Problem:
    """A small problem with one sure step that three programmes may pay, each with a ceiling."""
    problem = some_problem(chance)
    ceilings = [Ceiling(Fraction(chance.randint(1, 4), 5), CostBase.ALL_COSTS) for _ in range(3)]
    programmes = tuple(
        Programme(f"p{n}", (Fraction(1, 2),), frozenset(EXPENSES), ceiling=ceiling)
        for n, ceiling in enumerate(ceilings)
    )
    first = replace(problem.initiatives[0], prerequisites=(), stages=(), companions=(), gate=None)
    return replace(
        problem,
        initiatives=(first, problem.initiatives[1]),
        exclusive=(),
        locks=(Lock("i0"),),
        targets=(),
        programmes=programmes,
        offers=tuple(Offer(each.id, "i0", AidState.GRANTED) for each in programmes),
        order=(Objective.MATURITY, Objective.NET_COST),
    )


def _initiative(chance: Random, name: str, *, names: list[str]) -> Initiative:
    others = [each for each in [*names, "gone"] if each != name]
    return Initiative(
        name,
        tuple(_mode(chance, f"m{n}") for n in range(chance.choice((1, 1, 2)))),
        needs=tuple(need for need in ("n0", "n1") if chance.random() < 0.6),
        strength=chance.randint(0, 3),
        prerequisites=tuple(
            Prerequisite(each, chance.randint(0, 1)) for each in others if chance.random() < 0.1
        ),
        stages=tuple(Rung(each, 1) for each in QUESTIONS if chance.random() < 0.1),
        companions=tuple(each for each in others if chance.random() < 0.08),
        gate="board" if chance.random() < 0.2 else None,
        earliest=chance.choice((0, 0, 0, 1)),
        latest=chance.choice((None, None, 1, 2)),
    )


def _mode(chance: Random, name: str) -> Mode:
    costs = [(expense, chance.randint(1, 6)) for expense in EXPENSES[: chance.randint(1, 2)]]
    return Mode(
        name,
        chance.randint(1, 2),
        tuple(Outlay(e, max(0, mid - 1), mid, mid + chance.randint(0, 2)) for e, mid in costs),
        (("manager", chance.randint(0, 4)),),
        recurring=chance.choice((0, 0, 2, 4)),
        lifts=tuple(
            Rung(each, chance.randint(1, 3)) for each in QUESTIONS if chance.random() < 0.6
        ),
        independence=chance.randint(-1, 1),
    )


def _gauge(chance: Random, name: str) -> Gauge:
    stage = chance.choice((None, 0, 1))
    units = tuple(sorted(chance.randint(0, 4) for _ in range(4)))
    return Gauge(name, units, 0 if stage is None else units[stage], stage)


def _flags(chance: Random) -> Iterator[RedFlag]:
    for n in range(chance.randint(0, 2)):
        asked = chance.sample(QUESTIONS, chance.randint(1, 2))
        yield RedFlag(f"f{n}", tuple(Rung(each, chance.randint(1, 2)) for each in asked))


def _locks(chance: Random, names: list[str], *, horizon: int) -> Iterator[Lock]:
    if chance.random() < 0.3:
        at = chance.choice((None, None, chance.randrange(horizon)))
        mode = chance.choice((None, "m0"))
        yield Lock(chance.choice(names), chance.random() < 0.7, at, mode)


def _targets(chance: Random, horizon: int) -> Iterator[Target | FlagTarget]:
    if chance.random() < 0.25:
        yield Target("total", Fraction(chance.randint(10, 60)), chance.randrange(horizon))


def _budget(chance: Random) -> Budget:
    return Budget(
        years=tuple(chance.choice((None, chance.randint(6, 20))) for _ in range(2)),
        whole=chance.choice((None, chance.randint(8, 25))),
        advance=chance.choice((None, None, None, chance.randint(0, 3))),
        first=chance.randint(0, 3),
    )


def _programme(chance: Random, name: str) -> Programme:
    rate = Fraction(chance.randint(2, 4), 4)
    weights = {each: Fraction(chance.randint(1, 3), 2) for each in ("p0", "p1")}
    base = chance.choice(list(CostBase))
    ceiling = Ceiling(Fraction(chance.randint(1, 3), 3), base, weights)
    return Programme(
        name,
        chance.choice(((rate,), (rate, rate / 2), (rate, rate / 2, rate / 4))),
        frozenset(EXPENSES[: chance.randint(1, 2)]),
        excluded=chance.choice((0, 0, 1)),
        floor=chance.choice((0, 0, 2)),
        least_spend=chance.choice((0, 0, 0, 5)),
        step_cap=chance.choice((None, 2)),
        year_cap=chance.choice((None, None, 3)),
        whole_cap=chance.choice((None, None, 4)),
        own_part=chance.choice((Fraction(0), Fraction(1, 4))),
        ceiling=chance.choice((None, ceiling)),
        opens=chance.choice((0, 0, 1)),
        closes=chance.choice((None, None, None, 1)),
        ends_by=chance.choice((None, None, None, 2)),
        pays_after=chance.randint(0, 2),
    )


def best_by_trying(problem: Problem) -> tuple[int, ...] | None:
    """The ranks of the best plan of all; None when no plan keeps every rule."""
    found = (
        tuple(valued.rank for valued in worth(problem, plan))
        for schedule in _schedules(problem)
        for plan in _financed(problem, schedule)
    )
    return max(found, default=None)


def _schedules(problem: Problem) -> Iterator[Plan]:
    ways = [
        [None]
        + [Step(each.id, mode.id, start) for mode in each.modes for start in range(problem.horizon)]
        for each in problem.initiatives
    ]
    for chosen in product(*ways):
        yield Plan(tuple(step for step in chosen if step is not None))


def _financed(problem: Problem, schedule: Plan) -> Iterator[Plan]:
    faults = {fault.reason for fault in check(problem, schedule)}
    if not faults:
        yield schedule
    if faults - OF_MONEY:
        return
    steps = {step.initiative: step for step in schedule.steps}
    pairs = [each for each in problem.offers if each.initiative in steps]
    for cents in product(*(range(_cost(problem, steps[each.initiative]) + 1) for each in pairs)):
        aids = tuple(
            Aid(each.initiative, each.programme, paid)
            for each, paid in zip(pairs, cents, strict=True)
            if paid
        )
        plan = Plan(schedule.steps, aids)
        if aids and not check(problem, plan):
            yield plan


def _cost(problem: Problem, step: Step) -> int:
    """The most that any aid may be: nobody pays more than the dearest programme's rate."""
    modes = {mode.id: mode for mode in problem.by_id[step.initiative].modes}
    return sum(outlay.mid for outlay in modes[step.mode].outlays)
