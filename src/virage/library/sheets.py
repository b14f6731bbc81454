"""Reading a sheet: one organisation's profile, answers and inventory, from a YAML file."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import TypeVar

from virage.core.answers import Answer, Answers
from virage.core.autonomy import DataIn, HeldBy, RunBy, Tool
from virage.core.parsing import RefusedAnswerError, parse_answer
from virage.core.portrait import Edition, Sheet
from virage.core.questionnaire import Question, Questionnaire
from virage.library.reading import CatalogueError, Entry, gettext_noop, read_yaml
from virage.library.shelves import Library

Member = TypeVar("Member", bound=Enum)
KEYS = tuple("questionnaire version name date edition profile answers tools funding".split())
TOOL_KEYS = tuple(
    "function name run_by data_in account_held_by export_tried second_person"
    " exit_terms hurts_after_days".split()
)
UNKNOWN = "unknown"
LONGEST_NAME = 120
LONGEST_WAIT = 3650


class RefusedSheetError(CatalogueError):
    """An answer of a sheet that its question cannot take; `refused` says which rule it broke."""

    def __init__(self, entry: Entry, question: Question, refused: RefusedAnswerError) -> None:
        """`entry` is where the answer stands, `question` what refused it."""
        super().__init__(entry.file, entry.line, str(refused))
        self.question, self.refused = question, refused


@dataclass(frozen=True, slots=True)
class SheetFile:
    """A sheet, the questionnaire it answers, and its day when the file tells it."""

    sheet: Sheet
    questionnaire: Questionnaire
    day: date | None


def read_sheet(path: Path, library: Library) -> SheetFile:
    """Read a sheet; CatalogueError, or RefusedSheetError for an answer, names the line."""
    entry = read_yaml(path, path.parent).only(*KEYS)
    questionnaire = library.questionnaire(
        entry["questionnaire"].name, entry.optional("version", lambda each: each.name, None)
    )
    given = _answers(entry, "profile", questionnaire) | _answers(entry, "answers", questionnaire)
    return SheetFile(
        sheet=Sheet(
            answers=Answers(given),
            tools=tuple(_tool(each, questionnaire) for each in entry.each("tools")),
            edition=entry.optional("edition", lambda each: _member(each, Edition), Edition.FULL),
            name=entry.optional("name", _name, ""),
        ),
        questionnaire=questionnaire,
        day=entry.optional("date", _day, None),
    )


def _answers(entry: Entry, key: str, questionnaire: Questionnaire) -> dict[str, Answer]:
    allowed = {question.id for question in questionnaire.profile}
    if key == "answers":
        allowed = {question.id for question in questionnaire.questions()}
    given: dict[str, Answer] = {}
    for question_id, said in (entry[key].table if entry.has(key) else {}).items():
        if question_id not in allowed:
            raise said.error(
                gettext_noop("unknown question '%(question)s' in %(key)s"),
                question=question_id,
                key=key,
            )
        question = questionnaire.by_id[question_id]
        try:
            given[question_id] = parse_answer(question, _words(said.plain()))
        except RefusedAnswerError as refused:
            raise RefusedSheetError(said, question, refused) from None
    return given


def _words(value: object) -> object:
    """YAML reads a bare yes or no as a truth value: read it back as the word."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return [_words(each) for each in value]
    if isinstance(value, dict):
        return {key: _words(each) for key, each in value.items()}
    return value


def _name(entry: Entry) -> str:
    if len(entry.name) > LONGEST_NAME:
        raise entry.error(
            gettext_noop("a name has at most %(longest)s characters"), longest=LONGEST_NAME
        )
    return entry.name


def _day(entry: Entry) -> date:
    if not isinstance(entry.value, date) or isinstance(entry.value, datetime):
        raise entry.error(gettext_noop("expected a date such as 2026-11-22"))
    return entry.value


def _tool(entry: Entry, questionnaire: Questionnaire) -> Tool:
    entry.only(*TOOL_KEYS)
    functions = [function.id for function in questionnaire.functions]
    if entry["function"].name not in functions:
        raise entry["function"].error(
            gettext_noop("unknown function '%(function)s' (%(functions)s)"),
            function=entry["function"].name,
            functions=", ".join(functions),
        )
    return Tool(
        function=entry["function"].name,
        name=entry.optional("name", _name, ""),
        run_by=entry.optional("run_by", lambda each: _member(each, RunBy), RunBy.UNKNOWN),
        data_in=entry.optional("data_in", lambda each: _member(each, DataIn), DataIn.UNKNOWN),
        account_held_by=entry.optional(
            "account_held_by", lambda each: _member(each, HeldBy), HeldBy.UNKNOWN
        ),
        export_tried=entry.optional("export_tried", _truth, None),
        second_person=entry.optional("second_person", _truth, None),
        exit_terms=entry.optional("exit_terms", _truth, None),
        hurts_after_days=entry.optional("hurts_after_days", _days, None),
    )


def _member(entry: Entry, members: type[Member]) -> Member:
    by_value = {member.value: member for member in members}
    if entry.name not in by_value:
        raise entry.error(
            gettext_noop("'%(value)s' is not one of %(values)s"),
            value=entry.name,
            values=", ".join(by_value),
        )
    return by_value[entry.name]


def _truth(entry: Entry) -> bool | None:
    return None if entry.value == UNKNOWN else entry.flag


def _days(entry: Entry) -> int | None:
    if entry.value == UNKNOWN:
        return None
    if not 0 <= entry.whole <= LONGEST_WAIT:
        raise entry.error(
            gettext_noop("a number of days goes from 0 to %(longest)s"), longest=LONGEST_WAIT
        )
    return entry.whole
