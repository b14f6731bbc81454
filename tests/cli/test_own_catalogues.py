"""A federation's own questionnaire on the command line: the example of docs/catalogues.md."""

from pathlib import Path

import pytest

from virage.cli import main
from virage.library.checks import check_catalogues

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
CATALOGUES = EXAMPLES / "catalogues"


def test_the_example_is_sound():
    assert check_catalogues(CATALOGUES) == ()


@pytest.mark.parametrize(("language", "said"), [("fr", "La liste"), ("en", "list")])
def test_it_draws_a_portrait(capsys, tmp_path, language, said):
    pdf = tmp_path / "garden.pdf"
    words = ["portrait", str(EXAMPLES / "garden.yaml"), "--catalogues", str(CATALOGUES)]
    assert main([*words, "--lang", language]) == 0
    assert said.lower() in capsys.readouterr().out.lower()
    assert main([*words, "--lang", language, "--pdf", str(pdf)]) == 0
    assert pdf.read_bytes().startswith(b"%PDF-")


def test_it_scores_a_table(capsys, tmp_path):
    table = tmp_path / "answers.csv"
    table.write_text("sheet,register\nours,shared\n")
    words = ["score-many", str(table), "--catalogues", str(CATALOGUES)]
    assert main([*words, "--questionnaire", "gardens"]) == 0
    assert capsys.readouterr().out.splitlines()[1].startswith("ours,")
