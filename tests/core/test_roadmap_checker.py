"""The checker refuses every fault that can be planted in a plan that it accepts."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from tests.core.roadmaps import BACKUPS, CRM, FUND, PLAN, PROBLEM, TOWN
from virage.core.funding.terms import CostBase
from virage.core.roadmap import (
    Aid,
    AidState,
    Budget,
    Ceiling,
    Fault,
    FlagTarget,
    Gauge,
    Lock,
    Mode,
    Need,
    Offer,
    Outlay,
    Plan,
    Prerequisite,
    Problem,
    Reason,
    RedFlag,
    Rung,
    Step,
    Target,
    Team,
    Yardstick,
    check,
)


def moved(initiative: str, start: int) -> Plan:
    steps = (replace(s, start=start) if s.initiative == initiative else s for s in PLAN.steps)
    return replace(PLAN, steps=tuple(steps))


def without(initiative: str) -> Plan:
    return replace(
        PLAN,
        steps=tuple(each for each in PLAN.steps if each.initiative != initiative),
        aids=tuple(each for each in PLAN.aids if each.initiative != initiative),
    )


def with_step(*steps: Step) -> Plan:
    return replace(PLAN, steps=(*PLAN.steps, *steps))


def aided(*aids: Aid) -> Plan:
    return replace(PLAN, aids=aids)


def with_fund(**terms: Any) -> Problem:
    return replace(PROBLEM, programmes=(replace(FUND, **terms), TOWN))


LEAST_SPEND = aided(Aid("backups", "fund", 500))
FAULTS: list[tuple[Reason, Problem, Plan]] = [
    (Reason.NOT_KNOWN, PROBLEM, with_step(Step("web", "own", 3))),
    (Reason.NOT_KNOWN, PROBLEM, with_step(Step("suite", "half", 3))),
    (Reason.NOT_KNOWN, PROBLEM, aided(Aid("crm", "bank", 100))),
    (Reason.NOT_KNOWN, PROBLEM, aided(Aid("suite", "town", 100))),
    (Reason.TWICE, PROBLEM, with_step(Step("training", "own", 4))),
    (Reason.TWICE, PROBLEM, aided(Aid("crm", "town", 100), Aid("crm", "town", 100))),
    (Reason.OUTSIDE_HORIZON, PROBLEM, moved("training", 8)),
    (Reason.OUTSIDE_HORIZON, PROBLEM, moved("training", -1)),
    (Reason.TOO_EARLY, PROBLEM, moved("crm", 0)),
    (Reason.TOO_LATE, PROBLEM, moved("backups", 3)),
    (Reason.CLOSED_QUARTER, PROBLEM, moved("training", 6)),
    (Reason.GATE_SHUT, PROBLEM, moved("crm", 4)),
    (Reason.GATE_SHUT, replace(PROBLEM, gates=()), PLAN),
    (Reason.LOCK, PROBLEM, moved("backups", 1)),
    (Reason.LOCK, PROBLEM, without("crm")),
    (Reason.LOCK, replace(PROBLEM, locks=(Lock("crm", inside=False),)), PLAN),
    (Reason.LOCK, replace(PROBLEM, locks=(Lock("backups", mode="supplier"),)), PLAN),
    (Reason.PREREQUISITE, PROBLEM, moved("backups", 1)),
    (Reason.PREREQUISITE, PROBLEM, without("backups")),
    (Reason.STAGE_NOT_REACHED, PROBLEM, moved("backups", 2)),
    (Reason.STAGE_NOT_REACHED, PROBLEM, without("backups")),
    (Reason.COMPANION, PROBLEM, moved("training", 4)),
    (Reason.COMPANION, PROBLEM, without("training")),
    (Reason.EXCLUSIVE, PROBLEM, with_step(Step("suite", "whole", 5))),
    (Reason.AT_ONCE, replace(PROBLEM, at_once=1), PLAN),
    (Reason.PEOPLE, replace(PROBLEM, teams=(Team("manager", (6, 6, 6, 5)),)), PLAN),
    (Reason.PEOPLE, replace(PROBLEM, teams=()), PLAN),
    (Reason.YEAR_BUDGET, replace(PROBLEM, budget=Budget((7_699,), first=1)), PLAN),
    (Reason.YEAR_BUDGET, replace(PROBLEM, budget=Budget((None, 2_699), first=1)), PLAN),
    (Reason.WHOLE_BUDGET, replace(PROBLEM, budget=Budget(whole=10_599)), PLAN),
    (Reason.ADVANCE, replace(PROBLEM, budget=Budget(advance=4_499)), PLAN),
    (Reason.TARGET, replace(PROBLEM, targets=(Target("security", Fraction(76), 7),)), PLAN),
    (Reason.TARGET, replace(PROBLEM, targets=(Target("total", Fraction(60), 2),)), PLAN),
    (Reason.FLAG_TARGET, PROBLEM, without("backups")),
    (Reason.AID_NOT_OFFERED, PROBLEM, aided(Aid("backups", "town", 100))),
    (Reason.AID_NOT_OFFERED, replace(PROBLEM, offers=()), PLAN),
    (Reason.AID_NOT_POSITIVE, PROBLEM, aided(Aid("crm", "town", 0))),
    (Reason.AID_FLOOR, PROBLEM, aided(Aid("crm", "fund", 499))),
    (Reason.AID_WINDOW, with_fund(opens=3), PLAN),
    (Reason.AID_WINDOW, with_fund(closes=1), PLAN),
    (Reason.AID_WINDOW, with_fund(ends_by=2), PLAN),
    (Reason.AID_RATE, PROBLEM, aided(Aid("crm", "town", 4_001))),
    (Reason.AID_RATE, PROBLEM, aided(Aid("crm", "fund", 4_501))),
    (Reason.AID_RATE, PROBLEM, aided(Aid("backups", "fund", 500), Aid("crm", "fund", 2_501))),
    (Reason.AID_LEAST_SPEND, with_fund(least_spend=2_001), LEAST_SPEND),
    (Reason.AID_YEAR_CAP, with_fund(year_cap=2_499), PLAN),
    (Reason.AID_WHOLE_CAP, with_fund(whole_cap=2_499), PLAN),
    (Reason.AID_CEILING, PROBLEM, aided(Aid("crm", "fund", 3_001), Aid("crm", "town", 2_000))),
    (Reason.AID_OWN_PART, with_fund(own_part=Fraction(3, 5)), PLAN),
    (Reason.AID_OVER_COST, PROBLEM, aided(Aid("crm", "town", 10_001))),
]


def test_the_plan_that_faults_are_planted_in_is_sound():
    assert check(PROBLEM, PLAN) == ()
    assert (
        check(
            replace(PROBLEM, budget=Budget()),
            aided(Aid("backups", "fund", 1_000), Aid("crm", "fund", 2_500)),
        )
        == ()
    )


@pytest.mark.parametrize(("reason", "problem", "plan"), FAULTS)
def test_a_planted_fault_is_found(reason, problem, plan):
    assert reason in {fault.reason for fault in check(problem, plan)}


def test_every_reason_has_a_planted_fault():
    assert {reason for reason, _, _ in FAULTS} == set(Reason) - {Reason.UNSOUND}


def test_a_fault_says_where_and_how_much():
    assert check(replace(PROBLEM, budget=Budget(whole=10_000)), PLAN) == (
        Fault(Reason.WHOLE_BUDGET, (), None, 14_300 + 800 - 4_500, 10_000),
    )


ODD_MODE = Mode("odd", 1, (Outlay(BACKUPS.modes[0].outlays[0].expense, 5, 4, 6),))
LAGGING = replace(CRM, prerequisites=(Prerequisite("backups", lag=-1),))
UNSOUND = [
    (("numbers", "crm"), replace(PROBLEM, initiatives=(LAGGING, BACKUPS))),
    (
        ("yardstick", "total"),
        replace(PROBLEM, yardsticks=(*PROBLEM.yardsticks, PROBLEM.yardsticks[0])),
    ),
    (("initiative", "crm"), replace(PROBLEM, initiatives=(*PROBLEM.initiatives, CRM))),
    (("mode", "crm"), replace(PROBLEM, initiatives=(replace(CRM, modes=CRM.modes * 2), BACKUPS))),
    (("numbers", "backups"), replace(PROBLEM, initiatives=(replace(BACKUPS, modes=(ODD_MODE,)),))),
    (("stage", "crm"), replace(PROBLEM, gauges=PROBLEM.gauges[:1])),
    (("units", "q_new"), replace(PROBLEM, gauges=(*PROBLEM.gauges, Gauge("q_new", (1, 0), 0, 0)))),
    (
        ("shares", "total"),
        replace(PROBLEM, yardsticks=(Yardstick("total", (("q_gone", 1),), 4),), targets=()),
    ),
    (("stage", "never"), replace(PROBLEM, flags=(*PROBLEM.flags, RedFlag("never", ())))),
    (("target", "gone"), replace(PROBLEM, targets=(FlagTarget("gone", 2),))),
    (("target", "total"), replace(PROBLEM, targets=(Target("total", Fraction(10), 8),))),
    (("terms", "fund"), with_fund(rates=())),
    (("offer", "bank", "crm"), replace(PROBLEM, offers=(Offer("bank", "crm", AidState.GRANTED),))),
    (("need", "crm"), replace(PROBLEM, needs=(Need("crm", 1), Need("crm", 2)))),
]


@pytest.mark.parametrize(("about", "problem"), UNSOUND)
def test_an_unsound_problem_is_refused_before_any_plan(about, problem):
    assert Fault(Reason.UNSOUND, about) in check(problem, PLAN)


def test_projects_that_start_together_may_take_the_rates_in_any_order():
    first, second = (replace(BACKUPS, id=name, latest=None) for name in ("first", "second"))
    problem = Problem(
        2,
        (first, second),
        gauges=PROBLEM.gauges,
        teams=(Team("manager", (12, 12)),),
        programmes=(replace(FUND, floor=0, own_part=Fraction(0), ceiling=None),),
        offers=tuple(Offer("fund", name, AidState.GRANTED) for name in ("first", "second")),
    )
    aids = (Aid("first", "fund", 500), Aid("second", "fund", 1_000))
    together = Plan((Step("first", "in_house", 0), Step("second", "in_house", 0)), aids)
    assert check(problem, together) == ()
    later = Plan((Step("first", "in_house", 0), Step("second", "in_house", 1)), aids)
    assert [fault.reason for fault in check(problem, later)] == [Reason.AID_RATE]


def test_a_ceiling_counts_other_aid_by_its_own_weights_and_base():
    for base, weight, most in (
        (CostBase.ALL_COSTS, Fraction(1), 3_000),
        (CostBase.ALL_COSTS, Fraction(1, 2), 4_000),
        (CostBase.ELIGIBLE_COSTS, Fraction(1), 2_500),
    ):
        problem = with_fund(
            ceiling=Ceiling(Fraction(1, 2), base, {"town": weight}),
            excluded=1_000,
            own_part=Fraction(0),
        )
        problem = replace(problem, budget=Budget())
        for cents, faults in ((most, []), (most + 1, [Reason.AID_CEILING])):
            plan = aided(Aid("crm", "fund", cents), Aid("crm", "town", 2_000))
            assert [fault.reason for fault in check(problem, plan)] == faults


def test_a_lift_counts_once_it_is_over_and_never_lowers():
    lower = replace(BACKUPS.modes[0], lifts=(Rung("q_crm", 0),))
    problem = Problem(
        3,
        (replace(BACKUPS, modes=(lower,)),),
        gauges=PROBLEM.gauges,
        yardsticks=PROBLEM.yardsticks,
        teams=PROBLEM.teams,
        targets=(Target("lens.autonomy", Fraction(25), 2),),
    )
    assert check(problem, Plan((Step("backups", "in_house", 0),))) == ()
