"""Programmes are read whole, or refused with the file, the line and the reason."""

from fractions import Fraction
from pathlib import Path

import pytest

from tests.library.shelf import HERE, assert_refused, changed
from virage.core.funding.criteria import RankIs, RevenueBetween
from virage.core.funding.facts import Artefact, Facts
from virage.core.funding.programmes import State
from virage.core.funding.terms import (
    Bracket,
    BracketRate,
    CostBase,
    FlatRate,
    Gate,
    RankRate,
    ZoneRate,
)
from virage.core.funding.trees import AtLeast
from virage.core.funding.values import (
    Absent,
    Client,
    Dated,
    Expense,
    Form,
    LegalForm,
    Level,
    Nature,
    Zone,
)
from virage.library import CatalogueError, Library, shipped
from virage.library.checks import check_catalogues
from virage.library.facts import read_facts
from virage.library.funding import read_funding
from virage.library.funding.known import Known

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "docs/examples"
EXAMPLE = EXAMPLES / "catalogues/funding"
FUND, WORDS = "funding/programmes/green_fund.yaml", "funding/vocabulary.yaml"
KNOWN = Known(choices={"region": frozenset({"01"})}, needs=frozenset({"saws"}))
NONE = Absent.NONE


@pytest.fixture
def root(tmp_path):
    """A copy of the example."""
    for path in EXAMPLE.rglob("*.yaml"):
        there = tmp_path / "funding" / path.relative_to(EXAMPLE)
        there.parent.mkdir(parents=True, exist_ok=True)
        there.write_text(path.read_text("utf-8"), "utf-8")
    return tmp_path


def fund(root: Path):
    return read_funding(root, KNOWN).by_id["green_fund"]


def test_the_example_is_read_whole(root):
    found = fund(root)
    assert found.forms == (Form.GRANT,)
    assert found.level is Level.LOCAL
    assert [status.state for status in found.statuses] == [State.CLOSED, State.OPEN]
    assert found.statuses[1].until == Dated(2027, 3)
    assert found.verified_on == Dated(2026, 11, 1)
    assert (found.stale_after_days, found.owner, len(found.content_hash)) == (180, "editor", 64)
    terms = found.versions[0].terms
    assert len(terms.applicant.criteria) == 4
    assert terms.applicant.criteria[0].source == "page"
    assert terms.applicant.criteria[0].line == 18
    assert terms.natures.of(Nature.ACQUISITION) is True
    assert terms.natures.of(Nature.STUDY) is False
    assert terms.expenses.of(Expense.TRAVEL) is None
    assert terms.amounts.rate == RankRate((Fraction(3, 5), Fraction(2, 5)))
    assert (terms.amounts.floor, terms.amounts.caps.project) == (NONE, 500_000)
    assert (terms.amounts.caps.enterprise, terms.amounts.caps.life) == (None, None)
    assert terms.amounts.own_contribution == (Bracket(None, Fraction(1, 5)),)
    assert (terms.timing.spend_only_after, terms.timing.end_within_months) == (Gate.FILING, None)
    assert terms.stacking.ceiling == {
        Client.SOCIAL_ECONOMY: Fraction(4, 5),
        Client.PRIVATE: Fraction(1, 2),
    }
    assert terms.stacking.cost_base is CostBase.ELIGIBLE_COSTS
    assert terms.stacking.counts_tax_credits is None
    assert (len(terms.prepare), terms.call) == (1, None)


RATE = "{by_rank: [60 %, 40 %]}"
APPLICANT = '      - mrc_in: ["Ville des Érables"]\n        source: page'


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("50 %", FlatRate(Fraction(1, 2), Fraction(1, 2))),
        ("12,5 %", FlatRate(Fraction(1, 8), Fraction(1, 8))),
        ("1/3", FlatRate(Fraction(1, 3), Fraction(1, 3))),
        ("{between: [0 %, 0.3]}", FlatRate(Fraction(0), Fraction(3, 10))),
        (
            "{by_zone: {low: 25 %, intermediate: 20 %, high: 15 %}}",
            ZoneRate(
                {
                    Zone.LOW: Fraction(1, 4),
                    Zone.INTERMEDIATE: Fraction(1, 5),
                    Zone.HIGH: Fraction(3, 20),
                }
            ),
        ),
        (
            "{by_bracket: [{up_to: 1000000, part: 30 %}, {part: 20 %}]}",
            BracketRate((Bracket(100_000_000, Fraction(3, 10)), Bracket(None, Fraction(1, 5)))),
        ),
        ("none", NONE),
        ("unknown", None),
    ],
)
def test_a_rate_is_written_in_several_ways(root, written, expected):
    changed(root, FUND, RATE, written)
    assert fund(root).versions[0].terms.amounts.rate == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("rank_of_project_is: [1, 2]", RankIs("green_fund", frozenset({1, 2}))),
        (
            "revenue_between: {between: [500000, null], any_of_last_years: 3}",
            RevenueBetween(50_000_000, None, 3),
        ),
    ],
)
def test_rules_that_take_more_than_a_list(root, written, expected):
    changed(root, FUND, "step_cost_between: [500, null]", written)
    assert fund(root).versions[0].terms.step.criteria[0].leaf == expected


def test_at_least_so_many_of_a_list(root):
    changed(root, FUND, "- any:\n", "- at_least: 2\n        of:\n")
    root_of = fund(root).versions[0].terms.applicant.root
    assert isinstance(root_of.parts[2], AtLeast)
    assert root_of.parts[2].count == 2


def test_a_folder_without_programmes_has_none(tmp_path):
    assert read_funding(tmp_path, KNOWN).programmes == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("form: grant", "form: [loan, guarantee]"),
        ("own_contribution: 20 %", "own_contribution: {by_aid: [{up_to: 9, part: 0}, {part: 1}]}"),
        ("own_contribution: 20 %", "excluded: {per_asset: {equipment: 500}, in_all: unknown}"),
        ("own_contribution: 20 %", "excluded: {in_all: {at_least: 50000}}"),
        ("own_contribution: 20 %", "excluded: {}"),
        ("form: grant", "form: unknown"),
        ("{social_economy: 80 %, private: 50 %}", "50 %"),
    ],
)
def test_terms_may_be_written_otherwise(root, old, new):
    before = fund(root).content_hash
    changed(root, FUND, old, new)
    assert fund(root).content_hash != before


@pytest.mark.parametrize(
    "rule",
    [
        "not: {kind_in: [farm]}",
        "zone_in: [low]",
        "self_generated_share_at_least: 50 %",
        "years_in_operation_at_least: 2",
        "has_artefact: {what: soil_study, issued_under: [green_fund]}",
        "expense_not_in: [software]",
        'sector_not_in: ["11"]',
        "not_published: {fr: a, en: b}",
        "employees_between: [1, null]",
    ],
)
def test_every_rule_is_read(root, rule):
    changed(root, FUND, "step_cost_between: [500, null]", rule)
    assert len(fund(root).versions[0].terms.step.criteria) == 1


@pytest.mark.parametrize(("written", "rules"), [("none", 0), ("unknown", 1)])
def test_there_may_be_no_rule_or_none_published(root, written, rules):
    changed(root, FUND, "step:\n      - step_cost_between: [500, null]", f"step: {written}")
    assert len(fund(root).versions[0].terms.step.criteria) == rules


REFUSED = [
    ("id: green_fund ", "id: red_fund # <-", "expected the id 'green_fund', that of the file"),
    ("form: grant", "form: gift # <-", "'gift' is not one of grant, forgivable_contribution"),
    ("owner: editor", "colour: red # <-", "unknown key 'colour'"),
    ("money: local ", "money: [local] # <-", "expected a word in quotes"),
    ("verified_on: 2026-11-01", "verified_on: 2026-13 # <-", "expected a date such as"),
    ("{state: closed, since: 2025}", "{state: shut} # <-", "'shut' is not one of open, closed"),
    ("since: 2025}", "since: 2027}", "'since' goes up from the oldest; only the first"),
    ("since: 2026-03-01, until", "until", "'since' goes up from the oldest; only the first"),
    ("state: open, since: 2026-03-01, until: 2027-03", "state: window", "a window has 'since'"),
    ("until: 2027-03", "until: 2026-02", "'until' comes after 'since'"),
    ("confidence: primary", "confidence: high", "'high' is not one of primary, secondary"),
    ("cooperative, non_profit", "coop", "'coop' is not one of cooperative, mutual"),
    ("cooperative, non_profit", "", "expected at least one word"),
    (APPLICANT, "      - mrc_is: Érables # <-", "expected exactly one of all, any, not, at_least"),
    (APPLICANT, '      - region_in: ["99"] # <-', "'99' is not one of 01"),
    (APPLICANT, "      - region_in: [] # <-", "expected at least one word"),
    (APPLICANT, "      - mrc_in: [] # <-", "expected at least one word"),
    (APPLICANT, "      - all: [] # <-", "expected at least one rule"),
    (APPLICANT, "      - {mrc_in: [a], source: S9} # <-", "unknown source 'S9'"),
    (APPLICANT, '      - {mrc_in: [a], region_in: ["01"]} # <-', "expected exactly one of"),
    (APPLICANT, "      - employees_between: [9, 1] # <-", "a range has at least one end"),
    (APPLICANT, "      - employees_between: [null, null] # <-", "a range has at least one end"),
    (APPLICANT, "      - employees_between: [-1, 9] # <-", "expected zero or more, not -1"),
    (APPLICANT, "      - self_generated_share_over: 40 # <-", "expected a part such as 50 % or"),
    (APPLICANT, "      - has_artefact: {what: map} # <-", "'map' is not one of soil_study"),
    (
        APPLICANT,
        "      - has_artefact: {what: soil_study, issued_under: [blue_fund]} # <-",
        "unknown programme 'blue_fund'",
    ),
    (
        APPLICANT,
        "      - {at_least: 2, of: [{taxable_is: true}]} # <-",
        "'at_least' goes from 1 to the number of rules, 1",
    ),
    ("{fact: open_to_neighbours", "{fact: open", "'open' is not one of open_to_neighbours"),
    (RATE, "{by_rank: []} # <-", "expected at least one rate"),
    (RATE, "{by_bracket: []} # <-", "expected at least one rate"),
    (RATE, "{by_bracket: [{part: 1}, {part: 0.5}]} # <-", "brackets go up; only the last one"),
    (RATE, "{by_zone: {low: 1}} # <-", "'intermediate' is missing"),
    (RATE, "{between: [3/4, 1/4]} # <-", "a range has at least one end, the lower one first"),
    (RATE, "{by_rank: [1], by_zone: {}} # <-", "expected exactly one of between, by_rank"),
    (RATE, "150 % # <-", "expected a part such as 50 % or 0.5, not 150 %"),
    ("project: 5000", "project: 50.001", "expected an amount in dollars such as 50000"),
    ("project: 5000", "project: .nan", "expected an amount in dollars such as 50000"),
    ("project: 5000", "project: true", "expected an amount in dollars such as 50000"),
    ("not_paid: [internal_salaries]", "not_paid: [equipment]", "the same word stands under 'paid'"),
    ("others: unknown", "others: maybe", "'maybe' is not one of paid, not_paid, unknown"),
    ("{social_economy: 80 %, private: 50 %}", "{} # <-", "expected at least one rate"),
    ("owner: editor", "owner: editor\nstale_after_days: 0 # <-", "expected at least one day"),
    ("owner: editor", "owner: editor\nneeds: [axes] # <-", "unknown need 'axes'"),
]


@pytest.mark.parametrize(("old", "new", "problem"), REFUSED)
def test_a_programme_that_makes_no_sense_is_refused(root, old, new, problem):
    changed(root, FUND, old, new)
    with pytest.raises(CatalogueError) as caught:
        fund(root)
    assert caught.value.problem.startswith(problem)
    assert caught.value.file == FUND
    if HERE in new:
        assert_refused(caught, root / FUND, caught.value.problem)


@pytest.mark.parametrize(
    ("start", "end", "problem"),
    [
        ("status:", "verified_on", "expected at least one status"),
        ("sources:", "versions", "a programme has at least one source"),
        ("versions:", "", "a programme has at least one version"),
    ],
)
def test_what_must_have_something_may_not_be_empty(root, start, end, problem):
    text = (root / FUND).read_text("utf-8")
    before, _, after = text.partition(f"\n{start}")
    rest = after[after.index(f"\n{end}") :] if end else "\n"
    changed(root, FUND, "", f"{before}\n{start} []{rest}")
    with pytest.raises(CatalogueError, match=problem):
        fund(root)


def test_the_same_id_twice_is_refused(root):
    twice = "  - {id: page, address: a, confidence: primary}\n"
    changed(root, FUND, "versions: ", f"{twice}versions: ")
    with pytest.raises(CatalogueError, match=r"green_fund.yaml:14: page: this id is taken"):
        fund(root)
    changed(root, WORDS, "declared:", "  - {id: soil_study, title: {fr: a, en: b}}\ndeclared:")
    with pytest.raises(CatalogueError, match=r"vocabulary.yaml:3: soil_study: this id is taken"):
        fund(root)


def test_every_broken_file_is_told_at_once(root):
    changed(root, FUND, "form: grant", "form: gift")
    (root / "funding/programmes/empty.yaml").write_text("", "utf-8")
    told = [str(problem) for problem in check_catalogues(root)]
    assert told[1].startswith("funding/programmes/empty.yaml:1: the file is empty")
    assert told[2].startswith(f"{FUND}:5: 'gift' is not one of grant")
    changed(root, WORDS, "artefacts:", "artifacts:")
    assert str(check_catalogues(root)[1]).startswith(f"{WORDS}:2: unknown key 'artifacts'")


def test_programmes_are_still_checked_beside_a_broken_questionnaire(root):
    (root / "questionnaires/none/1.0").mkdir(parents=True)
    changed(root, FUND, "form: grant", "form: gift")
    assert [problem.file for problem in check_catalogues(root)] == [
        "questionnaires/none/1.0/questionnaire.yaml",
        FUND,
    ]


def test_what_ships_says_where_and_when_everything_was_read():
    for programme in shipped().funding.programmes:
        assert programme.sources
        for version in programme.versions:
            told = {rule.source for rule in version.terms.applicant.criteria} - {""}
            assert told <= {source.id for source in programme.sources}


SHEET = """\
questionnaire: gardens
funding:
  legal_form: non_profit
  revenues: [90000, unknown, 85000.50]
  zone: low
  gst_recovered: 50 %
  in_rena: false
  has_french_site: unknown
  artefacts:
    soil_study: [{issued_under: green_fund, date: 2026-01}, {}]
  declared: {open_to_neighbours: true}
  projects_before: {green_fund: 1}
"""


def facts(tmp_path, text: str):
    path = tmp_path / "sheet.yaml"
    path.write_text(text, "utf-8")
    return read_facts(path, Library(EXAMPLES / "catalogues"))


def test_a_sheet_tells_the_facts_that_only_funding_asks(tmp_path):
    found = facts(tmp_path, SHEET)
    assert (found.name, found.day, found.questionnaire.id) == ("", None, "gardens")
    assert found.facts == Facts(
        legal_form=LegalForm.NON_PROFIT,
        revenues=(9_000_000, None, 8_500_050),
        zone=Zone.LOW,
        gst_recovered=Fraction(1, 2),
        in_rena=False,
        artefacts={"soil_study": (Artefact("green_fund", Dated(2026, 1)), Artefact())},
        declared={"open_to_neighbours": True},
        projects_before={"green_fund": 1},
    )


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("zone: low", "zones: low", "unknown key 'zones'"),
        ("soil_study:", "map:", "'map' is not one of soil_study"),
        ("green_fund: 1", "blue_fund: 1", "unknown programme 'blue_fund'"),
        ("open_to_neighbours: true", "open: true", "'open' is not one of open_to_neighbours"),
        ("in_rena: false", "in_rena: 3", "expected true or false"),
    ],
)
def test_a_fact_that_nobody_asks_for_is_refused(tmp_path, old, new, problem):
    with pytest.raises(CatalogueError) as caught:
        facts(tmp_path, SHEET.replace(old, new))
    assert caught.value.problem.startswith(problem)


def test_nothing_held_is_known_to_be_nothing(tmp_path):
    text = "questionnaire: gardens\nfunding:\n  artefacts: {soil_study: none}\n"
    assert facts(tmp_path, text).facts.artefacts == {"soil_study": ()}
    text = "questionnaire: gardens\nfunding:\n  artefacts: {soil_study: unknown}\n"
    assert facts(tmp_path, text).facts.artefacts == {}
    assert facts(tmp_path, "questionnaire: gardens\n").facts == Facts()


def test_the_example_in_the_documents_is_the_file_that_is_loaded():
    document = (ROOT / "docs/catalogues.md").read_text("utf-8")
    assert (EXAMPLE / "programmes/green_fund.yaml").read_text("utf-8") in document
