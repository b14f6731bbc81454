"""The same answers read with another instrument; what is not asked is never guessed."""

from dataclasses import dataclass
from enum import Enum

from virage.core.answers import Standing
from virage.core.conditions import Condition, holds, questions_of
from virage.core.logic import Truth
from virage.core.questionnaire import Crosswalk, Indicator, Level, MappedDimension
from virage.core.scoring import Scorecard, level_of


class Outcome(Enum):
    """What our answers say of one indicator."""

    MET = "met"
    NOT_MET = "not_met"
    NOT_KNOWN = "not_known"
    NOT_ASKED = "not_asked"


@dataclass(frozen=True, slots=True)
class IndicatorReading:
    """One indicator and its outcome."""

    indicator: Indicator
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class DimensionReading:
    """A dimension of the other instrument: the mean of its measured items, 0 to 100, or None."""

    dimension: MappedDimension
    value: float | None
    mapped: int
    measured: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A crosswalk applied to one sheet.

    `low` counts the indicators met for sure, `high` adds those not known or not asked; `level` is
    None while the two differ in level.
    """

    crosswalk: Crosswalk
    indicators: tuple[IndicatorReading, ...]
    dimensions: tuple[DimensionReading, ...]
    low: int
    high: int
    level: Level | None

    @property
    def known(self) -> int:
        """How many indicators are met or not met for sure."""
        return sum(1 for each in self.indicators if each.outcome in (Outcome.MET, Outcome.NOT_MET))


def read_crosswalk(crosswalk: Crosswalk, card: Scorecard) -> Reading:
    """Read a scorecard with another instrument."""
    indicators = tuple(
        IndicatorReading(each, _outcome(each, card)) for each in crosswalk.indicators
    )
    low = sum(1 for each in indicators if each.outcome is Outcome.MET)
    high = low + sum(
        1 for each in indicators if each.outcome in (Outcome.NOT_KNOWN, Outcome.NOT_ASKED)
    )
    return Reading(
        crosswalk,
        indicators,
        tuple(_read_dimension(dimension, card) for dimension in crosswalk.dimensions),
        low,
        high,
        _agreed_level(crosswalk, low, high),
    )


def _outcome(indicator: Indicator, card: Scorecard) -> Outcome:
    if indicator.met_if is None or _is_closed(indicator.met_if, card):
        return Outcome.NOT_ASKED
    truth: Truth = holds(indicator.met_if, card)
    if truth is None:
        return Outcome.NOT_KNOWN
    return Outcome.MET if truth else Outcome.NOT_MET


def _is_closed(condition: Condition, card: Scorecard) -> bool:
    """Whether no question of the condition concerns the organisation."""
    left_out = (Standing.CLOSED, Standing.NOT_APPLICABLE)
    return all(card.standing(each) in left_out for each in questions_of(condition))


def _agreed_level(crosswalk: Crosswalk, low: int, high: int) -> Level | None:
    if not crosswalk.levels:
        return None
    lowest, highest = level_of(crosswalk.levels, low), level_of(crosswalk.levels, high)
    return lowest if lowest == highest else None


def _read_dimension(dimension: MappedDimension, card: Scorecard) -> DimensionReading:
    mapped = [item for item in dimension.items if item.questions]
    means = []
    for item in mapped:
        values = [card.part(question).value for question in item.questions]
        known = [value for value in values if value is not None]
        if known:
            means.append(sum(known) / len(known))
    value = sum(means) / len(means) if means else None
    return DimensionReading(dimension, value, len(mapped), len(means))
