"""Who could pay for a plan, when money goes out and comes in, and why a step is left out."""

from datetime import date
from fractions import Fraction

from tests.core.programmes import DAY, GROWN, catalogue, programme, terms, version
from tests.core.roadmaps import PLAN, PROBLEM
from virage.core.funding.montage import Aid, AidState, Why
from virage.core.funding.programmes import State, Status
from virage.core.funding.terms import Amounts, Caps, FlatRate, Stacking
from virage.core.funding.values import (
    Absent,
    Dated,
    Expense,
    Form,
    Level,
    Nature,
    Range,
    Verdict,
    only,
)
from virage.core.roadmap import Plan, Step
from virage.core.roadmap.days import Quarters
from virage.core.roadmap.financing import Financed, finance_plan, nature_of
from virage.core.roadmap.plan import timetable
from virage.core.roadmap.problem import Mode, Outlay

START = Quarters(date(2027, 1, 1))
HALF = FlatRate(Fraction(1, 2), Fraction(1, 2))
NO_CAP = Caps(Absent.NONE, Absent.NONE, Absent.NONE, Absent.NONE)
TOGETHER = Stacking(Absent.NONE, {Form.GRANT: Fraction(1)}, only(Level), counts_tax_credits=False)
TABLE = timetable(PROBLEM, PLAN)
BACKUPS, CRM, TRAINING = TABLE.placed


def giving(name: str, rate: FlatRate = HALF, **rest):
    """A programme that gives a part of everything, without a cap."""
    said = terms(amounts=Amounts(rate, Absent.NONE, NO_CAP, Absent.NONE), stacking=TOGETHER)
    return programme(name, version(said), **rest)


GIFT, SMALLER = giving("gift"), giving("smaller", FlatRate(Fraction(1, 4), Fraction(1, 4)))
LOAN = giving("loan", forms=(Form.LOAN,))


def financed(*programmes, aids=()) -> Financed:
    return finance_plan(TABLE, catalogue(*programmes), GROWN, quarters=START, on=DAY, aids=aids)


def test_quarters_have_their_days():
    assert START.first_day(0) == date(2027, 1, 1)
    assert START.last_day(0) == date(2027, 3, 31)
    assert START.first_day(7) == date(2028, 10, 1)
    assert Quarters(date(2026, 11, 30)).last_day(0) == date(2027, 2, 27)


def test_a_step_costs_what_it_is_most_likely_to_and_is_decided_by_its_first_day():
    found = financed(GIFT).financing
    assert [each.id for each in found.plan.steps] == ["backups", "crm", "training"]
    assert found.cost == Range(13_000, 13_000)
    assert [each.decide_by for each in found.plan.steps] == [
        date(2027, 1, 1), date(2027, 7, 1), date(2027, 10, 1)
    ]  # fmt: skip


def test_training_alone_and_purchases_alone_say_their_nature_and_the_rest_does_not():
    def bought(*expenses: Expense) -> Mode:
        return Mode("m", 1, tuple(Outlay(each, 1, 2, 3) for each in expenses))

    assert nature_of(bought(Expense.TRAINING)) is Nature.TRAINING
    assert nature_of(bought(Expense.HARDWARE, Expense.LICENCES)) is Nature.ACQUISITION
    assert nature_of(bought(Expense.HARDWARE, Expense.OUTSIDE_SERVICES)) is None
    assert nature_of(bought()) is None


def test_what_a_step_is_is_not_guessed_so_its_aid_is_not_sure():
    asked = terms(
        natures=only({Nature.TRAINING}),
        amounts=Amounts(HALF, Absent.NONE, NO_CAP, Absent.NONE),
        stacking=TOGETHER,
    )
    found = financed(programme("school", version(asked)))
    (crm,), (training,) = found.chances(CRM), found.chances(TRAINING)
    assert (crm.verdict, crm.amount) == (Verdict.UNKNOWN, Range(0, 5_000))
    assert [each.id for each in crm.missing] == ["step_nature"]
    assert (training.verdict, training.amount) == (Verdict.YES, Range(500, 500))


def test_only_what_is_granted_enters_the_budget_and_a_loan_is_no_gift():
    aids = (Aid("crm", "gift", AidState.GRANTED, 4_000),)
    found = financed(GIFT, LOAN, aids=aids)
    assert found.financing.granted == 4_000
    assert found.financing.budget == Range(9_000, 9_000)
    assert {each.programme for each in found.financing.apart} == {"loan"}
    (given,), (hoped,) = found.chances(CRM), found.chances(BACKUPS)
    assert (given.granted, hoped.granted) == (True, False)
    flows = found.flows
    assert (flows[4].granted, flows[4].hoped) == (4_000, Range(500, 500))
    assert (flows[1].granted, flows[1].hoped) == (0, Range(0, 1_000))
    assert sum(each.granted for each in flows) == 4_000


def test_money_goes_out_by_quarter_at_the_middle_and_at_the_high_cost():
    flows = financed().flows
    assert len(flows) == PROBLEM.horizon
    assert [each.likely for each in flows[:5]] == [2_000, 0, 5_000, 6_000, 200]
    assert [each.most for each in flows[:5]] == [2_200, 0, 5_500, 6_600, 200]
    assert all(each.hoped == Range(0, 0) for each in flows)


def test_aid_for_a_step_that_ends_with_the_plan_still_comes():
    late = timetable(PROBLEM, Plan((Step("training", "own", 7),)))
    found = finance_plan(late, catalogue(GIFT), GROWN, quarters=START, on=DAY)
    assert found.flows[-1].quarter == 8
    assert found.flows[-1].hoped == Range(500, 500)


def test_what_brings_no_more_is_said_beside():
    found = financed(GIFT, SMALLER)
    assert {each.programme for each in found.chances(CRM)} == {"gift", "smaller"}
    same = financed(GIFT, giving("other", FlatRate(Fraction(1), Fraction(1))))
    assert [each.programme for each in same.chances(CRM)] == ["other"]
    assert [(each.programme, each.why) for each in same.instead(CRM)] == [
        ("gift", Why.ADDS_NOTHING)
    ]


def test_a_programme_may_close_before_a_step_starts():
    closing = giving("window", statuses=(Status(State.WINDOW, None, Dated(2027, 3, 31)),))
    found = financed(closing)
    assert found.chances(BACKUPS)[0].open_then is True
    assert found.chances(CRM)[0].open_then is False


def test_a_step_waits_for_what_is_not_granted():
    found = financed(GIFT)
    waiting = found.waiting(CRM)
    assert waiting is not None
    assert (waiting.own_share, waiting.without) == (Range(5_000, 10_000), Range(10_000, 10_000))
    assert financed().waiting(CRM) is None
    assert (found.first_day(CRM), found.last_day(CRM)) == (date(2027, 7, 1), date(2027, 12, 31))
