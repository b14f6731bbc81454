"""Pages around the questions: home and overview."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from virage.core.branching import branch
from virage.core.course import Section
from virage.core.portrait import Edition, asked_questions
from virage.core.questionnaire import Questionnaire
from virage.core.text import Language
from virage.documents.answers import answer_in_words
from virage.web.diagnostics import bridge, queries
from virage.web.diagnostics.forms.start import time_in_words
from virage.web.diagnostics.models import Sheet, ToolRow
from virage.web.diagnostics.queries import Kept
from virage.web.diagnostics.views.road import (
    Bar,
    bar_of,
    end_of,
    sections_of,
    steps_of,
    where_left,
)
from virage.web.ui.page import language
from virage.web.ui.parts import Step


@dataclass(frozen=True, slots=True)
class OpenSheet:
    """A sheet that this browser can go on with."""

    name: str
    url: str
    touched_at: object


@dataclass(frozen=True, slots=True)
class HomePage:
    """The home page: how long it takes, and the sheets begun in this browser."""

    questions: int
    time: str
    express_time: str
    dimensions: tuple[tuple[str, str], ...]
    sheets: tuple[OpenSheet, ...]


def home_page(
    questionnaire: Questionnaire, sheets: Iterable[Sheet], language: Language
) -> HomePage:
    """Build the home page."""
    core = [question for question in questionnaire.questions() if question.core]
    express = asked_questions(questionnaire, Edition.EXPRESS)
    return HomePage(
        questions=len(core),
        time=time_in_words(core, language),
        express_time=time_in_words(express, language),
        dimensions=tuple(
            (each.title.in_(language), each.summary.in_(language))
            for each in questionnaire.dimensions
        ),
        sheets=tuple(
            OpenSheet(each.name, reverse("diagnostics:overview", args=[each.id]), each.touched_at)
            for each in sheets
        ),
    )


def first_section(sheet: Sheet) -> Section:
    """The section that a sheet begins with."""
    return sections_of(sheet)[0]


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact of the profile, in words."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class OverviewPage:
    """Where a sheet stands, and where one can go from there."""

    sheet_id: str
    name: str
    express: bool
    steps: tuple[Step, ...]
    bar: Bar
    forward: str
    facts: tuple[Fact, ...]
    tools: int
    has_link: bool
    is_guest: bool
    end: str
    in_organisation: bool
    locked: bool


def overview_page(
    sheet: Sheet,
    rows: Mapping[str, Kept],
    tools: tuple[ToolRow, ...],
    *,
    is_guest: bool = False,
) -> OverviewPage:
    """Build the overview of a sheet."""
    questionnaire = bridge.questionnaire_of(sheet)
    branched = branch(questionnaire, bridge.answers_from(questionnaire, rows))
    start = [question for question in questionnaire.profile if question.start]
    return OverviewPage(
        sheet_id=str(sheet.id),
        name=sheet.name,
        express=Edition(sheet.edition) is Edition.EXPRESS,
        steps=steps_of(sheet, branched, ""),
        bar=bar_of(sheet, branched),
        forward=where_left(sheet, branched),
        facts=tuple(
            Fact(
                each.title.in_(language()),
                answer_in_words(each, branched.answer(each.id), language()),
            )
            for each in start
        ),
        tools=len(tools),
        is_guest=is_guest,
        end=reverse(end_of(sheet), args=[sheet.id]),
        in_organisation=sheet.organisation_id is not None,
        locked=sheet.locked_at is not None,
        has_link=queries.link_count(sheet, timezone.now()) > 0,
    )
