"""Funding: one organisation and 300 programmes with every reason; a million and 25 programmes.

Programmes and organisations are made by chance, from rules and facts such as real ones have. Beside
each stands a plain loop: the same rules asked one after the other, without a reason or an amount.
"""

import resource
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from random import Random
from statistics import median
from typing import TypeVar

import numpy as np

from benchmarks.measuring import RUNS, Row, once, show
from virage.core.funding import Case, Cost, Fact, Facts, Matches, Step, Verdict, match
from virage.core.funding.criteria import Between, Is, OneOf, RevenueBetween
from virage.core.funding.facts import FactName
from virage.core.funding.programmes import Catalogue, Programme, Source, State, Status, Version
from virage.core.funding.terms import Amounts, Caps, FlatRate, Terms
from virage.core.funding.trees import All, Criterion, Node, Tree
from virage.core.funding.trees import Any as AnyOf
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
from virage.core.logic import Truth, every, some
from virage.core.portfolio import Coded, Columns, encode, judge
from virage.core.text import LocalText

Value = TypeVar("Value")
PROGRAMMES, GOAL_MS = 300, 5.0
ORGANISATIONS, FEWER, SAMPLE = 1_000_000, 25, 2_000
ROUNDS, GOAL_SECONDS, GOAL_MEGABYTES = 5, 0.5, 500.0
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
    """Print what was measured beside the goals."""
    one_organisation()
    a_million()


def one_organisation() -> None:
    """One organisation and 300 programmes."""
    chance = Random(11)
    catalogue = Catalogue(tuple(programme(f"p{n}", chance) for n in range(PROGRAMMES)))
    match(catalogue, FACTS, on=DAY, step=STEP)  # compiled once, at the first question
    plain = milliseconds(lambda: looped(catalogue, FACTS))
    verdicts = milliseconds(lambda: [each.verdict for each in match(catalogue, FACTS, on=DAY)])
    reasons = milliseconds(lambda: [each.reasons for each in match(catalogue, FACTS, on=DAY)])
    everything = milliseconds(lambda: told(match(catalogue, FACTS, on=DAY)))
    amounts = milliseconds(lambda: paid(match(catalogue, FACTS, on=DAY, step=STEP)))
    rules = sum(len(each.versions[0].terms.applicant.criteria) for each in catalogue.programmes)
    show(
        Row("rules in 300 programmes", rules, "rules"),
        Row("300 verdicts by a plain loop, without reasons", plain, "ms"),
        Row("300 verdicts", verdicts, "ms"),
        Row("… with every reason", reasons, "ms", GOAL_MS),
        Row("… with what is missing, would change, or is stale", everything, "ms"),
        Row("… and the amounts for a step", amounts, "ms"),
    )


def a_million() -> None:
    """A million organisations drawn among some thousands, and 25 programmes."""
    chance = Random(11)
    catalogue = Catalogue(tuple(programme(f"p{n}", chance) for n in range(FEWER)))
    sample = [organisation(chance) for _ in range(SAMPLE)]
    plain, truths = once(lambda: [looped(catalogue, facts) for facts in sample])
    drawn = np.random.default_rng(11).integers(0, SAMPLE, ORGANISATIONS)
    columns = rows_of(encode(sample), drawn)
    idle = peak_megabytes()
    seconds = median(once(lambda: judge(catalogue, columns, on=DAY))[0] for _ in range(ROUNDS))
    taken = peak_megabytes() - idle
    paying = median(
        once(lambda: judge(catalogue, columns, on=DAY, step=STEP))[0] for _ in range(ROUNDS)
    )
    found = judge(catalogue, columns, on=DAY)
    for place, each in enumerate(catalogue.programmes):
        yes = np.array([truth[place] is True for truth in truths])[drawn]
        assert (found.of(each.id).rows(Verdict.YES) == yes).all()
    show(
        Row("1 000 000 organisations × 25 programmes", seconds / 1000, "s", GOAL_SECONDS),
        Row("… and what each would pay for a step", paying / 1000, "s"),
        Row("memory taken to judge them, facts apart", taken, "MB"),
        Row("most memory of the whole process, facts too", peak_megabytes(), "MB", GOAL_MEGABYTES),
        Row(
            f"the same by a plain loop, extrapolated from {SAMPLE}",
            plain / 1000 * ORGANISATIONS / SAMPLE,
            "s",
        ),
    )


def looped(catalogue: Catalogue, facts: Facts) -> list[Truth]:
    """The verdicts of a plain loop: every rule asked in turn, equal ones again."""
    case = Case(facts, DAY)
    return [asked(each.versions[0].terms.applicant.root, case) for each in catalogue.programmes]


def asked(node: Node, case: Case) -> Truth:
    """What a tree of `all` and `any` says."""
    match node:
        case Criterion(leaf):
            return leaf.truth(case)
        case All(parts):
            return every([asked(part, case) for part in parts])
        case AnyOf(parts):
            return some([asked(part, case) for part in parts])
    raise AssertionError(node)


def organisation(chance: Random) -> Facts:
    """An organisation of which one fact in ten is not known."""

    def known(value: Value) -> Value | None:
        return None if chance.random() < 0.1 else value

    return Facts(
        legal_form=known(chance.choice(list(LegalForm))),
        region=known(f"{chance.randint(1, 17):02}"),
        sector=known(chance.choice(("11", "52", "53", "71", "81"))),
        employees=known(chance.randint(0, 300)),
        revenues=tuple(known(chance.randint(0, 5_000_000_00)) for _ in range(chance.randint(0, 3))),
        self_generated_share=known(Fraction(chance.randint(0, 100), 100)),
        years_in_operation=known(chance.randint(0, 20)),
        in_rena=known(chance.random() < 0.1),
        declared={f"fact{n}": chance.random() < 0.7 for n in range(1, 10) if chance.random() < 0.9},
    )


def rows_of(columns: Columns, rows: np.ndarray) -> Columns:
    """These organisations, in this order."""
    coded: dict[Fact, Coded[object]] = {
        fact: Coded(each.values, each.codes[rows]) for fact, each in columns.coded.items()
    }
    return Columns(len(rows), {fact: each[rows] for fact, each in columns.numbers.items()}, coded)


def peak_megabytes() -> float:
    """The most memory that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


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
    alternatives = AnyOf((rule(chance), rule(chance)))
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
