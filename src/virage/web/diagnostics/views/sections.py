"""The page of one section: its questions as they stand, and what just became of them."""

import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from django.http import Http404, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from virage.core.answers import Answers, Standing, as_json
from virage.core.branching import Branched
from virage.core.conditions import questions_of
from virage.core.course import EXPRESS, Section, progress, sections, unanswered
from virage.core.portrait import Edition
from virage.core.questionnaire import Question
from virage.core.scoring import Score, score
from virage.documents.answers import answer_in_words, refusal_in_words
from virage.documents.language import listed, number
from virage.web.diagnostics import bridge
from virage.web.diagnostics.actions import Conflict, Saved
from virage.web.diagnostics.forms.questions import (
    MINE,
    Posted,
    QuestionField,
    question_field,
    shown_value,
)
from virage.web.diagnostics.forms.start import time_in_words
from virage.web.diagnostics.models import GivenAnswer, Sheet
from virage.web.ui.page import language
from virage.web.ui.parts import Problem, Step


@dataclass(frozen=True, slots=True)
class Feedback:
    """What came of the answers just sent."""

    posted: Posted
    saved: Saved
    client: str


@dataclass(frozen=True, slots=True)
class Clash:
    """Two answers to one question: what stands now, and what was not saved."""

    theirs: str
    mine: str
    mine_name: str
    mine_json: str


@dataclass(frozen=True, slots=True)
class Asked:
    """One question on the page. `next_anchor` leads to the next one that is asked."""

    field: QuestionField
    place: str
    closed: bool
    best_placed: str
    error: str
    clash: Clash | None
    next_anchor: str


@dataclass(frozen=True, slots=True)
class Bar:
    """How far the sheet has come."""

    done: int
    total: int
    left: str


@dataclass(frozen=True, slots=True)
class SectionPage:
    """Everything that the page of a section shows."""

    sheet_id: str
    url: str
    heading: str
    summary: str
    steps: tuple[Step, ...]
    bar: Bar
    asked: tuple[Asked, ...]
    moved: tuple[Asked, ...]
    problems: tuple[Problem, ...]
    so_far: str
    client: str
    previous: str
    forward: str
    saved: bool


def sections_of(sheet: Sheet) -> tuple[Section, ...]:
    """The sections of a sheet, in order."""
    return sections(bridge.questionnaire_of(sheet), Edition(sheet.edition))


def section_or_404(sheet: Sheet, section_id: str) -> Section:
    """A section by its id."""
    for section in sections_of(sheet):
        if section.id == section_id:
            return section
    raise Http404


def title_of(section: Section) -> str:
    """The section's heading."""
    if section.dimension is None:
        return _("The express self-diagnosis")
    return section.dimension.title.in_(language())


def url_of(sheet: Sheet, section: Section) -> str:
    """The address of a section."""
    return reverse("diagnostics:section", args=[sheet.id, section.id])


def neighbours(sheet: Sheet, section: Section) -> tuple[str, str]:
    """The addresses before and after a section: profile … sections … tools."""
    ids = [each.id for each in sections_of(sheet)]
    place = ids.index(section.id)
    before, after = "diagnostics:overview", "diagnostics:tools"
    if section.id == EXPRESS:
        after = "diagnostics:portrait"
    previous = reverse(before, args=[sheet.id])
    forward = reverse(after, args=[sheet.id])
    if place > 0:
        previous = reverse("diagnostics:section", args=[sheet.id, ids[place - 1]])
    if place + 1 < len(ids):
        forward = reverse("diagnostics:section", args=[sheet.id, ids[place + 1]])
    return previous, forward


def where_next(data: QueryDict, sheet: Sheet, section: Section) -> str:
    """Where a page sent whole leads: onwards, or back to the question whose button was pressed."""
    previous, forward = neighbours(sheet, section)
    stay = data.get("clear") or data.get("put_back")
    if stay in {question.id for question in section.questions}:
        return f"{url_of(sheet, section)}#q-{stay}"
    return previous if data.get("go") == "back" else forward


def section_page(
    sheet: Sheet,
    section: Section,
    rows: Mapping[str, GivenAnswer],
    feedback: Feedback | None = None,
) -> SectionPage:
    """Build the page of a section from the rows of its sheet."""
    questionnaire = bridge.questionnaire_of(sheet)
    answers = bridge.answers_from(questionnaire, rows)
    card = score(questionnaire, answers)
    roles = {role.id: role.title.in_(language()) for role in questionnaire.roles}
    asked = _asked(section.questions, rows, card.branched, roles, feedback)
    previous, forward = neighbours(sheet, section)
    saved = feedback is not None and not feedback.posted.refused and not feedback.saved.conflicts
    return SectionPage(
        sheet_id=str(sheet.id),
        url=url_of(sheet, section),
        heading=title_of(section),
        summary=section.dimension.summary.in_(language()) if section.dimension else "",
        steps=steps_of(sheet, card.branched, section.id),
        bar=bar_of(sheet, card.branched),
        asked=asked,
        moved=_moved(section, asked, feedback),
        problems=_problems(asked),
        so_far=_so_far(card.dimensions[section.id]) if section.dimension else "",
        client=feedback.client if feedback and feedback.client else secrets.token_hex(8),
        previous=previous,
        forward=forward,
        saved=saved,
    )


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What the questions of one page are built from."""

    rows: Mapping[str, GivenAnswer]
    answers: Answers
    open_ids: tuple[str, ...]
    roles: Mapping[str, str]
    feedback: Feedback | None


def _asked(
    questions: Iterable[Question],
    rows: Mapping[str, GivenAnswer],
    branched: Branched,
    roles: Mapping[str, str],
    feedback: Feedback | None,
) -> tuple[Asked, ...]:
    questions = tuple(questions)
    shut = (Standing.CLOSED, Standing.PENDING)
    open_ids = tuple(each.id for each in questions if branched.standing(each.id) not in shut)
    sheet = _Sheet(rows, branched.answers, open_ids, roles, feedback)
    return tuple(_ask(question, sheet) for question in questions)


def _ask(question: Question, sheet: _Sheet) -> Asked:
    place = sheet.open_ids.index(question.id) if question.id in sheet.open_ids else 0
    after = sheet.open_ids[place + 1 : place + 2]
    error = _refusal(question, sheet.feedback)
    row = sheet.rows.get(question.id)
    stored = shown_value(sheet.answers, question)
    shown = sheet.feedback.posted.typed[question.id] if error and sheet.feedback else stored
    return Asked(
        field=question_field(question, shown, row.version if row else 0, stored, language()),
        place=_("Question %(place)s of %(count)s")
        % {"place": place + 1, "count": len(sheet.open_ids)},
        closed=question.id not in sheet.open_ids,
        best_placed=listed([sheet.roles[role] for role in question.best_placed], language()),
        error=error,
        clash=_clash(question, sheet.feedback),
        next_anchor=f"q-{after[0]}" if after else "onwards",
    )


def _refusal(question: Question, feedback: Feedback | None) -> str:
    if feedback is None or question.id not in feedback.posted.refused:
        return ""
    return refusal_in_words(question, feedback.posted.refused[question.id], language())


def _clash(question: Question, feedback: Feedback | None) -> Clash | None:
    conflicts = feedback.saved.conflicts if feedback else ()
    for conflict in conflicts:
        if conflict.question == question.id:
            return _both(question, conflict)
    return None


def _both(question: Question, conflict: Conflict) -> Clash:
    mine = None if conflict.mine is None else as_json(conflict.mine)
    return Clash(
        theirs=answer_in_words(question, conflict.theirs, language()),
        mine=answer_in_words(question, conflict.mine, language()),
        mine_name=MINE + question.id,
        mine_json=json.dumps(mine),
    )


def _moved(
    section: Section, asked: tuple[Asked, ...], feedback: Feedback | None
) -> tuple[Asked, ...]:
    """The questions that the answers just sent may have opened or closed."""
    answered = set(feedback.posted.typed) if feedback else set()
    depends = {
        question.id
        for question in section.questions
        if question.relevant_if and answered & set(questions_of(question.relevant_if))
    }
    return tuple(each for each in asked if each.field.id in depends)


def _problems(asked: tuple[Asked, ...]) -> tuple[Problem, ...]:
    told = _("Somebody else answered this question meanwhile: %(question)s")
    refused = [Problem(f"q-{each.field.id}", each.error) for each in asked if each.error]
    clashes = [
        Problem(f"q-{each.field.id}", told % {"question": each.field.text})
        for each in asked
        if each.clash
    ]
    return (*refused, *clashes)


def _so_far(said: Score) -> str:
    if said.value is None:
        return _("Nothing is measured yet in this part.")
    told = {
        "score": number(said.value, language()),
        "low": number(said.low, language()),
        "high": number(said.high, language()),
    }
    if said.low == said.high:
        return _("This part stands at %(score)s out of 100.") % told
    return (
        _("This part stands at %(score)s out of 100, and may end between %(low)s and %(high)s.")
        % told
    )


def bar_of(sheet: Sheet, branched: Branched) -> Bar:
    """How far the whole sheet has come, with an estimate of the time left."""
    questions = [question for section in sections_of(sheet) for question in section.questions]
    so_far = progress(questions, branched)
    left = ""
    if not so_far.finished:
        time = time_in_words(unanswered(questions, branched), language())
        left = _("%(time)s left") % {"time": time}
    return Bar(so_far.done, so_far.total, left)


def steps_of(sheet: Sheet, branched: Branched, here: str) -> tuple[Step, ...]:
    """The sections as stops on the road."""
    return tuple(_step(sheet, section, branched, here) for section in sections_of(sheet))


def _step(sheet: Sheet, section: Section, branched: Branched, here: str) -> Step:
    so_far = progress(section.questions, branched)
    detail = _("%(done)s of %(total)s") % {"done": so_far.done, "total": so_far.total}
    state: Literal["todo", "started", "done"] = "started" if so_far.done else "todo"
    if so_far.finished:
        state = "done"
    return Step(title_of(section), url_of(sheet, section), state, detail, section.id == here)
