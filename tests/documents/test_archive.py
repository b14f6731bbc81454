"""A table that a spreadsheet opens says what was typed, and runs none of it."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from virage.documents.archive import table

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1", "＝1+1"]


def read(rows):
    text = table(["a", "b"], rows).decode("utf-8-sig")
    _head, *cells = csv.reader(io.StringIO(text, newline=""))
    return cells


@pytest.mark.parametrize("cell", FORMULAS)
def test_what_would_be_a_formula_is_text(cell):
    assert read([(cell, "b")]) == [[f"'{cell}", "b"]]


@pytest.mark.parametrize("cell", ["", "2026-03-02", "a = b", "'=1+1", "Élevée"])
def test_other_cells_stay_as_they_are(cell):
    assert read([(cell, "b")]) == [[cell, "b"]]


@given(st.lists(st.tuples(st.text(), st.text()), max_size=5))
def test_a_table_reads_back_and_no_cell_begins_a_formula(rows):
    cells = [cell for row in read(rows) for cell in row]
    assert [cell.removeprefix("'") for cell in cells] == [
        cell.removeprefix("'") for row in rows for cell in row
    ]
    assert not [cell for cell in cells if cell[:1] in set("=+-@\t\r\n＝＋－＠")]
