"""Many organisations as columns: one for each fact, and one for each year of revenue.

Whole numbers stand as they are. Every other fact is coded: its few distinct values once, and for
each organisation the place of its value among them. A column that is missing is not known of any.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from itertools import chain
from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from virage.core.funding.facts import Fact, FactName, Facts

Numbers = NDArray[np.int64]
Value = TypeVar("Value")
Codes = NDArray[np.unsignedinteger[Any]]

UNTOLD = int(np.iinfo(np.int64).min)  # a number that is not known
NUMBERED = frozenset({FactName.EMPLOYEES, FactName.YEARS_IN_OPERATION, FactName.REVENUE})
BY_SUBJECT = {
    FactName.ARTEFACT: "artefacts",
    FactName.DECLARED: "declared",
    FactName.PROJECTS_BEFORE: "projects_before",
}
PLAIN = tuple(
    name for name in FactName if name.value in {each.name for each in fields(Facts)} - {"revenues"}
)


def revenue_of(years_back: int) -> Fact:
    """The revenue of one year: 0 is the last one, 1 the one before."""
    return Fact(FactName.REVENUE, str(years_back))


@dataclass(frozen=True, eq=False)
class Coded(Generic[Value]):
    """The distinct values of a fact, None where it is not known; `codes` are places in them."""

    values: Sequence[Value]
    codes: Codes


@dataclass(frozen=True, eq=False)
class Columns:
    """`count` organisations; ValueError when a column is not of so many, or of another kind.

    `numbers` holds employees, years in operation and `revenue_of` each year, `UNTOLD` where it is
    not known; `coded` every other fact.
    """

    count: int
    numbers: Mapping[Fact, Numbers] = field(default_factory=dict)
    coded: Mapping[Fact, Coded[object]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse what would be read astray."""
        for fact, column in self.numbers.items():
            if fact.name not in NUMBERED or column.shape != (self.count,):
                raise ValueError(f"column {fact.id}: expected {self.count} numbers of a number")
        for fact, coded in self.coded.items():
            if fact.name in NUMBERED or coded.codes.shape != (self.count,):
                raise ValueError(f"column {fact.id}: expected {self.count} codes of a coded fact")
            if coded.codes.max(initial=0) >= len(coded.values):
                raise ValueError(f"column {fact.id}: codes go from 0 to {len(coded.values) - 1}")

    def facts(self, row: int) -> Facts:
        """What is known of one organisation, as the one-by-one engine reads it."""
        numbers = ((fact, int(column[row])) for fact, column in self.numbers.items())
        coded = ((fact, each.values[int(each.codes[row])]) for fact, each in self.coded.items())
        known = ((fact, value) for fact, value in numbers if value != UNTOLD)
        return facts_from(chain(known, coded))


def facts_from(known: Iterable[tuple[Fact, object]]) -> Facts:
    """The facts that hold these values and no others."""
    given: dict[str, Any] = {}
    years: dict[int, Any] = {}
    for fact, value in known:
        if value is None:
            continue
        if fact.name is FactName.REVENUE:
            years[int(fact.subject)] = value
        elif fact.name in BY_SUBJECT:
            given.setdefault(BY_SUBJECT[fact.name], {})[fact.subject] = value
        else:
            given[fact.name.value] = value
    revenues = tuple(years.get(each) for each in range(max(years, default=-1) + 1))
    return Facts(**given, revenues=revenues)


def encode(organisations: Sequence[Facts]) -> Columns:
    """The columns of these organisations."""
    return columns_of([dict(told(facts)) for facts in organisations])


def columns_of(rows: Sequence[Mapping[Fact, object]]) -> Columns:
    """The columns of organisations of which these values are known, and no others."""
    known = dict.fromkeys(fact for row in rows for fact in row)
    cells = {fact: [row.get(fact) for row in rows] for fact in known}
    return Columns(
        len(rows),
        {fact: numbered(column) for fact, column in cells.items() if fact.name in NUMBERED},
        {fact: coded(column) for fact, column in cells.items() if fact.name not in NUMBERED},
    )


def told(facts: Facts) -> Iterator[tuple[Fact, object]]:
    """What is known of one organisation, fact by fact, each year of revenue by itself."""
    every = [(Fact(name), facts.value(Fact(name))) for name in PLAIN]
    every += ((revenue_of(back), revenue) for back, revenue in enumerate(facts.revenues))
    for name, under in BY_SUBJECT.items():
        held: Mapping[str, object] = getattr(facts, under)
        every += ((Fact(name, subject), value) for subject, value in held.items())
    yield from ((fact, value) for fact, value in every if value is not None)


def numbered(cells: Sequence[Any]) -> Numbers:
    """A column of whole numbers; None is not known."""
    told = (UNTOLD if cell is None else cell for cell in cells)
    return np.fromiter(told, np.int64, len(cells))


def coded(cells: Sequence[object]) -> Coded[object]:
    """A column of the distinct values of these cells: None, then the others as they appear."""
    places: dict[object, int] = {None: 0}
    codes = [places.setdefault(cell, len(places)) for cell in cells]
    return Coded(tuple(places), np.array(codes, code_type(len(places))))


def code_type(count: int) -> np.dtype[np.unsignedinteger[Any]]:
    """The smallest type that holds codes from 0 for so many values."""
    return np.min_scalar_type(count - 1)
