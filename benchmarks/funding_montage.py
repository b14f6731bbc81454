"""Funding: the financing of a plan of ten steps, six programmes applicable to each, both sides."""

from datetime import date
from fractions import Fraction
from functools import partial

from benchmarks.funding import SAID
from benchmarks.measuring import Row, once, show
from virage.core.funding import Cost, Facts, Step
from virage.core.funding.montage import Financing, Plan, PlanStep, finance
from virage.core.funding.programmes import Catalogue, Programme, Source, State, Status, Version
from virage.core.funding.terms import (
    Amounts,
    Caps,
    CostBase,
    FlatRate,
    RankRate,
    Rate,
    Stacking,
    Terms,
)
from virage.core.funding.trees import All, Tree
from virage.core.funding.values import (
    Absent,
    Client,
    Confidence,
    Expense,
    Form,
    LegalForm,
    Level,
    Nature,
    only,
)

DAY, NONE, GOAL_MS = date(2026, 11, 22), Absent.NONE, 5_000.0
DOLLARS = (40_000, 120_000, 30_000, 15_000, 60_000, 8_000, 25_000, 90_000, 12_000, 50_000)
RANKS = RankRate((Fraction(1, 2), Fraction(2, 5), Fraction(3, 10)))
HALF, MORE = Fraction(1, 2), Fraction(4, 5)
PROGRAMMES: tuple[tuple[str, Rate, Caps, Fraction], ...] = (
    ("ranked", RANKS, Caps(50_000_00, NONE, NONE, NONE), HALF),
    ("forty", FlatRate(Fraction(2, 5), Fraction(2, 5)), Caps(15_000_00, NONE, NONE, NONE), MORE),
    ("half", FlatRate(HALF, HALF), Caps(10_000_00, NONE, NONE, NONE), MORE),
    ("yearly", FlatRate(HALF, HALF), Caps(20_000_00, NONE, 40_000_00, NONE), MORE),
    ("large", FlatRate(Fraction(3, 4), Fraction(3, 4)), Caps(25_000_00, 60_000_00), MORE),
    ("strict", FlatRate(HALF, HALF), Caps(NONE, NONE, NONE, NONE), HALF),
)


def main() -> None:
    """Print what was measured beside the goal."""
    names = [name for name, *_ in PROGRAMMES]
    facts = Facts(legal_form=LegalForm.COOPERATIVE, projects_before=dict.fromkeys(names, 0))
    catalogue = Catalogue(tuple(programme(*each) for each in PROGRAMMES))
    for count in (1, 5, 10):
        plan = Plan(tuple(map(step, range(count), DOLLARS)), facts)
        taken, found = once(partial(finance, catalogue, plan, on=DAY))
        told = f"financing of {count} steps × {len(names)} programmes{said(found)}"
        show(Row(told, taken, "ms", GOAL_MS))


def said(found: Financing) -> str:
    """Whether the optimum was proved."""
    return ", proved" if found.proved else f", gap {found.sure.gap / 100:,.0f} $"


def step(place: int, dollars: int) -> PlanStep:
    """A step of outside services."""
    cost = Cost(Expense.OUTSIDE_SERVICES, dollars * 100)
    return PlanStep(f"s{place}", Step((cost,), Nature.IMPLEMENTATION))


def programme(name: str, rate: Rate, caps: Caps, part: Fraction) -> Programme:
    """A provincial grant that is open to all."""
    stacking = Stacking(
        dict.fromkeys(Client, part),
        {Form.GRANT: Fraction(1)},
        only([Level.PROVINCIAL]),
        counts_tax_credits=False,
        cost_base=CostBase.ELIGIBLE_COSTS,
    )
    terms = Terms(
        applicant=Tree(All(())),
        step=Tree(All(())),
        amounts=Amounts(rate, NONE, caps, NONE),
        natures=only(Nature),
        expenses=only(Expense),
        stacking=stacking,
    )
    return Programme(
        id=name,
        name=SAID,
        funder=SAID,
        purpose=SAID,
        forms=(Form.GRANT,),
        level=Level.PROVINCIAL,
        statuses=(Status(State.OPEN),),
        verified_on=None,
        sources=(Source("S1", "somewhere", None, Confidence.PRIMARY),),
        owner="editor",
        versions=(Version(None, None, terms),),
    )


if __name__ == "__main__":
    main()
