"""Why each step is in a plan, and why the others are not, while the plan holds together."""

from collections.abc import Mapping
from dataclasses import dataclass

from virage.core.roadmap.explaining import chosen, left_out
from virage.core.roadmap.naming import Family
from virage.documents.roadmap.reasons import cause_in_words, hurdles_in_words
from virage.documents.roadmap.telling import Telling
from virage.web.plans.bridge import Drafted
from virage.web.ui.page import language


@dataclass(frozen=True, slots=True)
class Left:
    """An initiative that is not in the plan, and what keeps it out."""

    name: str
    why: tuple[str, ...]


def causes_of(whole: Drafted) -> Mapping[str, tuple[str, ...]]:
    """What each step is there for, the weightiest first; of a plan that the checker accepts."""
    tell = Telling(whole.drawn.names, language())
    return {
        each.initiative: tuple(cause_in_words(cause, whole.problem, tell) for cause in each.causes)
        for each in chosen(whole.problem, whole.plan)
    }


def left_of(whole: Drafted) -> tuple[Left, ...]:
    """What a proposal left out, its steps staying where they are."""
    tell = Telling(whole.drawn.names, language())
    return tuple(
        Left(tell.of(Family.INITIATIVE, each.initiative), tuple(hurdles_in_words(each, tell)))
        for each in left_out(whole.problem, whole.plan)
    )
