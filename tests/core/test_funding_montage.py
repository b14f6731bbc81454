"""The financing of a plan: the worked rows of the specification, on frozen programmes."""

from dataclasses import replace
from fractions import Fraction
from itertools import combinations
from typing import Any as Anything

import pytest

from tests.core.programmes import DAY, GROWN, frozen, services
from virage.core.funding import Cost, Fact, FactName, Facts, Range, Step, Verdict
from virage.core.funding.montage import Financing, Held, Hold, Plan, PlanStep, Why, finance
from virage.core.funding.programmes import Catalogue
from virage.core.funding.values import Expense, Nature, Zone
from virage.library import shipped

SMALL = replace(GROWN, revenues=(400_000_00,))
UNSAID = replace(GROWN, revenues=())
HALF = Fraction(1, 2)
PAIR, TRIO = ("essor_1c", "innogec"), ("p", "q", "r")


def among(names: tuple[str, ...], source: Catalogue | None = None) -> Catalogue:
    """Some programmes of a catalogue, the frozen one by default."""
    given = source or frozen()
    return Catalogue(tuple(given.by_id[name] for name in names), given.vocabulary)


def financed(cost: int, names: tuple[str, ...] = PAIR, facts: Facts = GROWN) -> Financing:
    """One step of outside services, in dollars."""
    plan = Plan((PlanStep("step", services(cost)),), facts)
    return finance(among(names), plan, on=DAY)


def amounts(found: Financing, side: str = "sure") -> dict[str, float]:
    """What each programme pays in dollars."""
    return {each.programme: each.amount / 100 for each in getattr(found, side).paid}


@pytest.mark.parametrize(
    ("cost", "names", "facts", "expected", "own_share"),
    [
        (40_000, PAIR, GROWN, {"essor_1c": 20_000}, 20_000),
        (120_000, PAIR, GROWN, {"essor_1c": 50_000, "innogec": 10_000}, 60_000),
        (30_000, PAIR, SMALL, {"innogec": 12_000}, 18_000),
        (30_000, TRIO, GROWN, {"q": 12_000, "r": 10_000}, 8_000),
    ],
)
def test_the_worked_rows(cost, names, facts, expected, own_share):
    found = financed(cost, names, facts)
    assert amounts(found) == amounts(found, "best") == expected
    assert found.own_share == Range(own_share * 100, own_share * 100)
    assert found.proved
    assert found.sure.ordered


def test_the_row_where_revenue_is_not_given():
    found = financed(30_000, facts=UNSAID)
    assert found.aid == Range(12_000_00, 15_000_00)
    assert amounts(found) == {"innogec": 12_000}
    assert amounts(found, "best") == {"essor_1c": 15_000}
    (line,) = (each for each in found.lines if each.programme == "essor_1c")
    assert (line.verdict, line.missing) == (Verdict.UNKNOWN, (Fact(FactName.REVENUE),))
    (why,) = (each for each in found.sure.unused if each.programme == "essor_1c")
    assert why.why is Why.NOT_KNOWN


def test_the_rows_say_why():
    full = financed(40_000).sure
    assert Held(Hold.CEILING, "essor_1c", HALF) in full.paid[0].held
    (left,) = full.unused
    assert (left.programme, left.why) == ("innogec", Why.ADDS_NOTHING)
    assert left.held == (Held(Hold.CEILING, "essor_1c", HALF),)
    capped = {each.programme: each.held for each in financed(120_000).sure.paid}
    assert Held(Hold.PROJECT, "essor_1c") in capped["essor_1c"]
    assert capped["innogec"] == (Held(Hold.CEILING, "essor_1c", HALF),)
    (no,) = financed(30_000, facts=SMALL).sure.unused
    assert (no.programme, no.why) == ("essor_1c", Why.NOT_ELIGIBLE)
    (dropped,) = financed(30_000, TRIO).sure.unused
    assert (dropped.programme, dropped.why, dropped.at_most) == ("p", Why.WOULD_LOWER, 15_000_00)
    assert dropped.held == (Held(Hold.CEILING, "p", HALF),)


@pytest.mark.parametrize(
    ("cost", "revenues", "expected"),
    [
        (40_000, (3_200_000_00,), (20_000, 20_000)),
        (120_000, (3_200_000_00,), (50_000, 60_000)),
        (30_000, (400_000_00,), (0, 12_000)),
        (30_000, (), (0, 15_000)),
    ],
)
def test_the_rows_with_the_shipped_programmes_of_which_one_is_not_known_to_be_open(
    cost, revenues, expected
):
    facts = replace(
        GROWN,
        revenues=revenues,
        has_french_site=True,
        francization_duties_met=True,
        declared={"registered_in_quebec": True},
    )
    plan = Plan((PlanStep("step", services(cost)),), facts)
    found = finance(among(PAIR, shipped().funding), plan, on=DAY)
    assert found.aid == Range(expected[0] * 100, expected[1] * 100)


EVERYTHING = replace(GROWN, gst_recovered=HALF, qst_recovered=HALF, zone=Zone.LOW)
TAXED = Step(
    (Cost(Expense.OUTSIDE_SERVICES, 30_000_00, 1_500_00, 2_992_50),), Nature.IMPLEMENTATION
)
FORGOTTEN: dict[str, Anything] = {
    "legal_form": None,
    "employees": None,
    "revenues": (),
    "self_generated_share": None,
    "gst_recovered": None,
    "qst_recovered": None,
    "artefacts": {},
    "projects_before": {},
}


@pytest.mark.parametrize("names", [PAIR, TRIO, (*PAIR, *TRIO)])
@pytest.mark.parametrize("count", [1, 2])
def test_to_forget_a_fact_never_raises_what_is_sure_nor_lowers_the_best(names, count):
    steps = (PlanStep("one", TAXED), PlanStep("two", services(20_000)))

    def aid(facts: Facts) -> Range:
        return finance(among(names), Plan(steps, facts), on=DAY).aid

    whole = aid(EVERYTHING)
    for forgotten in combinations(FORGOTTEN, count):
        less = aid(replace(EVERYTHING, **{name: FORGOTTEN[name] for name in forgotten}))
        assert less.low <= whole.low, forgotten
        assert less.high >= whole.high, forgotten
