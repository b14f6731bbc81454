"""What a sheet, a diagnosis or an organisation tells, judged by every programme."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from virage.core import needs
from virage.core.answers import Answer, Answers
from virage.core.funding import Facts, Matches, facts_of, match
from virage.core.funding.told import with_told
from virage.core.parsing import RefusedAnswerError, parse_answer
from virage.core.portrait import Portrait, paint
from virage.core.questionnaire import Question, Questionnaire
from virage.core.subsidy import diagnosed
from virage.core.text import Language
from virage.documents.funding import Labels, labels_of
from virage.documents.funding.questions import questions_for
from virage.library import Library
from virage.web.campaigns import bridge as campaigns
from virage.web.campaigns.models import Campaign
from virage.web.campaigns.queries import portraits
from virage.web.diagnostics import bridge as sheets
from virage.web.diagnostics import queries
from virage.web.diagnostics.models import Sheet
from virage.web.funding.queries import has_diagnosis
from virage.web.organisations.bridge import current_questionnaire
from virage.web.organisations.models import Fact, Organisation
from virage.web.programmes import bridge as programmes

MOST_LABELS = 32  # a few versions of a few questionnaires, in two languages


@dataclass(frozen=True, slots=True)
class Need:
    """A need that a portrait proposes."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Told:
    """What a portrait tells of an organisation: its facts, and the needs that it proposes.

    `finished` tells whether the self-diagnosis behind it is.
    """

    portrait: Portrait
    finished: bool

    @property
    def facts(self) -> Facts:
        """The facts of the profile; what is not said is not known."""
        return diagnosed(facts_of(self.portrait.sheet.answers), finished=self.finished)

    def needs_in(self, language: Language) -> tuple[Need, ...]:
        """The needs that the portrait proposes, the strongest first."""
        proposed = self.portrait.needs_that_are(needs.Verdict.PROPOSED)
        return tuple(Need(each.need.id, each.need.title.in_(language)) for each in proposed)


def told_by_sheet(sheet: Sheet) -> Told:
    """What the sheet of a person tells."""
    questionnaire = sheets.questionnaire_of(sheet)
    answered = sheets.sheet_from(sheet, queries.answers_of(sheet))
    portrait = paint(questionnaire, sheets.needs_of(questionnaire), answered)
    return Told(portrait, finished=sheet.finished_at is not None)


def told_by_diagnosis(campaign: Campaign) -> Told:
    """What a closed diagnosis tells, with the facts that were locked with it."""
    picture = campaigns.picture_of(campaign, portraits.material_of(campaign))
    return Told(picture.portrait, finished=True)


def judged(facts: Facts, on: date) -> Matches:
    """Every programme of this installation, judged on a day."""
    return match(programmes.funding(), facts, on=on)


def labels_in(questionnaire: Questionnaire, language: Language) -> Labels:
    """The words for the profile of a version, kept from page to page."""
    version = (questionnaire.id, questionnaire.version)
    return labels_of_version(sheets.catalogues(), version, language)


@lru_cache(MOST_LABELS)
def labels_of_version(library: Library, version: tuple[str, str], language: Language) -> Labels:
    """The same, by the id and the version of a questionnaire."""
    worded = programmes.worded(library.funding)
    return labels_of(library.questionnaire(*version), worded, language)


def questions() -> Mapping[str, Question]:
    """Every question whose answer funding may read, by id: the profile's, then its own.

    None is required: a fact is told when it is known.
    """
    profile = current_questionnaire()
    return _questions(sheets.catalogues(), profile.id, profile.version)


@lru_cache(MOST_LABELS)
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


def known_of(organisation: Organisation, told: Mapping[str, Fact]) -> Facts:
    """What an organisation told, and whether it has finished a diagnosis."""
    facts = facts_told(answers_of(told.values()))
    return diagnosed(facts, finished=has_diagnosis(organisation))


def needs_in(language: Language) -> Mapping[str, str]:
    """The titles of the needs by which programmes may be told apart, by id."""
    catalogue = sheets.needs_of(current_questionnaire())
    return {need.id: need.title.in_(language) for need in catalogue.needs}
