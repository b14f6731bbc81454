"""`virage check-catalogues`: each problem with its file and line, or one line when all is well."""

import shutil

from tests.library.shelf import DATA, SMALL, changed, copied
from virage.cli import main
from virage.library import Library

NEEDS = f"{SMALL}/needs.yaml"


def test_sound_catalogues_are_said_in_one_line(capsys):
    assert main(["check-catalogues", "--catalogues", str(DATA), "--lang", "en"]) == 0
    assert capsys.readouterr().out == "catalogues: small 1.0 (6 questions, 1 need): all is well\n"
    assert main(["check-catalogues", "--catalogues", str(DATA)]) == 0
    assert capsys.readouterr().out == (
        "catalogues\u00a0: small 1.0 (6 questions, 1 besoin)\u00a0: tout est en ordre\n"
    )


def test_the_shipped_catalogues_are_checked_by_default(capsys):
    assert main(["check-catalogues"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("catalogues\u00a0: coop 1.0 (")
    assert "12 facettes" in said


def test_an_unknown_question_in_a_need_is_caught(tmp_path, capsys):
    root = copied(tmp_path)
    changed(root, NEEDS, "answer: tools", "answer: toolz")
    assert main(["check-catalogues", "--catalogues", str(root), "--lang", "en"]) == 1
    assert capsys.readouterr().out == (
        f"{NEEDS}:11: unknown question 'toolz' (conditions read what is asked before them)\n"
    )


def test_every_problem_has_its_line(tmp_path, capsys):
    root = copied(tmp_path)
    (root / "questionnaires/small/0.1").mkdir()
    (root / "published.yaml").write_text("gone/1.0: abc\n")
    assert main(["check-catalogues", "--catalogues", str(root), "--lang", "en"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "questionnaires/small/0.1/questionnaire.yaml:1: the file does not exist",
        "published.yaml:1: gone/1.0 was published and must stay: diagnoses still read it",
    ]


def test_problems_are_said_in_french_unless_english_is_asked(tmp_path, capsys):
    root = copied(tmp_path)
    (root / "questionnaires/small/0.1").mkdir()
    assert main(["check-catalogues", "--catalogues", str(root)]) == 1
    assert capsys.readouterr().out == (
        "questionnaires/small/0.1/questionnaire.yaml:1: le fichier n’existe pas\n"
    )


def test_a_version_that_is_not_published_is_told_and_is_no_problem(tmp_path, capsys):
    root = copied(tmp_path)
    small = Library(root).questionnaire("small").content_hash
    newer = shutil.copytree(root / SMALL, root / "questionnaires/small/2.0")
    changed(newer, "questionnaire.yaml", 'version: "1.0"', 'version: "2.0"')
    same = ", ".join(Library(root).questionnaire("small", "1.0").by_id)
    changed(
        newer,
        "from_1.0.yaml",
        "",
        f'questionnaire: small\nbefore: "1.0"\nafter: "2.0"\nsame: [{same}]\n',
    )
    (root / "published.yaml").write_text(f"small/1.0: {small}\n")
    assert main(["check-catalogues", "--catalogues", str(root), "--lang", "en"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == (
        "small/2.0 is not published yet: it may still change"
    )


def test_a_refusal_is_said_in_french_with_its_facts(tmp_path, capsys):
    root = copied(tmp_path)
    changed(root, NEEDS, "answer: tools", "answer: toolz")
    assert main(["check-catalogues", "--catalogues", str(root)]) == 1
    assert capsys.readouterr().out == (
        f"{NEEDS}:11: question inconnue «\u00a0toolz\u00a0»"
        " (une condition lit ce qui est demandé avant elle)\n"
    )
