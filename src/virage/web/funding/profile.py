"""What an organisation told, once: the facts of its profile and those that only funding asks."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache

from virage.core.answers import Answer, Answers
from virage.core.funding import Facts, facts_of
from virage.core.funding.told import with_told
from virage.core.parsing import RefusedAnswerError, parse_answer
from virage.core.questionnaire import Question
from virage.documents.funding.questions import questions_for
from virage.library import Library
from virage.web.organisations.bridge import catalogues, current_questionnaire
from virage.web.organisations.models import Fact


def questions() -> Mapping[str, Question]:
    """Every question whose answer funding may read, by id: the profile's, then its own.

    None is required: a fact is told when it is known.
    """
    profile = current_questionnaire()
    return _questions(catalogues(), profile.id, profile.version)


@lru_cache(8)
def _questions(library: Library, name: str, version: str) -> Mapping[str, Question]:
    profile = library.questionnaire(name, version).profile
    asked = {each.id: replace(each, required=False) for each in profile if each.id != "neq"}
    return asked | dict(questions_for(library.funding))


def answers_of(facts: Iterable[Fact]) -> dict[str, Answer]:
    """The facts as answers; what no question asks any more, or reads otherwise, is left out."""
    found, asked = {}, questions()
    for fact in facts:
        question = asked.get(fact.question)
        if question is None:
            continue
        try:
            found[fact.question] = parse_answer(question, fact.value)
        except RefusedAnswerError:
            continue
    return found


def facts_told(answers: Mapping[str, Answer]) -> Facts:
    """What funding knows of an organisation; whatever was not told is not known."""
    return with_told(facts_of(Answers(answers)), answers)
