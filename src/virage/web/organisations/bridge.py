"""Facts of an organisation to core values, and back."""

from collections.abc import Iterable

from django.conf import settings

from virage.core.access import Thing
from virage.core.answers import Answer
from virage.core.parsing import RefusedAnswerError, parse_answer
from virage.core.questionnaire import Questionnaire
from virage.library import Library, library_at
from virage.web.organisations.models import Fact, Organisation


def catalogues() -> Library:
    """The catalogues of this installation, each file read once."""
    return library_at(settings.VIRAGE_CATALOGUES)


def current_questionnaire() -> Questionnaire:
    """The questionnaire that a new sheet answers, in its newest version."""
    return catalogues().questionnaire(settings.VIRAGE_QUESTIONNAIRE)


def thing_of(organisation: Organisation) -> Thing:
    """An organisation as the policy sees it."""
    return Thing(id=str(organisation.id), organisation=str(organisation.id))


def answers_of(questionnaire: Questionnaire, facts: Iterable[Fact]) -> dict[str, Answer]:
    """The facts as answers; one that this version does not ask, or reads otherwise, is left out."""
    found = {}
    for fact in facts:
        question = questionnaire.by_id.get(fact.question)
        if question is None:
            continue
        try:
            found[fact.question] = parse_answer(question, fact.value)
        except RefusedAnswerError:
            continue
    return found
