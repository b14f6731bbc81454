"""From a comparison to its page, in one language."""

from dataclasses import dataclass
from datetime import date

from virage.core.change import Comparison
from virage.core.questionnaire import Questionnaire
from virage.core.text import Language
from virage.documents.change.apart import apart
from virage.documents.change.facts import facts
from virage.documents.change.headline import headline
from virage.documents.change.method import method
from virage.documents.change.page import ChangePage
from virage.documents.change.scores import scores_section
from virage.documents.language import day_in_words, words
from virage.documents.portrait.parts import Note

SHORT = 12


@dataclass(frozen=True, slots=True)
class Moment:
    """When one diagnosis was made, and with which questionnaire."""

    day: date
    questionnaire: Questionnaire


def change_page(
    comparison: Comparison, before: Moment, after: Moment, *, language: Language, name: str
) -> ChangePage:
    """The page of two diagnoses; `name` is the organisation's."""
    _ = words(language).gettext
    versions = dict.fromkeys(each.questionnaire.version for each in (before, after))
    return ChangePage(
        language=language,
        title=_("What changed between two diagnoses"),
        name=name.strip() or _("Organisation without a name"),
        day=day_in_words(after.day, language),
        day_iso=after.day.isoformat(),
        days=_("From %(then)s to %(now)s")
        % {
            "then": day_in_words(before.day, language),
            "now": day_in_words(after.day, language),
        },
        version=" → ".join(versions),
        short_hash=after.questionnaire.content_hash[:SHORT],
        headline=headline(comparison, language),
        facts=facts(comparison, language),
        scores=scores_section(comparison, after.questionnaire, language),
        apart=apart(comparison, language),
        method=method(comparison, after.questionnaire, language),
        identity=(
            _identity(_("Then"), before, language),
            _identity(_("Now"), after, language),
        ),
    )


def _identity(label: str, moment: Moment, language: Language) -> Note:
    """What lets anybody check one side again."""
    _ = words(language).gettext
    sentence = _("%(day)s · %(questionnaire)s, version %(version)s · fingerprint %(hash)s")
    return Note(
        label,
        sentence
        % {
            "day": day_in_words(moment.day, language),
            "questionnaire": moment.questionnaire.title.in_(language),
            "version": moment.questionnaire.version,
            "hash": moment.questionnaire.content_hash,
        },
    )
