"""Webinars for tests: one of the walks, and whatever others a test announces."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from virage.core.access import VISITOR, Actor, SiteRole
from virage.core.webinars import Session
from virage.web.organisations.models import Organisation
from virage.web.webinars import actions
from virage.web.webinars.bridge import secret_of
from virage.web.webinars.models import Door, Registration, Webinar

ORGANISER = Actor(account=str(uuid4()), site_roles=frozenset({SiteRole.EDITOR}), second_factor=True)
NAME = "24-7-365"  # no letter, so that the check of words does not meet it
ANA = "ana@example.coop"


def a_session(**said: Any) -> Session:
    """What is announced: in French, in two weeks, for an hour, with room for three."""
    usual: dict[str, Any] = {
        "title": NAME,
        "learn": "1\n2",
        "presenter": NAME,
        "language": "fr",
        "time_zone": "America/Toronto",
        "starts_at": timezone.now().replace(microsecond=0) + timedelta(days=14),
        "minutes": 60,
        "capacity": 3,
        "facet": "selling_online",
        "link": "https://conference.example.org/room",
    }
    return Session(**usual | said)


def announced(**said: Any) -> Webinar:
    """A webinar that everybody sees."""
    row = actions.add_webinar(actor=ORGANISER, session=a_session(**said))
    actions.publish(actor=ORGANISER, webinar=row)
    row.refresh_from_db()
    return row


def register(webinar: Webinar, email: str = ANA, **said: Any) -> Registration:
    """Register somebody, by default in French and agreeing to mails afterwards."""
    usual: dict[str, Any] = {"name": "24-7", "language": "fr", "follow_up": True}
    organisation: Organisation | None = said.get("organisation")
    wanted = actions.Wanted(email=email, **usual | said)
    actor = actor_for(organisation) if organisation else VISITOR
    actions.register(actor=actor, webinar=webinar, wanted=wanted)
    return Registration.objects.select_related("webinar", "organisation").get(
        webinar=webinar, email=email
    )


def actor_for(organisation: Organisation) -> Actor:
    """Somebody who takes part in an organisation."""
    from virage.web.organisations.queries import seats_of

    seat = organisation.seats.select_related("account").first()
    assert seat
    return Actor(account=str(seat.account_id), seats=seats_of(str(seat.account_id)))


def move(webinar: Webinar, *, to: datetime) -> None:
    """Let time pass: the webinar begins at a moment, and nobody is told."""
    ends_at = to + timedelta(minutes=webinar.minutes)
    Webinar.objects.filter(id=webinar.id).update(starts_at=to, ends_at=ends_at)
    webinar.refresh_from_db()


def a_webinar() -> Webinar:
    """The webinar of the walks, made once a test, with somebody who registered."""
    found = Webinar.objects.filter(title=NAME).first()
    if found is None:
        found = announced()
        register(found, "24@7.example.coop")
    return found


def the_link(door: Door) -> str:
    """The secret of a link of who registered for the webinar of the walks."""
    first = Registration.objects.filter(webinar=a_webinar()).order_by("turn").first()
    assert first
    return secret_of(first, door)


def noon(day: str) -> datetime:
    """Noon in Québec, in winter."""
    return datetime.fromisoformat(f"{day}T17:00:00").replace(tzinfo=UTC)
