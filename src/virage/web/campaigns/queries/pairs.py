"""Two organisations that may be one: what each holds, and what stands in the way."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from virage.core.access import Actor
from virage.core.answers import Json
from virage.web.campaigns.models import Campaign
from virage.web.campaigns.queries.directory import organisations_directed_by
from virage.web.organisations.models import Consent, Fact, Invitation, Organisation, SeatRow

BOTH_OPEN = "both have an open diagnosis"
TWO_NUMBERS = "two enterprise numbers"
BEING_ERASED = "an erasure is planned"


@dataclass(frozen=True, slots=True)
class FactSaid:
    """A fact of the profile: what was said, and when."""

    value: Json
    said_at: datetime


@dataclass(frozen=True, slots=True)
class Holding:
    """What one of the two holds; seats by account, facts by question, diagnoses open or closed.

    `consents` are those in general, with the version of their words: those about one diagnosis
    go where it goes.
    """

    row: Organisation
    seats: dict[UUID, tuple[str, bool]]
    offers: frozenset[str]
    facts: dict[str, FactSaid]
    diagnoses: dict[UUID, datetime | None]
    consents: frozenset[tuple[str, str]]

    @property
    def holders(self) -> int:
        """How many people hold the account."""
        return sum(holds for _role, holds in self.seats.values())

    @property
    def is_open(self) -> bool:
        """Whether a diagnosis is open."""
        return None in self.diagnoses.values()

    @property
    def is_being_erased(self) -> bool:
        """Whether its erasure is planned."""
        return self.row.erase_after is not None

    def said(self) -> Iterator[object]:
        """All that it holds, in an order of its own."""
        row = self.row
        yield (row.id, row.version, row.name, row.neq, row.made_at, row.erase_after)
        for held in (self.seats, self.facts, self.diagnoses):
            yield sorted(held.items(), key=lambda item: str(item[0]))
        yield sorted(self.offers)
        yield sorted(self.consents)


@dataclass(frozen=True, slots=True)
class Clash:
    """A fact of which each of the two says something else; the newer stays."""

    question: str
    kept_from: Organisation
    said_at: datetime


@dataclass(frozen=True, slots=True)
class Pair:
    """The organisation that would stay, and the one that would go."""

    stays: Holding
    goes: Holding

    @property
    def obstacles(self) -> tuple[str, ...]:
        """Why they cannot be made one now; empty when they can."""
        numbers = {self.stays.row.neq, self.goes.row.neq} - {""}
        found = (
            (TWO_NUMBERS, len(numbers) > 1),
            (BOTH_OPEN, self.stays.is_open and self.goes.is_open),
            (BEING_ERASED, self.stays.is_being_erased or self.goes.is_being_erased),
        )
        return tuple(reason for reason, holds in found if holds)

    @property
    def in_both(self) -> int:
        """How many people have a seat in each."""
        return len(self.stays.seats.keys() & self.goes.seats.keys())

    @property
    def clashes(self) -> tuple[Clash, ...]:
        """The facts that contradict each other, and which of the two stays."""
        return tuple(self._clashes())

    def _clashes(self) -> Iterator[Clash]:
        for question, ours in self.stays.facts.items():
            theirs = self.goes.facts.get(question)
            if theirs is None or theirs.value == ours.value:
                continue
            newer = self.goes if theirs.said_at > ours.said_at else self.stays
            yield Clash(question, newer.row, newer.facts[question].said_at)

    @property
    def agreed(self) -> frozenset[tuple[str, str]]:
        """The general consents that both gave, on the same words: only these stay in force."""
        return self.stays.consents & self.goes.consents

    @property
    def stopped(self) -> frozenset[tuple[str, str]]:
        """The general consents that only one gave: nobody of the other agreed to them."""
        return self.stays.consents ^ self.goes.consents

    @property
    def renumbers(self) -> bool:
        """Whether the diagnoses of both must share one row of numbers."""
        return bool(self.stays.diagnoses and self.goes.diagnoses)

    @property
    def mark(self) -> str:
        """A fingerprint of all this: another one as soon as anything of it changes."""
        said = repr([*self.stays.said(), *self.goes.said()])
        return hashlib.sha256(said.encode()).hexdigest()


def pair_of(actor: Actor, stays: UUID, goes: UUID) -> Pair | None:
    """The two, when both are there, are not the same one, and the actor directs the programme."""
    rows = {row.id: row for row in organisations_directed_by(actor).filter(id__in=[stays, goes])}
    if len(rows) != 2:  # noqa: PLR2004
        return None
    places = list(rows)
    seats = _by_place(SeatRow.objects.all(), places, "account_id", "role", "holder")
    offers = _by_place(Invitation.objects.all(), places, "email")
    facts = _by_place(Fact.objects.all(), places, "question", "value", "said_at")
    diagnoses = _by_place(Campaign.objects.all(), places, "id", "closed_at")
    general = Consent.objects.filter(campaign=None, withdrawn_at=None)
    consents = _by_place(general, places, "purpose", "text_version")
    held = {
        place: Holding(
            row=row,
            seats={account: (role, holds) for account, role, holds in seats[place]},
            offers=frozenset(email for (email,) in offers[place]),
            facts={question: FactSaid(*said) for question, *said in facts[place]},
            diagnoses=dict(diagnoses[place]),
            consents=frozenset(consents[place]),
        )
        for place, row in rows.items()
    }
    return Pair(held[stays], held[goes])


def _by_place(
    rows: QuerySet[Any], places: list[UUID], *columns: str
) -> dict[UUID, list[tuple[Any, ...]]]:
    """Some columns of what hangs on each organisation, in one query."""
    found: dict[UUID, list[tuple[Any, ...]]] = {place: [] for place in places}
    here = rows.filter(organisation__in=places).order_by()
    for place, *row in here.values_list("organisation_id", *columns):
        found[place].append(tuple(row))
    return found
