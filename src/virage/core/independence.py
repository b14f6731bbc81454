"""Independence: what advisors declare, how long it holds, and where it touches what is needed."""

from collections.abc import Container, Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

REMINDED = timedelta(days=30)


class Bond(Enum):
    """How an advisor is tied to a supplier."""

    OWNS = "owns"
    WORKS = "works"
    COMMISSION = "commission"


@dataclass(frozen=True, slots=True)
class Interest:
    """A tie with a supplier; `needs` are the ids of those that its tools or services answer.

    Both days count; without a first one it always was, without a last one it goes on.
    """

    id: str
    supplier: str
    bond: Bond
    needs: frozenset[str]
    since: date | None = None
    until: date | None = None

    def open_on(self, day: date) -> bool:
        """Whether it holds on a day."""
        begun = self.since is None or self.since <= day
        return begun and (self.until is None or day <= self.until)


class Standing(Enum):
    """Where a declaration stands; it is renewed every year."""

    NEVER = "never"
    IN_FORCE = "in_force"
    SOON = "soon"  # in force, and to be renewed within thirty days
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True)
class Touch:
    """An open interest before a recommendation, and the needs that they have in common."""

    interest: Interest
    needs: frozenset[str]


def renew_by(declared: date) -> date:
    """The last day of a declaration: the same day a year later, the 28th for a 29 February."""
    try:
        return declared.replace(year=declared.year + 1)
    except ValueError:
        return declared.replace(year=declared.year + 1, day=28)


def standing(declared: date | None, on: date) -> Standing:
    """Where the last declaration stands on a day; None is that there never was one."""
    if declared is None:
        return Standing.NEVER
    last = renew_by(declared)
    if on > last:
        return Standing.LAPSED
    return Standing.SOON if on >= last - REMINDED else Standing.IN_FORCE


def touching(
    interests: Iterable[Interest], needs: AbstractSet[str], *, on: date
) -> tuple[Touch, ...]:
    """The interests that are open on a day and that touch what is recommended."""
    pairs = ((each, each.needs & needs) for each in interests if each.open_on(on))
    return tuple(Touch(each, frozenset(common)) for each, common in pairs if common)


def undecided(touches: Iterable[Touch], allowed: Container[str]) -> tuple[Touch, ...]:
    """Those of which the lead has not said in writing that they do not stand in the way."""
    return tuple(each for each in touches if each.interest.id not in allowed)
