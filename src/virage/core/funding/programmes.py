"""A funding programme: what it is, whether it is open, who says so, and its terms over time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum
from functools import cached_property

from virage.core.funding.criteria import Leaf
from virage.core.funding.terms import Terms
from virage.core.funding.trees import Tree
from virage.core.funding.values import GIFTS, Confidence, Dated, Form, Level
from virage.core.logic import Truth
from virage.core.text import LocalText

STALE_AFTER_DAYS = 180


class State(Enum):
    """What was said of a programme, from a day on."""

    OPEN = "open"
    CLOSED = "closed"
    WINDOW = "window"
    EXHAUSTED = "exhausted"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Status:
    """A state and the days it was said of; None where they are not known."""

    state: State
    since: Dated | None = None
    until: Dated | None = None
    note: LocalText | None = None


UNSAID = Status(State.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Availability:
    """Whether one may apply on a day, and the status that says so."""

    truth: Truth
    status: Status


@dataclass(frozen=True, slots=True)
class Source:
    """Where something was read; `on` is the date of the page, None where it has none."""

    id: str
    address: str
    on: Dated | None
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Version:
    """Terms, from when they hold and since when they are known; None where it is not known."""

    in_force_from: Dated | None
    known_since: Dated | None
    terms: Terms

    def held_on(self, day: date) -> bool:
        """Whether they held on a day; those without a beginning always did."""
        return self.in_force_from is None or self.in_force_from.first <= day

    def known_on(self, day: date) -> bool:
        """Whether one could know them on a day."""
        return self.known_since is None or self.known_since.first <= day


@dataclass(frozen=True, slots=True)
class Freshness:
    """How old what is known of a programme is, on a day; `stale_on` None was never verified."""

    verified_on: Dated | None
    stale_on: date | None
    stale: bool


@dataclass(frozen=True)
class Programme:
    """One programme; `statuses` and `versions` go from the oldest to the newest.

    `forms` is empty where nobody says what kind of money it is.
    """

    id: str
    name: LocalText
    funder: LocalText
    purpose: LocalText
    forms: tuple[Form, ...]
    level: Level | None
    statuses: tuple[Status, ...]
    verified_on: Dated | None
    sources: tuple[Source, ...]
    owner: str
    versions: tuple[Version, ...]
    stale_after_days: int = STALE_AFTER_DAYS
    needs: tuple[str, ...] = ()
    content_hash: str = ""

    @property
    def is_gift(self) -> bool:
        """Whether it lowers what the co-op pays today; a loan or an unknown form never does."""
        return bool(self.forms) and set(self.forms) <= GIFTS

    def source(self, source_id: str) -> Source:
        """The source of that id; KeyError when there is none."""
        return {source.id: source for source in self.sources}[source_id]

    def version_on(self, day: date, known_on: date | None = None) -> Version | None:
        """The version of the terms that judges a case opened on a day, None before the first.

        With `known_on`, the one that people could know on that day.
        """
        for each in reversed(self.versions):
            if each.held_on(day) and (known_on is None or each.known_on(known_on)):
                return each
        return None

    def availability_on(self, day: date) -> Availability:
        """Whether one may apply on a day: the last status that had begun, if that is sure."""
        said = UNSAID
        for status in self.statuses:
            if status.since is None or status.since.last <= day:
                said = status
            elif status.since.first <= day:
                return Availability(None, Status(State.UNKNOWN, status.since, note=status.note))
            elif status.state is State.WINDOW and said is UNSAID:
                return Availability(False, status)
        return Availability(_may_apply(said, day), said)

    def freshness_on(self, day: date) -> Freshness:
        """Whether it should be verified again by then."""
        stale_on = self._stale_on
        return Freshness(self.verified_on, stale_on, stale=stale_on is None or stale_on <= day)

    @cached_property
    def _stale_on(self) -> date | None:
        if self.verified_on is None:
            return None
        return self.verified_on.first + timedelta(days=self.stale_after_days)


def _may_apply(status: Status, day: date) -> Truth:
    if status.state is State.UNKNOWN:
        return None
    if status.state in (State.CLOSED, State.EXHAUSTED):
        return False
    if status.until is None or day <= status.until.first:
        return True
    if day <= status.until.last:
        return None
    # The end of a window is a fact; that of an open programme was only planned.
    return False if status.state is State.WINDOW else None


@dataclass(frozen=True, slots=True)
class DeclaredFact:
    """A fact that only some programmes ask about; said as a statement, its contrary, a question."""

    id: str
    statement: LocalText
    contrary: LocalText
    question: LocalText
    why: LocalText


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What programme files may name beside the closed lists."""

    artefacts: Mapping[str, LocalText] = field(default_factory=dict)
    declared: Mapping[str, DeclaredFact] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Catalogue:
    """Every programme, by id, and the vocabulary of their files; each is equal to itself alone."""

    programmes: tuple[Programme, ...]
    vocabulary: Vocabulary = Vocabulary()

    @cached_property
    def by_id(self) -> Mapping[str, Programme]:
        """The programmes by id."""
        return {programme.id: programme for programme in self.programmes}

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        """Every rule of every version, equal ones once: what one case is asked."""
        return tuple(dict.fromkeys(leaf for tree in self._trees() for leaf in tree.leaves))

    @cached_property
    def places(self) -> Mapping[int, tuple[int, ...]]:
        """For each tree, by its `id`, where its rules stand in `leaves`."""
        known = {leaf: at for at, leaf in enumerate(self.leaves)}
        return {id(tree): tuple(known[leaf] for leaf in tree.leaves) for tree in self._trees()}

    def _trees(self) -> Iterator[Tree]:
        for programme in self.programmes:
            for version in programme.versions:
                yield from (version.terms.applicant, version.terms.step)
