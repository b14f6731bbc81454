"""Words, numbers and dates in French and in English, without Django.

French follows the usage of Québec: a no-break space before %, $ and a colon and inside guillemets,
none before ? ! and ;, a decimal comma, thousands apart.
"""

import gettext
from collections.abc import Sequence
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path

from virage.core.text import Language

LOCALE = Path(__file__).resolve().parent.parent / "locale"
DOMAIN = "django"
NO_BREAK = "\u00a0"
NOON = 12
MONTHS: dict[Language, tuple[str, ...]] = {
    "fr": tuple(
        "janvier février mars avril mai juin juillet août"
        " septembre octobre novembre décembre".split()
    ),
    "en": tuple(
        "January February March April May June July August"
        " September October November December".split()
    ),
}


class MissingTranslationsError(RuntimeError):
    """The compiled catalogue of a language is not there."""


@cache
def words(language: Language) -> gettext.NullTranslations:
    """The interface's words in a language; English is what the code says.

    MissingTranslationsError when the catalogue of the language was not compiled.
    """
    if language == "en":
        return gettext.NullTranslations()
    try:
        return gettext.translation(DOMAIN, LOCALE, [language])
    except FileNotFoundError:
        raise MissingTranslationsError(
            f"{LOCALE / language / 'LC_MESSAGES' / DOMAIN}.mo is missing: run `make setup`"
        ) from None


def number(value: float, language: Language, decimals: int = 0) -> str:
    """A number rounded half up, thousands apart: « 1 234,5 », "1,234.5"."""
    exact = Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    written = f"{exact:,f}"
    if language == "en":
        return written
    return written.replace(",", NO_BREAK).replace(".", ",")


def plain_number(value: float, language: Language) -> str:
    """A number as it was given, without useless zeros."""
    decimals = max(0, -int(Decimal(repr(value)).normalize().as_tuple().exponent))
    return number(value, language, decimals)


def percent(part: float, language: Language, decimals: int = 0) -> str:
    """A part of 1 as a percentage: « 67 % », "67%"."""
    space = NO_BREAK if language == "fr" else ""
    return f"{number(100 * part, language, decimals)}{space}%"


def day_in_words(day: date, language: Language) -> str:
    """A day: « 1er mai 2026 », "May 1, 2026"."""
    month = MONTHS[language][day.month - 1]
    if language == "en":
        return f"{month} {day.day}, {day.year}"
    first = "1er" if day.day == 1 else str(day.day)
    return f"{first}{NO_BREAK}{month}{NO_BREAK}{day.year}"


def month_in_words(day: date, language: Language) -> str:
    """The month of a day: « mai 2026 », "May 2026"."""
    return f"{MONTHS[language][day.month - 1]}{NO_BREAK}{day.year}"


def clock(local: datetime, language: Language) -> str:
    """An hour: « 13 h 30 », "1:30 p.m."."""
    hour, minute = local.hour, local.minute
    if language == "fr":
        return f"{hour}{NO_BREAK}h" + (f"{NO_BREAK}{minute:02}" if minute else "")
    half = "a.m." if hour < NOON else "p.m."
    shown = (hour - 1) % NOON + 1
    return f"{shown}:{minute:02}{NO_BREAK}{half}" if minute else f"{shown}{NO_BREAK}{half}"


def length_in_words(minutes: int, language: Language) -> str:
    """How long something is: « 1 h 30 », "1 h 30 min"."""
    _ = words(language).gettext
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("%(minutes)s\u00a0min") % {"minutes": rest}
    if not rest:
        return _("%(hours)s\u00a0h") % {"hours": hours}
    return _("%(hours)s\u00a0h\u00a0%(minutes)s\u00a0min") % {"hours": hours, "minutes": rest}


def moment_in_words(local: datetime, language: Language) -> str:
    """A day and an hour: « 1er mai 2026 à 13 h 30 », "May 1, 2026 at 1:30 p.m."."""
    said = {"day": day_in_words(local, language), "hour": clock(local, language)}
    return words(language).gettext("%(day)s at %(hour)s") % said


def quoted(text: str, language: Language) -> str:
    """A name between the quotation marks of the language."""
    return f"«{NO_BREAK}{text}{NO_BREAK}»" if language == "fr" else f"“{text}”"


def inside(title: str) -> str:
    """A title as it stands inside a sentence."""
    return title[:1].lower() + title[1:]


def listed(items: Sequence[str], language: Language) -> str:
    """Items in one line: « a, b et c », "a, b and c"."""
    if len(items) < 2:  # noqa: PLR2004
        return "".join(items)
    last = " et " if language == "fr" else " and "
    return ", ".join(items[:-1]) + last + items[-1]
