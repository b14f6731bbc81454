"""Hours and activities in words."""

from collections.abc import Mapping
from fractions import Fraction

from virage.core.mandates import Activity
from virage.core.subsidy import IN_AN_HOUR, Quarters
from virage.core.text import Language
from virage.documents.funding.labels import in_percent
from virage.documents.language import plain_number, words

HUNDREDTHS = 10_000


def hours_in_words(quarters: Quarters, language: Language) -> str:
    """Quarter-hours as hours: « 12,25 h », "12.25 h"."""
    said = {"hours": plain_number(quarters / IN_AN_HOUR, language)}
    return words(language).gettext("%(hours)s\u00a0h") % said


def share_in_words(share: int, language: Language) -> str:
    """A share: « 75 % », "75%"."""
    return in_percent(Fraction(share, HUNDREDTHS), language)


def activities(language: Language) -> Mapping[Activity, str]:
    """What hours of advice go to, in words."""
    _ = words(language).gettext
    return {
        Activity.PORTRAIT: _("Reading the portrait together"),
        Activity.MEETING: _("Meetings with the organisation"),
        Activity.INTERVIEWS: _("Talks with its people"),
        Activity.RESEARCH: _("Research"),
        Activity.PLAN: _("Strategic plan"),
        Activity.FUNDING: _("Finding the funding"),
        Activity.REPORT: _("Writing and reporting"),
    }
