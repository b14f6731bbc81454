"""What a programme alone would pay for a step: exact cents, a range while something is unknown."""

from dataclasses import replace
from fractions import Fraction

import pytest

from tests.core.programmes import DAY, GROWN, catalogue, frozen, programme, services, terms, version
from virage.core.funding import Bound, Cost, Fact, FactName, Facts, Range, Step, match
from virage.core.funding.programmes import State, Status
from virage.core.funding.terms import (
    Amounts,
    Bracket,
    BracketRate,
    Caps,
    CostBase,
    Excluded,
    FlatRate,
    RankRate,
    Stacking,
    ZoneRate,
)
from virage.core.funding.values import (
    Absent,
    Client,
    Expense,
    Form,
    LegalForm,
    Level,
    Listing,
    Nature,
    Zone,
    only,
)

HALF, NONE = Fraction(1, 2), Absent.NONE
NO_CAP = Caps(NONE, NONE, NONE, NONE)
FLAT = FlatRate(HALF, HALF)
PLAIN = Amounts(FLAT, NONE, NO_CAP, NONE)


def dollars(low: float, high: float | None = None) -> Range:
    return Range(round(low * 100), round((low if high is None else high) * 100))


def paid(step=None, facts=GROWN, form=Form.GRANT, level=Level.PROVINCIAL, **rest):
    """The amount of one programme whose terms are plain but for the rest."""
    given = terms(**{"amounts": PLAIN, **rest})
    made = programme("one", version(given), forms=(form,) if form else (), level=level)
    found = match(catalogue(made), facts, on=DAY, step=step or services(30_000)).of("one")
    assert found.amount
    return found.amount


@pytest.mark.parametrize(
    ("programme_id", "cost", "expected", "bound"),
    [
        ("essor_1c", 40_000, 20_000, Bound.RATE),
        ("essor_1c", 120_000, 50_000, Bound.PROJECT),
        ("innogec", 40_000, 15_000, Bound.PROJECT),
        ("innogec", 30_000, 12_000, Bound.RATE),
        ("p", 30_000, 15_000, Bound.RATE),
        ("q", 30_000, 12_000, Bound.RATE),
        ("r", 30_000, 10_000, Bound.PROJECT),
    ],
)
def test_worked_amounts_of_one_programme(programme_id, cost, expected, bound):
    found = match(frozen(), GROWN, on=DAY, step=services(cost)).of(programme_id)
    assert found.expected == dollars(expected)
    assert found.amount
    assert bound in found.amount.bounds
    assert found.amount.unpublished == ()


def test_worked_ranges_while_revenue_is_not_given():
    found = match(frozen(), replace(GROWN, revenues=()), on=DAY, step=services(30_000))
    assert found.of("innogec").expected == dollars(12_000)
    assert found.of("essor_1c").expected == dollars(0, 15_000)
    small = match(frozen(), replace(GROWN, revenues=(400_000_00,)), on=DAY, step=services(30_000))
    assert small.of("essor_1c").expected == dollars(0)
    assert small.of("innogec").expected == dollars(12_000)


def test_nothing_sure_comes_from_a_programme_that_may_be_closed():
    unsaid = programme("one", version(terms(amounts=PLAIN)), statuses=(Status(State.UNKNOWN),))
    found = match(catalogue(unsaid), GROWN, on=DAY, step=services(30_000)).of("one")
    assert found.expected == dollars(0, 15_000)
    assert match(catalogue(unsaid), GROWN, on=DAY).of("one").expected is None


OWN = (Bracket(None, Fraction(3, 5)),)
RANKS = replace(PLAIN, rate=RankRate((HALF, Fraction(2, 5), Fraction(3, 10))))
VITAL = {Zone.LOW: Fraction(1, 4), Zone.INTERMEDIATE: Fraction(1, 5), Zone.HIGH: Fraction(3, 20)}
ZONES = replace(PLAIN, rate=ZoneRate(VITAL))
STEPS = replace(
    PLAIN,
    rate=BracketRate((Bracket(10_000_00, Fraction(3, 10)), Bracket(None, Fraction(1, 5)))),
)
BETWEEN = replace(PLAIN, rate=FlatRate(HALF, Fraction(3, 4)))


@pytest.mark.parametrize(
    ("amounts", "facts", "expected"),
    [
        (PLAIN, Facts(), dollars(15_000)),
        (RANKS, Facts(projects_before={"one": 0}), dollars(15_000)),
        (RANKS, Facts(projects_before={"one": 1}), dollars(12_000)),
        (RANKS, Facts(projects_before={"one": 7}), dollars(9_000)),
        (RANKS, Facts(), dollars(9_000, 15_000)),
        (ZONES, Facts(zone=Zone.LOW), dollars(7_500)),
        (ZONES, Facts(), dollars(4_500, 7_500)),
        (STEPS, Facts(), dollars(7_000)),
        (BETWEEN, Facts(), dollars(15_000, 22_500)),
        (replace(PLAIN, rate=NONE), Facts(), dollars(30_000)),
        (replace(PLAIN, rate=None), Facts(), dollars(0, 30_000)),
        (replace(PLAIN, caps=Caps()), Facts(), dollars(0, 15_000)),
        (replace(PLAIN, caps=Caps(twelve_months=10_000_00)), Facts(), dollars(10_000)),
        (replace(PLAIN, floor=20_000_00), Facts(), dollars(0)),
        (replace(BETWEEN, floor=20_000_00), Facts(), dollars(0, 22_500)),
        (
            replace(PLAIN, own_contribution=OWN),
            Facts(),
            dollars(12_000),
        ),
        (replace(PLAIN, excluded=Excluded(in_all=10_000_00)), Facts(), dollars(10_000)),
        (replace(PLAIN, excluded=Excluded(in_all=None)), Facts(), dollars(0, 15_000)),
        (
            replace(PLAIN, excluded=Excluded(in_all=None, at_least=20_000_00)),
            Facts(),
            dollars(0, 5_000),
        ),
        (replace(PLAIN, excluded=Excluded(in_all=None, at_least=50_000_00)), Facts(), dollars(0)),
        (replace(PLAIN, excluded=Excluded(in_all=50_000_00)), Facts(), dollars(0)),
    ],
)
def test_an_amount_follows_rate_caps_floor_and_own_contribution(amounts, facts, expected):
    assert paid(facts=facts, amounts=amounts).paid == expected


def test_the_client_bears_a_part_that_depends_on_the_size_of_the_aid():
    own = (Bracket(5_000_00, Fraction(1, 10)), Bracket(None, Fraction(1, 5)))
    loan = replace(PLAIN, rate=NONE, own_contribution=own)
    costs = {4_000: 3_600, 5_500: 4_950, 6_000: 5_000, 10_000: 8_000}
    for cost, expected in costs.items():
        assert paid(services(cost), amounts=loan).paid == dollars(expected)


MIXED = Step(
    (
        Cost(Expense.OUTSIDE_SERVICES, 10_000_00),
        Cost(Expense.SOFTWARE, 8_000_00),
        Cost(Expense.HARDWARE, 6_000_00, assets=3),
    ),
    Nature.IMPLEMENTATION,
)
SERVICES = frozenset({Expense.OUTSIDE_SERVICES})


@pytest.mark.parametrize(
    ("expenses", "expected"),
    [
        (only(SERVICES), dollars(5_000)),
        (Listing(SERVICES, frozenset({Expense.HARDWARE}), None), dollars(5_000, 9_000)),
        (Listing(no=SERVICES, others=True), dollars(7_000)),
        (Listing(), dollars(0, 12_000)),
        (only([Expense.TRAVEL]), dollars(0)),
    ],
)
def test_only_eligible_expenses_count(expenses, expected):
    assert paid(MIXED, expenses=expenses).paid == expected


def test_a_step_with_nothing_eligible_is_said_so():
    assert paid(MIXED, expenses=only([Expense.TRAVEL])).bounds == (Bound.NO_ELIGIBLE_COST,)


@pytest.mark.parametrize(
    ("per_asset", "expected"),
    [
        ({Expense.SOFTWARE: 5_000_00, Expense.HARDWARE: 5_000_00}, dollars(1_500)),
        (NONE, dollars(7_000)),
        (None, dollars(0, 7_000)),
    ],
)
def test_so_much_is_left_out_for_each_asset(per_asset, expected):
    credit = replace(PLAIN, excluded=Excluded(per_asset=per_asset))
    assert paid(MIXED, amounts=credit, expenses=Listing(no=SERVICES, others=True)).paid == expected


TAXED = Step((Cost(Expense.SOFTWARE, 10_000_00, 500_00, 997_50),), Nature.ACQUISITION)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (Facts(gst_recovered=Fraction(1), qst_recovered=Fraction(1)), dollars(5_000)),
        (Facts(gst_recovered=HALF, qst_recovered=HALF), dollars(5_374.37)),
        (Facts(gst_recovered=Fraction(0), qst_recovered=Fraction(0)), dollars(5_748.75)),
        (Facts(), dollars(5_000, 5_748.75)),
    ],
)
def test_costs_are_net_of_the_taxes_that_come_back(facts, expected):
    found = paid(TAXED, facts=facts).paid
    assert (found.low, found.high) == (expected.low, expected.high)


SHARES = {Client.SOCIAL_ECONOMY: Fraction(2, 5), Client.PRIVATE: Fraction(1, 5)}
LOW = Stacking(
    {client: Fraction(2, 5) for client in Client}, {Form.GRANT: Fraction(1)}, only(Level)
)
BY_CLIENT = replace(LOW, ceiling=SHARES, cost_base=CostBase.ELIGIBLE_COSTS)
SOCIAL = replace(LOW, ceiling={Client.SOCIAL_ECONOMY: Fraction(2, 5)})
FIRM = Facts(legal_form=LegalForm.FOR_PROFIT)


@pytest.mark.parametrize(
    ("stacking", "facts", "rest", "expected"),
    [
        (LOW, Facts(), {}, dollars(12_000)),
        (BY_CLIENT, GROWN, {}, dollars(12_000)),
        (BY_CLIENT, FIRM, {}, dollars(6_000)),
        (BY_CLIENT, Facts(), {}, dollars(6_000, 12_000)),
        (SOCIAL, FIRM, {}, dollars(12_000, 15_000)),
        (SOCIAL, Facts(), {}, dollars(12_000, 15_000)),
        (LOW, GROWN, {"level": Level.PRIVATE}, dollars(12_000)),
        (replace(LOW, counts=only([Level.FEDERAL])), GROWN, {}, dollars(15_000)),
        (replace(LOW, counts=Listing()), GROWN, {}, dollars(12_000, 15_000)),
        (LOW, GROWN, {"level": None}, dollars(12_000, 15_000)),
        (replace(LOW, weights={}), GROWN, {}, dollars(12_000, 15_000)),
        (LOW, GROWN, {"form": Form.LOAN}, dollars(12_000, 15_000)),
        (replace(LOW, weights={Form.LOAN: HALF}), GROWN, {"form": Form.LOAN}, dollars(15_000)),
        (replace(LOW, weights={Form.GRANT: Fraction(0)}), GROWN, {}, dollars(15_000)),
    ],
)
def test_its_own_ceiling_holds_a_programme_back(stacking, facts, rest, expected):
    assert paid(facts=facts, stacking=stacking, **rest).paid == expected


@pytest.mark.parametrize(
    ("base", "expected"),
    [
        (CostBase.ELIGIBLE_COSTS, dollars(4_000)),
        (CostBase.ALL_COSTS, dollars(5_000)),
        (None, dollars(4_000, 5_000)),
    ],
)
def test_a_ceiling_is_a_part_of_the_cost_that_it_names(base, expected):
    ceiling = replace(LOW, cost_base=base)
    assert paid(MIXED, stacking=ceiling, expenses=only(SERVICES)).paid == expected


def test_the_facts_that_would_narrow_an_amount_are_named():
    made = programme("one", version(terms(amounts=RANKS, stacking=BY_CLIENT)))
    found = match(catalogue(made), Facts(), on=DAY, step=TAXED).of("one")
    names = (FactName.LEGAL_FORM, FactName.GST_RECOVERED, FactName.QST_RECOVERED)
    assert found.missing_for_amount == (
        Fact(FactName.PROJECTS_BEFORE, "one"),
        *map(Fact, names),
    )
    zoned = programme("one", version(terms(amounts=ZONES)))
    found = match(catalogue(zoned), Facts(), on=DAY, step=services(1)).of("one")
    assert found.missing_for_amount == (Fact(FactName.ZONE),)


def test_terms_that_are_not_published_are_named():
    assert paid(amounts=Amounts(FLAT, NONE, Caps(project=5_000_00))).unpublished == (
        "caps.enterprise",
        "caps.twelve_months",
        "caps.life",
        "own_contribution",
        "stacking.ceiling",
        "stacking.counts_tax_credits",
        "stacking.cost_base",
    )


def test_a_loan_is_no_gift():
    assert programme("one").is_gift
    assert not programme("one", forms=(Form.LOAN, Form.GRANT)).is_gift


def test_money_whose_form_nobody_tells_is_no_gift_and_may_weigh_anything():
    assert not programme("one", forms=()).is_gift
    half = Stacking(ceiling=dict.fromkeys(Client, HALF), cost_base=CostBase.ELIGIBLE_COSTS)
    whole = replace(PLAIN, rate=NONE)
    assert paid(form=None, stacking=half, amounts=whole).paid == dollars(15_000, 30_000)
