"""A table of organisations tells what the same sheets would; what is wrong is named by line."""

from datetime import date

import pytest

from tests.library.test_shipped_funding import ROOT
from virage.core.funding import Fact, FactName
from virage.core.funding.facts import Artefact
from virage.core.funding.values import LegalForm, Zone, on_day
from virage.core.portfolio import revenue_of
from virage.library import CatalogueError, shipped
from virage.library.facts import read_facts
from virage.library.portfolios import read_portfolio

COOP = shipped().questionnaire("coop")
SHEETS = ("solidarity_services", "forestry_producers_120")


def read(tmp_path, *lines: str):
    path = tmp_path / "them.csv"
    path.write_text("\n".join(lines), "utf-8")
    return read_portfolio(path, shipped(), COOP)


def test_a_row_tells_what_the_same_sheet_does(tmp_path):
    header = (
        "kind;sector;region;mrc;employees;members;revenue;self_generated;years;taxable"
        ";forbids_rebates;funding.zone;funding.has_french_site;funding.francization_duties_met"
        ";funding.in_rena;funding.artefacts;funding.declared;funding.projects_before"
    )
    plans, projects = "{digital_plan: none, strategic_plan: none}", "{essor_1b: 0, essor_1c: 0}"
    first = (
        "{registered_in_quebec: true, has_market_activity: true, board_of_three: true,"
        " rents_or_runs_public_programme: false}"
    )
    second = (
        "{registered_in_quebec: true, has_market_activity: true, establishment_in_quebec: true,"
        " crown_aluminium_or_oil: false}"
    )
    found = read(
        tmp_path,
        header,
        f"solidarite;81;07;Papineau;12;210;400000;68;9;yes;no;low;true;;false;{plans};{first};{projects}",
        f"producteurs;11;02;Maria-Chapdelaine;120;85;9000000;96;38;yes;no;unknown;true;true;false"
        f";{plans};{second};{projects}",
    )
    assert found.names == ["2", "3"]
    for row, name in enumerate(SHEETS):
        told = read_facts(ROOT / f"examples/funding/{name}.yaml", shipped()).facts
        assert found.columns.facts(row) == told


def test_the_block_wins_and_names_what_it_is_about(tmp_path):
    found = read(
        tmp_path,
        "funding.legal_form,kind,sheet,revenue,funding.revenues,funding.artefacts.digital_plan",
        "for_profit,travail,ours,5"
        ',"[7, unknown, 9]","[{issued_under: essor_1b, date: 2026-01-22}]"',
        "unknown,travail,theirs,5,,none",
        "",
        ",,,,,",
    )
    assert list(found.names) == ["ours", "theirs", ""]
    ours, theirs, nobody = map(found.columns.facts, range(3))
    assert (ours.legal_form, theirs.legal_form) == (LegalForm.FOR_PROFIT, LegalForm.COOPERATIVE)
    assert (ours.revenues, theirs.revenues, nobody.revenues) == ((700, None, 900), (500,), ())
    plan = Artefact("essor_1b", on_day(date(2026, 1, 22)))
    assert ours.artefacts == {"digital_plan": (plan,)}
    assert theirs.artefacts == {"digital_plan": ()}
    assert Fact(FactName.ZONE) not in found.columns.coded
    assert list(found.columns.numbers[revenue_of(2)])[:1] == [900]


def test_questions_that_funding_does_not_ask_about_are_passed_over(tmp_path):
    question = next(COOP.questions()).id
    found = read(tmp_path, f"{question},funding.zone,members", "whatever,low,3")
    assert found.columns.facts(0).zone is Zone.LOW


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        (["kind,colour", "travail,red"], "1: the column 'colour' is no question and no fact"),
        (["kind,funding.zones", "travail,low"], "1: the column 'funding.zones' is no question"),
        (["kind,kind", "travail,travail"], "1: the column 'kind' stands twice"),
        (["kind", "travail", "castle"], "3: "),
        (["kind", "travail,3"], "2: 2 cells where the header has 1"),
        (["funding.declared.moon", "true"], "2: 'moon' is not one of"),
        (["funding.declared.board_of_three", "perhaps"], "2: expected true or false"),
        (["funding.projects_before.essor_1c", "-1"], "2: expected zero or more"),
        (["funding.gst_recovered", "120 %"], "2: expected a part such as"),
        (["funding.revenues", '"[1, "'], "2: this is not readable YAML"),
        (["funding.zone", '"\x07"'], "2: this is not readable YAML"),
        (["funding.in_rena.it", "true"], "2: expected true or false"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(tmp_path, lines, problem):
    with pytest.raises(CatalogueError, match=f"them.csv:{problem}"):
        read(tmp_path, *lines)


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(CatalogueError, match=r"none.csv:1: the file does not exist"):
        read_portfolio(tmp_path / "none.csv", shipped(), COOP)
