"""`virage plan-from`: a plan that keeps to what the co-op can give, and says why."""

import json
import re
import shlex
import sys
from pathlib import Path

import pytest

from virage.cli import main

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
HOME_CARE = (EXAMPLES / "home_care.yaml", "--budget=0,5000", "--quarters=8", "--days-per-quarter=3")
FARM = (
    EXAMPLES / "agricultural_supply.yaml",
    "--budget=80000",
    "--quarters=12",
    "--days-per-quarter=6",
    "--at-once=3",
)


def said(capsys, *given: object) -> str:
    assert main(["plan-from", *map(str, given)]) == 0
    return str(capsys.readouterr().out)


def starts(told: dict) -> dict[str, int]:
    return {each["initiative"]: each["first_quarter"] for each in told["steps"]}


def test_a_co_op_without_money_buys_nothing_in_its_first_year(capsys):
    told = json.loads(said(capsys, *HOME_CARE, "--json"))
    assert told["spent_at_most"][0] == 0
    assert max(told["spent_at_most"][1:]) <= 500000
    early = [each for each in told["steps"] if each["first_quarter"] <= 4]
    assert early
    assert all(each["cost"]["high"] == 0 for each in early)
    assert {each["id"] for each in told["flags"] if each["cleared_after"] is None} == set()
    assert told["outcome"] == "optimal"


def test_nobody_gives_more_days_than_they_have_and_few_things_go_on_at_once(capsys):
    told = json.loads(said(capsys, *HOME_CARE, "--json"))
    for quarter in range(1, 9):
        going = [s for s in told["steps"] if s["first_quarter"] <= quarter <= s["last_quarter"]]
        short = [each for each in going if each["first_quarter"] == each["last_quarter"]]
        assert len(going) <= 2
        for role in ("board", "management", "staff", "members"):
            assert sum(each["days"].get(role, 0) for each in short) <= 3
    assert max(each["last_quarter"] for each in told["steps"]) <= 8


def test_accounts_and_access_come_before_the_tools_that_follow_clients(capsys):
    told = json.loads(said(capsys, *FARM, "--json"))
    begun = starts(told)
    assert begun["accounts_register"] == 1
    for first in ("client_sheet", "need_before_buying", "accounts_register", "two_step_and_vault"):
        assert begun[first] < begun["client_tool"]
    assert max(told["spent_at_most"]) <= 8000000
    total = told["portrait"]["total"]
    assert 0 < total["today"] < total["expected"] < 100


def test_the_same_sheet_gives_the_same_plan(capsys):
    once, again = (said(capsys, *HOME_CARE) for _ in range(2))
    assert once == again


def test_the_plan_says_why_what_it_costs_and_how_far_it_is_proved(capsys):
    told = " ".join(said(capsys, *FARM, "--lang", "en").split())
    for words in (
        "The best we found for your constraints.",
        "If everything is done and adopted",
        "* The web address and accounts in the co-op’s name · in-house",
        "Required by law: Law 25 (CQLR, c. P-39.1) asks for a person in charge",
        "To answer: A plan for leaving a supplier",
        "Lifts: Dependence on suppliers (1 → 3)",
        "Must come before: The trial export",
        "Until the end of quarter: 7 Cost: $3,000, at most $6,000",
        "- Year 1: $175 of $80,000",
        "cleared by the end of quarter 1",
        "Proof: no plan does better within these constraints.",
        "the same problem gives the same plan.",
    ):
        assert words in told


def test_the_plan_says_what_it_leaves_out_and_why(capsys):
    told = " ".join(said(capsys, *HOME_CARE, "--lang", "en").split())
    assert "* The yearly recovery trial: $1,100 over the budget of year 2." in told
    assert (
        "* Automatic copies, in two places: “A file restored, in front of a witness” brings as much"
        in told
    )
    data = json.loads(said(capsys, *HOME_CARE, "--json"))
    left = {each["initiative"]: each for each in data["reasons"]["left_out"]}
    assert left["yearly_data_clearing"]["missing"] == ["tool_and_data_inventory"]
    assert left["yearly_recovery_trial"]["breaks"] == [
        {"rule": "year_budget", "about": [], "when": 2, "found": 610000, "allowed": 500000}
    ]


def test_a_co_op_shares_nothing_unless_it_says_that_others_are_ready(capsys):
    alone, together = (
        {each["mode"] for each in json.loads(said(capsys, *HOME_CARE, *more, "--json"))["steps"]}
        for more in ((), ("--shared",))
    )
    assert "shared" in together - alone


def test_it_speaks_french_unless_english_is_asked(capsys):
    told = said(capsys, *HOME_CARE)
    assert "Si tout est fait et adopté" in told
    assert "Trimestre 1\n-----------\n" in told
    assert "Preuve\u00a0: aucun plan ne fait mieux dans ces limites." in told


def test_what_the_limits_leave_out_is_named(capsys):
    told = said(capsys, EXAMPLES / "home_care.yaml", "--budget=0", "--quarters=1", "--lang", "en")
    assert "Needs left without an answer: " in told
    assert "→ stays up within these" in told


NO_DAYS = (EXAMPLES / "home_care.yaml", "--budget=80000", "--quarters=8", "--days-per-quarter=0")


def test_when_no_step_fits_it_says_what_is_in_the_way_and_the_ways_out(capsys):
    for language, (first, heading, demand, ways, way) in {
        "en": (
            "No step fits: more days, money or quarters are needed.",
            "These cannot all be kept:",
            "- no more days than can be given (Management)",
            "Ways out, those that give up least first:",
            "- days more in every quarter: 1 (Management) and days more in every quarter: 1",
        ),
        "fr": (
            "Aucune étape ne tient dans ces limites\u00a0: il faut plus de jours, d’argent",
            "Ceci ne peut pas être respecté à la fois\u00a0:",
            "- pas plus de jours qu’on peut en donner (Direction)",
            "Des issues, celles qui cèdent le moins d’abord\u00a0:",
            "- jours de plus à chaque trimestre\u00a0: 1 (Direction) et jours de plus à chaque",
        ),
    }.items():
        assert main(["plan-from", *map(str, NO_DAYS), "--lang", language]) == 1
        out, told = capsys.readouterr()
        told = told.replace("\n  ", " ")
        assert out == ""
        for words in (first, heading, demand, ways, way):
            assert words in told
        assert told.count("Portrait") == 1  # asked for, and never given up: that is doing nothing


def test_when_no_step_fits_data_say_it_too(capsys):
    assert main(["plan-from", *map(str, NO_DAYS), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert {each["ask"] for each in told["conflict"]} == {"days", "target"}
    assert all(each["ask"] != "target" for way in told["ways_out"] for each in way["loosened"])


def test_the_number_of_employees_must_be_told(capsys, tmp_path):
    sheet = tmp_path / "sheet.yaml"
    sheet.write_text("questionnaire: coop\n", "utf-8")
    assert main(["plan-from", str(sheet), "--budget=0", "--quarters=4", "--lang=en"]) == 1
    assert "how many people are employed" in capsys.readouterr().err


def test_a_portrait_that_calls_for_nothing_is_told_so(capsys, tmp_path):
    sheet = tmp_path / "sheet.yaml"
    sheet.write_text("questionnaire: coop\nprofile: {employees: 5}\n", "utf-8")
    assert main(["plan-from", str(sheet), "--budget=0", "--quarters=4", "--lang=en"]) == 1
    assert "No initiative of the catalogue" in capsys.readouterr().err


def test_without_or_tools_it_says_what_to_install(capsys, monkeypatch):
    monkeypatch.setattr(sys, "path", [])
    assert main(["plan-from", *map(str, HOME_CARE), "--lang", "en"]) == 1
    assert 'pip install "virage[solver]"' in capsys.readouterr().err


@pytest.mark.parametrize(
    "wrong", ["--budget=much", "--budget=-1", "--quarters=0", "--days-per-quarter=-1"]
)
def test_a_limit_that_makes_no_sense_is_refused(capsys, wrong):
    with pytest.raises(SystemExit) as stopped:
        main(["plan-from", *map(str, HOME_CARE), wrong])
    assert stopped.value.code == 2


def test_a_sheet_that_cannot_be_read_is_told_with_its_line(capsys, tmp_path):
    sheet = tmp_path / "sheet.yaml"
    sheet.write_text("questionnaire: coop\nprofil: {}\n", "utf-8")
    assert main(["plan-from", str(sheet), "--budget=0", "--quarters=4", "--lang=en"]) == 1
    assert "sheet.yaml:2: " in capsys.readouterr().err


def test_the_command_of_the_documentation_runs(capsys, monkeypatch):
    text = (ROOT / "docs/catalogues.md").read_text("utf-8")
    (line,) = re.findall(r"^virage (plan-from .*)$", text, re.MULTILINE)
    monkeypatch.chdir(ROOT)
    assert main(shlex.split(line)) == 0
    assert "Les Pas feutrés" in capsys.readouterr().out


def test_one_command_goes_from_the_portrait_to_the_financing(capsys):
    told = json.loads(said(capsys, *FARM, "--start=2027-01-01", "--on=2026-11-26", "--json"))
    assert told["starts_on"] == "2027-01-01"
    found = told["financing"]
    assert found["granted"] == 0
    assert found["own_share_today"] == found["cost"]
    assert sum(told["spent_at_most"]) == sum(each["at_most"] for each in told["cash"])
    priced = {each["initiative"] for each in told["steps"] if each["cost"]["middle"]}
    asked = {each["initiative"] for each in found["steps"] if each["could_be_asked"]}
    assert asked
    assert asked <= priced
    lent = {each["programme"] for each in found["apart"]}
    given = {each["programme"] for step in found["steps"] for each in step["could_be_asked"]}
    assert "fli" in lent
    assert not lent & given


def test_the_financing_is_said_apart_from_the_budget(capsys):
    told = " ".join(said(capsys, *FARM, "--start=2027-01-01", "--lang", "en").split())
    for words in (
        "Financing: what could be asked, apart from the budget",
        "Granted today, the only aid that the budget counts: $0",
        "Apart: loans, guarantees and credits lower nothing of what you pay today",
        "Still to be known:",
        "Q2 (April 1, 2027)",
        "Eligible is not granted: the funder decides.",
    ):
        assert words in told


@pytest.mark.parametrize(
    ("option", "begins"), [("docx", b"PK"), ("xlsx", b"PK"), ("ics", b"BEGIN:VCALENDAR")]
)
def test_every_file_is_of_its_kind(capsys, tmp_path, option, begins):
    file = tmp_path / f"plan.{option}"
    assert main(["plan-from", *map(str, HOME_CARE), f"--{option}", str(file), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["financing"]
    assert file.read_bytes().startswith(begins)


def test_a_file_is_written_instead_of_the_text(capsys, tmp_path):
    file = tmp_path / "plan.pdf"
    assert main(["plan-from", *map(str, HOME_CARE), "--pdf", str(file), "--lang", "en"]) == 0
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == f"Written: {file}\n"
    assert file.read_bytes().startswith(b"%PDF")


def test_a_file_that_cannot_be_written_is_said(capsys, tmp_path):
    missing = tmp_path / "nowhere" / "plan.pdf"
    assert main(["plan-from", *map(str, HOME_CARE), "--pdf", str(missing)]) == 1
    assert str(missing) in capsys.readouterr().err
