"""Rows of the erasures: what was asked, when it is done, and its receipt without a name."""

from datetime import datetime
from typing import ClassVar

import uuid6
from django.db import models

from virage.web.accounts.models import User


class Kind(models.TextChoices):
    """What is erased."""

    ORGANISATION = "organisation"
    ACCOUNT = "account"


class Cause(models.TextChoices):
    """Why: somebody asked, or nobody came for a long time."""

    ASKED = "asked"
    IDLE = "idle"


class Erasure(models.Model):
    """An erasure, planned or done; it outlives what it erased, and names nobody.

    `subject` is the id of what is erased, `digest` that of the link to the receipt. `counts` says
    how many rows of each kind went, `kept` what stays and why, by name.
    """

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    cause = models.CharField(max_length=5, choices=Cause.choices, default=Cause.ASKED)
    subject = models.UUIDField()
    digest = models.CharField(max_length=64, unique=True)
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField(db_index=True)
    cancelled_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True, db_index=True)
    counts = models.JSONField(default=dict)
    kept = models.JSONField(default=list)

    objects: ClassVar[models.Manager["Erasure"]] = models.Manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["kind", "subject"],
                condition=models.Q(cancelled_at=None, done_at=None),
                name="one_erasure_planned",
            )
        ]

    def __str__(self) -> str:
        """Show the id."""
        return str(self.id)

    def is_planned(self) -> bool:
        """Whether it is still to come."""
        return self.done_at is None and self.cancelled_at is None

    def is_over(self, now: datetime) -> bool:
        """Whether its day has come."""
        return self.is_planned() and self.due_at <= now


class Mails(models.TextChoices):
    """The mails that nobody needs, each sent only to those who agreed."""

    AGAIN = "again"


class MailConsent(models.Model):
    """A person agrees to a kind of mail, until they withdraw; `digest` is the stopping link's."""

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    account = models.ForeignKey(User, models.CASCADE, related_name="+")
    purpose = models.CharField(max_length=12, choices=Mails.choices)
    text_version = models.CharField(max_length=10)
    digest = models.CharField(max_length=64, unique=True)
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["MailConsent"]] = models.Manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["account", "purpose"],
                condition=models.Q(withdrawn_at=None),
                name="one_mail_consent_in_force",
            )
        ]

    def __str__(self) -> str:
        """Show the id."""
        return str(self.id)


class IdleNotice(models.Model):
    """An account that nobody uses was told that it will be erased."""

    account = models.OneToOneField(User, models.CASCADE, primary_key=True, related_name="+")
    told_at = models.DateTimeField()

    objects: ClassVar[models.Manager["IdleNotice"]] = models.Manager()

    def __str__(self) -> str:
        """Show the id of the account."""
        return str(self.pk)
