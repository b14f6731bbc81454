"""A CSV of answers becomes columns; what a question cannot take is named by line and column."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.strategies import questionnaires, sheets
from tests.library.shelf import DATA
from virage.core.answers import as_json
from virage.core.bulk import encode
from virage.core.parsing import Rule
from virage.library import CatalogueError, Library, tables
from virage.library.tables import read_table

SMALL = Library(DATA).questionnaire("small")
HEADER = "sheet,kind,employees,plan,tools,tasks.sow,tasks.reap,visits"


def read(tmp_path, *lines: str, header: str = HEADER, questionnaire=SMALL):
    path = tmp_path / "answers.csv"
    path.write_text("\n".join([header, *lines, ""]), "utf-8")
    return list(read_table(path, questionnaire))


def test_each_cell_is_read_as_its_question_reads_it(tmp_path):
    (chunk,) = read(
        tmp_path,
        "ours,farm,12,written,saw|axe,hand,machine,7.5",
        "theirs, shop ,dont_know,not_applicable, nothing ,not_applicable,dont_know,",
        ",,,,,,,",
    )
    assert chunk.problems == []
    assert list(chunk.names) == ["ours", "theirs", ""]
    assert {name: list(codes) for name, codes in chunk.columns.codes.items()} == {
        "kind": [0, 1, -1],
        "employees": [0, -2, -1],
        "plan": [2, -3, -1],
        "tools": [0b011, 0b100, -1],
        "tasks.sow": [0, -3, -1],
        "tasks.reap": [1, -2, -1],
        "visits": [0, -1, -1],
    }
    assert chunk.columns.numbers["visits"][0] == 7.5
    assert np.isnan(chunk.columns.numbers["employees"][1:]).all()


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("plan;visits", 'written;"7,5"'),
        ("\ufeffplan,visits", 'written,"7,5"'),
        ('"plan","visits"', "written,7.5"),
        (" plan , visits ", " written , 7.5 "),
    ],
)
def test_tables_as_spreadsheets_write_them_are_read(tmp_path, header, row):
    (chunk,) = read(tmp_path, row, header=header)
    assert chunk.columns.codes["plan"][0] == 2
    assert chunk.columns.numbers["visits"][0] == 7.5


def test_a_sheet_without_a_name_takes_that_of_the_line_where_it_ends(tmp_path):
    (chunk,) = read(tmp_path, "none", '"', 'draft"', "written", header="plan")
    assert list(chunk.names) == ["2", "4", "5"]


def test_empty_lines_are_passed_over(tmp_path):
    (chunk,) = read(tmp_path, "none", "", "draft", header="plan")
    assert list(chunk.names) == ["2", "4"]


def test_every_cell_that_is_refused_is_named_by_its_line_and_column(tmp_path):
    (chunk,) = read(
        tmp_path,
        "a,farm,few,written,saw|nothing,hand,machine,1",
        "b,farm,-1,spoken,drill,hand,not_applicable,1",
        "c,shop,5000,draft,dont_know,dont_know,hand,1",
    )
    found = [(each.line, each.column, each.refused.rule) for each in chunk.problems]
    assert found == [
        (2, "employees", Rule.NOT_A_NUMBER),
        (2, "tools", Rule.EXCLUSIVE),
        (3, "employees", Rule.TOO_LOW),
        (3, "plan", Rule.NOT_A_CHOICE),
        (3, "tools", Rule.NOT_A_CHOICE),
        (3, "tasks.reap", Rule.NOT_APPLICABLE_REFUSED),
        (4, "employees", Rule.TOO_HIGH),
    ]
    assert chunk.problems[0].file == "answers.csv"


@pytest.mark.parametrize(
    ("header", "row", "problem"),
    [
        ("plan,plans", "", "answers.csv:1: the column 'plans' is no question"),
        ("plan,kind,plan", "", "answers.csv:1: the column 'plan' stands twice"),
        ("sheet", "", "answers.csv:1: the header names no question"),
        ("", "", "answers.csv:1: the header names no question"),
        ("plan,", "", "answers.csv:1: the column '' is no question"),
        (
            "tasks",
            "",
            "answers.csv:1: 'tasks' is a grid: give each row a column (tasks.sow, tasks.reap)",
        ),
        ("plan,kind", "none", "answers.csv:2: 1 cells where the header has 2"),
        ("plan,kind", "none,farm,12", "answers.csv:2: 3 cells where the header has 2"),
        ("plan", "x" * 140_000, "answers.csv:2: this is not readable CSV: field larger than"),
    ],
)
def test_a_table_that_cannot_be_read_is_refused(tmp_path, header, row, problem):
    with pytest.raises(CatalogueError) as caught:
        read(tmp_path, row, header=header)
    assert str(caught.value).startswith(problem)


def test_a_file_that_is_not_there_or_not_in_utf8_is_refused(tmp_path):
    path = tmp_path / "answers.csv"
    with pytest.raises(CatalogueError, match=r"answers.csv:1: the file does not exist"):
        list(read_table(path, SMALL))
    path.write_bytes(b"plan\n\xe9\n")
    with pytest.raises(CatalogueError, match=r"answers.csv:1: the file is not written in UTF-8"):
        list(read_table(path, SMALL))


def test_rows_come_some_thousands_at_a_time(tmp_path, monkeypatch):
    monkeypatch.setattr(tables, "ROWS_AT_ONCE", 2)
    chunks = read(tmp_path, "none", "draft", "written", header="plan")
    assert [list(chunk.columns.codes["plan"]) for chunk in chunks] == [[0, 1], [2]]


def cells_of(question, answer) -> dict[str, str]:
    """The cell of an answer in each column of its question."""
    plain = "" if answer is None else as_json(answer)
    if question.rows:
        rows = plain if isinstance(plain, dict) else {row.id: plain for row in question.rows}
        return {f"{question.id}.{row.id}": str(rows.get(row.id, "")) for row in question.rows}
    return {question.id: "|".join(plain) if isinstance(plain, list) else str(plain)}


def as_cells(questionnaire, sheet) -> dict[str, str]:
    """The cells of a sheet, by column."""
    cells: dict[str, str] = {}
    for question in questionnaire.all_questions():
        cells |= cells_of(question, sheet[question.id])
    return cells


@given(st.data())
def test_a_sheet_read_from_its_cells_is_that_sheet(tmp_path_factory, data):
    made = data.draw(questionnaires())
    given_sheets = data.draw(st.lists(sheets(made), min_size=1, max_size=3))
    rows = [as_cells(made, sheet) for sheet in given_sheets]
    lines = [",".join(row.values()) for row in rows]
    header = ",".join(rows[0])
    (chunk,) = read(tmp_path_factory.mktemp("table"), *lines, header=header, questionnaire=made)
    expected = encode(made, given_sheets)
    assert chunk.problems == []
    for name, codes in expected.codes.items():
        assert list(chunk.columns.codes[name]) == list(codes)
    for name, numbers in expected.numbers.items():
        np.testing.assert_array_equal(chunk.columns.numbers[name], numbers)
