"""Funding: one organisation and 300 programmes, each with every reason, missing fact and change.

The programmes are made by chance from rules such as real ones have; amounts are worked out too.
"""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from random import Random
from statistics import median

from benchmarks.measuring import RUNS, Row, once, show
from virage.core.funding import Cost, Facts, Matches, Step, match
from virage.core.funding.criteria import Between, Is, OneOf, RevenueBetween
from virage.core.funding.facts import FactName
from virage.core.funding.programmes import Catalogue, Programme, Source, State, Status, Version
from virage.core.funding.terms import Amounts, Caps, FlatRate, Terms
from virage.core.funding.trees import All, Any, Criterion, Node, Tree
from virage.core.funding.values import (
    Confidence,
    Dated,
    Expense,
    Form,
    LegalForm,
    Level,
    Nature,
    only,
)
from virage.core.text import LocalText

PROGRAMMES, GOAL_MS = 300, 5.0
DAY, SAID = date(2026, 11, 22), LocalText("a", "b")
FACTS = Facts(
    legal_form=LegalForm.COOPERATIVE,
    kind="solidarite",
    employees=12,
    revenues=(400_000_00,),
    self_generated_share=Fraction(62, 100),
    years_in_operation=14,
    region="16",
    sector="71",
    taxable=False,
)
STEP = Step((Cost(Expense.OUTSIDE_SERVICES, 30_000_00),), Nature.IMPLEMENTATION)


def main() -> None:
    """Print what was measured beside the goal."""
    chance = Random(11)
    catalogue = Catalogue(tuple(programme(f"p{n}", chance) for n in range(PROGRAMMES)))
    match(catalogue, FACTS, on=DAY, step=STEP)  # compiled once, at the first question
    verdicts = milliseconds(lambda: [each.verdict for each in match(catalogue, FACTS, on=DAY)])
    reasons = milliseconds(lambda: [each.reasons for each in match(catalogue, FACTS, on=DAY)])
    everything = milliseconds(lambda: told(match(catalogue, FACTS, on=DAY)))
    amounts = milliseconds(lambda: paid(match(catalogue, FACTS, on=DAY, step=STEP)))
    rules = sum(len(each.versions[0].terms.applicant.criteria) for each in catalogue.programmes)
    show(
        Row("rules in 300 programmes", rules, "rules"),
        Row("300 verdicts", verdicts, "ms"),
        Row("… with every reason", reasons, "ms", GOAL_MS),
        Row("… with what is missing, would change, or is stale", everything, "ms"),
        Row("… and the amounts for a step", amounts, "ms"),
    )


def milliseconds(make: Callable[[], object]) -> float:
    """The median of some runs."""
    return median(once(make)[0] for _ in range(RUNS))


def told(matches: Matches) -> int:
    """Ask for everything that a page shows, but for the words."""
    count = len(matches.missing)
    for each in matches:
        count += len(each.reasons) + len(each.changes) + each.freshness.stale
    return count


def paid(matches: Matches) -> int:
    """The same, and the amounts."""
    return told(matches) + sum(each.expected.high for each in matches if each.expected)


def programme(name: str, chance: Random) -> Programme:
    """A programme that is open."""
    rules = [rule(chance) for _ in range(chance.randint(6, 12))]
    alternatives = Any((rule(chance), rule(chance)))
    terms = Terms(
        applicant=Tree(All((*rules, alternatives))),
        step=Tree(All(())),
        amounts=Amounts(FlatRate(Fraction(1, 2), Fraction(1, 2)), caps=Caps(50_000_00)),
        natures=only(Nature),
        expenses=only(Expense),
    )
    return Programme(
        id=name,
        name=SAID,
        funder=SAID,
        purpose=SAID,
        forms=(Form.GRANT,),
        level=Level.PROVINCIAL,
        statuses=(Status(State.OPEN, Dated(2025)),),
        verified_on=Dated(2026, 10),
        sources=(Source("S1", "somewhere", None, Confidence.PRIMARY),),
        owner="editor",
        versions=(Version(None, None, terms),),
    )


def rule(chance: Random) -> Node:
    """One rule such as real programmes have."""
    forms = frozenset(form.value for form in chance.sample(list(LegalForm), 3))
    regions = frozenset(f"{n:02}" for n in chance.sample(range(1, 18), 12)) | {"16"}
    made = (
        OneOf(FactName.LEGAL_FORM, forms | {"cooperative"}),
        OneOf(FactName.REGION, regions),
        OneOf(FactName.SECTOR, frozenset({"52", "53"}), outside=True),
        Between(FactName.EMPLOYEES, None, chance.choice((50, 100, 250))),
        Between(FactName.SELF_GENERATED_SHARE, Fraction(2, 5), None, over=True),
        Between(FactName.YEARS_IN_OPERATION, chance.randint(1, 5), None),
        RevenueBetween(chance.choice((50_000_00, 2_500_000_00)), None, chance.randint(1, 3)),
        Is(FactName.IN_RENA, False),
        Is(FactName.DECLARED, True, f"fact{chance.randint(1, 9)}"),
    )
    return Criterion(chance.choice(made), "S1", 1)


if __name__ == "__main__":
    main()
