"""`virage portrait`: text, data and PDF from one file, with no database and no Django."""

import json
import os
import subprocess
import sys
from datetime import date

import pytest

from tests.documents.portraits import EXAMPLES, coop
from virage.cli import main
from virage.documents import language as spoken

SHEET = str(EXAMPLES[0])


def test_it_prints_the_portrait_in_french_unless_told_otherwise(capsys):
    assert main(["portrait", SHEET]) == 0
    assert "Niveau de maturité numérique" in capsys.readouterr().out
    assert main(["portrait", SHEET, "--lang", "en"]) == 0
    assert "Level of digital maturity" in capsys.readouterr().out


def test_it_prints_data(capsys):
    assert main(["portrait", SHEET, "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["questionnaire"]["content_hash"] == coop().content_hash


def test_it_writes_a_pdf_and_says_where(capsys, tmp_path):
    file = tmp_path / "out.pdf"
    assert main(["portrait", SHEET, "--pdf", str(file)]) == 0
    assert file.read_bytes().startswith(b"%PDF-")
    assert str(file) in capsys.readouterr().err
    assert main(["portrait", SHEET, "--json", "--pdf", str(file)]) == 0
    assert json.loads(capsys.readouterr().out)


def test_it_needs_no_django_and_no_settings(tmp_path):
    script = (
        "import sys; from virage.cli import main;"
        f" code = main(['portrait', {SHEET!r}, '--pdf', {str(tmp_path / 'a.pdf')!r}]);"
        " sys.exit(code or ('django' in sys.modules) or ('numpy' in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={"PATH": os.environ["PATH"]},
        cwd=tmp_path,
        check=False,
    )
    assert done.returncode == 0


def test_a_sheet_without_a_date_takes_the_day_it_was_written(capsys, tmp_path):
    file = tmp_path / "sheet.yaml"
    file.write_text("questionnaire: coop\n")
    os.utime(file, (1_780_000_000, 1_780_000_000))
    assert main(["portrait", str(file), "--json"]) == 0
    said = date.fromisoformat(json.loads(capsys.readouterr().out)["date"])
    assert abs((said - date(2026, 5, 28)).days) <= 1


BAD = [
    ("", 1, "the file is empty", "le fichier est vide"),
    ("questionnaire: [coop", 2, "not readable YAML", "pas du YAML lisible"),
    ("questionnaire: mine", 1, "no such questionnaire", "pas de questionnaire"),
    ("name: x", 1, "'questionnaire' is missing", "il manque «\u00a0questionnaire\u00a0»"),
    ("questionnaire: coop\nnom: x", 2, "unknown key 'nom'", "clé inconnue «\u00a0nom\u00a0»"),
    ("questionnaire: coop\nname: 3", 2, "expected a word", "un mot entre guillemets"),
    (f"questionnaire: coop\nname: {'x' * 200}", 2, "at most 120", "au plus 120"),
    ("questionnaire: coop\nname: a\nname: b", 3, "stands twice", "figure deux fois"),
    ("questionnaire: coop\ndate: soon", 2, "expected a date", "on attend ici une date"),
    ("questionnaire: coop\ndate: 2026-11-22 10:00:00", 2, "expected a date", "une date"),
    ("questionnaire: coop\nedition: half", 2, "'half' is not one of", "«\u00a0half\u00a0» n’est"),
    ("questionnaire: coop\nanswers: [a]", 2, "expected a mapping", "couples clé et valeur"),
    ("questionnaire: coop\nanswers:\n  moon: a", 3, "unknown question", "question inconnue"),
    ("questionnaire: coop\nanswers:\n  sec_backup: x", 3, "not one of the choices", "des choix"),
    ("questionnaire: coop\nprofile:\n  employees: few", 3, "is not a number", "pas un nombre"),
    ("questionnaire: coop\ntools: 3", 2, "expected a list", "on attend ici une liste"),
    ("questionnaire: coop\ntools:\n  - {function: x}", 3, "unknown function", "fonction inconnue"),
    ("questionnaire: coop\ntools:\n  - {function: mail, export_tried: maybe}", 3,
     "expected true or false", "on attend ici true ou false"),
    ("questionnaire: coop\ntools:\n  - {function: mail, hurts_after_days: soon}", 3,
     "expected a whole number", "un nombre entier"),
    ("questionnaire: coop\ntools:\n  - {function: mail, hurts_after_days: 9999}", 3,
     "from 0 to 3650", "de 0 à 3650"),
    ("questionnaire: coop\nanswers: &x {a: b}\nprofile: *x", 2, "write it out", "au long"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "line", "english", "french"), BAD)
def test_a_bad_sheet_is_told_where_and_why_in_both_languages(
    content, line, english, french, capsys, tmp_path
):
    file = tmp_path / "sheet.yaml"
    file.write_text(content, encoding="utf-8")
    for language, reason in (("en", english), ("fr", french)):
        assert main(["portrait", str(file), "--lang", language]) == 1
        told = capsys.readouterr()
        assert told.out == ""
        assert f":{line}: " in told.err
        assert reason in told.err


def test_a_file_that_is_not_there_is_told(capsys, tmp_path):
    assert main(["portrait", str(tmp_path / "none.yaml"), "--lang", "en"]) == 1
    assert capsys.readouterr().err == "none.yaml:1: the file does not exist\n"


def test_a_file_in_another_encoding_is_told(capsys, tmp_path):
    file = tmp_path / "latin.yaml"
    file.write_bytes("name: Érable".encode("latin-1"))
    assert main(["portrait", str(file), "--lang", "en"]) == 1
    assert "UTF-8" in capsys.readouterr().err


def test_a_pdf_that_cannot_be_written_is_told(capsys, tmp_path):
    assert main(["portrait", SHEET, "--pdf", str(tmp_path / "no" / "out.pdf")]) == 1
    assert "no" in capsys.readouterr().err


def test_missing_translations_are_told(capsys, monkeypatch, tmp_path):
    monkeypatch.setattr(spoken, "LOCALE", tmp_path)
    spoken.words.cache_clear()
    try:
        assert main(["portrait", SHEET]) == 1
    finally:
        spoken.words.cache_clear()
    assert "make setup" in capsys.readouterr().err
