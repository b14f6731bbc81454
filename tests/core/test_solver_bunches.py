"""Aims sought as one sum keep their order; what one search does not prove is sought aim by aim."""

from dataclasses import replace
from random import Random

import pytest

from benchmarks import planning
from tests.core.roadmap_chance import best_by_trying, three_payers
from tests.core.roadmaps import PROBLEM
from virage.core.roadmap import Aim, Need, Objective, worth
from virage.core.solver import Limits, Outcome, solve
from virage.core.solver.bunches import EXACT, Bunch, Weighed, bunched
from virage.core.solver.objectives import Goal
from virage.core.solver.solving import model_of


def bunches(problem):
    return bunched(*model_of(problem))


@pytest.mark.parametrize("size", [30, 100])
def test_the_least_of_an_aim_outweighs_all_that_follow_it(size):
    for bunch in bunches(planning.made(Random(0), size)):
        for at, part in enumerate(bunch.parts):
            after = sum(e.weight * (e.high - e.low) for e in bunch.parts[at + 1 :])
            assert part.weight > after


def test_a_sum_that_would_not_stay_exact_is_cut():
    small = [each.aim for bunch in bunches(PROBLEM)[:2] for each in bunch.goals]
    huge = replace(PROBLEM, needs=tuple(Need(n.id, EXACT // 8) for n in PROBLEM.needs))
    cut = bunches(huge)
    assert small == [
        Aim.FLAGS,
        Aim.LAST_FLAG,
        Aim.FLAGS_DOWN,
        Aim.NEEDS,
        Aim.MATURITY,
        Aim.AUTONOMY,
        Aim.INDEPENDENCE,
    ]
    assert [each.aim for each in cut[1].goals] == [Aim.NEEDS]
    assert solve(huge).outcome is Outcome.OPTIMAL


def test_a_bound_on_the_sum_bounds_each_aim():
    first, second = (Goal(aim, {at: 1}, 10) for at, aim in enumerate((Aim.NEEDS, Aim.MATURITY)))
    bunch = Bunch((Weighed(first, 6, 0, 9), Weighed(second, 1, 0, 5)))
    values = {0: 4, 1: 2}
    assert bunch.bounds(26, values) == {Aim.NEEDS: 14, Aim.MATURITY: 12}
    assert bunch.bounds(28, values) == {Aim.NEEDS: 14, Aim.MATURITY: 14}
    assert bunch.bounds(33, values) == {Aim.NEEDS: 15}  # the second may be anything
    assert bunch.bounds(99, values) == {}
    assert bunch.bounds(99, {0: 9, 1: 5}) == {Aim.NEEDS: 19, Aim.MATURITY: 15}


def test_a_search_with_nothing_to_gain_first():
    order = (Objective.MATURITY,)
    result = solve(replace(PROBLEM, flags=(), yardsticks=(), targets=(), order=order))
    assert result.outcome is Outcome.OPTIMAL
    assert result.proofs[0].value == result.proofs[0].bound == 0


def test_what_is_not_proved_together_is_sought_apart():
    problem = planning.made(Random(6), 30)
    short, long = (solve(problem, Limits(effort, 60)) for effort in (0.6, 6.0))
    assert [proof.aim for proof in short.proofs] == [proof.aim for proof in long.proofs]
    assert long.outcome is Outcome.OPTIMAL
    assert short.outcome is Outcome.FEASIBLE
    pairs = zip(short.proofs, long.proofs, strict=True)
    missed = next((ours for ours, best in pairs if ours.value != best.value), None)
    assert missed is None or not missed.proved


@pytest.mark.parametrize("seed", range(6))
def test_three_that_pay_for_one_step(seed):
    problem = three_payers(Random(seed))
    result, best = solve(problem), best_by_trying(problem)
    assert result.outcome is (Outcome.IMPOSSIBLE if best is None else Outcome.OPTIMAL)
    if result.plan is not None:
        assert tuple(valued.rank for valued in worth(problem, result.plan)) == best


def test_some_steps_need_two_of_the_three():
    plans = [solve(three_payers(Random(seed))).plan for seed in range(6)]
    assert max(len(plan.aids) for plan in plans if plan is not None) == 2
