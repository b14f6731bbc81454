"""From a portrait to its page, in one language."""

from datetime import date

from virage.core.portrait import Edition, Portrait
from virage.core.text import Language
from virage.documents.language import day_in_words, words
from virage.documents.portrait.autonomy import autonomy_section
from virage.documents.portrait.balance import balance, unknown
from virage.documents.portrait.crosswalks import crosswalk_sections
from virage.documents.portrait.differences import differences
from virage.documents.portrait.flags import flags, moves
from virage.documents.portrait.headline import headline
from virage.documents.portrait.heard import Heard
from virage.documents.portrait.level import level_section
from virage.documents.portrait.needs import needs_section
from virage.documents.portrait.page import (
    PortraitPage,
)
from virage.documents.portrait.parts import Note
from virage.documents.portrait.trace import trace

SHORT = 12


def portrait_page(
    portrait: Portrait, language: Language, *, day: date, name: str, heard: Heard | None = None
) -> PortraitPage:
    """The page of one portrait: `day` is the day it tells of, `name` the organisation's.

    `heard` tells of the several people whose answers the portrait consolidates.
    """
    _ = words(language).gettext
    questionnaire = portrait.questionnaire
    return PortraitPage(
        language=language,
        title=_("Digital portrait"),
        name=name.strip() or _("Organisation without a name"),
        day=day_in_words(day, language),
        day_iso=day.isoformat(),
        questionnaire=questionnaire.title.in_(language),
        version=questionnaire.version,
        content_hash=questionnaire.content_hash,
        short_hash=questionnaire.content_hash[:SHORT],
        identity=_identity(portrait, language, day),
        express=portrait.sheet.edition is Edition.EXPRESS,
        headline=headline(portrait, language),
        flags=flags(portrait, language),
        level=level_section(portrait, language),
        balance=balance(portrait, language),
        unknown=unknown(portrait, language),
        differences=differences(portrait, heard, language),
        autonomy=autonomy_section(portrait, language),
        needs=needs_section(portrait, language),
        moves=moves(portrait, language),
        crosswalks=crosswalk_sections(portrait, language),
        trace=trace(portrait, language),
    )


def _identity(portrait: Portrait, language: Language, day: date) -> tuple[Note, ...]:
    """What lets anybody check the portrait again: day, questionnaire, version, content."""
    _ = words(language).gettext
    questionnaire = portrait.questionnaire
    notes = (
        Note(_("Date"), day_in_words(day, language)),
        Note(_("Questionnaire"), questionnaire.title.in_(language)),
        Note(_("Version"), questionnaire.version),
        Note(_("Fingerprint of the questionnaire’s content (SHA-256)"), questionnaire.content_hash),
        Note(_("Licence of the questionnaire"), questionnaire.licence),
    )
    return tuple(note for note in notes if note.text)
