"""Several people of the food store, each role with its own eyes."""

from collections.abc import Mapping
from dataclasses import replace

from tests.documents.portraits import DAY, FRENCH, coop, example, painted
from virage.core.answers import Answer, Answers, Blank, Picked
from virage.core.consensus import Respondent
from virage.core.portrait import Portrait
from virage.core.questionnaire import Kind, Question
from virage.core.text import Language
from virage.documents.portrait import Heard, PortraitPage, hear, portrait_page

USUAL = {"board": 4, "staff": 4, "management": 2, "members": 2}
SEES = {"board": 1, "staff": -2, "management": 0, "members": 0}
NAME = "Le Panier du Rang"


def respondents(people: Mapping[str, int], *, consents: bool = False) -> list[Respondent]:
    """The food store's sheet, which the board sees a stage higher and staff two stages lower.

    Management does not know the first fact that it is best placed to tell; its people tell the
    second one differently.
    """
    return [
        Respondent(role, _seen_by(role, place), consents)
        for role, count in people.items()
        for place in range(count)
    ]


def unknown_fact() -> Question:
    return _best_placed("management")[0]


def torn_fact() -> Question:
    return _best_placed("management")[1]


def _best_placed(role: str) -> list[Question]:
    return [
        question
        for question in coop().questions()
        if question.kind is Kind.STAGE
        and question.best_placed[0] == role
        and isinstance(example().answers[question.id], Picked)
    ]


def _seen_by(role: str, place: int) -> Answers:
    answers = example().answers
    for question in coop().questions():
        answer = answers[question.id]
        if question.kind is Kind.STAGE and isinstance(answer, Picked):
            answers = answers.with_(question.id, _moved(question, answer, SEES[role]))
    if role == "management":
        answers = answers.with_(unknown_fact().id, Blank.DONT_KNOW)
        answers = answers.with_(torn_fact().id, Picked(torn_fact().choice_ids[place % 2]))
    return answers


def _moved(question: Question, answer: Picked, stages: int) -> Answer:
    place = question.choice_ids.index(answer.choice) + stages
    return Picked(question.choice_ids[min(max(place, 0), len(question.choice_ids) - 1)])


def consolidated(heard: Heard) -> Portrait:
    """The portrait of what everybody answered."""
    found = heard.consensus
    return painted(replace(example(), answers=found.answers, exact=found.exact))


def of_several(
    people: Mapping[str, int] = USUAL, language: Language = FRENCH, *, consents: bool = False
) -> PortraitPage:
    """The page of several respondents."""
    heard = hear(coop(), respondents(people, consents=consents))
    return portrait_page(consolidated(heard), language, day=DAY, name=NAME, heard=heard)
