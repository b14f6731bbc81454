"""`virage plan`: a planning problem of one's own, planned and explained."""

import json
import re
import shlex
import sys
from argparse import Namespace
from pathlib import Path

import pytest

from virage.cli import main
from virage.cli.nothing import show_nothing
from virage.core.solver import Outcome
from virage.library.planning import read_problem

ROOT = Path(__file__).parents[2]
HOME_CARE = ROOT / "examples/plans/home_care.yaml"
TOO_MUCH = ROOT / "examples/plans/too_much.yaml"


def said(capsys, *given: object) -> str:
    assert main(["plan", *map(str, given)]) == 0
    return str(capsys.readouterr().out)


def test_the_example_is_planned_as_a_person_would(capsys):
    told = json.loads(said(capsys, HOME_CARE, "--json"))
    begun = {each["initiative"]: each["first_quarter"] for each in told["steps"]}
    assert begun == {
        "tested_backups": 1,
        "client_sheet": 1,
        "exit_trial": 2,
        "client_tool": 5,
        "training": 5,
    }
    assert told["outcome"] == "optimal"
    assert told["net_spent_at_most"] == [0, 5800_00]
    assert told["flags"] == [{"id": "no_backup", "cleared_after": 1}]
    assert told["portrait"]["total"] == {"today": 10.0, "expected": 80.0}
    (tool,) = (each for each in told["steps"] if each["initiative"] == "client_tool")
    assert tool["aid"] == {"town_fund": 2000_00}


def test_it_says_it_in_both_languages(capsys):
    french, english = said(capsys, HOME_CARE), said(capsys, HOME_CARE, "--lang", "en")
    assert "* Des copies de secours essayées · à l’interne" in french
    assert "* Backups that were tried · in-house" in english
    assert "Preuve\u00a0: aucun plan ne fait mieux dans ces limites." in french
    assert "- Year 2: $5,800 of $8,000" in english
    assert "Being able to change suppliers (not known → 2)" in english


def test_it_says_why_each_step_is_there_and_why_the_others_are_not(capsys):
    french, english = said(capsys, HOME_CARE), said(capsys, HOME_CARE, "--lang", "en")
    told = " ".join(english.split())
    assert "* Informing and training people: answers the need “Trained people”; goes with" in told
    assert "* A suite that does everything: “A tool that keeps track of clients” is done" in told
    assert "Ce qui n’est pas retenu, et pourquoi" in french
    reasons = json.loads(said(capsys, HOME_CARE, "--json"))["reasons"]
    assert [each["why"] for each in reasons["left_out"]] == ["excluded"]


def test_it_gives_plans_to_choose_from_and_says_which_steps_survive(capsys):
    told = said(capsys, HOME_CARE, "--choices", "--lang", "en")
    assert "* Sober: the targets at the least cost → $0 net, Portrait 60.0" in told
    assert "- $4,500 net → Portrait 80.0\n- $0 net → Portrait 60.0\n- $2,800 net" in told
    assert "* Trying to leave with one’s data → solid\n" in told
    assert "* A tool that keeps track of clients → depends: left out if people have 30%" in told
    assert "Les étapes qui tiennent" in said(capsys, HOME_CARE, "--choices")


def test_choices_are_data_too(capsys):
    told = json.loads(said(capsys, HOME_CARE, "--choices", "--json"))
    assert [each["spirit"] for each in told["alternatives"]] == ["balanced", "sober", "autonomous"]
    assert [each["figures"]["net_cost"] for each in told["alternatives"]] == [450000, 0, 280000]
    assert [(each["net_cost"], each["gain"]) for each in told["front"]] == [
        (450000, 16),
        (0, 12),
        (280000, 14),
    ]
    falls = {each["initiative"]: each["falls_when"] for each in told["sturdiness"]}
    assert falls["client_tool"] == ["fewer_days"]


def test_what_nobody_named_is_called_by_its_id(capsys, tmp_path):
    path = tmp_path / "problem.yaml"
    path.write_text(
        "quarters: 1\nneeds: [{id: calm, strength: 1}, {id: joy, strength: 1}]\n"
        "questions: [{id: q, stages: [0, 1]}]\nscores: [{id: total, shares: {q: 1}}]\n"
        "red_flags: [{id: fire, cleared_by: {q: 2}}]\n"
        "initiatives: [{id: rest, needs: [calm], modes: [{id: alone, quarters: 1}]}]\n",
        "utf-8",
    )
    told = said(capsys, path, "--lang", "en")
    assert "* rest · alone" in told
    assert "Needs left without an answer: joy" in told
    assert "! fire → stays up within these constraints" in told
    assert "- Portrait: 0 today, 0 expected" in told


def test_when_nothing_fits_it_says_what_asks_too_much_and_the_ways_out(capsys):
    assert main(["plan", str(TOO_MUCH), "--lang", "en"]) == 1
    told = capsys.readouterr().err
    assert "These cannot all be kept:\n- no more than $2,000 in year 1\n- “A tool" in told
    assert "Proof: the sums alone show it." in told
    assert "- $1,000 more in year 1\n" in told
    assert "- instead: “A tool that keeps track of clients” held from quarter 5 on\n" in told
    assert main(["plan", str(TOO_MUCH)]) == 1
    assert "- 1\u00a0000\u00a0$ de plus dans l’année 1\n" in capsys.readouterr().err


def test_when_nothing_fits_data_say_it_too(capsys):
    assert main(["plan", str(TOO_MUCH), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert [each["ask"] for each in told["conflict"]] == ["year", "lock"]
    assert (told["outcome"], told["exact"], told["smallest"]) == ("impossible", True, True)
    (way,) = told["ways_out"][1]["loosened"]
    assert (way["how"], way["amount"]) == ("more", 1000_00)


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        (Outcome.IMPOSSIBLE, "what contradicts itself was not found in time."),
        (Outcome.UNKNOWN, "The search stopped before it found a plan."),
    ],
)
def test_what_is_not_explained_is_told_so(capsys, outcome, words):
    asked, read = Namespace(lang="en", json=False), read_problem(HOME_CARE)
    assert show_nothing(asked, read.problem, read.names, outcome=outcome) == 1
    assert words in capsys.readouterr().err


def test_a_file_that_cannot_be_read_is_told_with_its_line(capsys, tmp_path):
    path = tmp_path / "problem.yaml"
    path.write_text("quarters: 1\ncolour: red\n", "utf-8")
    assert main(["plan", str(path), "--lang=en"]) == 1
    assert "problem.yaml:2: unknown key 'colour'" in capsys.readouterr().err


def test_without_or_tools_it_says_what_to_install(capsys, monkeypatch):
    monkeypatch.setattr(sys, "path", [])
    assert main(["plan", str(HOME_CARE), "--lang", "en"]) == 1
    assert 'pip install "virage[solver]"' in capsys.readouterr().err


def test_the_commands_of_the_documentation_run(capsys, monkeypatch):
    text = (ROOT / "docs/catalogues.md").read_text("utf-8")
    lines = re.findall(r"^virage (plan .*?)(?: +#.*)?$", text, re.MULTILINE)
    assert lines
    monkeypatch.chdir(ROOT)
    for line in lines:
        assert main(shlex.split(line)) == 0
        assert "Les Pas feutrés" in capsys.readouterr().out


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_same_problem_gives_the_same_words(capsys, language):
    once, again = (said(capsys, HOME_CARE, "--lang", language) for _ in range(2))
    assert once == again
