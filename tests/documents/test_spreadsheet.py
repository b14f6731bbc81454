"""A table that a spreadsheet opens says what was typed, and runs none of it."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from virage.documents.spreadsheet import csv_bytes, harmless

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1", "＝1+1"]


@pytest.mark.parametrize("cell", FORMULAS)
def test_what_would_be_a_formula_is_text(cell):
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "2026-03-02", "a = b", "'=1+1", "Élevée"])
def test_other_cells_stay_as_they_are(cell):
    assert harmless(cell) == cell


def test_a_head_is_no_formula_either():
    assert csv_bytes(["=1"], []).decode("utf-8-sig") == "'=1\r\n"


@given(st.lists(st.tuples(st.text(), st.text()), max_size=5))
def test_a_table_reads_back_and_no_cell_begins_a_formula(rows):
    text = csv_bytes(["a", "b"], rows).decode("utf-8-sig")
    _head, *read = csv.reader(io.StringIO(text, newline=""))
    assert read == [[harmless(cell) for cell in row] for row in rows]
    assert not [
        cell for row in read for cell in row if cell[:1] in set("=+-@\t\r\n＝＋－＠") - {""}
    ]
