"""Rows of a diagnosis to core values: many sheets, one portrait."""

from collections.abc import Mapping
from dataclasses import dataclass

from virage.core import portrait
from virage.core.access import Role, Thing
from virage.core.answers import Answer, Answers, Json
from virage.core.autonomy import Tool
from virage.core.consensus import Respondent
from virage.core.parsing import RefusedAnswerError, parse_answer
from virage.core.questionnaire import Question, Questionnaire
from virage.documents.portrait import Heard, hear
from virage.web.campaigns.models import Campaign
from virage.web.campaigns.queries.portraits import Material, Part
from virage.web.diagnostics import bridge as sheets
from virage.web.organisations.models import Purpose

MEMBERS = "members"
TOOLS_FROM = ("management", "board", "staff", MEMBERS)


@dataclass(frozen=True, slots=True)
class Picture:
    """The portrait of a diagnosis, and who was heard."""

    portrait: portrait.Portrait
    heard: Heard


def questionnaire_of(campaign: Campaign) -> Questionnaire:
    """The version that the diagnosis was started with."""
    return sheets.catalogues().questionnaire(campaign.questionnaire, campaign.version)


def name_of(campaign: Campaign) -> str:
    """What the organisation is called; of a closed diagnosis, what it was called then."""
    return campaign.name or campaign.organisation.name


def thing_of(campaign: Campaign) -> Thing:
    """A diagnosis as the policy sees it."""
    return Thing(
        id=str(campaign.id),
        organisation=str(campaign.organisation_id),
        settled=campaign.closed_at is not None,
    )


def portrait_thing(
    campaign: Campaign, shared: frozenset[str], parts: tuple[Part, ...], *, brief: bool = False
) -> Thing:
    """The portrait as the policy sees it: the board's, and theirs with whom it is shared.

    `brief` is the one page for members, which those who may read the whole may read too.
    """
    to, by = {Role.BOARD}, set[str]()
    if Purpose.RESPONDENTS in shared:
        by |= {part.sheet_id for part in parts}
    if brief and Purpose.MEMBERS in shared:
        to.add(Role.MEMBER)
        by |= {part.sheet_id for part in parts if part.role == MEMBERS}
    return Thing(
        id=str(campaign.id),
        organisation=str(campaign.organisation_id),
        shown_to=frozenset(to),
        shown_by=frozenset(by),
        made_of=frozenset(part.sheet_id for part in parts),
        settled=campaign.closed_at is not None,
        to_advisor=Purpose.ADVISOR in shared,
    )


def picture_of(campaign: Campaign, material: Material) -> Picture:
    """The portrait of everybody who answered."""
    questionnaire = questionnaire_of(campaign)
    heard = hear(questionnaire, respondents_of(questionnaire, material))
    sheet = portrait.Sheet(
        answers=Answers({**heard.consensus.answers.given, **facts_from(questionnaire, material)}),
        tools=_tools(material),
        name=name_of(campaign),
        exact=heard.consensus.exact,
    )
    needs = sheets.needs_of(questionnaire)
    return Picture(portrait.paint(questionnaire, needs, sheet), heard)


def respondents_of(questionnaire: Questionnaire, material: Material) -> tuple[Respondent, ...]:
    """Those who answered something; the facts of the organisation stand for what they said of it.

    A sheet where nothing but the profile is filled in is nobody's answer.
    """
    facts = facts_from(questionnaire, material)
    asked = {question.id for question in questionnaire.questions()}
    read = (
        (part, sheets.answers_from(questionnaire, material.answers.get(part.sheet_id, {})))
        for part in material.parts
    )
    return tuple(
        Respondent(part.role, Answers({**answers.given, **facts}), part.consents)
        for part, answers in read
        if any(name in asked for name in answers)
    )


def facts_from(questionnaire: Questionnaire, material: Material) -> Mapping[str, Answer]:
    """The facts of the organisation that this version asks for."""
    profile = {question.id: question for question in questionnaire.profile}
    found: dict[str, Answer] = {}
    for name, value in material.facts.items():
        answer = _fact(profile[name], value) if name in profile else None
        if answer is not None:
            found[name] = answer
    return found


def _fact(question: Question, value: Json) -> Answer | None:
    try:
        return parse_answer(question, value)
    except RefusedAnswerError:
        return None


def _tools(material: Material) -> tuple[Tool, ...]:
    """The inventory of the best placed role that has one; of several there, the fullest."""
    for role in TOOLS_FROM:
        kept = [material.tools.get(part.sheet_id, ()) for part in material.parts
                if part.role == role]  # fmt: skip
        fullest = max(kept, key=len, default=())
        if fullest:
            return tuple(sheets.tool_from(row) for row in fullest)
    return ()
