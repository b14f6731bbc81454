"""From a plain value (JSON, YAML, a form) to a typed answer; a refusal says which rule it broke."""

import re
from collections.abc import Mapping
from enum import Enum

from virage.core.answers import BLANKS, Amount, Answer, Blank, Picked, Rated, Ticked, Written
from virage.core.questionnaire import Kind, Question

LONGEST_TEXT = 200
LARGEST_NUMBER = 2**53
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")  # no database keeps these
GROUPED = re.compile(r"-?\d{1,3}(,\d{3})+(\.\d{1,15})?")
PLAIN = re.compile(r"-?\d{1,15}([.,]\d{1,15})?")


class Rule(Enum):
    """The rule that a refused answer broke."""

    NOT_A_CHOICE = "not_a_choice"
    NOT_APPLICABLE_REFUSED = "not_applicable_refused"
    EXCLUSIVE = "exclusive"
    NO_BOX = "no_box"
    UNKNOWN_ROW = "unknown_row"
    NOT_A_NUMBER = "not_a_number"
    NOT_WHOLE = "not_whole"
    TOO_LOW = "too_low"
    TOO_HIGH = "too_high"
    TOO_LONG = "too_long"
    BAD_FORM = "bad_form"
    WRONG_SHAPE = "wrong_shape"


class RefusedAnswerError(ValueError):
    """An answer that the question cannot take; `detail` is the offending part.

    The message is for a log: people are told in their language by the outer rings.
    """

    def __init__(self, question: str, rule: Rule, detail: str) -> None:
        """Say which question refused, by which rule."""
        super().__init__(f"{question}: {rule.value} ({detail})")
        self.question, self.rule, self.detail = question, rule, detail


def parse_answer(question: Question, raw: object) -> Answer:
    """Read one answer; RefusedAnswerError when the question cannot take it."""
    if isinstance(raw, str) and raw.strip() in BLANKS:
        return _blank(question, BLANKS[raw.strip()])
    match question.kind:
        case Kind.TICKS:
            return _ticked(question, raw)
        case Kind.GRID:
            return _rated(question, raw)
        case Kind.NUMBER:
            return _amount(question, raw)
        case Kind.TEXT:
            return _written(question, raw)
        case _:
            return Picked(_choice(question, raw))


def _refused(question: Question, rule: Rule, detail: object) -> RefusedAnswerError:
    return RefusedAnswerError(question.id, rule, _shown(detail)[:LONGEST_TEXT])


def _shown(detail: object) -> str:
    """A word or a number as it was given; of anything else, which may be huge, only its type."""
    if isinstance(detail, str):
        return detail
    if isinstance(detail, int | float) and abs(detail) < LARGEST_NUMBER:
        return str(detail)
    return type(detail).__name__


def _blank(question: Question, blank: Blank) -> Blank:
    if blank is Blank.NOT_APPLICABLE and not question.not_applicable:
        raise _refused(question, Rule.NOT_APPLICABLE_REFUSED, blank.value)
    return blank


def _choice(question: Question, raw: object) -> str:
    if not isinstance(raw, str) or raw not in question.choice_ids:
        raise _refused(question, Rule.NOT_A_CHOICE, raw)
    return raw


def _ticked(question: Question, raw: object) -> Ticked:
    if not isinstance(raw, list | tuple):
        raise _refused(question, Rule.WRONG_SHAPE, raw)
    boxes = frozenset(_choice(question, box) for box in raw)
    if not boxes:
        raise _refused(question, Rule.NO_BOX, "")
    if len(boxes) > 1 and any(question.choice(box).exclusive for box in boxes):
        raise _refused(question, Rule.EXCLUSIVE, ", ".join(sorted(boxes)))
    return Ticked(boxes)


def _rated(question: Question, raw: object) -> Rated:
    if not isinstance(raw, Mapping):
        raise _refused(question, Rule.WRONG_SHAPE, raw)
    known = {row.id for row in question.rows}
    for row_id in raw:
        if row_id not in known:
            raise _refused(question, Rule.UNKNOWN_ROW, row_id)
    rows = [
        (row.id, _grade(question, row.not_applicable, raw[row.id]))
        for row in question.rows
        if row.id in raw
    ]
    if not rows:
        raise _refused(question, Rule.NO_BOX, "")
    return Rated(tuple(rows))


def _grade(question: Question, may_not_apply: bool, raw: object) -> str | Blank:
    if raw == Blank.DONT_KNOW.value:
        return Blank.DONT_KNOW
    if raw == Blank.NOT_APPLICABLE.value:
        if not may_not_apply:
            raise _refused(question, Rule.NOT_APPLICABLE_REFUSED, raw)
        return Blank.NOT_APPLICABLE
    return _choice(question, raw)


def _amount(question: Question, raw: object) -> Amount:
    value = _number(raw)
    if value is None:
        raise _refused(question, Rule.NOT_A_NUMBER, raw)
    if question.numeric.whole and not value.is_integer():
        raise _refused(question, Rule.NOT_WHOLE, raw)
    low, high = question.numeric.minimum, question.numeric.maximum
    if low is not None and value < low:
        raise _refused(question, Rule.TOO_LOW, f"{low:g}")
    if high is not None and value > high:
        raise _refused(question, Rule.TOO_HIGH, f"{high:g}")
    return Amount(value)


def _number(raw: object) -> float | None:
    """A finite number; thousands may be spaced and the decimal sign may be a comma.

    A comma before exactly three digits separates thousands: 1,200 is never one and a fifth.
    """
    if isinstance(raw, bool):
        return None
    if isinstance(raw, str):
        closed = re.sub(r"\s", "", raw)
        if GROUPED.fullmatch(closed):
            closed = closed.replace(",", "")
        return float(closed.replace(",", ".")) if PLAIN.fullmatch(closed) else None
    if isinstance(raw, int | float) and abs(raw) < LARGEST_NUMBER:
        return float(raw)
    return None


def _written(question: Question, raw: object) -> Written:
    words = " ".join(raw.split()) if isinstance(raw, str) else ""
    if not words or UNSTORABLE.search(words):
        raise _refused(question, Rule.WRONG_SHAPE, raw)
    if len(words) > LONGEST_TEXT:
        raise _refused(question, Rule.TOO_LONG, LONGEST_TEXT)
    if question.pattern and not re.fullmatch(question.pattern, words):
        raise _refused(question, Rule.BAD_FORM, words)
    return Written(words)
