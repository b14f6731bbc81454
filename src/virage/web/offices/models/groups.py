"""Rows of the group cases: several organisations with the same need, each with its own plan."""

from typing import ClassVar

import uuid6
from django.db import models

from virage.web.accounts.models import User
from virage.web.offices.models.cases import WORDS_LENGTH, Accompaniment
from virage.web.offices.models.places import CODE_LENGTH, NAME_LENGTH, Advisor, Office
from virage.web.organisations.models import LANGUAGES, Organisation

TEXT_VERSION_LENGTH = 10


class Group(models.Model):
    """A group case that a lead opens, for the need of an id, perhaps with its advisor."""

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    office = models.ForeignKey(Office, models.CASCADE, related_name="groups")
    advisor = models.ForeignKey(Advisor, models.SET_NULL, null=True, related_name="groups")
    title = models.CharField(max_length=NAME_LENGTH)
    words = models.CharField(max_length=WORDS_LENGTH)
    need = models.CharField(max_length=CODE_LENGTH, blank=True)
    language = models.CharField(max_length=2, choices=LANGUAGES)
    opened_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    opened_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Group"]] = models.Manager()

    class Meta:
        ordering: ClassVar = ["-opened_at", "-id"]

    def __str__(self) -> str:
        """Show the id."""
        return str(self.id)


class Answer(models.TextChoices):
    """What an organisation answered to the invitation."""

    INVITED = "invited"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    LEFT = "left"


class Member(models.Model):
    """An organisation of a group, from the invitation on; no organisation until it accepts.

    `text_version` is that of the words to which it agreed; `email` goes with the answer. `group`
    is None only where the organisation was moved to another site.
    """

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, null=True, related_name="+")
    group = models.ForeignKey(Group, models.CASCADE, null=True, related_name="members")
    email = models.EmailField(blank=True)
    digest = models.CharField(max_length=64, unique=True)
    answer = models.CharField(max_length=8, choices=Answer.choices, default=Answer.INVITED)
    text_version = models.CharField(max_length=TEXT_VERSION_LENGTH, blank=True)
    invited_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    left_at = models.DateTimeField(null=True)
    case = models.ForeignKey(Accompaniment, models.SET_NULL, null=True, related_name="+")

    objects: ClassVar[models.Manager["Member"]] = models.Manager()

    class Meta:
        ordering: ClassVar = ["invited_at", "id"]

    def __str__(self) -> str:
        """Show the id, never the address."""
        return str(self.id)
