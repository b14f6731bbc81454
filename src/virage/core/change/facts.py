"""What happened, as the facts tell it: from one answer to another, without any statistic."""

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from virage.core.answers import Answer, Picked, Rated, Standing
from virage.core.change.items import Footing
from virage.core.ladders import is_ladder, ladder, worth
from virage.core.questionnaire import Question

ANSWERED = (Standing.MEASURED, Standing.NOT_APPLICABLE)
UNKNOWN = (Standing.DONT_KNOW, Standing.UNANSWERED)


class Movement(Enum):
    """Which way a fact went."""

    SAME = "same"
    UP = "up"
    DOWN = "down"
    OTHER = "other"  # it changed, and neither up nor down can be said of it
    KNOWN_NOW = "known_now"
    NOT_KNOWN_NOW = "not_known_now"


@dataclass(frozen=True, slots=True)
class Said:
    """A question of one version, what was answered and where it stands."""

    question: Question
    answer: Answer | None
    standing: Standing


@dataclass(frozen=True, slots=True)
class FactChange:
    """A fact then and now; `footing` is comparable, or shifted when its scale is another one."""

    before: Said
    after: Said
    movement: Movement
    footing: Footing


def fact_change(before: Said, after: Said, footing: Footing) -> FactChange | None:
    """Tell one fact; None when neither time knows it, or it does not concern the organisation."""
    standings = (before.standing, after.standing)
    if any(standing not in ANSWERED + UNKNOWN for standing in standings):
        return None
    if all(standing in UNKNOWN for standing in standings):
        return None
    return FactChange(before, after, _movement(before, after, footing), footing)


def _movement(before: Said, after: Said, footing: Footing) -> Movement:
    if before.standing in UNKNOWN:
        return Movement.KNOWN_NOW
    if after.standing in UNKNOWN:
        return Movement.NOT_KNOWN_NOW
    if footing is Footing.SHIFTED:
        return Movement.OTHER
    if before.answer == after.answer:
        return Movement.SAME
    if Standing.NOT_APPLICABLE in (before.standing, after.standing):
        return Movement.OTHER
    return _direction(before, after)


def _direction(before: Said, after: Said) -> Movement:
    """Up or down when every difference goes that way."""
    rises = [now - then for then, now in _heights(before, after) if now != then]
    if rises and all(rise > 0 for rise in rises):
        return Movement.UP
    if rises and all(rise < 0 for rise in rises):
        return Movement.DOWN
    return Movement.OTHER


def _heights(before: Said, after: Said) -> list[tuple[Fraction, Fraction]]:
    """How high both answers stand; of a grid, in each row that was graded both times."""
    then, now = before.answer, after.answer
    if not isinstance(then, Rated) or not isinstance(now, Rated):
        return [(_height(before.question, then), _height(after.question, now))]
    rows = ((then.row(row.id), now.row(row.id)) for row in after.question.rows)
    return [
        (_height(before.question, Picked(old)), _height(after.question, Picked(new)))
        for old, new in rows
        if isinstance(old, str) and isinstance(new, str)
    ]


def _height(question: Question, answer: Answer | None) -> Fraction:
    """The step of a choice that stands on a ladder, else the points of the answer."""
    if isinstance(answer, Picked) and is_ladder(question):
        return Fraction(ladder(question)[answer.choice])
    return worth(question, answer)
