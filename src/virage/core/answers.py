"""What a person answered: a typed value for each question, or an honest blank."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum


class Blank(Enum):
    """An answer that is not a measure and is still an answer."""

    DONT_KNOW = "dont_know"
    NOT_APPLICABLE = "not_applicable"


BLANKS = {blank.value: blank for blank in Blank}


@dataclass(frozen=True, slots=True)
class Picked:
    """One stage or choice, by its id."""

    choice: str


@dataclass(frozen=True, slots=True)
class Ticked:
    """The boxes held, by their ids; never empty (no box ticked is unanswered)."""

    boxes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Rated:
    """A grid: for each answered row, the id of its grade or a blank."""

    rows: tuple[tuple[str, str | Blank], ...]

    def row(self, row_id: str) -> str | Blank | None:
        """The grade of one row; None when the row is unanswered."""
        return dict(self.rows).get(row_id)

    def only(self, row_id: str) -> "Rated":
        """The same answer with one row left."""
        return Rated(tuple((row, grade) for row, grade in self.rows if row == row_id))


@dataclass(frozen=True, slots=True)
class Amount:
    """A number, in the question's unit."""

    value: float


@dataclass(frozen=True, slots=True)
class Written:
    """A few words (profile facts only)."""

    words: str


Answer = Picked | Ticked | Rated | Amount | Written | Blank
Json = str | float | list[str] | dict[str, str]


class Standing(Enum):
    """Where a question stands in one sheet of answers."""

    MEASURED = "measured"
    DONT_KNOW = "dont_know"
    UNANSWERED = "unanswered"
    NOT_APPLICABLE = "not_applicable"
    CLOSED = "closed"  # branching says that the question does not concern this organisation
    PENDING = "pending"  # branching waits for an answer that is missing or not known

    @property
    def applicable(self) -> bool:
        """Whether the question counts in coverage and in the range."""
        return self in (Standing.MEASURED, Standing.DONT_KNOW, Standing.UNANSWERED)


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers of one sheet, by question id; the order they came in has no meaning."""

    given: Mapping[str, Answer] = field(default_factory=dict)

    def __getitem__(self, question_id: str) -> Answer | None:
        """The answer to a question; None when there is none."""
        return self.given.get(question_id)

    def __iter__(self) -> Iterator[str]:
        """The ids of the answered questions."""
        return iter(self.given)

    def __contains__(self, question_id: object) -> bool:
        """Whether the question has an answer, a blank included."""
        return question_id in self.given

    def __len__(self) -> int:
        """How many questions have an answer, blanks included."""
        return len(self.given)

    def with_(self, question_id: str, answer: Answer | None) -> "Answers":
        """The same answers but for one question; None takes its answer away."""
        given = {key: value for key, value in self.given.items() if key != question_id}
        if answer is not None:
            given[question_id] = answer
        return Answers(given)


def as_json(answer: Answer) -> Json:
    """The plain value that `virage.core.parsing.parse_answer` reads back."""
    match answer:
        case Blank():
            return answer.value
        case Picked(choice):
            return choice
        case Ticked(boxes):
            return sorted(boxes)
        case Rated(rows):
            return {row: grade.value if isinstance(grade, Blank) else grade for row, grade in rows}
        case Amount(value):
            return int(value) if value.is_integer() else value
    return answer.words
