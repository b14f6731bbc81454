"""Taking a place, waiting for one, giving it up, being forgotten.

Whoever changes who has a place first takes the turn of the webinar: its row is locked, so that two
people never get the last place.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from virage.core.access import Actor
from virage.core.webinars import Standing, called_up, standing_of_next
from virage.web.erasures import fold_journal, note_erased
from virage.web.jobs.actions import erase_occasion
from virage.web.organisations.bridge import thing_of
from virage.web.organisations.models import Organisation
from virage.web.organisations.secrets import digest_of
from virage.web.refusals import RefusedError, require
from virage.web.webinars import queries
from virage.web.webinars.actions import mailing
from virage.web.webinars.bridge import secret_of
from virage.web.webinars.models import Door, Link, Registration, State, Webinar

FOLLOW_UP_VERSION = "1"  # of the words beside the consent; changed with them


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Who registers: for an organisation of theirs, or by saying which one, or for none."""

    email: str
    name: str
    language: str
    organisation_name: str = ""
    region: str = ""
    follow_up: bool = False
    organisation: Organisation | None = None


def register(*, actor: Actor, webinar: Webinar, wanted: Wanted) -> None:
    """Give somebody a place, or a rank on the waiting list, and write to them.

    An address that is registered already keeps what it has, and is written to again, once a day at
    most: who asks cannot tell the difference. RefusedError when it is too late.
    """
    require("webinar.register", actor)
    if wanted.organisation is not None:
        require("organisation.read", actor, thing_of(wanted.organisation))
    now = timezone.now()
    with transaction.atomic():
        row = take_turn(webinar.id)
        if row.state != State.OPEN or row.is_over(now):
            raise RefusedError("registration is closed")
        found = Registration.objects.filter(webinar=row, email=wanted.email.strip().lower()).first()
        if found is None or found.has_left:
            found = _placed(row, found, wanted, now=now)
        found.webinar = row
        mailing.tell_standing(found, now)


def leave(*, actor: Actor, registration: Registration) -> bool:
    """Give up a place, or the wait; False when that was done. The next who waits is called up."""
    require("webinar.attend", actor)
    now = timezone.now()
    with transaction.atomic():
        row = take_turn(registration.webinar_id)
        kept = Registration.objects.get(id=registration.id)
        kept.webinar = row
        if kept.has_left or row.is_over(now) or row.state != State.OPEN:
            return False
        was_seated = kept.is_seated
        kept.standing, kept.left_at, kept.bumps = Standing.LEFT.value, now, kept.bumps + 1
        kept.save(update_fields=["standing", "left_at", "bumps"])
        mailing.tell_left(kept, now, was_seated=was_seated)
        fill(row, now)
    return True


def forget(*, actor: Actor, registration: Registration) -> None:
    """Erase a registration with its mails, for who holds its link; the place goes to the next."""
    require("webinar.attend", actor)
    erase_all([registration])
    transaction.on_commit(fold_journal)


def erase_all(registrations: Iterable[Registration]) -> int:
    """Erase registrations with their mails and call up who waits; how many there were."""
    count, now = 0, timezone.now()
    for each in registrations:
        with transaction.atomic():
            row = take_turn(each.webinar_id)
            erase_occasion(f"webinar:{each.id}:")
            Registration.objects.filter(id=each.id).delete()
            note_erased(kind="registration", id=each.id)
            fill(row, now)
        count += 1
    return count


def erase_again(*, ids: Sequence[UUID]) -> int:
    """Erase the registrations among these that a restore brought back; how many did come back."""
    with transaction.atomic():
        back = Registration.objects.filter(id__in=ids)
        for each in back:
            erase_occasion(f"webinar:{each.id}:")
        return back.delete()[1].get("webinars.Registration", 0)


def call_up_all(now: datetime) -> None:
    """Call up who waits wherever a place is free, such as that of an organisation just erased."""
    for webinar in queries.with_room(now):
        with transaction.atomic():
            fill(take_turn(webinar), now)


def take_turn(webinar_id: UUID) -> Webinar:
    """The row of a webinar, locked until the transaction ends."""
    return Webinar.objects.select_for_update(of=("self",)).get(id=webinar_id)


def fill(row: Webinar, now: datetime) -> None:
    """Give the free places of a webinar to who waits, in order, and write to them."""
    if row.state != State.OPEN or row.is_over(now):
        return
    waiting = queries.waiting_of(row)
    for each in called_up(waiting, capacity=row.capacity, seated=queries.seated_count(row)):
        each.webinar = row
        each.standing, each.seated_at = Standing.SEATED.value, now
        each.bumps += 1
        each.save(update_fields=["standing", "seated_at", "bumps"])
        mailing.tell_standing(each, now, promoted=True)


def _placed(
    row: Webinar, found: Registration | None, wanted: Wanted, *, now: datetime
) -> Registration:
    """Write a registration, new or again; in the webinar's turn."""
    standing = standing_of_next(
        capacity=row.capacity,
        seated=queries.seated_count(row),
        waiting=len(queries.waiting_of(row)),
    )
    registration = found or Registration(webinar=row, email=wanted.email.strip().lower(), bumps=-1)
    registration.name, registration.language = wanted.name, wanted.language
    registration.organisation = wanted.organisation
    registration.organisation_name, registration.region = wanted.organisation_name, wanted.region
    registration.standing, registration.bumps = standing.value, registration.bumps + 1
    registration.turn = queries.last_turn(row) + 1
    registration.registered_at, registration.left_at = now, None
    registration.seated_at = now if standing is Standing.SEATED else None
    registration.follow_up = FOLLOW_UP_VERSION if wanted.follow_up else ""
    registration.stopped_at = None
    registration.save(force_insert=found is None)
    if found is None:
        Link.objects.bulk_create(
            Link(
                registration=registration,
                door=door,
                digest=digest_of(secret_of(registration, door)),
            )
            for door in Door
        )
    return registration
