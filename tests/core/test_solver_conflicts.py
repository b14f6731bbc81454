"""When nothing fits: what contradicts itself, and what is enough to give up."""

from dataclasses import replace
from itertools import combinations
from random import Random

import pytest

from tests.conftest import IN_CI
from tests.core.roadmap_chance import best_by_trying, some_problem
from tests.core.roadmaps import PROBLEM
from virage.core.roadmap import Budget, Lock, Problem, check
from virage.core.roadmap.demanding import Ask, Demand, How, Loosened, demands, keeping, loosen
from virage.core.solver import Limits, Outcome
from virage.core.solver.certificates import proves
from virage.core.solver.conflicts import Conflict, conflict, smallest
from virage.core.solver.fitting import Fitting
from virage.core.solver.linear import Model
from virage.core.solver.relaxation import contradicts_itself, seems_impossible
from virage.core.solver.ways_out import ways_out

EACH = 40 if IN_CI else 6
POOR = replace(PROBLEM, budget=Budget(whole=5_000))
CRM = Demand(Ask.LOCK, "crm", 0)


def found_in(problem: Problem, fitting: Fitting) -> Conflict:
    found = conflict(problem, fitting)
    assert found is not None
    return found


def strict(seed: int) -> Problem:
    problem = some_problem(Random(seed))
    return replace(problem, locks=(*problem.locks, Lock("i0"), Lock("i1")))


def test_the_money_and_the_lock_contradict_each_other():
    assert found_in(POOR, Fitting()) == Conflict(
        (Demand(Ask.WHOLE), CRM), exact=True, smallest=True
    )


def test_more_money_or_no_lock_are_the_ways_out():
    fitting = Fitting()
    ways = ways_out(POOR, found_in(POOR, fitting), fitting, unit=1)
    assert [each.loosened for each in ways] == [
        (Loosened(Demand(Ask.WHOLE), How.MORE, 3_900),),
        (Loosened(CRM, How.DROPPED),),
    ]
    assert all(each.least for each in ways)
    rounded = ways_out(POOR, found_in(POOR, fitting), fitting, unit=1_000)
    assert rounded[0].loosened[0].amount == 4_000


def test_what_fits_has_no_conflict():
    assert conflict(PROBLEM, Fitting()) is None


def test_nothing_is_claimed_when_the_engines_may_not_search():
    hard = next(each for each in map(strict, range(1_000)) if not quick(each))
    tired = Fitting(patience=0.0)
    assert tired.fit(hard).outcome is Outcome.UNKNOWN
    assert conflict(hard, tired) is None


@pytest.mark.parametrize("seed", [0, 23, 34])
def test_a_way_out_found_in_no_time_at_all_is_one_and_is_not_called_the_least(seed):
    problem, fitting = strict(seed), Fitting()
    found = found_in(problem, fitting)
    known = [way.plan for way in ways_out(problem, found, fitting)]
    hurried = Fitting(limits=Limits(effort=0.0, seconds=8.0), known=known)
    ways = ways_out(problem, found, hurried, unit=1)
    assert all(check(loosen(problem, way.loosened), way.plan) == () for way in ways)
    assert not all(way.least for way in ways)


def test_nobody_is_shown_a_way_out_that_nobody_had_the_patience_to_find():
    hard = next(each for each in map(strict, range(1_000)) if not quick(each))
    assert ways_out(hard, found_in(hard, Fitting()), Fitting(patience=0.0)) == ()


@pytest.mark.parametrize("seed", [7, 102])
def test_half_of_a_way_out_is_not_shown(seed):
    problem, fitting = strict(seed), Fitting()
    found = found_in(problem, fitting)
    longest = ways_out(problem, found, fitting, unit=1)[-1]
    free = loosen(problem, [Loosened(each.demand, How.DROPPED) for each in longest.loosened])
    plan = Fitting().fit(free).plan
    assert plan is not None
    for way in ways_out(problem, found, Fitting(patience=0.0, known=[plan]), unit=1):
        assert check(loosen(problem, way.loosened), way.plan) == ()


def quick(problem: Problem) -> bool:
    """Whether there is a plan, or sums alone show that there is none."""
    fit = Fitting().fit(problem)
    return fit.outcome is Outcome.FEASIBLE or fit.exact


@pytest.mark.parametrize("part", range(5))
def test_each_conflict_is_one_and_each_smaller_set_is_none(part):
    for seed in range(part * EACH, part * EACH + EACH):
        problem, fitting = strict(seed), Fitting()
        found = conflict(problem, fitting)
        assert (found is None) is (best_by_trying(problem) is not None), seed
        if found is None:
            continue
        assert found.smallest
        assert best_by_trying(keeping(problem, found.demands)) is None, seed
        for fewer in combinations(found.demands, len(found.demands) - 1):
            assert best_by_trying(keeping(problem, fewer)) is not None, seed


@pytest.mark.parametrize("part", range(5))
def test_each_way_out_makes_a_plan_possible_and_nothing_less_does(part):
    for seed in range(part * EACH, part * EACH + EACH):
        problem, fitting = strict(seed), Fitting()
        found = conflict(problem, fitting)
        for way in ways_out(problem, found, fitting, unit=1) if found else ():
            assert way.least
            assert check(loosen(problem, way.loosened), way.plan) == (), seed
            last = way.loosened[-1]
            if last.how is not How.DROPPED and last.demand.ask is not Ask.LOCK:
                less = (*way.loosened[:-1], replace(last, amount=last.amount - 1))
                assert best_by_trying(loosen(problem, less)) is None, seed


def test_several_demands_give_way_together_where_one_is_not_enough():
    poor = replace(POOR, locks=(Lock("crm", mode="shared", at=2), Lock("suite")))
    fitting = Fitting()
    ways = ways_out(poor, found_in(poor, fitting), fitting, unit=1)
    assert ways
    assert min(len(each.loosened) for each in ways) == 2
    for way in ways:
        assert check(loosen(poor, way.loosened), way.plan) == ()


def test_a_lock_that_may_stand_nowhere_else_can_only_be_dropped():
    stuck = replace(POOR, locks=(Lock("crm", at=3),))
    fitting = Fitting()
    ways = ways_out(stuck, found_in(stuck, fitting), fitting, unit=1)
    held = [each.loosened[0] for each in ways if each.loosened[0].demand.ask is Ask.LOCK]
    assert held == [Loosened(CRM, How.DROPPED)]


def test_quickxplain_finds_a_smallest_set_whatever_contradicts():
    asked = tuple(Demand(Ask.YEAR, place=place) for place in range(9))
    wanted = {asked[1], asked[4], asked[8]}
    assert set(smallest(asked, lambda some: wanted <= set(some))) == wanted
    assert smallest(asked, lambda some: asked[0] in some) == (asked[0],)


def test_sums_prove_only_what_they_show():
    model = Model()
    first, second = model.yes_or_no(), model.yes_or_no()
    model.at_least({first: 1, second: 1}, 2)
    model.at_most({first: 2, second: 1}, 2)
    assert proves(model, {0: 2.0, 1: -1.0})
    assert not proves(model, {0: 1.0})
    assert not proves(model, {})
    assert not proves(model, {0: -1.0, 1: 1.0})
    assert contradicts_itself(model)


def test_what_holds_in_parts_is_not_called_impossible():
    model = Model()
    first, second = model.yes_or_no(), model.yes_or_no()
    model.equal({first: 2, second: 2}, 1)
    assert not seems_impossible(model)
    assert not contradicts_itself(model)


def test_both_engines_are_asked_before_anything_is_called_impossible():
    hard = next(each for each in map(strict, range(1_000)) if not quick(each))
    assert Fitting().fit(hard).outcome is Outcome.IMPOSSIBLE
    cut_short = Fitting(limits=Limits(effort=0.0, seconds=0.0))
    assert cut_short.fit(hard).outcome is Outcome.UNKNOWN


def test_the_demands_of_a_problem_are_those_of_its_conflict():
    for seed in range(EACH):
        found = conflict(strict(seed), Fitting())
        assert found is None or set(found.demands) <= set(demands(strict(seed)))
