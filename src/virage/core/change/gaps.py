"""What two diagnoses cannot compare, and why."""

from dataclasses import dataclass
from enum import Enum

from virage.core.answers import Answer, Blank, Rated, Standing
from virage.core.change.facts import Said
from virage.core.change.items import Footing
from virage.core.text import LocalText


class Reason(Enum):
    """Why questions take no part in the comparison of scores."""

    SHIFTED = "shifted"
    BROKEN = "broken"
    ADDED = "added"
    DROPPED = "dropped"
    NOT_MEASURED_BEFORE = "not_measured_before"
    NOT_MEASURED_AFTER = "not_measured_after"
    NOT_MEASURED = "not_measured"  # neither time
    OTHER_ROWS = "other_rows"  # a grid of which other rows were known


@dataclass(frozen=True, slots=True)
class NotCompared:
    """Questions of the version before and of the version after, and why they are left out.

    `why` holds the words of the item map, one for each version gone through.
    """

    before: tuple[Said, ...]
    after: tuple[Said, ...]
    reason: Reason
    why: tuple[LocalText, ...] = ()


OF_FOOTING = {
    Footing.SHIFTED: Reason.SHIFTED,
    Footing.BROKEN: Reason.BROKEN,
    Footing.ADDED: Reason.ADDED,
    Footing.DROPPED: Reason.DROPPED,
}


def reason_of(before: Said, after: Said) -> Reason | None:
    """Why a comparable question is not compared; None when it was measured both times alike."""
    measured = (before.standing is Standing.MEASURED, after.standing is Standing.MEASURED)
    match measured:
        case (False, False):
            return Reason.NOT_MEASURED
        case (False, True):
            return Reason.NOT_MEASURED_BEFORE
        case (True, False):
            return Reason.NOT_MEASURED_AFTER
    return None if _graded(before.answer) == _graded(after.answer) else Reason.OTHER_ROWS


def _graded(answer: Answer | None) -> frozenset[str]:
    """The rows of a grid that are graded; none for any other answer."""
    if not isinstance(answer, Rated):
        return frozenset()
    return frozenset(row for row, grade in answer.rows if not isinstance(grade, Blank))
