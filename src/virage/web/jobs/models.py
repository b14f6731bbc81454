"""Rows of what happens later: the mails of the outbox, and when each scan ran."""

from datetime import datetime
from typing import ClassVar

import uuid6
from django.db import models


class State(models.TextChoices):
    """Where a mail stands; docs/operating/mail.md draws it."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNCERTAIN = "uncertain"
    EXPIRED = "expired"
    SETTLED = "settled"


TO_CHECK = (State.FAILED, State.UNCERTAIN)
OVER = (State.SENT, State.EXPIRED, State.SETTLED)


class Reason(models.TextChoices):
    """Why a mail is not sent; `reply` holds what the server said, when it said something."""

    NONE = ""
    UNREACHABLE = "unreachable"
    LATER = "later"
    REFUSED = "refused"
    UNREADABLE = "unreadable"
    NO_REPLY = "no_reply"
    WORKER_GONE = "worker_gone"


class Mail(models.Model):
    """A mail that somebody must receive once; rendered when it is sent.

    `context` may hold secrets: it is emptied once the mail is sent or its matter is over.
    `organisation` is the one that the mail speaks of: its erasure takes the mail along.
    """

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    purpose = models.CharField(max_length=40)
    occasion = models.CharField(max_length=200)
    recipient = models.EmailField(max_length=254, db_index=True)
    organisation = models.UUIDField(null=True, db_index=True)
    language = models.CharField(max_length=2, choices=[("fr", "fr"), ("en", "en")])
    template = models.CharField(max_length=80)
    context = models.JSONField(default=dict)
    made_at = models.DateTimeField()
    until = models.DateTimeField(null=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField()
    touched_at = models.DateTimeField()
    reason = models.CharField(max_length=12, choices=Reason.choices, blank=True)
    reply = models.CharField(max_length=300, blank=True)

    objects: ClassVar[models.Manager["Mail"]] = models.Manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["purpose", "recipient", "occasion"], name="one_mail_per_occasion"
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["state", "next_at"], name="mails_in_turn"),
            models.Index(fields=["occasion"], name="mails_of_an_occasion"),
        ]

    def __str__(self) -> str:
        """Show the id: an address in a log would be personal data."""
        return str(self.id)

    def may_be_sent_again(self, now: datetime) -> bool:
        """Whether somebody may ask for a new attempt: it did not go for sure, nor is it late."""
        return self.state in TO_CHECK and (self.until is None or self.until > now)


class Scan(models.Model):
    """When a scan runs next; `held_until` is the lease of the worker that runs it now."""

    name = models.CharField(max_length=60, primary_key=True)
    next_at = models.DateTimeField()
    held_until = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    failures = models.PositiveSmallIntegerField(default=0)

    objects: ClassVar[models.Manager["Scan"]] = models.Manager()

    def __str__(self) -> str:
        """Show the name."""
        return self.name
