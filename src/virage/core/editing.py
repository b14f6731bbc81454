"""The life of a text that is written in the browser: its versions, their states, what is shown.

A version is never changed once another follows it. Among those published, or withdrawn, on a day
that has come, the last one written counts: a newer text replaces one that still waits for its day.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum


class State(Enum):
    """What a version is: being written, waiting for a second reader, public, taken back."""

    DRAFT = "draft"
    REVIEW = "review"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class Step(Enum):
    """What may be done with the last version of a text."""

    SUBMIT = "submit"
    GIVE_BACK = "give_back"
    PUBLISH = "publish"
    WITHDRAW = "withdraw"


class Standing(Enum):
    """Where a text stands, as a list says it."""

    SHIPPED = "shipped"
    DRAFT = "draft"
    REVIEW = "review"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a text; `on` is the day from which it is published or withdrawn."""

    number: int
    state: State
    on: date | None = None

    def has_come(self, today: date) -> bool:
        """Whether what is public follows from it."""
        decided = self.state in {State.PUBLISHED, State.WITHDRAWN}
        return decided and self.on is not None and self.on <= today


def in_force(versions: Iterable[Version], today: date) -> Version | None:
    """The version that decides what the public sees; None when nothing of it is public yet."""
    come = [each for each in versions if each.has_come(today)]
    return max(come, key=lambda each: each.number, default=None)


def standing(last: Version | None, today: date) -> Standing:
    """Where a text stands by its last version; without any, the shipped file is the text."""
    if last is None:
        return Standing.SHIPPED
    waits = last.state is State.PUBLISHED and not last.has_come(today)
    return Standing.SCHEDULED if waits else Standing(last.state.value)


def steps_of(versions: Iterable[Version], today: date) -> frozenset[Step]:
    """What may be done with the last version; nothing when there is none.

    What is public, or waits for its day to be, may be withdrawn.
    """
    known = sorted(versions, key=lambda each: each.number)
    if not known:
        return frozenset()
    steps = {
        State.DRAFT: {Step.SUBMIT},
        State.REVIEW: {Step.GIVE_BACK, Step.PUBLISH},
    }.get(known[-1].state, set())
    now = in_force(known, today)
    later = [each for each in known if each.state is State.PUBLISHED and not each.has_come(today)]
    public = now is not None and now.state is State.PUBLISHED
    return frozenset(steps | {Step.WITHDRAW} if public or later else steps)
