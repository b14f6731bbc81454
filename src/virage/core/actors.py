"""Who asks, what is asked about, and what is answered: the values of the policy.

`core/access.py` decides; these are the words that it speaks.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum


class Role(Enum):
    """How a person takes part in an organisation."""

    MANAGER = "manager"
    BOARD = "board"
    MANAGEMENT = "management"
    STAFF = "staff"
    MEMBER = "member"


class SiteRole(Enum):
    """What the programme entrusts to a person; each asks for a second factor."""

    ADVISOR = "advisor"
    LEAD = "lead"
    DIRECTOR = "director"
    EDITOR = "editor"


@dataclass(frozen=True, slots=True)
class Seat:
    """A person's place in an organisation; a holder answers for the organisation's account."""

    organisation: str
    role: Role
    holder: bool = False


@dataclass(frozen=True, kw_only=True)
class Actor:
    """Somebody at the door: the keys held in this browser, and the account when signed in.

    `guest_of` are those of `keys` that a private link gave: they open a sheet, and do not own it.
    `accompanies` are the organisations of an advisor's cases, `advises` and `leads` the offices
    where the person is an advisor or the lead.
    """

    account: str | None = None
    keys: frozenset[str] = frozenset()
    guest_of: frozenset[str] = frozenset()
    seats: frozenset[Seat] = frozenset()
    site_roles: frozenset[SiteRole] = frozenset()
    second_factor: bool = False
    accompanies: frozenset[str] = frozenset()
    advises: frozenset[str] = frozenset()
    leads: frozenset[str] = frozenset()

    def seat_in(self, organisation: str | None) -> Seat | None:
        """The actor's seat in an organisation."""
        return next((seat for seat in self.seats if seat.organisation == organisation), None)


@dataclass(frozen=True, kw_only=True)
class Thing:
    """What a verb is about, as far as the policy goes.

    `respondent` is the account that a sheet belongs to. A portrait is shown to the roles and to
    the holders of the sheets that its organisation chose, among those of which it is made.
    `settled`: nothing changes any more. `to_advisor`: the organisation shares it with its advisor.
    A case of accompaniment has its `office`, and the account of its `advisor` once it is taken.
    A text has an `author`: the account that wrote its last version; so has the mandate of a group,
    who put it forward.
    """

    id: str = ""
    organisation: str | None = None
    respondent: str | None = None
    shown_to: frozenset[Role] = frozenset()
    shown_by: frozenset[str] = frozenset()
    made_of: frozenset[str] = frozenset()
    settled: bool = False
    to_advisor: bool = False
    office: str | None = None
    advisor: str | None = None
    author: str | None = None


@dataclass(frozen=True)
class Verdict:
    """A yes or a no with its reason; `visible` tells 404 (no) from 403 (yes)."""

    allowed: bool
    reason: str
    visible: bool = True

    def __bool__(self) -> bool:
        """Read as the answer."""
        return self.allowed


VISITOR = Actor()
NOTHING = Thing()

Rule = Callable[[Actor, Thing], Verdict]


def yes(reason: str) -> Verdict:
    """Allow."""
    return Verdict(allowed=True, reason=reason)


def no(reason: str, *, visible: bool = True) -> Verdict:
    """Refuse, by default something that the actor sees."""
    return Verdict(allowed=False, reason=reason, visible=visible)
