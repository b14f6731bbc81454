"""Where the facts come from: told differently within a role, or by another than the best placed."""

from virage.core.answers import Standing
from virage.core.consensus import Provenance
from virage.core.portrait import Portrait
from virage.core.questionnaire import Question
from virage.core.text import Language
from virage.documents.answers import answer_in_words
from virage.documents.language import words
from virage.documents.portrait.heard import Heard, role_titles
from virage.documents.portrait.parts import Table
from virage.documents.portrait.tables import table


def facts_that_differ(portrait: Portrait, heard: Heard, language: Language) -> Table | None:
    """The facts that people of the same role do not tell alike, with what was kept."""
    _ = words(language).gettext
    rows = [
        (
            question.title.in_(language),
            role_titles(portrait.questionnaire, provenance.roles, language),
            _kept(portrait, question, provenance, language=language),
        )
        for question, provenance in _told(portrait, heard)
        if provenance.conflict
    ]
    head = [_("Question"), _("Who differs"), _("What is kept")]
    return (
        table(_("Facts that people of the same role tell differently"), head, rows)
        if rows
        else None
    )


def _kept(
    portrait: Portrait, question: Question, provenance: Provenance, *, language: Language
) -> str:
    _ = words(language).gettext
    if not provenance.rows:
        return answer_in_words(question, portrait.scorecard.answer(question.id), language)
    rows = [row.text.in_(language) for row in question.rows if row.id in provenance.rows]
    return _("The lower answer of each of these lines: %(rows)s") % {"rows": " · ".join(rows)}


def facts_passed_on(portrait: Portrait, heard: Heard, language: Language) -> Table | None:
    """The facts that those best placed do not know, with who answered instead."""
    _ = words(language).gettext
    rows = [
        (
            question.title.in_(language),
            role_titles(portrait.questionnaire, provenance.passed, language),
            role_titles(portrait.questionnaire, provenance.roles, language),
        )
        for question, provenance in _told(portrait, heard)
        if provenance.passed and provenance.roles
    ]
    head = [_("Question"), _("Did not know"), _("Answered instead")]
    return table(_("Facts that the people best placed do not know"), head, rows) if rows else None


def _told(portrait: Portrait, heard: Heard) -> list[tuple[Question, Provenance]]:
    """The questions that concern the organisation, with where their answers come from."""
    if not heard.shown:
        return []
    provenance = heard.consensus.provenance
    return [
        (question, provenance[question.id])
        for question in portrait.questionnaire.questions()
        if question.id in provenance
        and portrait.scorecard.standing(question.id) not in (Standing.CLOSED, Standing.PENDING)
    ]
