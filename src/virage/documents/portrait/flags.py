"""Red flags and first moves."""

from collections.abc import Sequence

from virage.core.answers import Standing
from virage.core.conditions import holds
from virage.core.needs import AnswerReason, Assessment, Verdict
from virage.core.portrait import Portrait, RaisedFlag, asked_questions
from virage.core.questionnaire import Move, Question, Questionnaire
from virage.core.text import Language
from virage.documents.answers import in_one_line, reasons_in_words
from virage.documents.language import listed, number, quoted, words
from virage.documents.portrait.page import (
    FlagCard,
    Flags,
    MoveCard,
    Moves,
    NeedLink,
)
from virage.documents.portrait.parts import Note, Said

AN_HOUR = 60


def flags(portrait: Portrait, language: Language) -> Flags:
    """The open flags, each with the answers that raised it and the first thing to do."""
    words_ = words(language)
    return Flags(
        heading=words_.gettext("Red flags"),
        lead=_lead(portrait, language),
        cards=tuple(_card(portrait.questionnaire, raised, language) for raised in portrait.flags),
    )


def _lead(portrait: Portrait, language: Language) -> str:
    _ = words(language).gettext
    waiting = _waiting(portrait, language)
    if portrait.flags:
        sentence = _("These answers matter whatever the score. Begin with them.")
        if waiting:
            sentence += " " + _("Still without a known answer: %(questions)s.")
    elif waiting:
        sentence = _("No answer raises a red flag, but some are not known: %(questions)s.")
    else:
        sentence = _("No answer raises a red flag.")
    return sentence % {"questions": waiting}


def _waiting(portrait: Portrait, language: Language) -> str:
    """The questions asked whose answer, were it known, could still raise a flag."""
    card = portrait.scorecard
    open_ = {
        question_id
        for flag in portrait.questionnaire.flags
        if holds(flag.when, card) is None
        for question_id in flag.questions
        if card.standing(question_id) in (Standing.DONT_KNOW, Standing.UNANSWERED)
    }
    asked = asked_questions(portrait.questionnaire, portrait.sheet.edition)
    titles = [question.title.in_(language) for question in asked if question.id in open_]
    return listed([quoted(title, language) for title in titles], language)


def _card(questionnaire: Questionnaire, raised: RaisedFlag, language: Language) -> FlagCard:
    _ = words(language).gettext
    return FlagCard(
        id=raised.flag.id,
        text=raised.flag.text.in_(language),
        because=tuple(
            _said(questionnaire.by_id[line[0].question], line, language)
            for line in in_one_line(raised.reasons)
        ),
        because_label=_("What was answered"),
        first_move=Note(_("First thing to do"), raised.flag.first_move.in_(language)),
        need=_need(raised.need, language) if raised.need else None,
    )


def _need(assessed: Assessment, language: Language) -> NeedLink:
    _ = words(language).gettext
    verdicts = {
        Verdict.PROPOSED: _("see the need"),
        Verdict.LATER: _("it comes after the first needs"),
        Verdict.NOT_KNOWN: _("it cannot be told yet: answers are missing"),
        Verdict.WEAK: _("it is not pressing, from your answers"),
    }
    return NeedLink(
        id=assessed.need.id,
        label=_("The need that answers it"),
        title=assessed.need.title.in_(language),
        verdict=verdicts[assessed.verdict],
        shown=assessed.verdict is Verdict.PROPOSED,
    )


def _said(question: Question, line: Sequence[AnswerReason], language: Language) -> Said:
    return Said(
        question_id=question.id,
        title=question.title.in_(language),
        question=question.text.in_(language),
        answer=reasons_in_words(question, line, language),
    )


def moves(portrait: Portrait, language: Language) -> Moves | None:
    """The first moves that cost nothing; None when the questionnaire has none."""
    if not portrait.moves:
        return None
    _ = words(language).gettext
    return Moves(
        heading=_("First moves that cost nothing"),
        lead=_("They can be made this month, with what you already have."),
        cards=tuple(_move(move, language) for move in portrait.moves),
    )


def _move(move: Move, language: Language) -> MoveCard:
    return MoveCard(
        id=move.id,
        text=move.text.in_(language),
        how=move.how.in_(language),
        time=_time(move.minutes, language),
    )


def _time(minutes: int, language: Language) -> str:
    _ = words(language).gettext
    hours, rest = divmod(minutes, AN_HOUR)
    if hours == 0:
        return _("About %(minutes)s minutes") % {"minutes": number(minutes, language)}
    counted = words(language).ngettext("About %(hours)s hour", "About %(hours)s hours", hours)
    if rest:
        counted = _("About %(hours)s h %(minutes)s min")
    return counted % {"hours": number(hours, language), "minutes": f"{rest:02d}"}
