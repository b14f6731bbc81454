"""The page of one's answers, to read or to print."""

from collections.abc import Mapping
from dataclasses import dataclass

from virage.core.answers import Standing
from virage.core.branching import Branched, branch
from virage.core.questionnaire import Question
from virage.documents.answers import answer_in_words
from virage.web.diagnostics import bridge
from virage.web.diagnostics.models import Sheet
from virage.web.diagnostics.queries import Kept
from virage.web.diagnostics.views.road import sections_of, title_of
from virage.web.ui.page import language


@dataclass(frozen=True, slots=True)
class Read:
    """A question and what was answered, in words."""

    text: str
    answer: str


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the questionnaire; `id` is where the overview leads."""

    id: str
    title: str
    read: tuple[Read, ...]


@dataclass(frozen=True, slots=True)
class AnswersPage:
    """Every answer of a sheet."""

    sheet_id: str
    name: str
    locked: bool
    parts: tuple[Part, ...]


def answers_page(sheet: Sheet, rows: Mapping[str, Kept]) -> AnswersPage:
    """Build the page from the rows of a sheet; what does not concern it is left out."""
    questionnaire = bridge.questionnaire_of(sheet)
    branched = branch(questionnaire, bridge.answers_from(questionnaire, rows))
    parts = (
        Part(each.id, title_of(each), _read(each.questions, branched))
        for each in sections_of(sheet)
    )
    return AnswersPage(
        sheet_id=str(sheet.id),
        name=sheet.name,
        locked=sheet.locked_at is not None,
        parts=tuple(part for part in parts if part.read),
    )


def _read(questions: tuple[Question, ...], branched: Branched) -> tuple[Read, ...]:
    out = (Standing.CLOSED, Standing.PENDING)
    asked = (question for question in questions if branched.standing(question.id) not in out)
    return tuple(
        Read(
            question.text.in_(language()),
            answer_in_words(question, branched.answer(question.id), language()),
        )
        for question in asked
    )
