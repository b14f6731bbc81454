"""`virage funding what-if`: whom another floor, rate or cap would touch, among many."""

import json
import re
from pathlib import Path

import pytest

from virage.cli import main

ROOT = Path(__file__).parents[2]
TABLE = ROOT / "examples/funding/portfolio.csv"
ON = ("--on", "2026-11-22")
STEP = ("--cost", "30000", "--nature", "implementation")
EN = ("--lang", "en")


def run(capsys, *given: object, table: Path = TABLE) -> tuple[int, str, str]:
    code = main(["funding", "what-if", str(table), *ON, *map(str, given)])
    told = capsys.readouterr()
    return code, told.out, told.err


def said(capsys, *given: object, table: Path = TABLE) -> str:
    code, out, err = run(capsys, *given, table=table)
    assert (code, err) == (0, "")
    return out


def refused(capsys, *given: object, table: Path = TABLE) -> str:
    code, out, err = run(capsys, *given, table=table)
    assert (code, out) == (1, "")
    return err


def test_who_gains_by_a_lower_revenue_floor_is_named(capsys):
    told = said(capsys, "--programme", "essor_1c", "--revenue-floor", "500 000 $", *STEP, *EN)
    assert "What would change on November 22, 2026 for 5 organisations" in told
    gain = told.partition("Would have a yes: 2")[2].partition("Would have a no: 0")[0]
    assert re.findall(r"[BCD] \(", gain) == ["B (", "D ("]
    assert "Yes by the rules: 1 before, 3 after" in told
    assert "All together: $15,000 before, $42,000 after" in told
    assert "This is no decision" in told


def test_it_is_said_in_french_unless_english_is_asked(capsys):
    told = said(capsys, "--programme", "essor_1c", "--revenue-floor", "500000", *STEP)
    assert "Oui selon les règles\u00a0: 1 avant, 3 après" in told
    assert "En tout\u00a0: 15\u00a0000\u00a0$ avant, 42\u00a0000\u00a0$ après" in told


def test_without_a_step_verdicts_alone_are_compared(capsys):
    told = said(capsys, "--programme", "essor_1c", "--employees-ceiling", "100", *EN)
    assert "Would have a no: 1" in told
    assert "A (inventée)" in told
    assert "For amounts, give the cost of a step (--cost)." in told
    assert "Could count on" not in told


@pytest.mark.parametrize(
    ("programme", "option", "value", "total", "less"),
    [
        ("essor_1c", "--rate", "40", 12_000, 1),
        ("essor_1c", "--rate", "25,10", 7_500, 1),
        ("essor_1c", "--rate", "60", 15_000, 0),  # its ceiling holds it to half
        ("essor_1c", "--cap", "10000", 10_000, 1),
        ("c3i", "--rate", "low=12.5 %,intermediate=10,high=7.5", 0, 0),
    ],
)
def test_another_rate_or_cap_pays_another_total(capsys, programme, option, value, total, less):
    given = ("--programme", programme, option, value, *STEP, "--json", *EN)
    (found,) = json.loads(said(capsys, *given))["programmes"]
    assert found["after"]["total"]["low"] == total
    assert len(found["paid"]["less"]) == less
    assert found["become"] == {"yes": [], "no": [], "unknown": []}


def test_data_name_everybody_and_have_no_amount_without_a_step(capsys):
    told = json.loads(
        said(capsys, "--programme", "essor_1c", "--revenue-floor", "0", "--json", *EN)
    )
    assert (told["on"], told["organisations"]) == ("2026-11-22", 5)
    (found,) = told["programmes"]
    assert (found["id"], found["open"], found["before"]["total"]) == ("essor_1c", True, None)
    assert [name.split()[-2] for name in found["become"]["yes"]] == ["B", "C", "D"]
    assert found["after"] == {"yes": 4, "no": 1, "unknown": 0, "total": None}


def test_terms_that_are_those_it_has_change_nothing(capsys):
    told = said(capsys, "--programme", "essor_1c", "--revenue-floor", "2500000", *EN)
    assert "Nothing: the programme already has these terms." in told


@pytest.mark.parametrize(
    ("programme", "sentence"),
    [
        ("pcan_boost", "It is closed: nobody has a yes, whatever the terms."),
        ("innogec", "Whether one may apply is not known: nobody has a sure yes."),
    ],
)
def test_that_nobody_may_apply_is_said(capsys, programme, sentence):
    told = said(capsys, "--programme", programme, "--cap", "10000", *STEP, *EN)
    assert sentence in told
    assert "Yes by the rules: 0 before, 0 after" in told


def test_of_many_names_the_first_ones_are_printed(capsys, tmp_path):
    header, first, *_ = TABLE.read_text("utf-8").splitlines()
    table = tmp_path / "many.csv"
    table.write_text("\n".join([header, *[first] * 23]), "utf-8")
    told = said(capsys, "--programme", "essor_1c", "--employees-ceiling", 9, *EN, table=table)
    assert told.count("· Coop") == 20
    assert "and 3 others" in told


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (("--programme", "essor_9", "--cap", "1"), "unknown programme 'essor_9'"),
        (("--programme", "essor_1c"), "say what would change, such as --revenue-floor 500000"),
        (("--programme", "essor_1c", "--cap", "75000"), "a rate or a cap changes amounts: give"),
        (("--programme", "essor_1c", "--rate", "60"), "a rate or a cap changes amounts: give"),
        (("--programme", "essor_1c", "--rate", "160", *STEP), "--rate cannot be '160'"),
        (("--programme", "c3i", "--rate", "far=3", *STEP), "--rate cannot be 'far=3'"),
        (("--programme", "essor_1c", "--revenue-floor", "-1"), "--revenue-floor cannot be '-1'"),
        (("--programme", "essor_1c", "--employees-floor", "a"), "--employees-floor cannot be 'a'"),
        (
            ("--programme", "innogec", "--revenue-floor", "1"),
            "innogec has no such rule: Annual revenue",
        ),
    ],
)
def test_what_cannot_be_followed_is_refused_with_its_reason(capsys, given, reason):
    assert refused(capsys, *given, *EN).startswith(reason)


def test_a_refusal_is_in_french_too(capsys):
    told = refused(capsys, "--programme", "innogec", "--revenue-floor", "1")
    assert told == "innogec n’a pas de telle règle\u00a0: Revenu annuel\n"


def test_a_table_that_cannot_be_read_is_refused(capsys, tmp_path):
    table = tmp_path / "t.csv"
    table.write_text("kind,funding.zone\ntravail,low\ntravail,far\n", "utf-8")
    asked = ("--programme", "essor_1c", "--revenue-floor", "1", *EN)
    told = refused(capsys, *asked, table=table)
    assert told == "t.csv:3: 'far' is not one of low, intermediate, high\n"


def test_the_commands_of_the_documentation_run(capsys, monkeypatch):
    monkeypatch.chdir(ROOT)
    commands = re.findall(
        r"^virage (funding what-if .*)$",
        (ROOT / "docs/catalogues.md").read_text("utf-8"),
        re.MULTILINE,
    )
    assert len(commands) == 3
    for command in commands:
        assert main([*command.split(), *ON]) == 0
        assert "essor_1c" in command
        assert capsys.readouterr().out
