"""When something begins, in words: the day of the week, the hour on the clock, and whose clock."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from virage.core.text import Language
from virage.documents.language import clock, day_in_words, words

ISLANDS, QUEBEC = "America/Halifax", "America/Toronto"


def moment_in_words(starts_at: datetime, minutes: int, zone: str, *, language: Language) -> str:
    """« jeudi 3 décembre 2026, de 12 h à 13 h 30, heure de l’Est (Québec) »."""
    _ = words(language).gettext
    local = starts_at.astimezone(ZoneInfo(zone))
    said = {
        "weekday": _weekday(local.weekday(), language),
        "day": day_in_words(local.date(), language),
        "hours": hours_in_words(starts_at, minutes, zone, language=language),
        "zone": zone_in_words(zone, language),
    }
    return _("%(weekday)s, %(day)s, %(hours)s, %(zone)s") % said


def hours_in_words(starts_at: datetime, minutes: int, zone: str, *, language: Language) -> str:
    """From when to when: « de 12 h à 13 h 30 »."""
    _ = words(language).gettext
    place = ZoneInfo(zone)
    begins = starts_at.astimezone(place)
    ends = (starts_at + timedelta(minutes=minutes)).astimezone(place)
    said = {"begins": clock(begins, language), "ends": clock(ends, language)}
    return _("from %(begins)s to %(ends)s") % said


def elsewhere_in_words(starts_at: datetime, zone: str, language: Language) -> str:
    """The hour in Îles-de-la-Madeleine, for what is told in the hour of Québec; else nothing."""
    if zone != QUEBEC:
        return ""
    _ = words(language).gettext
    there = clock(starts_at.astimezone(ZoneInfo(ISLANDS)), language)
    return _("%(hour)s in Îles-de-la-Madeleine") % {"hour": there}


def zone_in_words(zone: str, language: Language) -> str:
    """Whose hour it is; a zone that has no words here keeps its name."""
    _ = words(language).gettext
    named = {
        "America/St_Johns": _("Newfoundland time"),
        "America/Blanc-Sablon": _("Atlantic time, the same all year (Blanc-Sablon)"),
        "America/Halifax": _("Atlantic time (Îles-de-la-Madeleine, Maritimes)"),
        "America/Toronto": _("Eastern time (Québec)"),
        "America/Winnipeg": _("Central time (Manitoba)"),
        "America/Regina": _("Saskatchewan time"),
        "America/Edmonton": _("Mountain time (Alberta)"),
        "America/Vancouver": _("Pacific time (British Columbia)"),
    }
    return named.get(zone, zone)


def _weekday(number: int, language: Language) -> str:
    _ = words(language).gettext
    return (
        _("Monday"),
        _("Tuesday"),
        _("Wednesday"),
        _("Thursday"),
        _("Friday"),
        _("Saturday"),
        _("Sunday"),
    )[number]
