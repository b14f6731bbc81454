"""The solver finds the best plan, proves it, and its numbers are those recomputed from the plan."""

import sys
from dataclasses import replace
from fractions import Fraction
from random import Random

import pytest

from benchmarks import planning
from tests.conftest import IN_CI
from tests.core.roadmap_chance import best_by_trying, some_problem
from tests.core.roadmaps import PLAN, PROBLEM
from virage.core.roadmap import (
    Aim,
    Budget,
    Initiative,
    Lock,
    Mode,
    Need,
    Plan,
    Problem,
    Step,
    Target,
    check,
    worth,
)
from virage.core.roadmap.worth import aims
from virage.core.solver import (
    Engine,
    Limits,
    Outcome,
    RefusedPlanError,
    SolverMissingError,
    solve,
)
from virage.core.solver.solving import accepted

EACH = 50 if IN_CI else 6


@pytest.mark.parametrize("part", range(10))
def test_the_best_plan_is_the_best_of_all_plans(part):
    for seed in range(part * EACH, part * EACH + EACH):
        problem = some_problem(Random(seed))
        result = solve(problem)
        best = best_by_trying(problem)
        assert result.outcome is (Outcome.IMPOSSIBLE if best is None else Outcome.OPTIMAL), seed
        if result.plan is not None:
            found = worth(problem, result.plan)
            assert tuple(valued.rank for valued in found) == best, seed
            assert [(p.aim, p.value) for p in result.proofs] == [(v.aim, v.value) for v in found]


def test_both_engines_agree():
    for seed in range(8):
        problem = some_problem(Random(1_000 + seed))
        first, second = solve(problem), solve(problem, engine=Engine.HIGHS)
        assert first.outcome is second.outcome
        assert [(p.aim, p.value) for p in first.proofs] == [(p.aim, p.value) for p in second.proofs]
        assert not second.repeatable


def test_the_plan_of_a_small_co_op():
    result = solve(PROBLEM)
    assert result.outcome is Outcome.OPTIMAL
    assert result.repeatable
    assert result.plan is not None
    assert set(result.plan.steps) == {
        Step("backups", "in_house", 0),
        Step("crm", "shared", 2),
        Step("training", "own", 1),
    }
    assert sum(aid.cents for aid in result.plan.aids) == 5_500
    assert check(PROBLEM, result.plan) == ()
    assert all((proof.proved, proof.gap) == (True, 0.0) for proof in result.proofs)


def test_the_same_problem_gives_the_same_plan():
    for seed in range(5):
        problem = some_problem(Random(seed))
        first, second = solve(problem), solve(problem)
        assert (first.plan, first.proofs, first.effort) == (
            second.plan,
            second.proofs,
            second.effort,
        )


def test_what_goes_on_costing_is_not_put_off_to_look_cheaper():
    kit = Initiative("kit", (Mode("rented", 1, recurring=400),), needs=("safety",), strength=5)
    for paid, start in ((Budget(), 0), (Budget(years=(0, 400, 400)), 3)):
        problem = Problem(12, (kit,), needs=(Need("safety", 5),), budget=paid)
        result = solve(problem)
        assert result.plan == Plan((Step("kit", "rented", start),))
        assert {each.aim: each.value for each in result.proofs}[Aim.NET_COST] == 400


def test_what_no_plan_can_do_is_said_by_both_engines():
    result = solve(replace(PROBLEM, budget=Budget(whole=5_000)))
    assert (result.outcome, result.plan, result.proofs) == (Outcome.IMPOSSIBLE, None, ())
    assert result.repeatable
    alone = solve(replace(PROBLEM, budget=Budget(whole=5_000)), engine=Engine.HIGHS)
    assert alone.outcome is Outcome.IMPOSSIBLE


def test_contradictory_locks_are_impossible():
    locks = (Lock("crm"), Lock("crm", inside=False))
    assert solve(replace(PROBLEM, locks=locks)).outcome is Outcome.IMPOSSIBLE


def test_an_unsound_problem_is_refused():
    with pytest.raises(ValueError, match="nothing can be planned"):
        solve(replace(PROBLEM, targets=(Target("gone", Fraction(1), 0),)))


def test_without_a_score_there_is_nothing_to_gain_by_it():
    result = solve(replace(PROBLEM, yardsticks=(), targets=()))
    assert {proof.aim: proof.value for proof in result.proofs}[Aim.MATURITY] == 0
    assert result.outcome is Outcome.OPTIMAL


def test_a_plan_with_a_fault_is_never_given():
    with pytest.raises(RefusedPlanError, match="WHOLE_BUDGET"):
        accepted(replace(PROBLEM, budget=Budget(whole=1)), PLAN)


def test_a_search_cut_short_says_how_far_it_is_proved():
    problem = planning.made(Random(0), 30)
    result = solve(problem, Limits(effort=0.15, seconds=60))
    assert result.outcome is Outcome.FEASIBLE
    assert result.plan is not None
    assert check(problem, result.plan) == ()
    gaps = [proof.gap for proof in result.proofs if not proof.proved]
    assert gaps
    assert all(gap is None or gap > 0 for gap in gaps)
    assert result.repeatable
    assert solve(problem, Limits(effort=0.15, seconds=60)).plan == result.plan


def test_a_search_with_no_time_promises_nothing():
    much = Target("total", Fraction(60), planning.HORIZON - 1)
    problem = replace(planning.made(Random(0), 100), targets=(much,))
    result = solve(problem, Limits(effort=0.0, seconds=0.0))
    assert (result.outcome, result.plan, result.repeatable) == (Outcome.UNKNOWN, None, False)


def test_a_search_tells_how_far_it_is():
    heard: list[tuple[int, int]] = []
    solve(PROBLEM, told=lambda over, whole: heard.append((over, whole)))
    overs = [over for over, _ in heard]
    assert overs[0] == 0
    assert overs == sorted(set(overs))
    assert {whole for _, whole in heard} == {len(aims(PROBLEM))}
    assert overs[-1] < len(aims(PROBLEM))


def test_without_or_tools_it_says_what_to_install(monkeypatch):
    monkeypatch.setattr(sys, "path", [])
    with pytest.raises(SolverMissingError, match=r"virage\[solver\]"):
        solve(PROBLEM)


def test_planning_is_imported_without_or_tools():
    import subprocess

    code = "import sys, virage.core.solver; sys.exit('ortools' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
