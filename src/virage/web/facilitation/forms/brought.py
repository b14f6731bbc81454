"""Reading what a device brings back of one person, as JSON."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from virage.core.parsing import RefusedAnswerError, parse_answer
from virage.core.questionnaire import Question, Questionnaire
from virage.web.campaigns.actions import Brought
from virage.web.diagnostics.actions import Save

LONGEST_CLIENT, LONGEST_ROLE = 32, 20
LARGEST_BASE = 10**9


class NotReadableError(ValueError):
    """The body is not what a device sends; the message says what is wrong, for its makers."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What was sent: who wrote it down, the diagnosis it is for, each answer as it came."""

    person: str
    campaign: UUID
    body: Mapping[str, Any]
    answers: Mapping[str, Mapping[str, Any]]


def read_sent(body: bytes) -> Sent:
    """Read a body; NotReadableError when it is no JSON, or lacks what a device always says."""
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        raise NotReadableError("no JSON") from None
    if not isinstance(said, dict):
        raise NotReadableError("no object")
    answers = said.get("answers")
    if not isinstance(answers, dict) or not all(isinstance(a, dict) for a in answers.values()):
        raise NotReadableError("answers")
    return Sent(_text(said, "person", 36), _uuid(said, "campaign"), said, answers)


def brought_by(
    sent: Sent, questionnaire: Questionnaire
) -> tuple[Brought, Mapping[str, RefusedAnswerError]]:
    """What a device brings back of a person, and the answers that their questions cannot take.

    NotReadableError for a question that nobody asks, or when something else is not as it should be.
    """
    refused: dict[str, RefusedAnswerError] = {}
    asked = {question.id: question for question in questionnaire.questions()}
    brought = Brought(
        id=_uuid(sent.body, "id"),
        role=_text(sent.body, "role", LONGEST_ROLE),
        consents=sent.body.get("consents") is True,
        done=_done(sent.body),
        saves=tuple(_saves(sent, asked, refused)),
        client=_text(sent.body, "client", LONGEST_CLIENT),
        known=sent.body.get("known") is True,
    )
    return brought, refused


def _saves(
    sent: Sent, asked: Mapping[str, Question], refused: dict[str, RefusedAnswerError]
) -> Iterator[Save]:
    for name, given in sent.answers.items():
        if name not in asked:
            raise NotReadableError("a question that nobody asks")
        raw = given.get("value")
        try:
            answer = None if raw is None else parse_answer(asked[name], raw)
        except RefusedAnswerError as refusal:
            refused[name] = refusal
            continue
        yield Save(name, answer, _base(given))


def _base(given: Mapping[str, Any]) -> int:
    base = given.get("base", 0)
    if type(base) is not int or not 0 <= base <= LARGEST_BASE:
        raise NotReadableError("base")
    return base


def _done(said: Mapping[str, Any]) -> bool | None:
    done = said.get("done")
    if done is not None and not isinstance(done, bool):
        raise NotReadableError("done")
    return done


def _uuid(said: Mapping[str, Any], name: str) -> UUID:
    try:
        return UUID(_text(said, name, 36))
    except ValueError:
        raise NotReadableError(name) from None


def _text(said: Mapping[str, Any], name: str, longest: int) -> str:
    text = said.get(name)
    if not isinstance(text, str) or not 0 < len(text) <= longest or not text.isprintable():
        raise NotReadableError(name)
    return text
