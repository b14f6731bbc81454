"""What the document of a plan is made of; each block says its kind to whoever prints it."""

from dataclasses import dataclass
from enum import StrEnum

from virage.core.text import Language
from virage.documents.portrait.parts import Figure, Listing, Note, Table


class Tone(StrEnum):
    """How a paragraph is said."""

    PLAIN = "plain"
    STRONG = "strong"
    SOFT = "soft"
    BOXED = "boxed"


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph."""

    text: str
    tone: Tone = Tone.PLAIN
    kind: str = "words"


@dataclass(frozen=True, slots=True)
class Rows:
    """A table; `shares` says how wide its columns are, one to another; 0: as its words need.

    `total`: the last row sums up the others.
    """

    table: Table
    shares: tuple[int, ...]
    total: bool = False
    kind: str = "rows"


@dataclass(frozen=True, slots=True)
class Drawing:
    """A figure, as wide as the page or half of it."""

    figure: Figure
    wide: bool = True
    kind: str = "drawing"


@dataclass(frozen=True, slots=True)
class Points:
    """A list with its label."""

    listing: Listing
    kind: str = "points"


@dataclass(frozen=True, slots=True)
class Card:
    """One thing under its title, with short tags, labelled notes, short facts and a list."""

    title: str
    tags: tuple[str, ...]
    notes: tuple[Note, ...]
    facts: tuple[Note, ...] = ()
    listing: Listing | None = None
    kind: str = "card"


@dataclass(frozen=True, slots=True)
class Blank:
    """Room to write by hand: labels side by side, and so many lines under each."""

    labels: tuple[str, ...]
    lines: int
    kind: str = "blank"


Block = Words | Rows | Drawing | Points | Card | Blank


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it; one that is `apart` begins on a new page."""

    id: str
    heading: str
    blocks: tuple[Block, ...]
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Tile:
    """A number to remember, what it is, and how to read it."""

    label: str
    value: str
    note: str


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page: all that a member of the board with five minutes reads.

    `faults`: what does not hold together; it has no item when all does.
    """

    state: str
    period: str
    best: str
    faults: Listing
    sentences: tuple[str, ...]
    tiles: tuple[Tile, ...]
    promise: str
    years: tuple[Listing, ...]
    asks: Listing
    decides: str
    resolution: tuple[str, ...]


@dataclass(frozen=True)
class PlanPage:
    """The document of a plan in one language; `day_iso` is the day that it is dated of."""

    language: Language
    title: str
    name: str
    day: str
    day_iso: str
    cover: Cover
    sections: tuple[Section, ...]
    foot: str
