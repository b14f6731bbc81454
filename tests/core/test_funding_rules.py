"""The rules of programmes: what each says of what is known, and the laws of three values."""

from dataclasses import fields, replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.programmes import DAY, SAID, services
from virage.core.funding import Artefact, Case, Cost, Facts, Step
from virage.core.funding.criteria import (
    Between,
    HasArtefact,
    Is,
    NotPublished,
    OneOf,
    RankIs,
    RevenueBetween,
    SpendsOn,
    StepCostBetween,
    place_in,
)
from virage.core.funding.facts import FactName, place_key
from virage.core.funding.reasons import ask
from virage.core.funding.trees import MOST_WAYS, All, Any, AtLeast, Criterion, Not, Tree
from virage.core.funding.values import Dated, Expense, LegalForm, Zone, months_after, on_day
from virage.core.logic import at_least

COOP = Facts(legal_form=LegalForm.COOPERATIVE, sector="31-33", zone=Zone.LOW)
FORMS = OneOf(FactName.LEGAL_FORM, frozenset({"cooperative", "mutual"}))
STAFF = Between(FactName.EMPLOYEES, None, 250)
SHARE = Between(FactName.SELF_GENERATED_SHARE, Fraction(2, 5), None, over=True)
SALES = RevenueBetween(2_500_000_00, None)
THREE = RevenueBetween(500_000_00, 100_000_000_00, years=3)
PLAN = HasArtefact("digital_plan", frozenset({"essor_1b"}), 24)
FRESH, ANY_PLAN = HasArtefact("digital_plan", at_most_months_old=24), HasArtefact("digital_plan")
COST = StepCostBetween(10_000_00, 50_000_00)
TAXED = Step((Cost(Expense.SOFTWARE, 9_500_00, gst=475_00, qst=947_63),))


def plan(under: str | None, *day: int) -> Facts:
    on = Dated(*day) if day else None
    return Facts(artefacts={"digital_plan": (Artefact(under, on),)})


def told(*revenues: int | None) -> Facts:
    return Facts(revenues=tuple(each if each is None else each * 100 for each in revenues))


RULES = [
    (FORMS, COOP, True),
    (FORMS, Facts(legal_form=LegalForm.FOR_PROFIT), False),
    (FORMS, Facts(), None),
    (OneOf(FactName.SECTOR, frozenset({"31-33"}), outside=True), COOP, False),
    (OneOf(FactName.SECTOR, frozenset({"11"}), outside=True), COOP, True),
    (OneOf(FactName.SECTOR, frozenset({"11"}), outside=True), Facts(), None),
    (OneOf(FactName.ZONE, frozenset({"low"})), COOP, True),
    (place_in(["La Haute-Yamaska"]), Facts(mrc="MRC de la Haute-Yamaska"), True),
    (place_in(["Acton"]), Facts(mrc="Papineau"), False),
    (place_in(["Acton"]), Facts(), None),
    (STAFF, Facts(employees=250), True),
    (STAFF, Facts(employees=251), False),
    (STAFF, Facts(), None),
    (Between(FactName.YEARS_IN_OPERATION, 2, None), Facts(years_in_operation=2), True),
    (Between(FactName.YEARS_IN_OPERATION, 2, None), Facts(years_in_operation=1), False),
    (SHARE, Facts(self_generated_share=Fraction(2, 5)), False),
    (SHARE, Facts(self_generated_share=Fraction(41, 100)), True),
    (SALES, told(2_500_000), True),
    (SALES, told(400_000), False),
    (SALES, told(None, 3_000_000), None),
    (SALES, told(), None),
    (THREE, told(400_000), None),
    (THREE, told(400_000, 600_000), True),
    (THREE, told(400_000, 300_000, 200_000_000), False),
    (THREE, told(400_000, 300_000, 300_000, 600_000), False),
    (Is(FactName.IN_RENA, False), Facts(in_rena=False), True),
    (Is(FactName.IN_RENA, False), Facts(in_rena=True), False),
    (Is(FactName.IN_RENA, False), Facts(), None),
    (Is(FactName.DECLARED, True, "board"), Facts(declared={"board": True}), True),
    (Is(FactName.DECLARED, True, "board"), Facts(declared={"other": True}), None),
    (PLAN, plan("essor_1b", 2024, 11, 22), True),
    (PLAN, plan("essor_1b", 2024, 11, 21), False),
    (PLAN, plan("essor_1b", 2026, 11, 23), False),
    (PLAN, plan("essor_1b", 2024, 11), None),
    (PLAN, plan("essor_1b", 2025), True),
    (PLAN, plan("essor_1b"), None),
    (PLAN, plan(None, 2026, 1, 1), None),
    (PLAN, plan(None, 2020), False),
    (PLAN, plan("cdrq", 2026, 1, 1), False),
    (PLAN, Facts(artefacts={"digital_plan": ()}), False),
    (PLAN, Facts(artefacts={"strategic_plan": ()}), None),
    (FRESH, plan(None, 2026), None),
    (FRESH, plan(None, 2025), True),
    (ANY_PLAN, plan(None), True),
    (RankIs("one", frozenset({1, 2})), Facts(projects_before={"one": 1}), True),
    (RankIs("one", frozenset({1, 2})), Facts(projects_before={"one": 2}), False),
    (RankIs("one", frozenset({1})), Facts(projects_before={"two": 0}), None),
    (NotPublished(SAID), COOP, None),
    (COST, Facts(), None),
    (SpendsOn(frozenset({Expense.SOFTWARE})), Facts(), None),
]


@pytest.mark.parametrize(("rule", "facts", "expected"), RULES)
def test_a_rule_says_yes_no_or_not_known(rule, facts, expected):
    assert rule.truth(Case(facts, DAY)) is expected


@pytest.mark.parametrize(
    ("rule", "step", "facts", "expected"),
    [
        (SpendsOn(frozenset({Expense.OUTSIDE_SERVICES})), services(1), Facts(), True),
        (SpendsOn(frozenset({Expense.SOFTWARE})), services(1), Facts(), False),
        (SpendsOn(frozenset({Expense.SOFTWARE}), outside=True), services(1), Facts(), True),
        (COST, services(10_000), Facts(), True),
        (COST, services(9_999), Facts(), False),
        (COST, services(50_001), Facts(), False),
        (COST, TAXED, Facts(), None),
        (COST, TAXED, Facts(gst_recovered=Fraction(1), qst_recovered=Fraction(1)), False),
        (COST, TAXED, Facts(gst_recovered=Fraction(1, 2), qst_recovered=Fraction(0)), True),
    ],
)
def test_a_rule_about_the_step_reads_its_costs_net_of_what_comes_back(rule, step, facts, expected):
    assert rule.truth(Case(facts, DAY, step)) is expected


@pytest.mark.parametrize(
    ("count", "truths", "expected"),
    [
        (1, [None, True], True),
        (2, [None, True], None),
        (2, [False, True], False),
        (2, [True, True, None], True),
        (1, [], False),
    ],
)
def test_at_least_so_many(count, truths, expected):
    assert at_least(count, truths) is expected


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("MRC de La Haute-Yamaska", "haute yamaska"),
        ("Ville de Québec", "quebec"),
        ("L’Islet", "islet"),
        (" Maria-Chapdelaine ", "maria chapdelaine"),
    ],
)
def test_a_place_is_compared_however_it_is_written(written, key):
    assert place_key(written) == key


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 11, 30), 3, date(2025, 2, 28)),
        (date(2024, 12, 15), 12, date(2025, 12, 15)),
        (date(2024, 11, 30), 1, date(2024, 12, 30)),
    ],
)
def test_months_end_on_the_last_day_of_short_ones(day, months, expected):
    assert months_after(day, months) == expected


def test_a_date_is_as_precise_as_its_source():
    assert (Dated(2025).first, Dated(2025).last) == (date(2025, 1, 1), date(2025, 12, 31))
    assert (Dated(2024, 2).first, Dated(2024, 2).last) == (date(2024, 2, 1), date(2024, 2, 29))
    assert Dated(2025, 12).last == date(2025, 12, 31)
    assert on_day(DAY).first == on_day(DAY).last == DAY


FIRST = RankIs("one", frozenset({1}))
BOARD = Is(FactName.DECLARED, True, "board")
SHAPES = (FORMS, STAFF, SHARE, SALES, THREE, PLAN, BOARD, Is(FactName.IN_RENA, False))
LEAVES = st.sampled_from([Criterion(each) for each in (*SHAPES, NotPublished(SAID), COST, FIRST)])


def groups(nodes):
    parts = st.lists(nodes, min_size=1, max_size=4).map(tuple)
    several = parts.flatmap(
        lambda each: st.builds(AtLeast, st.integers(1, len(each)), st.just(each))
    )
    return st.builds(All, parts) | st.builds(Any, parts) | st.builds(Not, nodes) | several


NODES = st.recursive(LEAVES, groups, max_leaves=10)
MAYBE = st.sampled_from([True, False])
WHOLE = st.builds(
    Facts,
    legal_form=st.sampled_from(LegalForm),
    employees=st.sampled_from([0, 250, 251]),
    revenues=st.lists(
        st.sampled_from([400_000_00, 2_500_000_00, 200_000_000_00]), min_size=1, max_size=3
    ).map(tuple),
    self_generated_share=st.sampled_from([Fraction(2, 5), Fraction(1)]),
    in_rena=MAYBE,
    declared=st.fixed_dictionaries({"board": MAYBE}),
    projects_before=st.fixed_dictionaries({"one": st.integers(0, 2)}),
    artefacts=st.sampled_from([(), ("essor_1b",), ("cdrq",)]).map(
        lambda held: {"digital_plan": tuple(Artefact(each, Dated(2026, 1)) for each in held)}
    ),
)
NAMES = [field.name for field in fields(Facts)]
FORGOTTEN = st.sets(st.sampled_from(NAMES))


def without(facts: Facts, names: set[str]) -> Facts:
    """The same organisation with some facts not known."""
    nothing = Facts()
    return replace(facts, **{name: getattr(nothing, name) for name in names})


def says(root, facts):
    tree = Tree(root)
    return tree.truth(tree.truths(Case(facts, DAY, services(20_000))))


@given(NODES, WHOLE, FORGOTTEN)
def test_forgetting_a_fact_never_turns_a_verdict_but_to_not_known(root, facts, names):
    assert says(root, without(facts, names)) in (None, says(root, facts))


@given(NODES, WHOLE, FORGOTTEN, st.randoms(use_true_random=False))
def test_the_order_of_rules_has_no_meaning(root, facts, names, chance):
    known = without(facts, names)
    assert says(shuffled(root, chance), known) is says(root, known)


def shuffled(node, chance):
    match node:
        case Criterion():
            return node
        case Not(part):
            return Not(shuffled(part, chance))
    parts = [shuffled(part, chance) for part in node.parts]
    chance.shuffle(parts)
    return replace(node, parts=tuple(parts))


@given(NODES, WHOLE, FORGOTTEN)
def test_what_a_verdict_rests_on_is_told(root, facts, names):
    judged = ask(Tree(root), Case(without(facts, names), DAY, services(20_000)))
    assert bool(judged.open) is (judged.truth is None)
    assert bool(judged.failed) is (judged.truth is False)
    assert all(reason.truth is None for reason in judged.open)
    assert judged.open_facts == [reason.facts for reason in judged.open]


@given(NODES, WHOLE)
def test_each_way_lifts_a_no_and_none_of_its_rules_is_idle(root, facts):
    tree = Tree(root)
    truths = tree.truths(Case(facts, DAY, services(20_000)))
    for way in tree.ways(truths) if tree.truth(truths) is False else ():
        assert tree.truth(turned(truths, way)) is not False
        for each in way:
            assert tree.truth(turned(truths, way - {each})) is False


def test_ways_that_hold_a_smaller_one_or_are_too_many_are_left_out():
    two = All((Criterion(STAFF), Criterion(SALES)))
    large = Facts(employees=300, revenues=(1,))
    tree = Tree(Any((two, Criterion(STAFF))))
    assert tree.ways(tree.truths(Case(large, DAY))) == (frozenset({2}), frozenset({0, 1}))
    same = Tree(
        All((Any((Criterion(STAFF), Criterion(SALES))), *[Any((Criterion(STAFF),) * 5)] * 2))
    )
    assert len(same.ways(same.truths(Case(large, DAY)))) == MOST_WAYS


def test_every_rule_says_what_it_reads():
    step = (SpendsOn(frozenset({Expense.SOFTWARE})), COST)
    assert [rule.facts[0].name for rule in step] == [FactName.STEP_EXPENSES, FactName.STEP_COST]


def turned(truths, way):
    return [not truth if at in way else truth for at, truth in enumerate(truths)]
