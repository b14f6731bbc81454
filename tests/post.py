"""Mails for tests, and the worker's work at a moment of their choice."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from virage.web.jobs import worker
from virage.web.jobs.actions import post_mail
from virage.web.jobs.models import Mail

NOW = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
SECRET = "a-word-that-nobody-may-keep"


def post(now: datetime = NOW, **changed: Any) -> Mail:
    """Put a mail to Ana in the outbox."""
    letter: dict[str, Any] = {
        "purpose": "trial",
        "occasion": "campaign:1",
        "recipient": "Ana@Example.coop",
        "language": "fr",
        "template": "jobs/mail/trial",
        "context": {"word": SECRET},
    }
    return post_mail(now=now, **(letter | changed))


def send_all(now: datetime = NOW) -> None:
    """What the worker does at a moment with the mails."""
    while worker.next_mail(now):
        pass


def later(**passed: float) -> datetime:
    """A moment after NOW."""
    return NOW + timedelta(**passed)


def a_mail_of_development() -> UUID:
    """A mail that landed in the folder of development."""
    mail = post(occasion="development")
    send_all()
    return mail.id


def a_mail_to_check() -> UUID:
    """A mail that cannot be written, which somebody must check."""
    mail = post(occasion="to check", template="jobs/mail/nothing")
    send_all()
    return mail.id
