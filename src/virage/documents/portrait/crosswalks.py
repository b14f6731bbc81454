"""The same answers read with other instruments; what is not asked is never guessed."""

from virage.core.crosswalk import DimensionReading, Outcome, Reading
from virage.core.portrait import Portrait
from virage.core.questionnaire import Questionnaire
from virage.core.text import Language
from virage.documents.language import number, words
from virage.documents.portrait.page import (
    CrosswalkSection,
)
from virage.documents.portrait.parts import Note, Table
from virage.documents.portrait.scores import UNMEASURED, brief
from virage.documents.portrait.tables import table


def crosswalk_sections(portrait: Portrait, language: Language) -> tuple[CrosswalkSection, ...]:
    """One section for each instrument."""
    return tuple(
        _section(portrait.questionnaire, reading, language) for reading in portrait.readings
    )


def _section(
    questionnaire: Questionnaire, reading: Reading, language: Language
) -> CrosswalkSection:
    _ = words(language).gettext
    crosswalk = reading.crosswalk
    by_indicator = bool(reading.indicators)
    return CrosswalkSection(
        id=crosswalk.id,
        heading=crosswalk.title.in_(language),
        summary=_indicators_in_short(reading, language)
        if by_indicator
        else _dimensions_in_short(reading, language),
        note=crosswalk.note.in_(language),
        source=Note(_("Source"), f"{crosswalk.source}"),
        table=_indicators(reading, language)
        if by_indicator
        else _dimensions(questionnaire, reading, language),
    )


def _indicators_in_short(reading: Reading, language: Language) -> str:
    _ = words(language).gettext
    counts = {
        "met": number(reading.low, language),
        "known": number(reading.known, language),
        "whole": number(len(reading.indicators), language),
    }
    if reading.level is None:
        return (
            _(
                "Met for sure: %(met)s. Your answers tell %(known)s of the %(whole)s indicators:"
                " too few to name a level."
            )
            % counts
        )
    return _(
        "Met for sure: %(met)s. Your answers tell %(known)s of the %(whole)s indicators, and"
        " whatever the others say, the level is “%(level)s”."
    ) % (counts | {"level": reading.level.title.in_(language)})


def _dimensions_in_short(reading: Reading, language: Language) -> str:
    measured = [each for each in reading.dimensions if each.value is not None]
    return words(language).ngettext(
        "%(measured)s of the %(whole)s dimensions can be read from your answers.",
        "%(measured)s of the %(whole)s dimensions can be read from your answers.",
        len(measured),
    ) % {
        "measured": number(len(measured), language),
        "whole": number(len(reading.dimensions), language),
    }


def _indicators(reading: Reading, language: Language) -> Table:
    _, pgettext = words(language).gettext, words(language).pgettext
    outcomes = {
        Outcome.MET: pgettext("indicator", "met"),
        Outcome.NOT_MET: pgettext("indicator", "not met"),
        Outcome.NOT_KNOWN: _("not known"),
        Outcome.NOT_ASKED: _("not asked"),
    }
    rows = [
        (each.indicator.text.in_(language), outcomes[each.outcome]) for each in reading.indicators
    ]
    return table(reading.crosswalk.title.in_(language), [_("Indicator"), _("Your answers")], rows)


def _dimensions(questionnaire: Questionnaire, reading: Reading, language: Language) -> Table:
    _ = words(language).gettext
    head = [_("Dimension"), _("From your questions"), _("Items covered"), _("Score")]
    rows = [
        (
            each.dimension.title.in_(language),
            _questions(questionnaire, each, language),
            _("%(measured)s of %(whole)s")
            % {
                "measured": number(each.measured, language),
                "whole": number(len(each.dimension.items), language),
            },
            brief(each.value, language) if each.mapped else _("not asked"),
        )
        for each in reading.dimensions
    ]
    return table(reading.crosswalk.title.in_(language), head, rows, numbers=2)


def _questions(questionnaire: Questionnaire, reading: DimensionReading, language: Language) -> str:
    mapped = (question for item in reading.dimension.items for question in item.questions)
    titles = (questionnaire.by_id[each].title.in_(language) for each in dict.fromkeys(mapped))
    return ", ".join(titles) or UNMEASURED
