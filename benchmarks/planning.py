"""Planning: made-up co-ops with 30 and 100 initiatives, 12 quarters and 6 programmes, seeds fixed.

Beside the solver stands what a hurried advisor would do: the most strength a dollar first, each as
early as it fits. Both plans are held against the checker.
"""

from dataclasses import replace
from fractions import Fraction
from functools import partial
from random import Random
from statistics import median

from benchmarks.measuring import Row, once, show
from virage.core.funding.values import Expense
from virage.core.roadmap import (
    AidState,
    Aim,
    Budget,
    Ceiling,
    Gauge,
    Initiative,
    Mode,
    Need,
    Offer,
    Outlay,
    Plan,
    Prerequisite,
    Problem,
    Programme,
    RedFlag,
    Rung,
    Step,
    Team,
    Yardstick,
    check,
    worth,
)
from virage.core.solver import Limits, Outcome, solve

HORIZON, PROGRAMMES, QUESTIONS, NEEDS = 12, 6, 28, 15
SIZES = ((30, 2.0, 9), (100, 10.0, 5))  # initiatives, goal in seconds, problems
LIMITS = Limits()
FIRST = {Aim.FLAGS, Aim.LAST_FLAG, Aim.NEEDS, Aim.MATURITY}
EXPENSES = tuple(Expense)[:6]


def main() -> None:
    """Print what was measured beside the goal."""
    for size, goal, count in SIZES:
        problems = [made(Random(seed), size) for seed in range(count)]
        runs = [once(partial(solve, each, LIMITS)) for each in problems]
        results = [result for _, result in runs]
        proved = sum(result.outcome is Outcome.OPTIMAL for result in results)
        gains = [
            100 * (met(problem, result.plan) / max(1, met(problem, hurried(problem))) - 1)
            for problem, result in zip(problems, results, strict=True)
            if result.plan is not None
        ]
        first = sum(
            proof.proved for result in results for proof in result.proofs if proof.aim in FIRST
        )
        seconds = [spent / 1000 for spent, _ in runs]
        show(
            Row(f"plan {size} × {HORIZON} × {PROGRAMMES}, median", median(seconds), "s", goal),
            Row("… the slowest", max(seconds), "s"),
            Row(f"… of {count}, not proved to the last aim", count - proved, "", 0),
            Row("… red flags, needs and maturity not proved", len(FIRST) * count - first, "", 0),
            Row("… strength of needs met beyond the hurried plan's", median(gains), "%"),
        )


def met(problem: Problem, plan: Plan) -> int:
    """The strength of the needs that a plan meets."""
    return {valued.aim: valued.value for valued in worth(problem, plan)}[Aim.NEEDS]


def hurried(problem: Problem) -> Plan:
    """Most strength a dollar first, each as early as the checker allows, no aid."""
    strengths = {need.id: need.strength for need in problem.needs}
    ways = [
        (sum(strengths[need] for need in each.needs) / (1 + price(mode)), each.id, mode)
        for each in problem.initiatives
        for mode in each.modes
    ]
    plan = Plan()
    for _, initiative, mode in sorted(ways, key=lambda way: (-way[0], way[1], way[2].id)):
        if any(step.initiative == initiative for step in plan.steps):
            continue
        for start in range(HORIZON - mode.quarters + 1):
            longer = replace(plan, steps=(*plan.steps, Step(initiative, mode.id, start)))
            if not check(problem, longer):
                plan = longer
                break
    return plan


def price(mode: Mode) -> int:
    """What a mode costs once, most likely."""
    return sum(outlay.mid for outlay in mode.outlays)


def made(chance: Random, size: int) -> Problem:
    """A co-op that could do many things and can afford a third of them."""
    initiatives = tuple(initiative(chance, n) for n in range(size))
    dearest = [max(price(mode) for mode in each.modes) for each in initiatives]
    yearly = sum(dearest) // 9
    questions = [f"q{n}" for n in range(QUESTIONS)]
    stages = {name: chance.choice((None, 0, 1, 2)) for name in questions}
    return Problem(
        HORIZON,
        initiatives,
        gauges=tuple(Gauge(q, (0, 1, 2, 3, 4), s or 0, s) for q, s in stages.items()),
        yardsticks=(
            Yardstick("total", tuple((q, chance.randint(1, 3)) for q in questions), 4 * QUESTIONS),
            Yardstick("lens.autonomy", tuple((q, 1) for q in questions[::4]), QUESTIONS),
        ),
        needs=tuple(Need(f"n{n}", chance.randint(20, 100)) for n in range(NEEDS)),
        flags=tuple(RedFlag(f"f{n}", (Rung(questions[n], 3),)) for n in range(3)),
        exclusive=tuple(
            frozenset(f"i{n}" for n in chance.sample(range(size), 2)) for _ in range(size // 10)
        ),
        closed=frozenset({2, 6, 10}),
        at_once=max(3, size // 12),
        budget=Budget((yearly,) * 3, 5 * yearly // 2),
        teams=tuple(Team(role, (size // 2,) * HORIZON) for role in ("manager", "lead")),
        programmes=tuple(programme(chance, n) for n in range(PROGRAMMES)),
        offers=tuple(
            Offer(f"p{n}", each.id, AidState.GRANTED)
            for each in initiatives
            for n in chance.sample(range(PROGRAMMES), chance.choice((0, 1, 1, 2)))
        ),
    )


def initiative(chance: Random, n: int) -> Initiative:
    """One of the things that could be done; some wait for one before it."""
    before = (Prerequisite(f"i{chance.randrange(n)}", chance.randint(0, 1)),) if n else ()
    lifts = tuple(Rung(f"q{q}", chance.randint(2, 4)) for q in chance.sample(range(QUESTIONS), 2))
    return Initiative(
        f"i{n}",
        tuple(mode(chance, name, lifts) for name in ("in_house", "supplier")),
        needs=tuple(f"n{each}" for each in chance.sample(range(NEEDS), chance.choice((0, 1, 2)))),
        strength=chance.randint(5, 100),
        prerequisites=before if chance.random() < 0.35 else (),
    )


def mode(chance: Random, name: str, lifts: tuple[Rung, ...]) -> Mode:
    """A way to do it: the co-op's own people work more in-house, and pay a supplier more."""
    outside = name == "supplier"
    costs = [(each, 100_00 * chance.randint(5, 80)) for each in chance.sample(EXPENSES, 2)]
    days = chance.randint(2, 6) if outside else chance.randint(6, 18)
    return Mode(
        name,
        chance.randint(1, 3),
        tuple(Outlay(e, c * 7 // 10, c, c * 13 // 10) for e, c in costs),
        ((chance.choice(("manager", "lead")), days),),
        recurring=100_00 * chance.randint(0, 8),
        lifts=lifts,
        independence=-1 if outside else 1,
    )


def programme(chance: Random, n: int) -> Programme:
    """A programme with caps across steps; one in three pays less for each project that follows."""
    rate = Fraction(chance.choice((40, 50, 60)), 100)
    return Programme(
        f"p{n}",
        (rate, rate - Fraction(1, 10), rate - Fraction(1, 5)) if n % 3 == 0 else (rate,),
        frozenset(chance.sample(EXPENSES, 4)),
        floor=500_00,
        least_spend=2_000_00 if n % 2 else 0,
        step_cap=5_000_00,
        whole_cap=12_000_00,
        ceiling=Ceiling(Fraction(chance.choice((50, 80)), 100)),
    )


if __name__ == "__main__":
    main()
