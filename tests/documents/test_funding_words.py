"""Every rule is a sentence in French and in English, rendered from the rule itself."""

from dataclasses import replace
from fractions import Fraction

import pytest

from tests.core.programmes import DAY, GROWN, PLAN, frozen, services, tree
from virage.core.funding import Artefact, Case, Fact, FactName, Facts, Range, match
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
from virage.core.funding.reasons import ask
from virage.core.funding.trees import All, Any, AtLeast, Criterion, Not, Tree
from virage.core.funding.values import Dated, Expense, Form, Nature, Verdict, Zone
from virage.core.text import LocalText
from virage.documents.funding import changes_in_words, fact_in_words, labels_of, outline, sentence
from virage.documents.funding.labels import (
    date_in_words,
    fact_title,
    forms,
    natures,
    range_in_dollars,
    verdicts,
)
from virage.documents.funding.offers import offer_in_words
from virage.documents.funding.plain import status_in_words
from virage.library import shipped

COOP = shipped().questionnaire("coop")
FR, EN = (labels_of(COOP, shipped().funding, language) for language in ("fr", "en"))
NB = "\u00a0"
BOARD = "registered_in_quebec"

SENTENCES = [
    (
        OneOf(FactName.REGION, frozenset({"09", "01"})),
        "Region: Bas-Saint-Laurent or Côte-Nord",
        f"Région{NB}: Bas-Saint-Laurent ou Côte-Nord",
    ),
    (
        OneOf(FactName.SECTOR, frozenset({"53"}), outside=True),
        "Main activity other than: Housing, property, rental",
        f"Activité principale, sauf{NB}: Habitation, immobilier, location",
    ),
    (
        OneOf(FactName.ZONE, frozenset({"low"})),
        "Economic vitality of the place: low",
        f"Vitalité économique du lieu{NB}: faible",
    ),
    (place_in(["Acton"]), "RCM or city: Acton", f"MRC ou ville{NB}: Acton"),
    (
        Between(FactName.EMPLOYEES, 1, 499),
        "People employed: from 1 to 499",
        f"Personnes employées{NB}: de 1 à 499",
    ),
    (
        Between(FactName.SELF_GENERATED_SHARE, Fraction(2, 5), None, over=True),
        "Self-generated share of revenue: more than 40%",
        f"Part des revenus autonomes{NB}: plus de 40{NB}%",
    ),
    (
        RevenueBetween(500_000_00, None, 3),
        "Annual revenue: at least $500,000, in one of the last 3 years",
        f"Revenu annuel{NB}: au moins 500{NB}000{NB}$, dans une des 3 dernières années",
    ),
    (
        StepCostBetween(None, 1_250_50),
        "Cost of the step: at most $1,250.50",
        f"Coût de l’étape{NB}: au plus 1{NB}250,50{NB}$",
    ),
    (
        HasArtefact("digital_plan", frozenset({"essor_1c"})),
        "Digital plan made under ESSOR, stream 1C: carrying out the digital plan",
        None,
    ),
    (
        HasArtefact("strategic_plan", at_most_months_old=24),
        "Strategic plan, at most 24 months old",
        "Plan stratégique datant d’au plus 24 mois",
    ),
    (HasArtefact("strategic_plan"), "Strategic plan", "Plan stratégique"),
    (
        Is(FactName.DECLARED, False, BOARD),
        "The organisation is not registered or not active in Québec.",
        "L’organisation n’est pas immatriculée ou pas active au Québec.",
    ),
    (
        SpendsOn(frozenset({Expense.TRAVEL, Expense.SOFTWARE})),
        "The step spends on: travel or software",
        None,
    ),
    (
        SpendsOn(frozenset({Expense.OTHER}), outside=True),
        "The step spends nothing on: other expenses",
        None,
    ),
    (
        RankIs("essor_1c", frozenset({2, 1})),
        "Rank of the project among those that this programme pays: 1 or 2",
        None,
    ),
    (NotPublished(LocalText("Pas lu.", "Not read.")), "Not read.", "Pas lu."),
]


@pytest.mark.parametrize(("rule", "english", "french"), SENTENCES)
def test_a_rule_is_a_sentence(rule, english, french):
    assert sentence(rule, EN) == english
    assert sentence(rule, FR) == french if french else sentence(rule, FR) != english


@pytest.mark.parametrize(
    "name",
    [
        FactName.TAXABLE,
        FactName.FORBIDS_REBATES,
        FactName.HAS_FRENCH_SITE,
        FactName.FRANCIZATION_DUTIES_MET,
        FactName.IN_RENA,
    ],
)
def test_a_yes_or_no_is_said_both_ways(name):
    told = {sentence(Is(name, wanted), labels) for wanted in (True, False) for labels in (FR, EN)}
    assert len(told) == 4


KNOWN = replace(
    GROWN,
    zone=Zone.HIGH,
    region="01",
    taxable=False,
    declared={BOARD: True},
    artefacts={"digital_plan": (PLAN, Artefact()), "strategic_plan": ()},
)


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        (Fact(FactName.REVENUE), "$3,200,000"),
        (Fact(FactName.SELF_GENERATED_SHARE), "90%"),
        (Fact(FactName.EMPLOYEES), "60"),
        (Fact(FactName.LEGAL_FORM), "co-operative"),
        (Fact(FactName.ZONE), "high"),
        (Fact(FactName.REGION), "Bas-Saint-Laurent"),
        (Fact(FactName.SECTOR), ""),
        (Fact(FactName.TAXABLE), "no"),
        (Fact(FactName.DECLARED, BOARD), "yes"),
        (Fact(FactName.PROJECTS_BEFORE, "essor_1c"), "0"),
        (Fact(FactName.ARTEFACT, "strategic_plan"), "none"),
        (
            Fact(FactName.ARTEFACT, "digital_plan"),
            "ESSOR, stream 1B: digital diagnosis and plan, January 22, 2026 · an unknown date",
        ),
        (Fact(FactName.STEP_COST), ""),
    ],
)
def test_what_is_known_is_told_with_its_rule(fact, expected):
    assert fact_in_words(fact, KNOWN, EN) == expected


def test_every_fact_has_a_name_in_both_languages():
    subjects = {
        FactName.ARTEFACT: "digital_plan",
        FactName.DECLARED: BOARD,
        FactName.PROJECTS_BEFORE: "essor_1c",
    }
    for name in FactName:
        fact = Fact(name, subjects.get(name, ""))
        assert fact_title(fact, FR) != fact_title(fact, EN) or name is FactName.REGION


def test_closed_lists_are_complete():
    for language in ("fr", "en"):
        assert set(forms(language)) == set(Form)
        assert set(natures(language)) == set(Nature)
        assert set(verdicts(language)) == set(Verdict)


STAFF, SHARE = (
    Criterion(Between(FactName.EMPLOYEES, 10, None)),
    Criterion(Between(FactName.YEARS_IN_OPERATION, 2, None), "S1", 7),
)


def test_groups_have_headings_and_their_rules_stand_under_them():
    root = All((STAFF, Any((SHARE, Not(STAFF))), AtLeast(1, (STAFF, All((SHARE,))))))
    judged = ask(Tree(root), Case(GROWN, DAY))
    lines = outline(judged, GROWN, EN)
    assert [(line.depth, line.text.partition(":")[0]) for line in lines] == [
        (0, "People employed"),
        (0, "At least one of these"),
        (1, "Years in operation"),
        (1, "Not this"),
        (2, "People employed"),
        (0, "At least 1 of these"),
        (1, "People employed"),
        (1, "All of this"),
        (2, "Years in operation"),
    ]
    assert (lines[0].verdict, lines[0].fact) == (Verdict.YES, "60")
    assert (lines[2].verdict, lines[2].source) == (Verdict.UNKNOWN, "S1")
    alone = Tree(STAFF)
    assert len(outline(ask(alone, Case(GROWN, DAY)), GROWN, EN)) == 1


def test_a_change_says_what_must_hold_and_what_must_no_longer():
    small = replace(GROWN, employees=5)
    found = tree(STAFF.leaf)
    judged = ask(found, Case(small, DAY))
    assert changes_in_words(judged.changes, EN) == ("People employed: at least 10",)
    refused = Tree(Not(STAFF))
    judged = ask(refused, Case(GROWN, DAY))
    assert changes_in_words(judged.changes, EN) == ("no longer: People employed: at least 10",)


SINCE, UNTIL = Dated(2025, 9), Dated(2025, 10, 24)


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (Status(State.OPEN), "Open"),
        (Status(State.OPEN, SINCE, UNTIL), "since September 2025, planned until October 24, 2025"),
        (Status(State.CLOSED), "Closed"),
        (Status(State.EXHAUSTED, Dated(2025)), "Money all spent since 2025"),
        (
            Status(State.WINDOW, SINCE, UNTIL),
            "Applications between September 2025 and October 24, 2025",
        ),
        (Status(State.UNKNOWN), "Open or closed: not known. Ask the funder."),
        (Status(State.UNKNOWN, SINCE), "Open or closed since September 2025: not known."),
    ],
)
def test_a_status_is_told_with_its_days(status, expected):
    assert expected.replace(" ", "") in status_in_words(status, EN).replace(NB, "").replace(" ", "")


def test_money_and_dates_are_as_precise_as_they_are_known():
    assert range_in_dollars(Range(0, 12_000_00), "en") == "$0 to $12,000"
    assert range_in_dollars(Range(100, 100), "fr") == f"1{NB}$"
    assert date_in_words(None, "en") == "an unknown date"


def test_a_match_can_be_told_without_any_fact():
    for found in match(frozen(), Facts(), on=DAY, step=services(1)):
        for judged in found.judged:
            outline(judged, Facts(), labels_of(COOP, frozen(), "fr"))


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (Status(State.OPEN, Dated(2025, 4, 24), Dated(2027)), "depuis le 24 avril 2025, fin"),
        (Status(State.OPEN, Dated(2025, 4, 24), Dated(2027)), "fin prévue en 2027."),
        (Status(State.CLOSED, Dated(2024)), "Fermé depuis 2024."),
        (
            Status(State.WINDOW, Dated(2025, 9, 8), UNTIL),
            "Dépôt des demandes du 8 septembre 2025 au 24 octobre 2025.",
        ),
    ],
)
def test_days_stand_in_french_sentences_as_they_should(status, expected):
    assert expected in status_in_words(status, FR).replace(NB, " ")


@pytest.mark.parametrize(
    ("programme", "expected"),
    [
        ("essor_1b", "Covers 50% of eligible expenses. At most $20,000 for one project."),
        ("essor_1c", "goes down from project to project: 50%, 40%, 30%. At most $50,000"),
        ("mfor", "Covers 50% to 75% of eligible expenses."),
        ("fiducie_capital_patient", "Covers up to 35% of eligible expenses. At least $50,000."),
        ("c3i", "Covers 15% to 25% of eligible expenses, by the economic vitality of the place."),
        ("cric", "Covers 30% of eligible expenses up to $1,000,000, 20% beyond."),
        ("ville_quebec_virage_es", "At most $20,000 in twelve months."),
        ("fonds_grand_mouvement", "No maximum for one project."),
        ("fli", "The most for one project is not published."),
    ],
)
def test_what_a_programme_offers_is_told_in_sentences(programme, expected):
    terms = shipped().funding.by_id[programme].versions[-1].terms
    assert expected in " ".join(offer_in_words(terms, "en"))


def test_nobody_is_told_to_grow_younger():
    judged = ask(
        Tree(Not(Criterion(Between(FactName.YEARS_IN_OPERATION, 10, None)))),
        Case(replace(GROWN, years_in_operation=14), DAY),
    )
    assert judged.changes
    assert changes_in_words(judged.changes, EN) == ()
