"""Rows of the self-diagnosis to core values, and back."""

from collections.abc import Iterable, Mapping

from virage.core import portrait
from virage.core.access import Thing
from virage.core.answers import Answer, Answers
from virage.core.autonomy import DataIn, HeldBy, RunBy, Tool
from virage.core.needs import NeedsCatalogue
from virage.core.parsing import RefusedAnswerError, parse_answer
from virage.core.questionnaire import Questionnaire
from virage.web.diagnostics.models import Sheet, ToolRow
from virage.web.diagnostics.queries import Kept
from virage.web.organisations.bridge import catalogues, current_questionnaire

__all__ = [
    "answer_from",
    "answers_from",
    "catalogues",
    "current_questionnaire",
    "needs_of",
    "questionnaire_of",
    "sheet_from",
    "thing_of",
    "tool_fields",
    "tool_from",
]


def thing_of(sheet: Sheet) -> Thing:
    """A sheet as the policy sees it."""
    return Thing(
        id=str(sheet.id),
        organisation=str(sheet.organisation_id) if sheet.organisation_id else None,
        respondent=str(sheet.respondent_id) if sheet.respondent_id else None,
        settled=sheet.locked_at is not None,
    )


def questionnaire_of(sheet: Sheet) -> Questionnaire:
    """The version that the sheet was started with."""
    return catalogues().questionnaire(sheet.questionnaire, sheet.version)


def needs_of(questionnaire: Questionnaire) -> NeedsCatalogue:
    """The needs that go with a questionnaire."""
    return catalogues().needs(questionnaire)


def answers_from(questionnaire: Questionnaire, rows: Mapping[str, Kept]) -> Answers:
    """The typed answers of a sheet."""
    read = ((name, answer_from(questionnaire, row)) for name, row in rows.items())
    return Answers({name: answer for name, answer in read if answer is not None})


def answer_from(questionnaire: Questionnaire, row: Kept) -> Answer | None:
    """One typed answer; None when it was cleared, or when no such question is asked."""
    question = questionnaire.by_id.get(row.question)
    if question is None or row.value is None:
        return None
    try:
        return parse_answer(question, row.value)
    except RefusedAnswerError:
        return None


def tool_from(row: ToolRow) -> Tool:
    """A tool of the inventory."""
    return Tool(
        function=row.function,
        name=row.name,
        run_by=RunBy(row.run_by),
        data_in=DataIn(row.data_in),
        account_held_by=HeldBy(row.account_held_by),
        export_tried=row.export_tried,
        second_person=row.second_person,
        exit_terms=row.exit_terms,
        hurts_after_days=row.hurts_after_days,
    )


def tool_fields(tool: Tool) -> dict[str, object]:
    """The columns of a tool."""
    return {
        "function": tool.function,
        "name": tool.name,
        "run_by": tool.run_by.value,
        "data_in": tool.data_in.value,
        "account_held_by": tool.account_held_by.value,
        "export_tried": tool.export_tried,
        "second_person": tool.second_person,
        "exit_terms": tool.exit_terms,
        "hurts_after_days": tool.hurts_after_days,
    }


def sheet_from(
    sheet: Sheet, rows: Mapping[str, Kept], tools: Iterable[ToolRow] = ()
) -> portrait.Sheet:
    """A sheet as the core reads it."""
    return portrait.Sheet(
        answers=answers_from(questionnaire_of(sheet), rows),
        tools=tuple(tool_from(row) for row in tools),
        edition=portrait.Edition(sheet.edition),
        name=sheet.name,
    )
