"""What the portrait says in one sentence."""

from virage.core.portrait import STRONG_FROM, Edition, Portrait
from virage.core.text import Language
from virage.documents.language import percent, words
from virage.documents.portrait.page import (
    Headline,
)
from virage.documents.portrait.scores import readable, total_out_of_100


def headline(portrait: Portrait, language: Language) -> Headline:
    """The level, the strongest side and the first thing to look at, or why they are not said."""
    return Headline(_sentence(portrait, language), tuple(_cautions(portrait, language)))


def _sentence(portrait: Portrait, language: Language) -> str:
    _ = words(language).gettext
    first = _first(portrait, language)
    if portrait.total.value is None:
        return _("No question has been measured yet: this portrait is still empty.")
    if portrait.level is None:
        return _without_level(portrait, first, language)
    strong = _strongest(portrait, language)
    sentences = {
        (True, True): _(
            "Digital maturity is at the level “%(level)s”, %(score)s; the strongest side is"
            " “%(strong)s”, and the first thing to look at is “%(first)s”."
        ),
        (True, False): _(
            "Digital maturity is at the level “%(level)s”, %(score)s; the strongest side is"
            " “%(strong)s”, and nothing asks to be looked at first."
        ),
        (False, True): _(
            "Digital maturity is at the level “%(level)s”, %(score)s; the first thing to look"
            " at is “%(first)s”."
        ),
        (False, False): _("Digital maturity is at the level “%(level)s”, %(score)s."),
    }
    return sentences[bool(strong), bool(first)] % {
        "level": portrait.level.title.in_(language),
        "score": total_out_of_100(portrait.total.value, portrait.questionnaire.levels, language),
        "strong": strong,
        "first": first,
    }


def _without_level(portrait: Portrait, first: str, language: Language) -> str:
    _ = words(language).gettext
    if portrait.sheet.edition is Edition.EXPRESS:
        if first:
            sentence = _(
                "These few answers already show where to begin: the first thing to look at is"
                " “%(first)s”."
            )
        else:
            sentence = _("These few answers raise nothing that must be looked at first.")
    elif first:
        sentence = _(
            "Too little is measured to give a level; the first thing to look at is “%(first)s”."
        )
    else:
        sentence = _("Too little is measured to give a level.")
    return sentence % {"first": first}


def _first(portrait: Portrait, language: Language) -> str:
    """The capability to look at first: that of the first red flag, else the widest gap."""
    by_id = portrait.questionnaire.by_id
    for raised in portrait.flags:
        for question_id, _answer in raised.answers:
            return by_id[question_id].title.in_(language)
    for gap in portrait.gaps:
        return gap.question.title.in_(language)
    return ""


def _strongest(portrait: Portrait, language: Language) -> str:
    """The dimension with the highest score, when it is measured enough and at least half."""
    best, title = -1.0, ""
    for dimension in portrait.questionnaire.dimensions:
        value = readable(portrait.scorecard.dimensions[dimension.id])
        if value is not None and value >= STRONG_FROM and value > best:
            best, title = value, dimension.title.in_(language)
    return title


def _cautions(portrait: Portrait, language: Language) -> list[str]:
    _ = words(language).gettext
    if portrait.sheet.edition is Edition.EXPRESS:
        return [
            _(
                "This is the express version: it shows the red flags and the first needs, and"
                " gives no level. The full self-diagnosis keeps these answers."
            )
        ]
    if portrait.provisional:
        return [
            _(
                "The level is provisional: only %(coverage)s of what concerns the organisation"
                " is measured."
            )
            % {"coverage": percent(portrait.total.coverage, language)}
        ]
    return []
