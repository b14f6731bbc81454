"""`virage compare`: two sheets side by side, with no database and no Django."""

import json
from pathlib import Path

import pytest

from tests.documents.portraits import EXAMPLES
from virage.cli import main

THEN = EXAMPLES[0].parent / "food_store.yaml"


@pytest.fixture
def now(tmp_path: Path) -> str:
    file = tmp_path / "later.yaml"
    text = THEN.read_text("utf-8").replace("sec_access: individual", "sec_access: second_proof")
    file.write_text(text.replace("date: 2026-11-22", "date: 2027-11-20"), "utf-8")
    return str(file)


def test_it_tells_the_change_in_french_unless_told_otherwise(capsys, now):
    assert main(["compare", str(THEN), now]) == 0
    assert "De l’étape 2 à l’étape 4" in " ".join(capsys.readouterr().out.split(" "))
    assert main(["compare", str(THEN), now, "--lang", "en"]) == 0
    assert "From stage 2 to stage 4" in capsys.readouterr().out


def test_it_prints_data_and_writes_a_pdf(capsys, now, tmp_path):
    file = tmp_path / "out.pdf"
    assert main(["compare", str(THEN), now, "--json", "--pdf", str(file)]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["after"]["date"] == "2027-11-20"
    assert str(file) in said.err
    assert file.read_bytes().startswith(b"%PDF-")


def test_a_sheet_without_a_date_takes_the_day_it_was_written(capsys, tmp_path):
    file = tmp_path / "sheet.yaml"
    file.write_text("questionnaire: coop\n")
    assert main(["compare", str(file), str(file), "--lang", "en"]) == 0
    assert "Nothing was measured both times" in capsys.readouterr().out


def test_a_sheet_that_is_not_there_is_told(capsys, now, tmp_path):
    assert main(["compare", str(tmp_path / "none.yaml"), now, "--lang", "en"]) == 1
    assert capsys.readouterr().err == "none.yaml:1: the file does not exist\n"


def test_a_pdf_that_cannot_be_written_is_told(capsys, now, tmp_path):
    assert main(["compare", str(THEN), now, "--pdf", str(tmp_path / "no" / "out.pdf")]) == 1
    assert "no" in capsys.readouterr().err
