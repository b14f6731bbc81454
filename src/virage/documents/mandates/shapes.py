"""What a paper of a mandate says, every text resolved in one language."""

from dataclasses import dataclass

from virage.core.text import Language


@dataclass(frozen=True, slots=True)
class Line:
    """A label and what it says."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, with paragraphs under it."""

    title: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the columns from `numbers` on hold numbers. The last row is the total."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: int


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper of a mandate, ready to be printed."""

    language: Language
    title: str
    name: str
    day: str
    day_iso: str
    lead: str
    facts: tuple[Line, ...]
    sections: tuple[Section, ...]
    tables: tuple[Table, ...]
    signing: tuple[str, ...]
    foot: str
