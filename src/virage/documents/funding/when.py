"""Dates as they stand in a sentence, whether the day is known, or only the month or the year."""

from datetime import date

from virage.core.funding.values import Dated
from virage.core.text import Language
from virage.documents.funding.labels import date_in_words
from virage.documents.language import words


def since_in_words(dated: Dated, language: Language) -> str:
    """« depuis le 24 avril 2025 », « depuis 2025 »: "since April 24, 2025"."""
    _ = words(language).gettext
    told = date_in_words(dated, language)
    if dated.exact:
        return _("since %(day)s") % {"day": told}
    return _("since %(month)s") % {"month": told}


def until_in_words(dated: Dated, language: Language) -> str:
    """« fin prévue le 31 mars 2027 », « fin prévue en 2027 »: "planned until March 31, 2027"."""
    _ = words(language).gettext
    told = date_in_words(dated, language)
    if dated.exact:
        return _("planned until %(day)s") % {"day": told}
    return _("planned until %(month)s") % {"month": told}


def window_in_words(since: Dated, until: Dated, language: Language) -> str:
    """« Dépôts du 8 septembre 2025 au 24 octobre 2025 »: "Applications: from … to …"."""
    _ = words(language).gettext
    told = {"first": date_in_words(since, language), "last": date_in_words(until, language)}
    if since.exact and until.exact:
        return _("Applications from %(first)s to %(last)s") % told
    return _("Applications between %(first)s and %(last)s") % told


def verified_in_words(dated: Dated, language: Language) -> str:
    """« Vérifié le 1er décembre 2025 », « Vérifié en 2025 »: "Verified on December 1, 2025"."""
    _ = words(language).gettext
    told = date_in_words(dated, language)
    if dated.exact:
        return _("Verified on %(day)s") % {"day": told}
    return _("Verified in %(month)s") % {"month": told}


def age_in_words(verified_on: Dated | None, on: date, language: Language) -> str:
    """When it was verified and how long ago: "Verified on December 1, 2025, 360 days ago"."""
    _, ngettext = words(language).gettext, words(language).ngettext
    if verified_on is None:
        return _("Never verified")
    told = verified_in_words(verified_on, language)
    if not verified_on.exact:
        return told
    days = (on - verified_on.first).days
    said = ngettext("%(verified)s, %(count)s day ago", "%(verified)s, %(count)s days ago", days)
    return said % {"verified": told, "count": days}
