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
    written = number(value, language, decimals_of_total(value, levels))
    return _("%(score)s out of 100") % {"score": written}


def decimals_of_total(value: float, levels: tuple[Level, ...]) -> int:
    """None where the whole number stands in the same level, else one."""
    whole = number(value, "en").replace(",", "")
    return 0 if level_of(levels, float(whole)) is level_of(levels, value) else 1


def brief(value: float | None, language: Language) -> str:
    """A score alone, or a dash when it is not measured."""
    return UNMEASURED if value is None else number(value, language)


def span(low: float, high: float, language: Language, *, decimals: int = 0) -> str:
    """From the lowest to the highest that it could be; one number when they are written alike.

    Give it the decimals of the score beside it, which then never stands outside.
    """
    ends = [number(end, language, decimals) for end in (low, high)]
    return "–".join(dict.fromkeys(ends))


def readable(score: Score) -> float | None:
    """The value of a score that stands on at least half of what applies."""
    return score.value if score.sufficient else None
