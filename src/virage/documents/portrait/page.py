"""The shape of the portrait's page: every text resolved in one language, nothing left to compute.

The screen and the PDF show the same value. A section that may be absent is None, a list that may
be empty says in `none` what to print in its stead.
"""

from dataclasses import dataclass

from virage.core.text import Language
from virage.documents.portrait.hearing import Differences
from virage.documents.portrait.parts import Figure, Listing, Note, Said, Table


@dataclass(frozen=True, slots=True)
class Headline:
    """What the portrait says in one sentence, and what must be known before believing it."""

    sentence: str
    cautions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NeedLink:
    """The need that answers a red flag; `shown` says whether it has a card of its own."""

    id: str
    label: str
    title: str
    verdict: str
    shown: bool


@dataclass(frozen=True, slots=True)
class FlagCard:
    """One red flag: what it is, the answers that raised it, the first thing to do."""

    id: str
    text: str
    because: tuple[Said, ...]
    because_label: str
    first_move: Note
    need: NeedLink | None


@dataclass(frozen=True, slots=True)
class Flags:
    """The open red flags; without any card, `lead` says how far that can be trusted."""

    heading: str
    lead: str
    cards: tuple[FlagCard, ...]


@dataclass(frozen=True, slots=True)
class LevelStep:
    """One level of the scale; `here` marks the one reached."""

    id: str
    title: str
    span: str
    meaning: str
    here: bool


@dataclass(frozen=True, slots=True)
class LevelSection:
    """The level with all that must be read beside it, the dimensions, and what cuts across them.

    `level` and `score` are None when too little is measured: `absent` then says why. `flags` is
    never empty while a red flag is open. `weak` holds the dimensions with the most to gain, the
    weakest first: their ids and titles.
    """

    heading: str
    level: str | None
    level_id: str
    score: str | None
    meaning: str
    absent: str
    provisional: str
    flags: str
    span: str
    coverage: str
    scale: tuple[LevelStep, ...]
    scale_label: str
    radar: Figure | None
    bars: Figure | None
    weak: tuple[tuple[str, str], ...]
    lenses: Table | None


@dataclass(frozen=True, slots=True)
class Capability:
    """One strength or gap: the answer given and, for a gap, the next stage."""

    question_id: str
    title: str
    dimension: str
    score: str
    answer: str
    next: Note | None


@dataclass(frozen=True, slots=True)
class Capabilities:
    """A list of strengths, or of gaps; `none` is said when it is empty."""

    heading: str
    cards: tuple[Capability, ...]
    none: str


@dataclass(frozen=True, slots=True)
class Balance:
    """Strengths and gaps."""

    heading: str
    lead: str
    strengths: Capabilities
    gaps: Capabilities


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question without a measure and who could answer it best."""

    question_id: str
    title: str
    question: str
    best_placed: str


@dataclass(frozen=True, slots=True)
class OpenQuestions:
    """Questions left open for one reason."""

    heading: str
    questions: tuple[OpenQuestion, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """What is not known: "don't know" first, then what has no answer."""

    heading: str
    lead: str
    groups: tuple[OpenQuestions, ...]


@dataclass(frozen=True, slots=True)
class AutonomySection:
    """Autonomy: the index (or the questions' score alone, under its own name) and the map."""

    heading: str
    lead: str
    index_label: str
    index: str | None
    provisional: str
    notes: tuple[str, ...]
    map: Figure | None
    stopping: Listing | None
    outside: Listing | None
    one_person: Listing | None


@dataclass(frozen=True, slots=True)
class NeedCard:
    """One need with its reasons; never a product, never a vendor."""

    id: str
    rank: int
    title: str
    summary: str
    strength: str
    because: Listing
    changes: Listing
    require: Listing
    in_house: Note
    not_this: Note


@dataclass(frozen=True, slots=True)
class NeedsSection:
    """The needs that follow from the answers, and what is not for now, with the reason."""

    heading: str
    lead: str
    chart: Figure | None
    cards: tuple[NeedCard, ...]
    later: Listing
    not_known: Listing
    not_for_you: tuple[Note, ...]
    not_for_you_label: str
    not_pressing: Listing


@dataclass(frozen=True, slots=True)
class MoveCard:
    """A first move that costs nothing."""

    id: str
    text: str
    how: str
    time: str


@dataclass(frozen=True, slots=True)
class Moves:
    """The first moves."""

    heading: str
    lead: str
    cards: tuple[MoveCard, ...]


@dataclass(frozen=True, slots=True)
class CrosswalkSection:
    """The same answers read with another instrument."""

    id: str
    heading: str
    summary: str
    note: str
    source: Note
    table: Table


@dataclass(frozen=True, slots=True)
class Trace:
    """How the score was made: one table a dimension, then how they make the total.

    `closed` names the questions that the profile leaves out.
    """

    heading: str
    lead: str
    tables: tuple[Table, ...]
    total: Table | None
    closed: Listing
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PortraitPage:
    """The whole portrait, in one language, in the order it is read.

    `differences` is None when a single person answered.
    """

    language: Language
    title: str
    name: str
    day: str
    day_iso: str
    questionnaire: str
    version: str
    content_hash: str
    short_hash: str
    identity: tuple[Note, ...]
    express: bool
    headline: Headline
    flags: Flags
    level: LevelSection
    balance: Balance
    unknown: Unknown | None
    differences: Differences | None
    autonomy: AutonomySection
    needs: NeedsSection
    moves: Moves | None
    crosswalks: tuple[CrosswalkSection, ...]
    trace: Trace
