"""What the sections of a page are made of."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; `label` is its column's heading (for narrow screens)."""

    text: str
    label: str
    numeric: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the first cell of a row names the row."""

    caption: str
    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart, its words for those who do not see it, and the same facts as a table.

    `note` tells everybody how to read the drawing, in one or two sentences. `svg` is safe to print
    unescaped: it is made of our shapes and of escaped text.
    """

    id: str
    title: str
    description: str
    note: str
    svg: str
    table: Table


@dataclass(frozen=True, slots=True)
class Note:
    """A label and what it says."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Listing:
    """A label and its items; `none` is said when there is no item (empty: say nothing)."""

    label: str
    items: tuple[str, ...]
    none: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A question and its answer, both in words."""

    question_id: str
    title: str
    question: str
    answer: str
