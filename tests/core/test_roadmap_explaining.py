"""Why each step of a plan is there, and why the others are not."""

from dataclasses import replace
from fractions import Fraction
from random import Random

import pytest

from tests.conftest import IN_CI
from tests.core.roadmap_chance import some_problem
from tests.core.roadmaps import PLAN, PROBLEM, outlay
from virage.core.funding.values import Expense
from virage.core.roadmap import (
    Aid,
    AidState,
    Aim,
    Budget,
    Fault,
    Initiative,
    Lock,
    Mode,
    Need,
    Objective,
    Offer,
    Plan,
    Prerequisite,
    Problem,
    Programme,
    Reason,
    Rung,
    Step,
    Team,
    check,
    worth,
)
from virage.core.roadmap.explaining import Cause, Kind, LeftOut, Why, chosen, left_out
from virage.core.roadmap.explaining.chosen import without
from virage.core.roadmap.explaining.trying import tried
from virage.core.roadmap.faults import excess
from virage.core.solver import Outcome, solve

MANY = 200 if IN_CI else 40
NOTHING = Plan()
REST = Mode("own", 1)


def causes(problem: Problem, plan: Plan) -> dict[str, tuple[Cause, ...]]:
    return {each.initiative: each.causes for each in chosen(problem, plan)}


def why(problem: Problem, plan: Plan = NOTHING) -> LeftOut:
    (found,) = left_out(problem, plan)
    return found


def small(*initiatives: Initiative, **more) -> Problem:
    needs = tuple(Need(each, 1) for each in ("n", "m"))
    return Problem(4, initiatives, needs=needs, **more)


def test_each_step_of_a_small_co_op_has_its_reasons():
    found = causes(PROBLEM, PLAN)
    assert (
        found["backups"]
        == (
            Cause(Kind.LOCKED),
            Cause(Kind.CLEARS, "no_backup", 1),
            Cause(Kind.ANSWERS, "backup", 90),
            Cause(Kind.TARGET, "security"),
            Cause(Kind.GAINS, "total", 6),
            Cause(Kind.BEFORE, "crm"),
        )
        or found["backups"]
    )
    assert Cause(Kind.BEFORE, "crm") in found["backups"]
    assert Cause(Kind.GAINS, "total", 6) in found["backups"]
    assert found["training"] == (Cause(Kind.BESIDE, "crm"),)
    assert found["crm"] == (
        Cause(Kind.LOCKED),
        Cause(Kind.ANSWERS, "crm", 60),
        Cause(Kind.GAINS, "total", 1),
        Cause(Kind.GAINS, "lens.autonomy", 1),
    )


def test_a_step_may_be_there_for_the_aid_of_the_others():
    payer = Programme("p", (Fraction(1),), frozenset({Expense.OUTSIDE_SERVICES}), least_spend=15)
    paid = [Initiative(name, (Mode("m", 1, (outlay(10),)),), needs=("n",)) for name in ("a", "b")]
    problem = small(
        *paid,
        programmes=(payer,),
        offers=tuple(Offer("p", each.id, AidState.GRANTED) for each in paid),
        budget=Budget((3,)),
    )
    plan = Plan((Step("a", "m", 0), Step("b", "m", 0)), (Aid("a", "p", 10), Aid("b", "p", 10)))
    assert check(problem, plan) == ()
    assert Cause(Kind.OPENS_AID, "p") in causes(problem, plan)["b"]


def test_a_step_may_be_there_for_the_money_that_it_brings():
    payer = Programme("p", (Fraction(1),), frozenset({Expense.OUTSIDE_SERVICES}))
    cheap = Initiative("a", (Mode("m", 1, (replace(outlay(10), high=10),)),), needs=("n",))
    costly = Initiative("b", (Mode("m", 1, (outlay(10),)),), needs=("m",))
    problem = small(
        cheap,
        costly,
        programmes=(payer,),
        offers=(Offer("p", "a", AidState.GRANTED),),
        budget=Budget(whole=11),
    )
    plan = Plan((Step("a", "m", 0), Step("b", "m", 0)), (Aid("a", "p", 10),))
    assert check(problem, plan) == ()
    assert causes(problem, plan)["a"] == (Cause(Kind.ANSWERS, "n", 1),)
    dear = replace(problem, budget=Budget(whole=-1))
    assert Cause(Kind.MONEY) in causes(dear, plan)["a"]


def test_what_serves_only_a_lesser_aim_or_none_says_so():
    early = Initiative("a", (REST,), strength=2)
    plan = Plan((Step("a", "own", 0),))
    assert causes(small(early), plan)["a"] == (Cause(Kind.AIM, Aim.EARLINESS.value, 6),)
    useless = small(replace(early, strength=0))
    assert causes(useless, plan)["a"] == (Cause(Kind.AIM, Aim.NEEDS.value, 0),)


def test_what_is_locked_out_or_excluded_is_told_by_whom():
    first, second = Initiative("a", (REST,)), Initiative("b", (REST,), needs=("n",))
    held = Plan((Step("a", "own", 0),))
    locked = small(first, second, locks=(Lock("b", inside=False),))
    assert why(locked, held) == LeftOut("b", Why.LOCKED_OUT)
    apart = small(first, second, exclusive=(frozenset({"a", "b"}),))
    assert why(apart, held) == LeftOut("b", Why.EXCLUDED, by="a")


def test_what_cannot_end_in_time_is_told_so():
    found = why(small(Initiative("a", (Mode("long", 9),), needs=("n",))))
    assert found.why is Why.NO_PLACE
    assert found.faults == (Fault(Reason.OUTSIDE_HORIZON, ("a",), 0, 9, 4),)
    shut = why(small(Initiative("a", (REST,), needs=("n",), gate="board")))
    assert [each.reason for each in shut.faults] == [Reason.GATE_SHUT]
    assert why(small(Initiative("a", (), needs=("n",)))).why is Why.NO_PLACE


def test_what_costs_too_much_is_told_by_how_much_aid_counted():
    payer = Programme(
        "p", (Fraction(1, 2),), frozenset({Expense.OUTSIDE_SERVICES}), whole_cap=30_000
    )
    wanted = Initiative("a", (Mode("m", 1, (outlay(100_000),)),), needs=("n",))
    problem = small(wanted, budget=Budget((50_000,)))
    assert [excess(each) for each in why(problem).faults] == [60_000]
    helped = replace(problem, programmes=(payer,), offers=(Offer("p", "a", AidState.GRANTED),))
    assert why(helped).faults == (Fault(Reason.YEAR_BUDGET, (), 0, 80_000, 50_000),)
    hoped = replace(helped, offers=(Offer("p", "a", AidState.POSSIBLE),))
    assert [excess(each) for each in why(hoped).faults] == [60_000]
    closed = replace(helped, programmes=(replace(payer, opens=9),))
    assert [excess(each) for each in why(closed).faults] == [60_000]


def test_what_asks_too_many_days_is_told_of_whom_and_when():
    wanted = Initiative("a", (Mode("m", 1, days=(("manager", 5),)),), needs=("n",))
    found = why(small(wanted, teams=(Team("manager", (1, 3, 2, 0)),)))
    assert found.faults == (Fault(Reason.PEOPLE, ("manager",), 1, 5, 3),)
    assert (found.why, found.tried) == (Why.BREAKS, Step("a", "m", 1))


def test_what_waits_for_others_is_tried_with_them():
    before = Initiative("b", (Mode("m", 2, (outlay(10),)),))
    beside = Initiative("c", (REST,))
    wanted = Initiative(
        "a",
        (REST,),
        needs=("n",),
        prerequisites=(Prerequisite("b"),),
        companions=("c", "gone", "a"),
    )
    problem = small(wanted, before, beside, budget=Budget(whole=4))
    found = {each.initiative: each for each in left_out(problem, Plan())}
    assert found["a"].missing == ("b", "c")
    assert Fault(Reason.WHOLE_BUDGET, (), None, 11, 4) in found["a"].faults
    assert Fault(Reason.COMPANION, ("a", "gone"), 2) in found["a"].faults
    assert found["b"].why is Why.NOTHING_MORE


def test_steps_too_many_at_once_are_told_once():
    busy, wanted = (Initiative(name, (Mode("m", 4),), needs=(name,)) for name in "nm")
    found = why(small(busy, wanted, at_once=1), Plan((Step("n", "m", 0),)))
    assert [(each.reason, excess(each)) for each in found.faults] == [(Reason.AT_ONCE, 1)]


def test_what_another_step_does_as_well_is_dominated():
    done = Initiative("a", (REST,), needs=("n",))
    other = Initiative("b", (Mode("m", 1, (outlay(10),)),), needs=("n",))
    plan = Plan((Step("a", "own", 0),))
    assert why(small(done, other), plan) == LeftOut("b", Why.DOMINATED, by="a")


def test_what_fits_and_matters_less_than_its_price_is_told_by_which_aim():
    dear = Initiative("a", (Mode("m", 1, (outlay(10),)),), needs=("n",))
    thrifty = small(dear, order=(Objective.NET_COST, Objective.NEEDS))
    found = why(thrifty)
    assert (found.why, found.aim, found.faults) == (Why.WORSE, Aim.NET_COST, ())


def test_what_would_be_better_shows_that_the_search_was_cut_short():
    found = why(small(Initiative("a", (REST,), needs=("n",))))
    assert (found.why, found.aim) == (Why.UNPROVED, Aim.NEEDS)


def test_what_changes_nothing_brings_nothing_more():
    found = why(small(Initiative("a", (REST,))))
    assert (found.why, found.aim) == (Why.NOTHING_MORE, Aim.STEPS)


@pytest.mark.parametrize("part", range(2))
def test_reasons_hold_when_the_checker_is_asked_again(part):
    for seed in range(part * MANY, part * MANY + MANY):
        problem = some_problem(Random(seed))
        result = solve(problem)
        if result.plan is None:
            continue
        plan = result.plan
        ins, outs = chosen(problem, plan), left_out(problem, plan)
        named = [*(each.initiative for each in ins), *(each.initiative for each in outs)]
        assert sorted(named) == sorted(problem.by_id)
        for step in ins:
            assert step.causes
            rest = without(plan, step.initiative)
            broken = {fault.reason for fault in check(problem, rest)}
            kinds = {cause.kind for cause in step.causes}
            assert (Kind.LOCKED in kinds) is (Reason.LOCK in broken)
            if kinds == {Kind.AIM} and not broken:
                ours = [each.rank for each in worth(problem, plan)]
                assert [each.rank for each in worth(problem, rest)] <= ours
        for left in outs:
            assert result.outcome is Outcome.OPTIMAL
            assert left.why is not Why.UNPROVED
            if left.why is Why.BREAKS:
                trial = tried(problem, plan, left.initiative)
                assert {f.reason for f in left.faults} == {
                    f.reason for f in check(problem, trial.plan)
                }
            if left.why is Why.WORSE:
                trial = tried(problem, plan, left.initiative)
                ours = [each.rank for each in worth(problem, plan)]
                assert [each.rank for each in worth(problem, trial.plan)] < ours


def test_stages_that_are_not_reached_are_told():
    wanted = Initiative("a", (REST,), needs=("crm",), stages=(Rung("q_backup", 2),))
    problem = replace(PROBLEM, initiatives=(wanted,), locks=(), targets=(), exclusive=(), offers=())
    assert [each.reason for each in why(problem).faults] == [Reason.STAGE_NOT_REACHED]
