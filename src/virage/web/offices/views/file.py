"""The whole file of a case on one page: people, diagnosis, plan, funding, notes, history."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from virage.core.access import Actor
from virage.core.casework import Kind
from virage.documents.language import day_in_words
from virage.web.campaigns.queries.running import holders_of
from virage.web.offices.bridge.casework import turns_of
from virage.web.offices.joining import Section, sections_of
from virage.web.offices.models import Accompaniment, Ruling
from virage.web.offices.queries.notes import notes_read_by
from virage.web.offices.turns import TurnLine, turn_line
from virage.web.offices.views.notes import NoteLine, note_line
from virage.web.offices.views.words import day_of
from virage.web.organisations.queries import accesses_of
from virage.web.ui.page import language


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened in a case."""

    on: str
    said: str


@dataclass(frozen=True, slots=True)
class CaseFile:
    """What the advisor of a case sees of it; `may_read` asks on which day the portrait was read."""

    turn: TurnLine
    may_read: bool
    people: tuple[str, ...]
    sections: tuple[Section, ...]
    notes: tuple[NoteLine, ...]
    history: tuple[Event, ...]


def file_of(actor: Actor, case: Accompaniment, rulings: tuple[Ruling, ...]) -> CaseFile:
    """The file of a case that the actor has."""
    today = timezone.localdate()
    turn = turns_of([case], today)[case.id]
    place: UUID = case.organisation_id
    return CaseFile(
        turn=turn_line(case, turn, today),
        may_read=turn.stage.kind is Kind.READ,
        people=() if case.unconfirmed else tuple(_people(case)),
        sections=() if case.unconfirmed else sections_of(place),
        notes=tuple(note_line(each, actor.account) for each in notes_read_by(actor, case)),
        history=tuple(_history(case, rulings)),
    )


def _people(case: Accompaniment) -> Iterator[str]:
    for seat in holders_of(case.organisation):
        yield seat.account.email


def _history(case: Accompaniment, rulings: tuple[Ruling, ...]) -> Iterator[Event]:
    """What happened, in order; who had access is said without an address."""
    said: list[tuple[datetime | None, str]] = [
        (case.asked_at, _("Asked")),
        (case.confirmed_at, _("Confirmed by the organisation")),
        (case.ended_at, _("Ended")),
    ]
    for row in accesses_of(case.organisation):
        if row.case == case.id:
            said.append((row.began_at, _("An advisor’s access began")))
            said.append((row.ended_at, _("An advisor’s access ended")))
    said += [(row.decided_at, _("The lead decided about an interest")) for row in rulings]
    happened = [(moment, what) for moment, what in said if moment is not None]
    for moment, what in sorted(happened):
        yield Event(day_of(moment), what)
    if case.read_on:
        read = day_in_words(case.read_on, language())
        yield Event(read, _("The portrait was read together"))
