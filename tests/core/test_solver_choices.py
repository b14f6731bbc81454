"""Plans to choose from: three alternatives, the front of cost and gain, the steps that survive."""

from dataclasses import replace
from fractions import Fraction
from random import Random

import pytest

from benchmarks import planning
from tests.conftest import IN_CI
from tests.core.roadmap_chance import best_by_trying, some_problem
from tests.core.roadmaps import PROBLEM, outlay
from virage.core.roadmap import (
    Aim,
    Budget,
    Gauge,
    Initiative,
    Mode,
    Need,
    Objective,
    Plan,
    Problem,
    Rung,
    Step,
    Target,
    Team,
    Yardstick,
    aims,
    check,
)
from virage.core.roadmap.shaking import Shake, shaken
from virage.core.solver import Limits, Outcome, solve
from virage.core.solver.alternatives import Spirit, alternatives
from virage.core.solver.front import Point, front
from virage.core.solver.sturdiness import Sturdy, sturdiness

EACH = 20 if IN_CI else 4
HARMLESS = Problem(
    horizon=2,
    initiatives=(
        Initiative("free", (Mode("own", 1, lifts=(Rung("q", 1),)),), needs=("n",)),
        Initiative("paid", (Mode("own", 1, (outlay(1_000),), lifts=(Rung("q", 2),)),)),
        Initiative("dear", (Mode("own", 1, (outlay(5_000),), lifts=(Rung("q", 3),)),)),
    ),
    gauges=(Gauge("q", (0, 1, 2, 3), 0, 0),),
    yardsticks=(Yardstick("total", (("q", 1),), 3),),
    needs=(Need("n", 1),),
)


def points(problem: Problem, **more) -> list[tuple[int, int]]:
    return [(each.net_cost, each.gain) for each in front(problem, **more)]


def test_the_three_alternatives_differ_by_what_comes_first():
    found = {each.spirit: each for each in alternatives(HARMLESS)}
    assert {spirit: each.figures[Aim.NET_COST] for spirit, each in found.items()} == {
        Spirit.BALANCED: 5_000,
        Spirit.SOBER: 1_000,
        Spirit.AUTONOMOUS: 5_000,
    }
    sober = found[Spirit.SOBER]
    assert sober.problem.targets == (Target("total", Fraction(50), 1),)
    assert sober.figures[Aim.MATURITY] == 2
    for each in found.values():
        assert check(each.problem, each.plan) == ()
        assert each.result.outcome is Outcome.OPTIMAL


def test_a_target_that_was_given_is_what_the_sober_plan_reaches():
    aimed = replace(HARMLESS, targets=(Target("total", Fraction(30), 1),))
    sober = [each for each in alternatives(aimed) if each.spirit is Spirit.SOBER]
    assert [(each.figures[Aim.NET_COST], each.figures[Aim.MATURITY]) for each in sober] == [(0, 1)]


def test_without_a_total_the_sober_plan_only_costs_least():
    bare = replace(HARMLESS, yardsticks=())
    found = {each.spirit: each.figures for each in alternatives(bare)}
    assert found[Spirit.SOBER][Aim.NET_COST] == 0
    assert found[Spirit.SOBER][Aim.NEEDS] == 1


def test_when_nothing_fits_there_is_nothing_to_choose_from():
    impossible = replace(PROBLEM, budget=Budget(whole=5_000))
    assert list(alternatives(impossible)) == []
    assert points(impossible) == []
    assert points(replace(HARMLESS, yardsticks=())) == []


def test_the_front_of_a_small_co_op():
    assert points(HARMLESS) == [(5_000, 3), (0, 1), (1_000, 2)]
    assert points(HARMLESS, most=2) == [(5_000, 3), (0, 1)]
    assert points(HARMLESS, most=1) == [(5_000, 3)]
    free = replace(HARMLESS, initiatives=HARMLESS.initiatives[:1])
    assert points(free) == [(0, 1)]


def test_the_search_for_points_has_an_end():
    far = replace(
        HARMLESS,
        gauges=(Gauge("q", (0, 1, 2, 1_000), 0, 0),),
        yardsticks=(Yardstick("total", (("q", 1),), 1_000),),
    )
    assert points(far, most=3) == [(5_000, 1_000), (0, 1)]
    assert points(far) == [(5_000, 1_000), (0, 1), (1_000, 2)]


def test_points_show_as_they_are_found():
    found = front(HARMLESS)
    first = next(found)
    assert isinstance(first, Point)
    assert first.proved
    assert check(HARMLESS, first.plan) == ()


@pytest.mark.parametrize("part", range(4))
def test_the_front_is_that_of_all_plans(part):
    for seed in range(part * EACH, part * EACH + EACH):
        problem = some_problem(Random(seed))
        found = list(front(problem, most=40))
        assert len({each.gain for each in found}) == len(found)
        if not found:
            assert best_by_trying(problem) is None
            continue
        order = (Objective.NET_COST, Objective.MATURITY)
        whole = problem.yardstick["total"].whole
        for gain in range(min(each.gain for each in found), max(e.gain for e in found) + 1):
            wanted = Target("total", Fraction(100 * gain, whole), problem.horizon - 1)
            asked = replace(problem, order=order, targets=(*problem.targets, wanted))
            best = best_by_trying(asked)
            assert best is not None
            cost = -best[aims(asked).index(Aim.NET_COST)]
            enough = [each.net_cost for each in found if each.gain >= gain]
            if best[: aims(asked).index(Aim.NET_COST)] == _flags(problem):
                assert min(enough) == cost, seed


def _flags(problem: Problem) -> tuple[int, ...] | None:
    """How well red flags can be cleared at best."""
    best = best_by_trying(problem)
    flags = {Aim.FLAGS, Aim.LAST_FLAG, Aim.FLAGS_DOWN}
    return best and best[: len(flags & set(aims(problem)))]


def test_a_problem_is_shaken_by_rounding_against_the_co_op():
    dearer, cheaper = shaken(PROBLEM, Shake.DEARER), shaken(PROBLEM, Shake.CHEAPER)
    (cost,) = dearer.by_id["crm"].modes[0].outlays
    assert (cost.low, cost.mid, cost.high) == (11_700, 13_000, 14_300)
    assert dearer.by_id["crm"].modes[0].recurring == 1_040
    (cost,) = cheaper.by_id["crm"].modes[0].outlays
    assert (cost.low, cost.mid, cost.high) == (6_300, 7_000, 7_700)
    assert shaken(PROBLEM, Shake.FEWER_DAYS).days("manager", 0) == 4


def test_steps_are_solid_or_depend_on_what_is_shaken():
    worked = Initiative("worked", (Mode("own", 1, days=(("r", 9),)),), needs=("m",))
    problem = replace(
        HARMLESS,
        initiatives=(*HARMLESS.initiatives, worked),
        budget=Budget(whole=6_000),
        teams=(Team("r", (10, 10)),),
        needs=(Need("n", 1), Need("m", 1)),
    )
    plan = solve(problem).plan
    assert plan is not None
    assert {each.initiative: each.falls_when for each in sturdiness(problem, plan)} == {
        "free": (),
        "dear": (Shake.DEARER,),
        "worked": (Shake.FEWER_DAYS,),
    }
    assert Sturdy("a", ()).solid
    assert not Sturdy("a", (Shake.DEARER,)).solid


def test_where_nothing_fits_no_step_survives():
    tight = replace(
        HARMLESS, budget=Budget(whole=5_500), targets=(Target("total", Fraction(100), 1),)
    )
    plan = solve(tight).plan
    assert plan is not None
    assert "dear" in {each.initiative for each in plan.steps}
    assert all(Shake.DEARER in each.falls_when for each in sturdiness(tight, plan))


def test_nothing_is_said_of_steps_when_the_search_was_cut_short():
    much = Target("total", Fraction(60), planning.HORIZON - 1)
    problem = replace(planning.made(Random(0), 100), targets=(much,))
    first = problem.initiatives[0]
    plan = Plan((Step(first.id, first.modes[0].id, 0),))
    assert sturdiness(problem, plan, Limits(effort=0.0, seconds=0.0)) == ()
