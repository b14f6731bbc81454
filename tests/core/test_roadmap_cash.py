"""Where the money stands by quarter and by year; what was refused; what asks for some gain."""

from dataclasses import replace
from fractions import Fraction

from tests.core.roadmaps import PLAN, PROBLEM
from tests.core.test_roadmap_financing import CRM, GIFT, financed
from virage.core.funding.montage import Aid, AidState
from virage.core.funding.values import Range
from virage.core.roadmap import Plan, Reason, check
from virage.core.roadmap.cash import Standing, standings, years_of_money
from virage.core.roadmap.demanding import asking_to_gain
from virage.core.roadmap.financing import Flow
from virage.core.roadmap.granting import counting, granted_aids
from virage.core.roadmap.plan import timetable
from virage.core.roadmap.problem import TOTAL, Budget, Target

FLOWS = (
    Flow(0, 80, 100, 0, Range(0, 0)),
    Flow(1, 40, 50, 30, Range(5, 60)),
    Flow(2, 0, 0, 0, Range(0, 0)),
    Flow(3, 10, 10, 200, Range(0, 0)),
)


def test_the_money_stands_at_what_came_less_what_went_since_the_start():
    assert standings(FLOWS) == (
        Standing(0, -100, -100),
        Standing(1, -120, -60),
        Standing(2, -120, -60),
        Standing(3, 70, 130),
    )
    assert standings(()) == ()


def test_each_fiscal_year_has_the_money_of_its_quarters():
    first, second = years_of_money(FLOWS, Budget((None, None), first=2))
    assert (first.year, first.spent, first.granted, first.own) == (0, 150, 30, 120)
    assert first.hoped == Range(5, 60)
    assert (second.year, second.spent, second.granted, second.own) == (1, 10, 200, -190)


def test_the_years_add_up_to_the_flows_of_a_plan():
    found = financed(GIFT, aids=(Aid("crm", "gift", AidState.GRANTED, 4_000),))
    years = years_of_money(found.flows, PROBLEM.budget)
    assert sum(each.spent for each in years) == sum(each.most for each in found.flows)
    assert sum(each.granted for each in years) == 4_000
    end = standings(found.flows)[-1]
    assert end.granted == -sum(each.own for each in years)
    assert end.at_best == end.granted + sum(each.hoped.high for each in years)


def test_a_programme_that_said_no_to_a_step_is_not_asked_for_it_again():
    refused = financed(GIFT, aids=(Aid("crm", "gift", AidState.REFUSED),))
    assert refused.chances(CRM) == ()
    assert {each.step for each in refused.financing.lines} == {"backups", "training"}
    again = (Aid("crm", "gift", AidState.REFUSED), Aid("crm", "gift", AidState.APPLIED))
    assert financed(GIFT, aids=again).chances(CRM)
    later = (Aid("crm", "gift", AidState.REFUSED), Aid("crm", "gift", AidState.GRANTED, 700))
    assert financed(GIFT, aids=later).financing.granted == 700


def test_a_gain_is_asked_at_the_next_whole_point():
    asked = asking_to_gain(PROBLEM, 3)
    table = timetable(PROBLEM, Plan())
    today = Fraction(100 * table.numerator(TOTAL, 0), PROBLEM.yardstick[TOTAL].whole)
    *before, target = asked.targets
    assert tuple(before) == PROBLEM.targets
    assert isinstance(target, Target)
    assert (target.yardstick, target.by) == (TOTAL, 3)
    assert target.at_least.denominator == 1
    assert 0 < target.at_least - today <= 1
    assert replace(asked, targets=PROBLEM.targets) == PROBLEM
    assert PLAN.steps


def test_what_is_granted_is_counted_up_to_the_cost_of_its_step():
    granted = {
        ("crm", "gift"): 4_000,
        ("crm", "other"): 9_000,
        ("gone", "gift"): 5,
        ("suite", "x"): 0,
    }
    bare = replace(PROBLEM, programmes=(), offers=(), budget=Budget((None, None)))
    counted = counting(bare, granted)
    assert [each.id for each in counted.programmes] == ["gift.crm", "other.crm"]
    assert [(each.programme, each.initiative) for each in counted.offers] == [
        ("gift.crm", "crm"), ("other.crm", "crm"),
    ]  # fmt: skip
    aids = tuple(granted_aids(counted, granted, PLAN.steps))
    assert [(each.programme, each.cents) for each in aids] == [
        ("gift.crm", 4_000), ("other.crm", 6_000),
    ]  # fmt: skip
    assert not check(counted, Plan(PLAN.steps, aids))
    assert tuple(granted_aids(counted, granted, ())) == ()


def test_granted_aid_makes_room_in_the_year_in_which_it_comes():
    steps, bare = PLAN.steps, replace(PROBLEM, programmes=(), offers=())
    spent = [each.spent for each in years_of_money(financed().flows, PROBLEM.budget)]
    held = replace(bare.budget, years=(None, spent[1] - 100), whole=None, advance=None)
    tight = replace(bare, budget=held)
    assert [each.reason for each in check(tight, Plan(steps))] == [Reason.YEAR_BUDGET]
    granted = {("crm", "gift"): 100}
    counted = counting(tight, granted)
    assert not check(counted, Plan(steps, tuple(granted_aids(counted, granted, steps))))
