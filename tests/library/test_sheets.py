"""A sheet is read whole, or refused where it is wrong."""

from datetime import date

import pytest

from tests.library.shelf import DATA
from virage.core.answers import Amount, Blank, Picked, Rated, Ticked, Written
from virage.core.autonomy import DataIn, HeldBy, RunBy, Tool
from virage.core.parsing import Rule
from virage.core.portrait import Edition
from virage.library import CatalogueError, Library
from virage.library.sheets import RefusedSheetError, read_sheet

SHEET = """\
questionnaire: small
version: "1.0"
name: "Ferme des Deux Rives (inventée)"
date: 2026-11-22
edition: express
profile: {kind: farm, employees: 3, neq: "1123456789"}
answers:
  plan: written
  tools: [saw]
  tasks: {sow: not_applicable, reap: dont_know}
  visits: 7.5
  agreed: yes
  fields: dont_know
tools:
  - {function: mail, name: Poste, run_by: supplier, data_in: quebec, account_held_by: person,
     export_tried: false, second_person: true, exit_terms: unknown, hurts_after_days: 2}
  - {function: mail, hurts_after_days: unknown}
"""


def read(tmp_path, text: str):
    path = tmp_path / "sheet.yaml"
    path.write_text(text, "utf-8")
    return read_sheet(path, Library(DATA))


def test_a_sheet_is_read_whole(tmp_path):
    found = read(tmp_path, SHEET)
    assert dict(found.sheet.answers.given) == {
        "kind": Picked("farm"),
        "employees": Amount(3),
        "neq": Written("1123456789"),
        "plan": Picked("written"),
        "tools": Ticked(frozenset({"saw"})),
        "tasks": Rated((("sow", Blank.NOT_APPLICABLE), ("reap", Blank.DONT_KNOW))),
        "visits": Amount(7.5),
        "agreed": Picked("yes"),
        "fields": Blank.DONT_KNOW,
    }
    assert found.sheet.tools == (
        Tool(
            "mail",
            "Poste",
            run_by=RunBy.SUPPLIER,
            data_in=DataIn.QUEBEC,
            account_held_by=HeldBy.PERSON,
            export_tried=False,
            second_person=True,
            hurts_after_days=2,
        ),
        Tool("mail"),
    )
    assert (found.sheet.name, found.sheet.edition) == (
        "Ferme des Deux Rives (inventée)",
        Edition.EXPRESS,
    )
    assert (found.questionnaire.id, found.day) == ("small", date(2026, 11, 22))


def test_an_empty_sheet_answers_the_newest_version(tmp_path):
    found = read(tmp_path, "questionnaire: small\n")
    assert (len(found.sheet.answers), found.sheet.tools, found.day) == (0, (), None)
    assert (found.questionnaire.version, found.sheet.edition) == ("1.0", Edition.FULL)


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        ('version: "1.0"', "version: 1.0", 2, "expected a word in quotes, not 1.0"),
        ("edition: express", "hurry: 1", 5, "unknown key 'hurry'"),
        ("2026-11-22", "tomorrow", 4, "expected a date such as 2026-11-22"),
        ("2026-11-22", "2026-11-22 10:00:00", 4, "expected a date such as 2026-11-22"),
        ("express", "short", 5, "'short' is not one of full, express"),
        ("Ferme", "F" * 120, 3, "a name has at most 120 characters"),
        ("plan: written", "kind: farm", 8, "unknown question 'kind' in answers"),
        ("kind: farm", "plan: draft", 6, "unknown question 'plan' in profile"),
        ("function: mail, hurts", "function: fax, hurts", 17, "unknown function 'fax' (mail)"),
        ("run_by: supplier", "run_by: cousin", 15, "'cousin' is not one of in_house, other"),
        ("run_by: supplier", "ran_by: supplier", 15, "unknown key 'ran_by'"),
        ("days: unknown", "days: -1", 17, "a number of days goes from 0 to 3650"),
        ("days: unknown", "days: soon", 17, "expected a whole number, not 'soon'"),
        ("tried: false", "tried: perhaps", 16, "expected true or false"),
    ],
)
def test_a_sheet_that_does_not_hold_is_refused(tmp_path, old, new, line, problem):
    with pytest.raises(CatalogueError) as caught:
        read(tmp_path, SHEET.replace(old, new, 1))
    assert (caught.value.file, caught.value.line) == ("sheet.yaml", line)
    assert caught.value.problem.startswith(problem)


def test_a_sheet_of_another_questionnaire_is_told_which_there_are(tmp_path):
    with pytest.raises(CatalogueError, match=r"there is no such questionnaire \(.*small/1.0\)"):
        read(tmp_path, "questionnaire: big\n")


@pytest.mark.parametrize(
    ("old", "new", "line", "rule"),
    [
        ("plan: written", "plan: oral", 8, Rule.NOT_A_CHOICE),
        ("plan: written", "plan: 3", 8, Rule.NOT_A_CHOICE),
        ("tools: [saw]", "tools: [saw, nothing]", 9, Rule.EXCLUSIVE),
        ("tools: [saw]", "tools: []", 9, Rule.NO_BOX),
        ("tools: [saw]", "tools: saw", 9, Rule.WRONG_SHAPE),
        ("reap: dont_know", "mow: hand", 10, Rule.UNKNOWN_ROW),
        ("reap: dont_know", "reap: not_applicable", 10, Rule.NOT_APPLICABLE_REFUSED),
        ("visits: 7.5", "visits: some", 11, Rule.NOT_A_NUMBER),
        ("employees: 3", "employees: -3", 6, Rule.TOO_LOW),
        ("employees: 3", "employees: 3000", 6, Rule.TOO_HIGH),
        ('"1123456789"', '"112"', 6, Rule.BAD_FORM),
        ('"1123456789"', f'"{"1" * 300}"', 6, Rule.TOO_LONG),
        ("agreed: yes", "agreed: 2026-11-22", 12, Rule.NOT_A_CHOICE),
    ],
)
def test_a_refused_answer_says_its_line_its_question_and_its_rule(tmp_path, old, new, line, rule):
    with pytest.raises(RefusedSheetError) as caught:
        read(tmp_path, SHEET.replace(old, new, 1))
    assert (caught.value.file, caught.value.line) == ("sheet.yaml", line)
    assert caught.value.refused.rule is rule
    assert caught.value.question.id == caught.value.refused.question
