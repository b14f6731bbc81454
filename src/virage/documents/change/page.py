"""What the page of a change holds: two diagnoses of one organisation side by side."""

from dataclasses import dataclass

from virage.core.text import Language
from virage.documents.portrait.parts import Figure, Listing, Note, Table


@dataclass(frozen=True, slots=True)
class Headline:
    """What moved in one sentence, and what must be read beside it."""

    sentence: str
    cautions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FactCard:
    """What happened to one fact; `movement` is that of the core, `note` warns of its scale."""

    question_id: str
    title: str
    movement: str
    sentence: str
    note: str


@dataclass(frozen=True, slots=True)
class FactGroup:
    """The facts that went one way."""

    heading: str
    facts: tuple[FactCard, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """What happened, as the facts tell it; `same` names those that did not move."""

    heading: str
    lead: str
    groups: tuple[FactGroup, ...]
    same: Listing


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores then and now, on the questions measured both times."""

    heading: str
    lead: str
    figure: Figure | None
    table: Table
    lenses: Table | None
    views: Table | None


@dataclass(frozen=True, slots=True)
class Apart:
    """What is not comparable: one listing a reason."""

    heading: str
    lead: str
    reasons: tuple[Listing, ...]


@dataclass(frozen=True, slots=True)
class Method:
    """How the page was computed, and on what norms or assumptions."""

    heading: str
    rules: tuple[str, ...]
    norms: Table


@dataclass(frozen=True, slots=True)
class ChangePage:
    """Two diagnoses compared, in one language; the days are those of the later one."""

    language: Language
    title: str
    name: str
    day: str
    day_iso: str
    days: str
    version: str
    short_hash: str
    headline: Headline
    facts: Facts
    scores: Scores
    apart: Apart
    method: Method
    identity: tuple[Note, ...]
