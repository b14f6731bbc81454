"""The rules of a financing, one by one: what is shared, what is counted, what is kept apart."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any as Anything

import pytest

from tests.core.programmes import DAY, GROWN, catalogue, programme, services, terms, version
from virage.core.funding import Cost, Facts, Programme, Range, Step, Verdict
from virage.core.funding.montage import (
    Aid,
    AidState,
    Financing,
    Held,
    Hold,
    Plan,
    PlanStep,
    Receipt,
    Side,
    Why,
    finance,
)
from virage.core.funding.programmes import State, Status
from virage.core.funding.terms import (
    Amounts,
    Bracket,
    Caps,
    CostBase,
    FlatRate,
    RankRate,
    Stacking,
)
from virage.core.funding.values import (
    Absent,
    Client,
    Dated,
    Expense,
    Form,
    Level,
    Listing,
    Nature,
    only,
)

NONE, HALF = Absent.NONE, Fraction(1, 2)
NEW = replace(GROWN, projects_before=dict.fromkeys(("a", "b"), 0))
FREE = Stacking(ceiling=NONE)
NO_CAP = Caps(NONE, NONE, NONE, NONE)
SIXTY = Stacking(
    dict.fromkeys(Client, Fraction(3, 5)),
    {Form.GRANT: Fraction(1)},
    only([Level.PROVINCIAL]),
    counts_tax_credits=False,
    cost_base=CostBase.ALL_COSTS,
)


def paying(name: str, part: Fraction = HALF, **rest: Anything) -> Programme:
    """A programme that pays a part of every cost of everybody, but for the rest."""
    given = Amounts(
        rest.pop("rate", FlatRate(part, part)),
        rest.pop("floor", NONE),
        rest.pop("caps", NO_CAP),
        rest.pop("own", NONE),
    )
    listed, stacking = rest.pop("expenses", only(Expense)), rest.pop("stacking", FREE)
    made = terms(amounts=given, stacking=stacking, expenses=listed)
    return programme(name, version(made, rest.pop("since", None)), **rest)


def financed(
    *programmes: Programme, costs: Anything = (10_000,), facts: Facts = NEW, **rest: Anything
) -> Financing:
    """Steps of outside services, in dollars, unless they are given whole."""
    steps = tuple(
        PlanStep(f"s{at}", services(cost) if isinstance(cost, int) else cost)
        for at, cost in enumerate(costs, 1)
    )
    opened = rest.pop("opened", None)
    return finance(catalogue(*programmes), Plan(steps, facts, **rest), on=DAY, opened=opened)


def dollars(found: Financing, side: str = "sure") -> list[tuple[str, str, float]]:
    return [(x.step, x.programme, x.amount / 100) for x in getattr(found, side).paid]


def test_each_step_takes_a_rank_in_the_order_of_the_plan():
    ranked = paying("a", rate=RankRate((HALF, Fraction(2, 5), Fraction(3, 10))))
    found = financed(ranked, costs=(10_000, 10_000, 10_000, 10_000))
    assert dollars(found) == [
        ("s1", "a", 5_000),
        ("s2", "a", 4_000),
        ("s3", "a", 3_000),
        ("s4", "a", 3_000),
    ]
    assert [each.rank for each in found.sure.paid] == [1, 2, 3, 4]
    assert found.sure.paid[2].rate == Fraction(3, 10)


def test_a_small_step_does_not_use_up_the_best_rank_where_another_pays_it_as_well():
    ranked = paying("a", rate=RankRate((HALF, Fraction(1, 10))))
    other = paying("b", Fraction(2, 5), caps=Caps(400_00, NONE, NONE, NONE))
    found = financed(ranked, other, costs=(1_000, 100_000))
    assert dollars(found) == [("s1", "b", 400), ("s2", "a", 50_000), ("s2", "b", 400)]


def test_a_rank_that_is_not_known_is_the_last_for_sure_and_the_first_at_best():
    ranked = paying("a", rate=RankRate((HALF, Fraction(2, 5), Fraction(3, 10))))
    found = financed(ranked, costs=(10_000, 10_000), facts=replace(NEW, projects_before={}))
    assert dollars(found) == [("s1", "a", 3_000), ("s2", "a", 3_000)]
    assert dollars(found, "best") == [("s1", "a", 5_000), ("s2", "a", 4_000)]


@pytest.mark.parametrize("shared", ["enterprise", "twelve_months", "life"])
@pytest.mark.parametrize(
    ("received", "left"),
    [
        ({}, 8_000),
        ({"a": (Receipt(date(2026, 3, 1), 2_000_00), Receipt(date(2020, 3, 1), 1_000_00))}, 5_000),
        ({"a": (Receipt(date(2026, 3, 1), 9_000_00),)}, 0),
    ],
)
def test_a_cap_is_shared_by_all_steps_and_by_what_came_before(shared, received, left):
    capped = paying("a", caps=replace(NO_CAP, **{shared: 8_000_00}))
    found = financed(capped, costs=(10_000, 10_000), received=received)
    left += 1_000 if shared == "twelve_months" and left == 5_000 else 0  # 2020 is long ago
    assert found.sure.total == found.best.total == left * 100
    held = Held(Hold(shared), "a")
    assert all(held in each.held or each.amount == 5_000_00 for each in found.sure.paid)


def test_nothing_sure_is_left_of_a_cap_while_what_came_before_is_not_known():
    capped = paying("a", caps=replace(NO_CAP, enterprise=8_000_00))
    found = financed(capped, facts=replace(NEW, projects_before={}))
    assert found.aid == Range(0, 5_000_00)


def test_an_amount_under_the_floor_is_not_paid():
    found = financed(paying("a", floor=6_000_00))
    assert found.sure.total == 0
    (left,) = found.sure.unused
    assert left.why is Why.NOTHING_PAID
    assert financed(paying("a", floor=5_000_00)).sure.total == 5_000_00


def test_what_the_client_must_bear_is_left_to_it_by_all_aid_together():
    strict = paying("a", own=(Bracket(None, Fraction(3, 10)),))
    found = financed(strict, paying("b"))
    assert found.sure.total == 7_000_00
    assert Held(Hold.OWN_CONTRIBUTION, "a") in found.sure.paid[1].held


MIXED = Step(
    (Cost(Expense.OUTSIDE_SERVICES, 6_000_00), Cost(Expense.SOFTWARE, 4_000_00)),
    Nature.IMPLEMENTATION,
)


def test_no_dollar_is_paid_twice():
    software = only([Expense.SOFTWARE])
    first, second = (paying(each, Fraction(1), expenses=software) for each in "ab")
    found = financed(first, second, costs=(MIXED,))
    assert dollars(found) == [("s1", "a", 4_000)]
    (left,) = found.sure.unused
    assert left.held == (Held(Hold.COST),)


def test_the_part_left_to_the_client_is_of_what_the_programme_pays_for():
    strict = paying("a", own=(Bracket(None, HALF),), expenses=only([Expense.OUTSIDE_SERVICES]))
    other = paying("b", Fraction(1), expenses=only([Expense.SOFTWARE]))
    assert financed(strict, other, costs=(MIXED,)).sure.total == 7_000_00


def test_an_expense_that_nobody_says_is_paid_counts_at_best_only():
    doubtful = Listing(frozenset({Expense.SOFTWARE}), frozenset(), None)
    found = financed(paying("a", expenses=doubtful), costs=(MIXED,))
    assert found.aid == Range(2_000_00, 5_000_00)


def test_nothing_sure_stands_beside_a_ceiling_that_is_not_published():
    silent = paying("a", stacking=Stacking(ceiling=None, cost_base=CostBase.ALL_COSTS))
    found = financed(silent, paying("b", Fraction(1, 5)))
    assert dollars(found) == [("s1", "a", 5_000)]
    assert found.best.total == 7_000_00
    (left,) = found.sure.unused
    assert (left.why, left.at_most) == (Why.WOULD_LOWER, 2_000_00)
    assert left.held == (Held(Hold.UNPUBLISHED_CEILING, "a"),)
    granted = (Aid("s1", "b", AidState.GRANTED, 100_00),)
    beside = financed(silent, paying("b", Fraction(1, 5)), aids=granted)
    assert beside.aid == Range(100_00, 5_100_00)


def test_an_aid_whose_weight_is_not_known_counts_in_full_for_sure():
    weightless = paying("a", stacking=replace(SIXTY, weights={}))
    found = financed(weightless, paying("b", stacking=replace(SIXTY, counts=Listing())))
    assert found.aid == Range(6_000_00, 10_000_00)


def test_aid_of_a_level_that_is_not_counted_is_left_out_of_a_ceiling():
    found = financed(paying("a", stacking=SIXTY), paying("b", level=Level.PRIVATE))
    assert found.sure.total == found.best.total == 10_000_00
    unknown = financed(paying("a", stacking=SIXTY), paying("b", level=None))
    assert unknown.aid == Range(6_000_00, 10_000_00)


@pytest.mark.parametrize(
    "form", sorted(set(Form) - {Form.GRANT, Form.FORGIVABLE_CONTRIBUTION}, key=str)
)
def test_loans_guarantees_and_credits_stand_apart(form):
    found = financed(paying("a"), paying("b", forms=(form,)))
    assert found.sure.total == found.best.total == 5_000_00
    (apart,) = found.apart
    assert (apart.programme, apart.forms, apart.amount) == ("b", (form,), Range(5_000_00, 5_000_00))
    assert apart.verdict is Verdict.YES


def test_a_loan_that_pays_for_nothing_of_the_step_is_not_listed():
    assert financed(paying("b", forms=(Form.LOAN,), expenses=only([Expense.TRAVEL]))).apart == ()


def test_money_whose_form_nobody_says_stands_apart():
    found = financed(paying("b", forms=()))
    assert (found.aid, found.own_share) == (Range(0, 0), Range(10_000_00, 10_000_00))
    assert [each.programme for each in found.apart] == ["b"]


def test_a_loan_that_was_granted_lowers_no_cost_and_fills_a_ceiling():
    light = replace(SIXTY, weights={Form.GRANT: Fraction(1), Form.LOAN: Fraction(3, 10)})
    loan = (Aid("s1", "b", AidState.GRANTED, 6_000_00),)
    found = financed(paying("a", stacking=light), paying("b", forms=(Form.LOAN,)), aids=loan)
    assert found.sure.total == 4_200_00  # 6 000 less three tenths of 6 000
    assert found.apart[0].amount == Range(6_000_00, 6_000_00)
    assert (found.granted, found.budget) == (0, Range(10_000_00, 10_000_00))


@pytest.mark.parametrize(("counts", "expected"), [(True, 4_000), (False, 5_000), (None, None)])
def test_a_tax_credit_that_was_granted_counts_as_each_programme_says(counts, expected):
    its = replace(
        SIXTY,
        counts_tax_credits=counts,
        weights={
            Form.GRANT: Fraction(1),
            Form.REFUNDABLE_TAX_CREDIT: Fraction(1),
        },
    )
    credit = paying("b", forms=(Form.REFUNDABLE_TAX_CREDIT,))
    aids = (Aid("s1", "b", AidState.RECEIVED, 2_000_00),)
    found = financed(paying("a", stacking=its), credit, aids=aids)
    ends = (4_000, 5_000) if expected is None else (expected, expected)
    assert found.aid == Range(ends[0] * 100, ends[1] * 100)


def test_what_is_granted_is_a_fact_that_a_budget_counts():
    aids = (Aid("s1", "a", AidState.GRANTED, 3_000_00), Aid("s2", "a", AidState.POSSIBLE))
    ranked = paying("a", rate=RankRate((HALF, Fraction(2, 5))), stacking=SIXTY)
    found = financed(ranked, paying("b"), costs=(10_000, 10_000), aids=aids)
    assert (
        dollars(found)
        == [
            ("s1", "a", 3_000),
            ("s1", "b", 3_000),
            ("s2", "a", 1_000),
            ("s2", "b", 5_000),
        ]
        or found.sure.total == 12_000_00
    )
    settled = [each for each in found.sure.paid if each.settled]
    assert [(each.programme, each.held, each.rank) for each in settled] == [("a", (), 1)]
    assert found.granted == 3_000_00
    assert found.budget == Range(17_000_00, 17_000_00)
    assert found.cost == Range(20_000_00, 20_000_00)


def test_more_was_granted_than_a_ceiling_allows():
    aids = (Aid("s1", "a", AidState.GRANTED, 7_000_00),)
    found = financed(paying("a", stacking=SIXTY), paying("b"), aids=aids)
    assert dollars(found) == [("s1", "a", 7_000)]
    owner = financed(paying("b", stacking=SIXTY), paying("a"), aids=aids)
    assert dollars(owner) == [("s1", "a", 7_000)]


def test_no_more_is_counted_than_was_asked():
    aids = (Aid("s1", "a", AidState.APPLIED, 2_000_00),)
    found = financed(paying("a"), aids=aids)
    assert found.sure.paid[0].held == (Held(Hold.ASKED, "a"),)
    assert found.sure.total == 2_000_00


def test_a_step_that_waits_says_for_what_and_until_when():
    day = date(2027, 2, 1)
    steps = (PlanStep("s1", services(10_000), decide_by=day, fallback="less"),)
    given = catalogue(paying("a"), paying("b", Fraction(1, 5)))
    aids = (Aid("s1", "b", AidState.GRANTED, 2_000_00),)
    (step,) = finance(given, Plan(steps, NEW, aids), on=DAY).conditional
    assert step.waits_for == (("a", Range(5_000_00, 5_000_00)),)
    assert (step.own_share, step.without) == (
        Range(3_000_00, 3_000_00),
        Range(8_000_00, 8_000_00),
    )
    assert (step.step.decide_by, step.step.fallback) == (day, "less")
    settled = (*aids, Aid("s1", "a", AidState.RECEIVED, 5_000_00))
    assert finance(given, Plan(steps, NEW, settled), on=DAY).conditional == ()


def test_terms_that_were_not_in_force_give_nothing():
    later = paying("a", since=Dated(2026, 6, 1))
    before = date(2026, 1, 1)
    assert financed(later, opened=before).aid == Range(0, 0)
    aids = (Aid("s1", "a", AidState.GRANTED, 100_00),)
    found = financed(later, paying("b"), opened=before, aids=aids)
    assert dollars(found) == [("s1", "a", 100), ("s1", "b", 5_000)]


def test_what_may_be_closed_is_at_best_only():
    found = financed(paying("a", statuses=(Status(State.UNKNOWN),)))
    assert found.aid == Range(0, 5_000_00)
    assert (found.sure.side, found.best.side) == (Side.SURE, Side.BEST)
    assert found.own_share == Range(5_000_00, 10_000_00)


def test_a_cost_that_is_paid_whole_is_said_so():
    found = financed(paying("a", Fraction(3, 4)), paying("b", Fraction(3, 4)))
    assert found.own_share == Range(0, 0)
    assert Held(Hold.COST) in found.sure.paid[1].held
