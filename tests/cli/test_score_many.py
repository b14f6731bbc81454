"""`virage score-many`: a table of answers in, a table of scores out, or nothing at all."""

import csv
from pathlib import Path

import pytest

from virage.cli import main
from virage.core.answers import Answers, Blank, Picked, as_json
from virage.core.conditions import holds
from virage.core.questionnaire import Questionnaire
from virage.core.scoring import Scorecard, level_of, score
from virage.library import shipped, tables
from virage.library.sheets import SheetFile, read_sheet

EXAMPLES = Path(__file__).parents[2] / "examples"
COOP = shipped().questionnaire("coop")


def columns(questionnaire: Questionnaire) -> list[str]:
    names: list[str] = []
    for question in questionnaire.all_questions():
        names += [f"{question.id}.{row.id}" for row in question.rows] or [question.id]
    return names


def cell(answers: Answers, column: str) -> str:
    question, _, row = column.partition(".")
    answer = answers[question]
    plain = "" if answer is None else as_json(answer)
    if row and isinstance(plain, dict):
        plain = plain.get(row, "")
    return "|".join(plain) if isinstance(plain, list) else str(plain)


@pytest.fixture(scope="module")
def examples() -> dict[str, SheetFile]:
    return {path.stem: read_sheet(path, shipped()) for path in sorted(EXAMPLES.glob("*.yaml"))}


@pytest.fixture
def table(tmp_path, examples) -> Path:
    """The shipped sheets as one table."""
    path = tmp_path / "answers.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["sheet", *columns(COOP)])
        for name, read in examples.items():
            rows.writerow([name, *(cell(read.sheet.answers, each) for each in columns(COOP))])
    return path


def expected(card: Scorecard) -> dict[str, str]:
    """What stands in a row: the level never without its flags and its doubt."""
    total = card.total
    parts = card.dimensions | {f"lens.{name}": each for name, each in card.lenses.items()}
    level = provisional = ""
    if total.value is not None and total.sufficient:
        level = level_of(COOP.levels, total.value).id
        provisional = "yes" if total.provisional else "no"
    flags = [flag.id for flag in COOP.flags if holds(flag.when, card)]
    values = {"total": total.value, "low": total.low, "high": total.high}
    values |= {"coverage": total.coverage, **{name: each.value for name, each in parts.items()}}
    shown = {name: "" if value is None else repr(value) for name, value in values.items()}
    return shown | {"level": level, "provisional": provisional, "flags": "|".join(flags)}


def read_scores(text: str) -> dict[str, dict[str, str]]:
    rows = list(csv.DictReader(text.splitlines()))
    return {row.pop("sheet"): row for row in rows}


def test_every_sheet_has_the_scores_it_has_alone(table, examples, capsys):
    assert main(["score-many", str(table)]) == 0
    found = read_scores(capsys.readouterr().out)
    assert found == {
        name: expected(score(COOP, read.sheet.answers)) for name, read in examples.items()
    }


def test_a_level_stands_beside_its_flags_and_its_doubt(tmp_path, examples, capsys):
    given = examples["food_store"].sheet.answers
    for name in (each for each in COOP.by_id if each.startswith(("dat_", "mem_", "gov_"))):
        given = given.with_(name, Blank.DONT_KNOW)
    given = given.with_("sec_access", Picked("shared"))
    path = tmp_path / "answers.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerows([columns(COOP), [cell(given, each) for each in columns(COOP)]])
    assert main(["score-many", str(path)]) == 0
    (row,) = read_scores(capsys.readouterr().out).values()
    assert row["level"]
    assert row["provisional"] == "yes"
    assert row["flags"].split("|")[:2] == ["no_tested_backup", "shared_passwords"]


def test_a_sheet_without_answers_has_no_score_and_no_level(tmp_path, capsys):
    path = tmp_path / "answers.csv"
    path.write_text("gov_direction,gov_ease\n,\n", "utf-8")
    assert main(["score-many", str(path)]) == 0
    assert read_scores(capsys.readouterr().out) == {"2": expected(score(COOP, Answers()))}


def test_scores_are_written_whole_to_a_file(table, tmp_path, capsys):
    output = tmp_path / "scores.csv"
    output.write_text("what stood there before")
    words = ["score-many", str(table), "--questionnaire", "coop", "--version", COOP.version]
    assert main([*words, "--output", str(output)]) == 0
    assert capsys.readouterr().out == ""
    assert main(words) == 0
    assert capsys.readouterr().out == output.read_text("utf-8")


SPOILT = "kind,gov_direction,ops_office.payroll\ntravail,oral,done\ncercle,written,maybe\n"


@pytest.mark.parametrize(
    ("language", "first"),
    [
        (
            [],
            "answers.csv:2: colonne gov_direction\u00a0: «\u00a0oral\u00a0» n’est pas un des choix",
        ),
        (["--lang", "en"], "answers.csv:2: column gov_direction: “oral” is not one of the choic"),
    ],
)
def test_bad_cells_are_named_in_the_language_asked_and_nothing_is_written(
    tmp_path, capsys, language, first
):
    path, output = tmp_path / "answers.csv", tmp_path / "scores.csv"
    path.write_text(SPOILT, "utf-8")
    assert main(["score-many", str(path), "--output", str(output), *language]) == 1
    said = capsys.readouterr().err.splitlines()
    assert said[0].startswith(first)
    assert [line.partition(" ")[0] for line in said] == ["answers.csv:2:", *["answers.csv:3:"] * 2]
    assert sorted(tmp_path.iterdir()) == [path]


def test_nothing_goes_to_the_screen_when_a_late_row_is_bad(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(tables, "ROWS_AT_ONCE", 1)
    path = tmp_path / "answers.csv"
    path.write_text("gov_direction\nwritten\noral\nwritten\nspoken\n", "utf-8")
    assert main(["score-many", str(path), "--lang", "en"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert [line.partition(" ")[0] for line in err.splitlines()] == [
        "answers.csv:3:",
        "answers.csv:5:",
    ]


def test_past_fifty_bad_cells_are_counted(tmp_path, capsys):
    path = tmp_path / "answers.csv"
    path.write_text("gov_direction\n" + "oral\n" * 53, "utf-8")
    assert main(["score-many", str(path), "--lang", "en"]) == 1
    said = capsys.readouterr().err.splitlines()
    assert (len(said), said[-1]) == (51, "3 other cells cannot be read either.")


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (["gone.csv"], "gone.csv:1: the file does not exist"),
        (["answers.csv", "--questionnaire", "big"], "questionnaires/big/:1: there is no such"),
        (["answers.csv", "--version", "0.1"], "questionnaires/coop/0.1:1: there is no such"),
        (["answers.csv", "--output", "nowhere/scores.csv"], "[Errno 2] No such file or directory"),
        (["answers.csv"], "answers.csv:1: the column 'colour' is no question"),
    ],
)
def test_what_cannot_be_read_is_said(tmp_path, monkeypatch, capsys, words, problem):
    monkeypatch.chdir(tmp_path)
    Path("answers.csv").write_text("colour\nred\n")
    assert main(["score-many", *words, "--lang", "en"]) == 1
    assert capsys.readouterr().err.startswith(problem)
