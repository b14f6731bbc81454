"""Planning again from a quarter: the past is fixed, its money counts, nothing new is behind."""

from dataclasses import replace

import pytest

from tests.core.roadmaps import BACKUPS, CRM, PLAN, PROBLEM, SUITE, TRAINING, outlay
from virage.core.funding.values import Expense
from virage.core.roadmap import Budget, Lock, Plan, Problem, Reason, Step, Team, check
from virage.core.roadmap.past import Begun, Past, resumed
from virage.core.roadmap.sums import high_cost
from virage.core.solver import solve

HERE = Problem(
    horizon=6,
    initiatives=(BACKUPS, TRAINING, SUITE),
    gauges=PROBLEM.gauges,
    yardsticks=PROBLEM.yardsticks,
    needs=PROBLEM.needs,
    at_once=1,
    budget=Budget((12_000, 4_000), 14_000),
    teams=(Team("manager", (6, 6, 6, 6)),),
)
DONE = Begun("backups", "in_house", 0, 2, spent=3_000, over=True)


def test_what_is_done_stays_where_it_was_and_nothing_begins_before_today():
    again = resumed(HERE, Past(2, (DONE,)))
    found = solve(again).plan
    assert found
    steps = {each.initiative: each for each in found.steps}
    assert steps["backups"] == Step("backups", "in_house", 0)
    assert all(each.start >= 2 for name, each in steps.items() if name != "backups")
    assert check(again, found) == ()
    early = Plan((*found.steps[:1], Step("suite", "whole", 1)))
    assert Reason.TOO_EARLY in {each.reason for each in check(again, early)}
    moved = Plan((Step("backups", "in_house", 3),))
    assert Reason.LOCK in {each.reason for each in check(again, moved)}


def test_real_money_takes_the_place_of_the_guess_once_a_step_is_over():
    (real,) = resumed(HERE, Past(2, (DONE,))).by_id["backups"].modes
    assert (high_cost(real), real.quarters) == (3_000, 2)
    (unknown,) = resumed(HERE, Past(2, (replace(DONE, spent=None),))).by_id["backups"].modes
    assert unknown.outlays == BACKUPS.modes[0].outlays


@pytest.mark.parametrize(("spent", "counted"), [(500, 2_200), (5_000, 5_000)])
def test_a_step_under_way_counts_what_it_was_to_cost_or_more(spent: int, counted: int):
    going = Begun("backups", "in_house", 1, 3, spent=spent)
    (real,) = resumed(HERE, Past(2, (going,))).by_id["backups"].modes
    assert high_cost(real) == counted


def test_several_lines_of_cost_share_what_was_spent_to_the_cent():
    mode = replace(
        TRAINING.modes[0], outlays=(outlay(1_000), outlay(500, Expense.TRAINING), outlay(3))
    )
    problem = replace(HERE, initiatives=(replace(TRAINING, modes=(mode,)),))
    went = Begun("training", "own", 0, 1, spent=1_001, over=True)
    (real,) = resumed(problem, Past(1, (went,))).by_id["training"].modes
    assert high_cost(real) == 1_001
    assert [each.expense for each in real.outlays] == [each.expense for each in mode.outlays]


@pytest.mark.parametrize(("spent", "lines"), [(700, 1), (0, 0)])
def test_what_was_to_cost_nothing_and_did_is_counted(spent: int, lines: int):
    mode = replace(TRAINING.modes[0], outlays=())
    problem = replace(HERE, initiatives=(replace(TRAINING, modes=(mode,)),))
    went = Begun("training", "own", 0, 1, spent=spent, over=True)
    (real,) = resumed(problem, Past(1, (went,))).by_id["training"].modes
    assert (len(real.outlays), high_cost(real)) == (lines, spent)


def test_the_past_never_makes_a_plan_impossible():
    crowd = (
        Begun("backups", "in_house", 0, 4, spent=50_000),
        Begun("training", "own", 0, 4),
        Begun("suite", "whole", 0, 4),
        Begun("crm", "shared", 0, 3, over=True),
    )
    problem = replace(
        PROBLEM,
        targets=(),
        programmes=(),
        offers=(),
        at_once=1,
        closed=frozenset({0, 1, 2, 3}),
        locks=(Lock("crm"), Lock("suite", inside=False)),
        teams=(),
    )
    again = resumed(problem, Past(3, crowd))
    assert again.at_once == 3
    assert again.closed == {3}
    assert again.exclusive == ()
    found = solve(again).plan
    assert found
    assert len(found.steps) == 4
    assert check(again, found) == ()


def test_a_past_that_fits_leaves_the_limits_as_they_are():
    again = resumed(HERE, Past(2, (replace(DONE, end=1),)))
    assert again.teams == HERE.teams
    assert (again.at_once, again.budget) == (1, HERE.budget)
    assert resumed(replace(HERE, at_once=None), Past(2, (DONE,))).at_once is None
    free = resumed(replace(HERE, budget=Budget((None, 4_000))), Past(2, (DONE,)))
    assert free.budget == Budget((None, 4_000))


def test_what_was_stopped_stays_out_and_its_money_is_gone():
    lost = Begun("suite", "whole", 0, 2, spent=9_000)
    again = resumed(HERE, Past(2, (), (lost, Begun("unheard_of", "own", 0, 1))))
    assert again.budget.years == (3_000, 4_000)
    assert again.budget.whole == 5_000
    found = solve(again).plan
    assert found
    assert "suite" not in {each.initiative for each in found.steps}
    unknown = resumed(HERE, Past(2, (), (replace(lost, spent=None),)))
    assert unknown.budget == HERE.budget


def test_what_was_put_off_waits_and_what_the_problem_lost_is_left():
    past = Past(1, (replace(DONE, mode="by_magic"),), waits=(("backups", 4),))
    again = resumed(HERE, past)
    assert again.by_id["backups"].earliest == 4
    assert again.by_id["training"].earliest == 1
    assert again.locks == ()


def test_how_many_at_once_is_not_asked_of_the_past():
    problem = replace(HERE, now=1)
    steps = Plan((Step("backups", "supplier", 0), Step("training", "own", 0)))
    assert Reason.AT_ONCE not in {each.reason for each in check(problem, steps)}
    assert Reason.AT_ONCE in {each.reason for each in check(HERE, steps)}


def test_a_past_is_counted_from_the_first_quarter_of_a_plan():
    past = Past(
        8104, (Begun("a", "own", 8099, 8101),), (Begun("b", "own", 8102, 8103),), (("c", 8106),)
    )
    counted = past.counted_from(8100)
    assert counted.now == 4
    assert [(each.start, each.end) for each in counted.begun] == [(0, 1)]
    assert [(each.start, each.end) for each in counted.stopped] == [(2, 3)]
    assert counted.waits == (("c", 6),)
    assert (counted.earliest("c"), counted.earliest("d")) == (6, 4)
    assert CRM.id in {each.initiative for each in PLAN.steps}
