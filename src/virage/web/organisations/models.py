"""Rows of the organisations: identity, facts, seats, invitations and consents."""

from typing import Any, ClassVar

import uuid6
from django.db import models

from virage.core.access import Role
from virage.core.text import plain
from virage.web.accounts.models import User

ROLES = [(role.value, role.name) for role in Role]
LANGUAGES = [("fr", "fr"), ("en", "en")]
NAME_LENGTH = 120


def compared(name: str) -> str:
    """The name of an organisation as a search, or the hunt for duplicates, compares it."""
    return plain(name)[:NAME_LENGTH]


class Organisation(models.Model):
    """A co-operative, a mutual, a non-profit of the social economy, a federation.

    `plain_name` is the name as a search compares it. `erase_after` is set while its erasure is
    planned: until then, who holds its account may undo.
    """

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    name = models.CharField(max_length=NAME_LENGTH)
    plain_name = models.CharField(max_length=NAME_LENGTH, editable=False)
    neq = models.CharField(max_length=10, blank=True)
    language = models.CharField(max_length=2, choices=LANGUAGES, default="fr")
    made_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)
    erase_after = models.DateTimeField(null=True, db_index=True)

    objects: ClassVar[models.Manager["Organisation"]] = models.Manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["plain_name"], name="organisations_by_name"),
            models.Index(fields=["neq"], name="organisations_by_neq"),
        ]

    def __str__(self) -> str:
        """Show the id: a name does not belong in a log."""
        return str(self.id)

    def save(self, **given: Any) -> None:
        """Keep the name as a search compares it beside the name."""
        self.plain_name = compared(self.name)
        super().save(**given)


class Fact(models.Model):
    """A fact of the profile, entered once: who said it and when.

    `question` is the id of a profile question, or of one that only funding asks (`funding.…`);
    `value` the JSON of `virage.core.answers.as_json`.
    """

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="facts")
    question = models.CharField(max_length=80)
    value = models.JSONField()
    said_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    said_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar[models.Manager["Fact"]] = models.Manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "question"], name="one_fact_each")
        ]

    def __str__(self) -> str:
        """Show where the fact stands, not what it says."""
        return f"{self.organisation_id} {self.question}"


class SeatRow(models.Model):
    """A person's place in an organisation; a holder answers for the organisation's account."""

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="seats")
    account = models.ForeignKey(User, models.CASCADE, related_name="seats")
    role = models.CharField(max_length=10, choices=ROLES)
    holder = models.BooleanField(default=False)
    made_at = models.DateTimeField()

    objects: ClassVar[models.Manager["SeatRow"]] = models.Manager()

    class Meta:
        ordering: ClassVar = ["made_at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "account"], name="one_seat_each")
        ]

    def __str__(self) -> str:
        """Show the ids."""
        return f"{self.organisation_id} {self.account_id}"


class Invitation(models.Model):
    """A seat offered by mail; the row goes when it is taken or withdrawn."""

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="invitations")
    email = models.EmailField()
    role = models.CharField(max_length=10, choices=ROLES)
    holder = models.BooleanField(default=False)
    digest = models.CharField(max_length=64, unique=True)
    language = models.CharField(max_length=2, choices=LANGUAGES, default="fr")
    made_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)

    objects: ClassVar[models.Manager["Invitation"]] = models.Manager()

    class Meta:
        ordering: ClassVar = ["made_at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "email"], name="one_invitation_each")
        ]

    def __str__(self) -> str:
        """Show the id, never the address."""
        return str(self.id)


class Purpose(models.TextChoices):
    """With whom an organisation may share, each by a consent of its own."""

    RESPONDENTS = "respondents"
    MEMBERS = "members"
    ADVISOR = "advisor"
    PEERS = "peers"


class Consent(models.Model):
    """A consent, in force until it is withdrawn; `campaign` is the diagnosis that it is about."""

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="consents")
    campaign = models.UUIDField(null=True)
    purpose = models.CharField(max_length=12, choices=Purpose.choices)
    text_version = models.CharField(max_length=10)
    given_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    given_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Consent"]] = models.Manager()

    class Meta:
        ordering: ClassVar = ["given_at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "campaign", "purpose"],
                condition=models.Q(withdrawn_at=None),
                nulls_distinct=False,
                name="one_consent_in_force",
            )
        ]

    def __str__(self) -> str:
        """Show where the consent stands."""
        return f"{self.organisation_id} {self.purpose}"


class AdvisorAccess(models.Model):
    """An advisor's access to an organisation, from the day they have its case until it ends.

    `case` is the id of the accompaniment; the row stays when the access has ended, so that the
    organisation sees at all times who could read what, and when.
    """

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="accesses")
    account = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    case = models.UUIDField()
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["AdvisorAccess"]] = models.Manager()

    class Meta:
        ordering: ClassVar = ["began_at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case"], condition=models.Q(ended_at=None), name="one_access_a_case"
            )
        ]

    def __str__(self) -> str:
        """Show the ids."""
        return f"{self.organisation_id} {self.account_id}"
