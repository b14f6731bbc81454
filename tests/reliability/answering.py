"""Answers sent by HTTP, one after the other, with an account of what the server confirmed."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from http.client import HTTPException
from itertools import cycle, islice
from threading import Semaphore

from tests.reliability.visiting import Visitor
from virage.core.questionnaire import Kind
from virage.library import shipped

Kept = tuple[str, int]  # a stage, and the version of the answer


@dataclass
class Account:
    """What was confirmed, question by question, and the save whose confirmation never came."""

    confirmed: dict[str, Kept] = field(default_factory=dict)
    refused: list[int] = field(default_factory=list)
    pending: tuple[str, Kept] | None = None

    @property
    def saves(self) -> int:
        """How many were confirmed."""
        return sum(version for _stage, version in self.confirmed.values())


def shares(size: int) -> list[tuple[str, tuple[str, ...]]]:
    """Stage questions dealt in groups of this size, each group with the section it stands in."""
    return [
        (dimension.id, group)
        for dimension in shipped().questionnaire("coop").dimensions
        for group in _groups([q.id for q in dimension.questions if q.kind is Kind.STAGE], size)
    ]


def _groups(ids: list[str], size: int) -> Iterator[tuple[str, ...]]:
    for first in range(0, len(ids) - size + 1, size):
        yield tuple(ids[first : first + size])


def answer(
    visitor: Visitor, questions: tuple[str, ...], *, saves: int, confirmed: Semaphore
) -> Account:
    """Save that many answers, in turn, each one another stage; stop when the server is gone."""
    account = Account()
    with closing(visitor.connection):
        for question in islice(cycle(questions), saves):
            stood = account.confirmed.get(question, ("", 0))
            stages = shipped().questionnaire("coop").by_id[question].choice_ids
            stage, version = stages[stood[1] % len(stages)], stood[1] + 1
            account.pending = question, (stage, version)
            try:
                status = visitor.save(question, stage, stood)
            except (OSError, HTTPException):
                return account
            account.pending = None
            if status == 200:
                account.confirmed[question] = stage, version
                confirmed.release()
            else:
                account.refused.append(status)
    return account
