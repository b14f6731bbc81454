"""Quarters of the calendar in words."""

from virage.core.text import Language
from virage.documents.language import MONTHS, words


def quarter_in_words(year: int, quarter: int, language: Language) -> str:
    """A quarter of the calendar, from 0, by its months: « janvier à mars 2027 »."""
    said = words(language).gettext("%(first)s to %(last)s %(year)s")
    months = MONTHS[language]
    return said % {
        "first": months[3 * quarter],
        "last": months[3 * quarter + 2],
        "year": year,
    }


def season_in_words(quarter: int, language: Language) -> str:
    """A quarter of every year, from 0: « janvier à mars »."""
    said = words(language).pgettext("months", "%(first)s to %(last)s")
    months = MONTHS[language]
    return said % {"first": months[3 * quarter], "last": months[3 * quarter + 2]}
