"""Scores in words: rounded only here, and never so that the rounding hides a level."""

from virage.core.questionnaire import Level
from virage.core.scoring import Score, level_of
from virage.core.text import Language
from virage.documents.language import number, words

UNMEASURED = "–"
WIDE = 1.0


def out_of_100(value: float, language: Language) -> str:
    """A score as people read it."""
    _ = words(language).gettext
    return _("%(score)s out of 100") % {"score": number(value, language)}


def total_out_of_100(value: float, levels: tuple[Level, ...], language: Language) -> str:
    """The total, with a decimal where the whole number would stand in another level."""
    _ = words(language).gettext
    whole = number(value, "en").replace(",", "")
    decimals = 0 if level_of(levels, float(whole)) is level_of(levels, value) else 1
    return _("%(score)s out of 100") % {"score": number(value, language, decimals)}


def brief(value: float | None, language: Language) -> str:
    """A score alone, or a dash when it is not measured."""
    return UNMEASURED if value is None else number(value, language)


def span(low: float, high: float, language: Language) -> str:
    """From the lowest to the highest that it could be; one number when they meet."""
    if high - low < WIDE:
        return number(low, language)
    return f"{number(low, language)}–{number(high, language)}"


def readable(score: Score) -> float | None:
    """The value of a score that stands on at least half of what applies."""
    return score.value if score.sufficient else None
