"""`virage funding`: who may pay, with the reasons, and what to verify again."""

import json
from pathlib import Path

import pytest

from virage.cli import main

ROOT = Path(__file__).parents[2]
SMALL, LARGE = (
    ROOT / "examples" / f"{name}.yaml" for name in ("ordinary_solidarity", "forestry_producers")
)
GARDEN = ROOT / "docs/examples"
CASE = ROOT / "examples/funding/cases/forestry_plan.yaml"


def said(capsys, *given: object) -> str:
    assert main(["funding", *map(str, given)]) == 0
    return str(capsys.readouterr().out)


def test_the_ordinary_client_is_told_plainly_that_essor_is_out_of_reach(capsys):
    told = said(capsys, "match", SMALL, "--on", "2026-01-15", "--lang", "en")
    no = told.partition("NO, BY THE PUBLISHED RULES")[2].partition("CLOSED")[0]
    assert "ESSOR, stream 1B" in no
    assert "ESSOR, stream 1C" in no
    assert "- Annual revenue: at least $2,500,000 (you said: $400,000) [S53]" in no
    assert "What would have to change: Annual revenue: at least $2,500,000" in no
    assert "Closed since February 19, 2024" in told
    assert "an advisor or the funder decides" in told


def test_it_is_said_in_french_unless_english_is_asked(capsys):
    told = said(capsys, "match", SMALL, "--on", "2026-01-15")
    assert "- Revenu annuel\u00a0: au moins 2\u00a0500\u00a0000\u00a0$" in told
    assert "(vous avez dit\u00a0: 400\u00a0000\u00a0$) [S53]" in told


def test_what_is_still_to_be_told_comes_with_what_depends_on_it(capsys):
    told = said(capsys, "match", LARGE, "--on", "2026-01-15", "--lang", "en")
    assert "? Digital plan made under ESSOR, stream 1B" in told
    assert "  Digital plan (1 programme depends on it)" in told
    assert "  Is your organisation insolvent, that is, unable to pay what it owes? (1 pro" in told


def test_data_say_the_same(capsys):
    told = json.loads(said(capsys, "match", SMALL, "--on", "2026-01-15", "--json", "--lang", "en"))
    found = {each["id"]: each for each in told["programmes"]}
    assert (told["on"], found["essor_1c"]["verdict"]) == ("2026-01-15", "no")
    assert found["essor_1c"]["status"]["since"] == "2025-04-24"
    assert found["essor_1b"]["status"]["since"] == "2025"
    assert found["essor_1b"]["verified_on"] == "2025-12"
    assert found["essor_1c"]["most_for_one_project"] == 50000
    assert found["pcan_boost"]["closed"]
    (reason,) = (each for each in found["essor_1c"]["reasons"] if each["facts"] == ["revenue"])
    assert reason["outcome"] == "no"
    assert reason["known"] == "$400,000"
    assert reason["line"] > 0
    missing = {each["fact"]: each["programmes"] for each in told["missing"]}
    assert missing["declared.rents_or_runs_public_programme"] == ["risq_capitalisation"]


def test_each_programme_comes_with_what_to_know_to_prepare_and_whom_to_call(capsys):
    told = said(capsys, "match", SMALL, "--on", "2026-11-22", "--lang", "en")
    technical = told.partition("RISQ: technical assistance")[2].partition("RISQ: capital")[0]
    for expected in ("To advance, without interest", "At least $1,000. At most $10,000", "Beyond"):
        assert expected in technical
    assert "To prepare:\n    · A written service proposal" in technical
    assert "Whom to call: RISQ." in technical
    assert "Where to apply: With the regional office of CDRQ." in told
    closed = told.partition("CLOSED")[2]
    assert "Closed earlier than planned" in closed
    assert "Legal form" not in closed


def test_funds_of_another_territory_take_one_line(capsys):
    told = said(capsys, "match", SMALL, "--on", "2026-11-22", "--lang", "en")
    elsewhere = told.partition("NO: KEPT FOR ANOTHER TERRITORY")[2]
    assert "- PME MTL: social-economy fund [Region: Montréal]" in elsewhere
    assert "To give a grant to a social-economy project in Montréal" not in told


def test_terms_that_were_not_in_force_yet_are_said_not_to_be_known(capsys):
    told = said(capsys, "match", SMALL, "--on", "2024-01-15", "--lang", "en")
    assert "The terms of that day are not known." in told


@pytest.mark.parametrize(
    ("day", "language", "expected"),
    [
        ("2026-11-22", "en", "essor_1b: ESSOR, stream 1B: digital diagnosis and plan"),
        ("2026-11-22", "fr", "Responsable\u00a0: editor"),
        ("2025-12-15", "en", "Never verified: ask before you count on it."),
    ],
)
def test_what_was_verified_too_long_ago_is_listed(capsys, day, language, expected):
    assert expected in said(capsys, "stale", "--on", day, "--lang", language)


def test_nothing_stale_is_said(capsys):
    told = said(
        capsys, "stale", "--on", "2026-11-22", "--catalogues", GARDEN / "catalogues", "--lang", "en"
    )
    assert told == "Every programme was verified recently enough.\n"


def test_the_day_is_that_of_the_machine_unless_another_is_given(capsys):
    assert "RISQ" in said(capsys, "stale", "--lang", "en")


def test_a_sheet_that_cannot_be_read_is_refused(capsys, tmp_path):
    sheet = tmp_path / "sheet.yaml"
    sheet.write_text("questionnaire: coop\nfunding: {zones: low}\n", "utf-8")
    assert main(["funding", "match", str(sheet), "--lang", "en"]) == 1
    assert capsys.readouterr().err.startswith("sheet.yaml:2: unknown key 'zones'")


def test_a_federation_matches_with_its_own_programmes(capsys):
    """The example of docs/catalogues.md."""
    words = ("match", GARDEN / "garden.yaml", "--on", "2026-11-22", "--lang", "en")
    told = said(capsys, *words, "--catalogues", GARDEN / "catalogues")
    assert "Green fund (invented example) (grant)" in told
    assert "At most $5,000 for one project." in told
    assert "? RCM or city: Ville des Érables [page]" in told
    assert "? The garden is open to neighbours." in told


def test_the_steps_of_a_plan_are_financed_together(capsys):
    """The example of docs/catalogues.md."""
    told = said(capsys, "stack", CASE, "--on", "2026-11-22", "--lang", "en")
    assert "Financing of the plan on November 22, 2026" in told
    assert "$15,000, limited by what was asked of ESSOR, stream 1B" in told
    assert "You pay $3,000 to $15,000 if it is yes, $30,000 if it is no." in told
    assert "Go ahead or give up by February 1, 2027." in told
    assert "You pay without any grant: $58,000 to $59,198" in told
    assert " · RISQ: technical assistance, interest-free loan: $0 to $10,000" in told


def test_the_financing_is_said_in_french_too(capsys):
    told = said(capsys, "stack", CASE, "--on", "2026-11-22")
    assert "Montage financier du plan en date du 22\u00a0novembre\u00a02026" in told
    assert "INNOGEC\u00a0: 12\u00a0000\u00a0$; ce qui limite\u00a0: le taux (INNOGEC)" in told


def test_the_financing_as_data_says_the_same(capsys):
    told = json.loads(said(capsys, "stack", CASE, "--on", "2026-11-22", "--json", "--lang", "en"))
    assert told["aid"] == [15000, 38679.2]
    assert told["own_share_without_any_grant"] == [58000, 59198]
    (paid,) = told["sure"]["paid"]
    assert (paid["programme"], paid["amount"], paid["rank"]) == ("essor_1b", 15000, 1)
    assert [each["hold"] for each in paid["held"]] == ["asked"]
    assert told["conditional"][0]["decide_by"] == "2027-02-01"
    assert {each["programme"] for each in told["apart"]} == {"risq_aide_technique"}
