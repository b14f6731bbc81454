"""What a device carries of a questionnaire so that it asks the right questions by itself."""

from typing import Any

from virage.core.conditions import (
    All,
    BoxTicked,
    Condition,
    Not,
    NumberBetween,
    PickedIn,
)
from virage.core.conditions import (
    Any as AnyOf,
)
from virage.core.questionnaire import Question, Questionnaire

Plain = list[Any]


def carried(questionnaire: Questionnaire) -> list[dict[str, Any]]:
    """Every question in the order it is asked, with its section and when it concerns a co-op."""
    homes = {
        question.id: part.id for part in questionnaire.dimensions for question in part.questions
    }
    asked = questionnaire.all_questions()
    return [_question(each, homes.get(each.id, "")) for each in asked]


def _question(question: Question, section: str) -> dict[str, Any]:
    bounds = question.numeric
    return {
        "id": question.id,
        "kind": question.kind.value,
        "section": section,
        "when": plain(question.relevant_if) if question.relevant_if else None,
        "rows": [row.id for row in question.rows],
        "low": bounds.minimum,
        "high": bounds.maximum,
        "whole": bounds.whole,
    }


def plain(condition: Condition) -> Plain:
    """A condition as JSON: its name, then what it reads; on a score it is never known here."""
    match condition:
        case All(parts) | AnyOf(parts):
            name = "all" if isinstance(condition, All) else "any"
            return [name, *(plain(part) for part in parts)]
        case Not(part):
            return ["not", plain(part)]
        case PickedIn(question, choices, row):
            return ["picked", question, sorted(choices), row]
        case NumberBetween(question, low, high):
            return ["number", question, low, high]
        case BoxTicked(question, box):
            return ["ticked", question, box]
        case _:
            return ["score"]
