"""The page of one section: its questions as they stand, and what just became of them."""

import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from virage.core.answers import Standing, as_json
from virage.core.branching import Branched, branch
from virage.core.course import Section
from virage.core.parsing import parse_answer
from virage.core.questionnaire import Question, Questionnaire
from virage.core.scoring import score_dimension
from virage.documents.answers import answer_in_words, refusal_in_words
from virage.documents.language import inside, listed, number
from virage.web.diagnostics import bridge
from virage.web.diagnostics.actions import Conflict, Saved
from virage.web.diagnostics.forms.questions import (
    MINE,
    Posted,
    QuestionField,
    Shown,
    question_field,
    shown_value,
)
from virage.web.diagnostics.models import Sheet
from virage.web.diagnostics.queries import Kept
from virage.web.diagnostics.views.road import Bar, bar_of, steps_of, title_of, url_of
from virage.web.ui.page import language
from virage.web.ui.parts import Problem, Step


@dataclass(frozen=True, slots=True)
class Feedback:
    """What came of the answers just sent."""

    posted: Posted
    saved: Saved
    client: str

    @property
    def all_saved(self) -> bool:
        """Whether nothing that was sent was refused or is in conflict."""
        return not self.posted.refused and not self.saved.conflicts


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
class SectionPage:
    """Everything that the page of a section shows."""

    sheet_id: str
    url: str
    heading: str
    summary: str
    steps: tuple[Step, ...]
    bar: Bar
    asked: tuple[Asked, ...]
    problems: tuple[Problem, ...]
    so_far: str
    client: str
    saved: bool


def section_page(
    sheet: Sheet,
    section: Section,
    rows: Mapping[str, Kept],
    *,
    feedback: Feedback | None = None,
) -> SectionPage:
    """Build the page of a section from the rows of its sheet."""
    state = _state(sheet, section, rows, feedback=feedback)
    asked = _asked(section.questions, state)
    return SectionPage(
        sheet_id=str(sheet.id),
        url=url_of(sheet, section),
        heading=title_of(section),
        summary=section.dimension.summary.in_(language()) if section.dimension else "",
        steps=steps_of(sheet, state.branched, section.id),
        bar=bar_of(sheet, state.branched),
        asked=asked,
        problems=_problems(asked),
        so_far=_so_far(section, state),
        client=feedback.client if feedback and feedback.client else secrets.token_hex(8),
        saved=feedback is not None and feedback.all_saved,
    )


@dataclass(frozen=True, slots=True)
class FragmentPage:
    """What changes on the page of a section when answers were just sent, and nothing else."""

    url: str
    bar: Bar
    asked: tuple[Asked, ...]
    moved: tuple[Asked, ...]
    problems: tuple[Problem, ...]
    so_far: str
    saved: bool


def fragment_page(sheet: Sheet, section: Section, feedback: Feedback) -> FragmentPage:
    """Build what became of the questions just sent, and those that they opened or closed."""
    state = _state(sheet, section, feedback.saved.rows, feedback=feedback)
    before = _before(state, feedback)
    sent = (each for each in section.questions if each.id in feedback.posted.sent)
    moved = (
        each
        for each in section.questions
        if _shut(each.id, state.branched) != _shut(each.id, before)
    )
    asked = _asked(sent, state)
    return FragmentPage(
        url=url_of(sheet, section),
        bar=bar_of(sheet, state.branched),
        asked=asked,
        moved=_asked(moved, state),
        problems=_problems(asked),
        so_far=_so_far(section, state),
        saved=feedback.all_saved,
    )


@dataclass(frozen=True, slots=True)
class _State:
    """What the questions of one page are built from."""

    questionnaire: Questionnaire
    rows: Mapping[str, Kept]
    branched: Branched
    open_ids: tuple[str, ...]
    feedback: Feedback | None

    def role(self, role_id: str) -> str:
        """Who could answer, in words."""
        return self.questionnaire.role(role_id).title.in_(language())


def _state(
    sheet: Sheet,
    section: Section,
    rows: Mapping[str, Kept],
    *,
    feedback: Feedback | None,
) -> _State:
    questionnaire = bridge.questionnaire_of(sheet)
    branched = branch(questionnaire, bridge.answers_from(questionnaire, rows))
    open_ids = tuple(each.id for each in section.questions if not _shut(each.id, branched))
    return _State(questionnaire, rows, branched, open_ids, feedback)


def _shut(question_id: str, branched: Branched) -> bool:
    return branched.standing(question_id) in (Standing.CLOSED, Standing.PENDING)


def _asked(questions: Iterable[Question], state: _State) -> tuple[Asked, ...]:
    return tuple(_ask(question, state) for question in questions)


def _ask(question: Question, state: _State) -> Asked:
    place = state.open_ids.index(question.id) if question.id in state.open_ids else 0
    after = state.open_ids[place + 1 : place + 2]
    said = {"place": place + 1, "count": len(state.open_ids)}
    return Asked(
        field=question_field(question, _shown(question, state), language()),
        place=_("Question %(place)s of %(count)s") % said,
        closed=question.id not in state.open_ids,
        best_placed=listed([inside(state.role(role)) for role in question.best_placed], language()),
        error=_refusal(question, state.feedback),
        clash=_clash(question, state.feedback),
        next_anchor=f"q-{after[0]}" if after else "onwards",
    )


def _shown(question: Question, state: _State) -> Shown:
    """What a question shows: what is stored, or what was just typed and refused."""
    if state.feedback and question.id in state.feedback.posted.refused:
        return state.feedback.posted.sent[question.id]
    row, stored = state.rows.get(question.id), shown_value(state.branched.answers, question)
    return Shown(stored, row.version if row else 0, stored)


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


def _before(state: _State, feedback: Feedback) -> Branched:
    """The sheet as the page had shown it, before the answers just sent."""
    if state.questionnaire.deciding.isdisjoint(feedback.posted.sent):
        return state.branched
    answers = state.branched.answers
    for question_id, shown in feedback.posted.sent.items():
        was = shown.was
        question = state.questionnaire.by_id[question_id]
        answers = answers.with_(question_id, None if was is None else parse_answer(question, was))
    return branch(state.questionnaire, answers)


def _problems(asked: Iterable[Asked]) -> tuple[Problem, ...]:
    told = _("Somebody else answered this question meanwhile: %(question)s")
    asked = tuple(asked)
    refused = [Problem(f"q-{each.field.id}", each.error) for each in asked if each.error]
    clashes = [
        Problem(f"q-{each.field.id}", told % {"question": each.field.text})
        for each in asked
        if each.clash
    ]
    return (*refused, *clashes)


def _so_far(section: Section, state: _State) -> str:
    if section.dimension is None:
        return ""
    said = score_dimension(state.questionnaire, state.branched, section.dimension)
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
