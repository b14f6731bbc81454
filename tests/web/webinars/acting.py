"""What tests of the webinars do and look at: browsers, mails, calendar files."""

from email.message import EmailMessage
from typing import Any

import vobject
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from tests.people import signed_in
from virage.core.access import SiteRole
from virage.web.jobs.models import Mail
from virage.web.webinars.bridge import secret_of
from virage.web.webinars.models import Door, Registration, Webinar

WHO = {"email": "Ana@Example.coop", "name": "Ana", "language": "fr"}


def address(name: str, *given: object, language: str = "fr") -> str:
    """The address of a page of the webinars."""
    with override(language):
        return reverse(f"webinars:{name}", args=given)


def organiser() -> Client:
    """The browser of who organises."""
    return signed_in("eli@example.org", SiteRole.EDITOR, second_factor=True)


def behind(registration: Registration, door: Door) -> str:
    """The address of a link of a registration."""
    page = {"way": "join"}.get(door.value, door.value)
    return address(page, secret_of(registration, door))


def mails(name: str) -> list[Mail]:
    """The mails of a kind, in the order in which they were put in the outbox."""
    return list(Mail.objects.filter(purpose=f"webinar.{name}").order_by("made_at", "id"))


def told(name: str) -> list[str]:
    """To whom mails of a kind go, in order of the addresses."""
    return sorted(each.recipient for each in mails(name))


def event_in(mail: Mail) -> Any:
    """The event of the calendar file in a mail, checked by a library that did not write it."""
    calendar = vobject.readOne(mail.context["calendar"]["text"])
    calendar.validate(raiseException=True)
    assert calendar.method.value == mail.context["calendar"]["method"]
    return calendar.vevent


def typed(webinar: Webinar | None = None, /, **said: Any) -> dict[str, object]:
    """What an organiser types."""
    return {
        "title": "Vendre en ligne",
        "facet": "selling_online",
        "learn": "Par où commencer\nCe que cela coûte",
        "presenter": "Ana, conseillère",
        "language": "fr",
        "day": "2099-12-03",
        "hour": "12:00",
        "time_zone": "America/Toronto",
        "minutes": "60",
        "capacity": "100",
        "link": "https://conference.example.org/room",
        "place": "",
        "accessibility": "",
        "base": webinar.version if webinar else "",
    } | said


def text_of(message: EmailMessage) -> str:
    """What a mail says, to who reads it as text."""
    part = message.get_body(("plain",))
    assert part
    return str(part.get_content())
