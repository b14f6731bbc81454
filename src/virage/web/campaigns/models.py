"""Rows of the campaigns: a diagnosis, who answers it, the links to it, what was stored of it."""

from typing import ClassVar

import uuid6
from django.db import models

from virage.web.accounts.models import User
from virage.web.diagnostics.models import Sheet
from virage.web.organisations.models import LANGUAGES, Organisation


class Campaign(models.Model):
    """One diagnosis of an organisation: T0, T1 … by its number.

    `profile` and `name` are what the organisation was when the diagnosis closed: JSON by profile
    question, and what it was called.
    """

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="campaigns")
    number = models.PositiveSmallIntegerField()
    questionnaire = models.CharField(max_length=40)
    version = models.CharField(max_length=20)
    content_hash = models.CharField(max_length=64)
    started_at = models.DateTimeField()
    started_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    due_on = models.DateField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    profile = models.JSONField(null=True)
    name = models.CharField(max_length=120, blank=True)

    objects: ClassVar[models.Manager["Campaign"]] = models.Manager()

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "number"], name="one_number_each"),
            models.UniqueConstraint(
                fields=["organisation"],
                condition=models.Q(closed_at=None),
                name="one_open_diagnosis",
            ),
        ]

    def __str__(self) -> str:
        """Show the id."""
        return str(self.id)


class Participation(models.Model):
    """One person who answers, or was asked to; known by a role, at most by an address.

    `digest` is that of the personal link; `held_by` the advisor around whose table the person
    answered, if they did; `consents` says whether the person accepts that what sets
    them apart be shown when fewer than three people answer.
    """

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="participations")
    role = models.CharField(max_length=20)
    sheet = models.OneToOneField(Sheet, models.CASCADE, null=True, related_name="participation")
    account = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    held_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    email = models.EmailField(blank=True)
    digest = models.CharField(max_length=64, blank=True)
    language = models.CharField(max_length=2, choices=LANGUAGES, default="fr")
    invited_at = models.DateTimeField(null=True)
    handed_in_at = models.DateTimeField(null=True)
    consents = models.BooleanField(default=False)

    objects: ClassVar[models.Manager["Participation"]] = models.Manager()

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["campaign", "email"],
                condition=~models.Q(email=""),
                name="one_participation_an_address",
            ),
            models.UniqueConstraint(
                fields=["digest"], condition=~models.Q(digest=""), name="one_personal_link"
            ),
            models.UniqueConstraint(
                fields=["campaign", "account"], name="one_participation_an_account"
            ),
        ]

    def __str__(self) -> str:
        """Show the id, never the address."""
        return str(self.id)


class RoleLink(models.Model):
    """A link, or its QR code, by which people of one role take part without an invitation."""

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="role_links")
    role = models.CharField(max_length=20)
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    objects: ClassVar[models.Manager["RoleLink"]] = models.Manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["campaign", "role"], name="one_link_a_role")
        ]

    def __str__(self) -> str:
        """Show the id, never the digest."""
        return str(self.id)


class Report(models.Model):
    """A document as it was when the diagnosis closed: it never changes."""

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="reports")
    kind = models.CharField(max_length=12)
    language = models.CharField(max_length=2, choices=LANGUAGES)
    pdf = models.BinaryField()
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    objects: ClassVar[models.Manager["Report"]] = models.Manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["campaign", "kind", "language"], name="one_report_each")
        ]

    def __str__(self) -> str:
        """Show the id."""
        return str(self.id)
