"""The questionnaire as a value: dimensions, questions, choices, and what answers may say."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from functools import cached_property
from math import lcm

from virage.core.conditions import Condition, questions_of
from virage.core.text import LocalText


class Kind(Enum):
    """How a question is answered."""

    STAGE = "stage"
    CHOICE = "choice"
    TICKS = "ticks"
    GRID = "grid"
    YES_PARTLY_NO = "yes_partly_no"
    NUMBER = "number"
    TEXT = "text"  # profile facts only


class Nature(Enum):
    """Whether an answer can be checked, or is how a person sees things."""

    FACTUAL = "factual"
    PERCEPTION = "perception"


@dataclass(frozen=True, slots=True)
class Choice:
    """A stage, a choice, a box or a grade; `points` is None where nothing is measured."""

    id: str
    text: LocalText
    points: Fraction | None = None
    exclusive: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a grid."""

    id: str
    text: LocalText
    not_applicable: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """Points of a number up to a bound, included; None is no bound."""

    up_to: float | None
    points: Fraction


@dataclass(frozen=True, slots=True)
class Numeric:
    """Unit and bounds of a number; `whole` refuses halves of what is counted."""

    unit: LocalText | None = None
    minimum: float | None = None
    maximum: float | None = None
    bands: tuple[Band, ...] = ()
    whole: bool = False


@dataclass(frozen=True)
class Question:
    """One question; `weight` is a positive integer, points are exact parts of 1.

    It has no slots, so that what every request asks of it is worked out once.
    """

    id: str
    kind: Kind
    title: LocalText
    text: LocalText
    why: LocalText
    nature: Nature = Nature.FACTUAL
    weight: int = 1
    core: bool = False
    module: str | None = None
    start: bool = False
    required: bool = False
    best_placed: tuple[str, ...] = ()
    not_applicable: bool = False
    relevant_if: Condition | None = None
    lenses: tuple[str, ...] = ()
    facets: tuple[str, ...] = ()
    source: LocalText | None = None
    choices: tuple[Choice, ...] = ()
    rows: tuple[Row, ...] = ()
    maximum: Fraction = Fraction(1)
    numeric: Numeric = Numeric()
    pattern: str | None = None

    def choice(self, choice_id: str) -> Choice:
        """The choice of that id; KeyError when there is none."""
        return self._by_id[choice_id]

    @cached_property
    def _by_id(self) -> Mapping[str, Choice]:
        return {choice.id: choice for choice in self.choices}

    @cached_property
    def choice_ids(self) -> tuple[str, ...]:
        """The ids of stages, choices, boxes or grades, in order."""
        return tuple(choice.id for choice in self.choices)

    @cached_property
    def steps(self) -> Mapping[str, int]:
        """The step of each choice, from 1, fewest points first; of equal points, in their order."""
        ordered = sorted(self.choices, key=lambda choice: choice.points or Fraction(0))
        return {choice.id: step for step, choice in enumerate(ordered, start=1)}

    @cached_property
    def measures(self) -> bool:
        """Whether an answer to it has points."""
        return bool(self.numeric.bands) or any(choice.points is not None for choice in self.choices)

    @cached_property
    def denominator(self) -> int:
        """A number by which every score that the question can give is a whole number of parts."""
        scored: tuple[Choice | Band, ...] = (*self.choices, *self.numeric.bands)
        common = lcm(1, *(each.points.denominator for each in scored if each.points is not None))
        if self.kind is Kind.TICKS:
            return common * self.maximum.numerator
        return common * lcm(*range(1, len(self.rows) + 1))


@dataclass(frozen=True, slots=True)
class Dimension:
    """A part of the portrait."""

    id: str
    title: LocalText
    summary: LocalText
    weight: int
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """A level holds for scores up to `up_to`, included, above the level before it."""

    id: str
    title: LocalText
    meaning: LocalText
    up_to: int


@dataclass(frozen=True, slots=True)
class Named:
    """A lens, a role or a usual function of the inventory."""

    id: str
    title: LocalText
    summary: LocalText | None = None


@dataclass(frozen=True, slots=True)
class Module:
    """Questions that the profile opens."""

    id: str
    title: LocalText
    opens_if: Condition


@dataclass(frozen=True, slots=True)
class Flag:
    """An answer that matters whatever the score; `needs` are those that answer it, by id."""

    id: str
    when: Condition
    text: LocalText
    first_move: LocalText
    questions: tuple[str, ...]
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Move:
    """A first move that costs nothing; `when` None holds always."""

    id: str
    when: Condition | None
    text: LocalText
    how: LocalText
    minutes: int
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """The same answers read with the indicators of another instrument."""

    id: str
    version: str
    title: LocalText
    source: str
    note: LocalText
    indicators: tuple["Indicator", ...] = ()
    levels: tuple[Level, ...] = ()
    dimensions: tuple["MappedDimension", ...] = ()


@dataclass(frozen=True, slots=True)
class Indicator:
    """Met or not met; `met_if` None is not asked by this questionnaire."""

    id: str
    text: LocalText
    met_if: Condition | None


@dataclass(frozen=True, slots=True)
class MappedItem:
    """A question of another instrument and those of ours that measure the same thing."""

    id: str
    text: LocalText
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MappedDimension:
    """A dimension of another instrument."""

    id: str
    title: LocalText
    items: tuple[MappedItem, ...]


@dataclass(frozen=True)
class Questionnaire:
    """A published version of a questionnaire; `content_hash` is the SHA-256 of its content."""

    id: str
    version: str
    title: LocalText
    description: LocalText
    dimensions: tuple[Dimension, ...]
    levels: tuple[Level, ...]
    profile: tuple[Question, ...] = ()
    lenses: tuple[Named, ...] = ()
    roles: tuple[Named, ...] = ()
    functions: tuple[Named, ...] = ()
    modules: tuple[Module, ...] = ()
    express: tuple[str, ...] = ()
    flags: tuple[Flag, ...] = ()
    moves: tuple[Move, ...] = ()
    crosswalks: tuple[Crosswalk, ...] = ()
    content_hash: str = ""
    licence: str = ""

    @cached_property
    def by_id(self) -> Mapping[str, Question]:
        """Every question, profile first, by id, in the order they are asked."""
        return {question.id: question for question in self.all_questions()}

    @cached_property
    def scale(self) -> int:
        """The common denominator of every score a measured question can give."""
        return lcm(1, *(question.denominator for question in self.questions()))

    @cached_property
    def deciding(self) -> frozenset[str]:
        """The ids of the questions whose answers open or close others."""
        conditions = (question.relevant_if for question in self.all_questions())
        return frozenset(read for each in conditions if each for read in questions_of(each))

    def all_questions(self) -> Iterator[Question]:
        """Profile questions, then those of each dimension, in order."""
        yield from self.profile
        yield from self.questions()

    def questions(self) -> Iterator[Question]:
        """The measured questions, dimension by dimension."""
        return (each for dimension in self.dimensions for each in dimension.questions)

    def dimension_of(self, question_id: str) -> Dimension:
        """The dimension that holds the question; KeyError for a profile question."""
        return {each.id: home for home in self.dimensions for each in home.questions}[question_id]

    def lens(self, lens_id: str) -> Named:
        """The lens of that id; KeyError when there is none."""
        return {lens.id: lens for lens in self.lenses}[lens_id]

    def role(self, role_id: str) -> Named:
        """The role of that id; KeyError when there is none."""
        return {role.id: role for role in self.roles}[role_id]

    def function(self, function_id: str) -> Named:
        """The usual function of that id; KeyError when there is none."""
        return {function.id: function for function in self.functions}[function_id]
