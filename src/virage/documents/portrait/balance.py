"""Strengths, gaps, and what is not known."""

from virage.core.answers import Answer, Picked
from virage.core.portrait import Portrait
from virage.core.questionnaire import Kind, Question
from virage.core.scoring import Part
from virage.core.text import Language
from virage.documents.answers import answer_in_words
from virage.documents.language import listed, words
from virage.documents.portrait.page import (
    Balance,
    Capabilities,
    Capability,
    OpenQuestion,
    OpenQuestions,
    Unknown,
)
from virage.documents.portrait.parts import Note
from virage.documents.portrait.scores import brief


def balance(portrait: Portrait, language: Language) -> Balance:
    """The strongest and the weakest capabilities."""
    _ = words(language).gettext
    nothing = "" if portrait.total.value is not None else _("Nothing is measured yet.")
    return Balance(
        heading=_("Strengths and gaps"),
        lead=_("The capabilities that stand out, from what was answered."),
        strengths=Capabilities(
            _("What already works"),
            tuple(_capability(portrait, part, language) for part in portrait.strengths),
            nothing
            or _("No capability stands at half or more without raising a red flag or a need."),
        ),
        gaps=Capabilities(
            _("Where the most can be gained"),
            tuple(_capability(portrait, part, language, gap=True) for part in portrait.gaps),
            nothing or _("No measured capability stands under three quarters."),
        ),
    )


def _capability(
    portrait: Portrait, part: Part, language: Language, *, gap: bool = False
) -> Capability:
    question = part.question
    return Capability(
        question_id=question.id,
        title=question.title.in_(language),
        dimension=portrait.questionnaire.dimension_of(question.id).title.in_(language),
        score=brief(part.value, language),
        answer=answer_in_words(question, part.answer, language),
        next=_next(question, part.answer, language) if gap else None,
    )


def _next(question: Question, answer: Answer | None, language: Language) -> Note | None:
    """The stage after the one answered."""
    if question.kind is not Kind.STAGE or not isinstance(answer, Picked):
        return None
    _ = words(language).gettext
    place = question.choice_ids.index(answer.choice)
    following = question.choices[place + 1 :]
    if not following:
        return None
    return Note(_("Next stage"), following[0].text.in_(language))


def unknown(portrait: Portrait, language: Language) -> Unknown | None:
    """What was answered "don't know", then what has no answer; None when all is known."""
    _ = words(language).gettext
    groups = (
        (_("Answered “I don’t know”"), portrait.dont_know),
        (_("Without an answer"), portrait.unanswered),
    )
    filled = tuple(
        OpenQuestions(heading, tuple(_open(portrait, each, language) for each in questions))
        for heading, questions in groups
        if questions
    )
    if not filled:
        return None
    return Unknown(
        heading=_("What is not known yet"),
        lead=_(
            "Not knowing is a finding too. Each question names the people best placed to answer it."
        ),
        groups=filled,
    )


def _open(portrait: Portrait, question: Question, language: Language) -> OpenQuestion:
    _ = words(language).gettext
    titles = {role.id: role.title.in_(language) for role in portrait.questionnaire.roles}
    placed = listed([titles[role] for role in question.best_placed], language)
    return OpenQuestion(
        question_id=question.id,
        title=question.title.in_(language),
        question=question.text.in_(language),
        best_placed=_("Best placed: %(roles)s") % {"roles": placed} if placed else "",
    )
