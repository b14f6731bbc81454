"""Random organisations, steps and catalogues of any shape, for the laws of portfolios."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from random import Random

from hypothesis import strategies as st

from tests.core.programmes import SAID, catalogue, programme, terms, version
from virage.core.funding import Artefact, Catalogue, Cost, FactName, Facts, Step
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
from virage.core.funding.trees import All, Any, AtLeast, Criterion, Not, Tree
from virage.core.funding.values import (
    Absent,
    Client,
    Dated,
    Expense,
    Form,
    LegalForm,
    Level,
    Listing,
    Nature,
    Zone,
    only,
)

IDS = ["one", "two", "three"]
WORDS = {
    "places": ["Acton", "L’Islet", "Nulle part"],
    "artefacts": ["digital_plan", "strategic_plan"],
    "declared": ["board", "insolvent"],
    "programmes": IDS,
}
DAYS = st.sampled_from([date(2025, 6, 1), date(2026, 11, 22), date(2027, 2, 1)])
MAYBE = st.sampled_from([True, False, None])
SHARES = (Fraction(0), Fraction(1, 3), Fraction(1, 2), Fraction(1))
MONEYS = (0, 1, 999_99, 10_000_00, 15_000_00, 50_000_00, 2_500_000_00)
PARTS, MONEY = st.sampled_from(SHARES), st.sampled_from(MONEYS)
LIMITS = MONEY | st.sampled_from([None, Absent.NONE])
DATED = st.builds(Dated, st.sampled_from([2024, 2025, 2026]), st.none() | st.integers(1, 12))


def some(values, most=4):
    return st.frozensets(st.sampled_from(values), max_size=most)


def unless_untold(values):
    return st.none() | values


def organisation(chance: Random, words: Mapping[str, list[str]] = WORDS) -> Facts:
    """Facts, each unknown one time in four; `words` says which places, artefacts… there are."""

    def one(*values):
        return None if chance.random() < 0.25 else chance.choice(values)

    def each(names, make):
        return {name: make() for name in chance.sample(names, chance.randint(0, len(names)))}

    def artefact():
        issuer = one(*words["programmes"], "essor_1b", "cdrq")
        return Artefact(issuer, one(Dated(2024), Dated(2025, 3), Dated(2026, 1), Dated(2026, 7, 1)))

    return Facts(
        legal_form=one(*LegalForm),
        kind=one("travail", "solidarite", "mutuelle"),
        employees=one(0, 1, 11, 12, 13, 250, 251, 500),
        revenues=tuple(
            one(*MONEYS, chance.randint(0, 10**11)) for _ in range(chance.randint(0, 3))
        ),
        self_generated_share=one(*(Fraction(part, 20) for part in range(21))),
        years_in_operation=one(*range(13)),
        region=one("01", "06", "07", "12", "16"),
        mrc=one(*words["places"]),
        zone=one(*Zone),
        sector=one("11", "31-33", "52", "81"),
        taxable=one(True, False),
        forbids_rebates=one(True, False),
        gst_recovered=one(*SHARES),
        qst_recovered=one(*SHARES),
        has_french_site=one(True, False),
        francization_duties_met=one(True, False),
        in_rena=one(True, False),
        artefacts=each(
            words["artefacts"], lambda: tuple(artefact() for _ in range(chance.randint(0, 2)))
        ),
        declared=each(words["declared"], lambda: chance.random() < 0.5),
        projects_before=each(words["programmes"], lambda: chance.randint(0, 4)),
    )


COSTS = st.builds(
    Cost,
    st.sampled_from(Expense),
    MONEY,
    gst=st.sampled_from([0, 475_01]),
    qst=st.sampled_from([0, 947_63]),
    assets=st.integers(1, 3),
)
STEPS = st.builds(
    Step, st.lists(COSTS, max_size=3).map(tuple), unless_untold(st.sampled_from(Nature))
)
ENDS = st.none() | st.sampled_from([0, 1, 12, 250, Fraction(1, 2), Fraction(49, 4)])
CENTS = unless_untold(MONEY)
LEAVES = st.one_of(
    st.builds(
        OneOf, st.just(FactName.LEGAL_FORM), some([each.value for each in LegalForm]), st.booleans()
    ),
    st.builds(OneOf, st.just(FactName.REGION), some(["01", "07", "16"]), st.booleans()),
    st.builds(OneOf, st.just(FactName.ZONE), some([each.value for each in Zone]), st.booleans()),
    st.builds(place_in, st.sampled_from([("Acton",), ("MRC de L’Islet", "Acton")])),
    st.builds(
        Between,
        st.sampled_from(
            [FactName.EMPLOYEES, FactName.YEARS_IN_OPERATION, FactName.SELF_GENERATED_SHARE]
        ),
        ENDS,
        ENDS,
        st.booleans(),
    ),
    st.builds(RevenueBetween, CENTS, CENTS, st.integers(1, 4)),
    st.builds(Is, st.sampled_from([FactName.IN_RENA, FactName.TAXABLE]), st.booleans()),
    st.builds(Is, st.just(FactName.DECLARED), st.booleans(), st.sampled_from(["board", "other"])),
    st.builds(
        HasArtefact,
        st.sampled_from(["digital_plan", "other_plan"]),
        some([*IDS, "essor_1b"]),
        st.none() | st.sampled_from([6, 24]),
    ),
    st.builds(SpendsOn, some(list(Expense)), st.booleans()),
    st.builds(StepCostBetween, CENTS, CENTS),
    st.builds(RankIs, st.sampled_from(IDS), some([1, 2, 3])),
    st.just(NotPublished(SAID)),
)


def groups(nodes):
    parts = st.lists(nodes, max_size=4).map(tuple)
    several = st.builds(AtLeast, st.integers(1, 3), parts)
    return st.builds(All, parts) | st.builds(Any, parts) | st.builds(Not, nodes) | several


TREES = st.recursive(LEAVES.map(Criterion), groups, max_leaves=8).map(Tree)
BRACKETS = st.builds(
    lambda up_to, first, then: (Bracket(up_to, first), Bracket(None, then)),
    st.sampled_from([5_000_00, 20_000_00]),
    PARTS,
    PARTS,
)
RATES = st.one_of(
    st.sampled_from([None, Absent.NONE]),
    st.builds(FlatRate, PARTS, PARTS),
    st.builds(RankRate, st.lists(PARTS, min_size=1, max_size=3).map(tuple)),
    st.builds(ZoneRate, st.dictionaries(st.sampled_from(Zone), PARTS, min_size=1)),
    st.builds(BracketRate, BRACKETS),
)
AMOUNTS = st.builds(
    Amounts,
    rate=RATES,
    floor=LIMITS,
    caps=st.builds(Caps, LIMITS, LIMITS),
    own_contribution=st.sampled_from([None, Absent.NONE]) | BRACKETS,
    excluded=st.builds(
        Excluded,
        st.sampled_from([None, Absent.NONE, {Expense.SOFTWARE: 5_000_00}]),
        LIMITS,
        st.just(1_000_00),
    ),
)


def listings(words):
    lists = st.builds(Listing, some(list(words)), st.just(frozenset()), MAYBE)
    return st.just(only(words)) | lists


STACKING = st.builds(
    Stacking,
    ceiling=st.sampled_from([None, Absent.NONE])
    | st.dictionaries(st.sampled_from(Client), PARTS, min_size=1),
    weights=st.dictionaries(st.sampled_from(Form), PARTS),
    counts=listings(Level),
    cost_base=unless_untold(st.sampled_from(CostBase)),
)
TERMS = st.builds(
    terms,
    applicant=TREES,
    step=TREES,
    amounts=AMOUNTS,
    natures=listings(Nature),
    expenses=listings(Expense),
    stacking=STACKING,
)
STATUSES = st.builds(Status, st.sampled_from(State), unless_untold(DATED), unless_untold(DATED))


@st.composite
def programmes(draw, name):
    later = draw(st.lists(st.builds(version, TERMS, st.just(Dated(2026))), max_size=1))
    first = version(draw(TERMS), draw(st.sampled_from([None, Dated(2025)])))
    statuses = draw(st.just((Status(State.OPEN),)) | st.lists(STATUSES, max_size=2).map(tuple))
    forms = tuple(draw(st.lists(st.sampled_from(Form), max_size=2)))
    level = draw(unless_untold(st.sampled_from(Level)))
    return programme(name, first, *later, statuses=statuses, forms=forms, level=level)


@st.composite
def catalogues(draw) -> Catalogue:
    return catalogue(*(draw(programmes(name)) for name in IDS[: draw(st.integers(1, 3))]))
