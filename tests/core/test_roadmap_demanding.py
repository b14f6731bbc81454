"""What a problem asks for, demand by demand, and the problem once some of it is given up."""

from dataclasses import replace
from fractions import Fraction

import pytest

from tests.core.roadmaps import PLAN, PROBLEM
from virage.core.roadmap import Budget, FlagTarget, Lock, Plan, Step, Target, check
from virage.core.roadmap.demanding import (
    Ask,
    Demand,
    How,
    Loosened,
    demands,
    hows,
    keeping,
    loosen,
    most,
    part,
)

ALL = demands(PROBLEM)
MANAGER, SECURITY = Demand(Ask.DAYS, "manager"), Demand(Ask.TARGET, "security", 0)
LATE, HELD = Demand(Ask.LATEST, "backups"), Demand(Ask.LOCK, "backups", 1)


def given(demand: Demand, how: How, amount: int = 0):
    return loosen(PROBLEM, (Loosened(demand, how, amount),))


def test_everything_that_is_asked_is_a_demand():
    assert (
        Demand(Ask.YEAR, place=0),
        Demand(Ask.YEAR, place=1),
        Demand(Ask.WHOLE),
        Demand(Ask.ADVANCE),
        MANAGER,
        Demand(Ask.AT_ONCE),
        SECURITY,
        Demand(Ask.TARGET, "no_backup", 1),
        LATE,
        Demand(Ask.MEETINGS, "board"),
        Demand(Ask.CLOSED),
        Demand(Ask.EXCLUSIVE, place=0),
        Demand(Ask.LOCK, "crm", 0),
        HELD,
        Demand(Ask.LOCK, "suite", 2),
    ) == ALL


def test_what_the_steps_themselves_ask_for_is_always_a_demand():
    assert demands(keeping(PROBLEM, ())) == (MANAGER, Demand(Ask.MEETINGS, "board"))


def test_a_problem_that_keeps_all_its_demands_allows_the_same_plans():
    kept = keeping(PROBLEM, ALL)
    assert check(kept, PLAN) == ()
    assert (kept.budget, kept.locks, kept.targets) == (
        PROBLEM.budget,
        PROBLEM.locks,
        PROBLEM.targets,
    )


def test_a_problem_that_keeps_nothing_allows_what_it_forbade():
    wild = Plan((Step("backups", "supplier", 6), Step("suite", "whole", 6)))
    assert check(PROBLEM, wild)
    assert check(keeping(PROBLEM, ()), wild) == ()


@pytest.mark.parametrize(
    ("demand", "how", "amount", "changed"),
    [
        (Demand(Ask.YEAR, place=1), How.MORE, 5, {"budget": ((12_000, 4_005), 14_000, 4_500)}),
        (Demand(Ask.WHOLE), How.MORE, 5, {"budget": ((12_000, 4_000), 14_005, 4_500)}),
        (Demand(Ask.ADVANCE), How.MORE, 5, {"budget": ((12_000, 4_000), 14_000, 4_505)}),
    ],
)
def test_money_gives_way_by_cents(demand, how, amount, changed):
    budget = given(demand, how, amount).budget
    assert (budget.years, budget.whole, budget.advance) == changed["budget"]


def test_people_steps_and_time_give_way():
    assert given(MANAGER, How.MORE, 2).days("manager", 3) == 8
    assert given(Demand(Ask.AT_ONCE), How.MORE, 1).at_once == 3
    assert given(SECURITY, How.LATER, 2).targets[0] == Target("security", Fraction(75), 4)
    assert given(SECURITY, How.LOWER, 80).targets[0] == Target("security", Fraction(0), 2)
    flag = Demand(Ask.TARGET, "no_backup", 1)
    assert given(flag, How.LATER, 1).targets[1] == FlagTarget("no_backup", 1)
    assert given(LATE, How.LATER, 1).by_id["backups"].latest == 3
    assert given(HELD, How.LATER, 2).locks[1] == Lock("backups", at=2, mode="in_house")
    assert given(HELD, How.EARLIER, 0).locks[1].at == 0
    assert HELD not in demands(given(HELD, How.DROPPED))


def test_a_demand_that_is_dropped_moves_no_other():
    both = (Loosened(Demand(Ask.LOCK, "crm", 0), How.DROPPED), Loosened(HELD, How.LATER, 1))
    assert loosen(PROBLEM, both).locks == (
        Lock("backups", at=1, mode="in_house"),
        Lock("suite", inside=False),
    )


def test_each_demand_has_its_ways_and_their_most():
    assert hows(PROBLEM, MANAGER) == (How.MORE,)
    assert hows(PROBLEM, SECURITY) == (How.LATER, How.LOWER)
    assert hows(PROBLEM, Demand(Ask.TARGET, "no_backup", 1)) == (How.LATER, How.DROPPED)
    assert hows(PROBLEM, HELD) == (How.LATER, How.EARLIER, How.DROPPED)
    assert hows(PROBLEM, Demand(Ask.LOCK, "crm", 0)) == (How.DROPPED,)
    assert [most(PROBLEM, SECURITY, how) for how in (How.LATER, How.LOWER)] == [5, 75]
    assert most(PROBLEM, LATE, How.LATER) == 5
    assert [most(PROBLEM, HELD, how) for how in (How.LATER, How.EARLIER)] == [7, 0]
    assert most(PROBLEM, MANAGER, How.MORE) == 0
    assert most(PROBLEM, Demand(Ask.TARGET, "no_backup", 1), How.LOWER) == 0


@pytest.mark.parametrize(
    ("loosened", "given_up"),
    [
        (Loosened(Demand(Ask.YEAR, place=0), How.MORE, 6_000), Fraction(1, 2)),
        (Loosened(Demand(Ask.WHOLE), How.MORE, 7_000), Fraction(1, 2)),
        (Loosened(Demand(Ask.ADVANCE), How.MORE, 900), Fraction(1, 5)),
        (Loosened(Demand(Ask.AT_ONCE), How.MORE, 1), Fraction(1, 2)),
        (Loosened(MANAGER, How.MORE, 3), Fraction(1, 2)),
        (Loosened(SECURITY, How.LATER, 2), Fraction(1, 4)),
        (Loosened(SECURITY, How.LOWER, 15), Fraction(1, 5)),
        (Loosened(HELD, How.DROPPED), Fraction(1)),
    ],
)
def test_how_much_is_given_up_is_a_part_of_what_was_asked(loosened, given_up):
    assert part(PROBLEM, loosened) == given_up


def test_a_year_without_a_budget_may_still_be_counted_from_nothing():
    poor = replace(PROBLEM, budget=Budget((0,)), teams=())
    assert part(poor, Loosened(Demand(Ask.YEAR, place=0), How.MORE, 5)) == 5
    assert loosen(poor, (Loosened(MANAGER, How.MORE, 1),)).days("manager", 7) == 1
