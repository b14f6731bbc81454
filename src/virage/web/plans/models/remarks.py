"""Rows of what people say of a plan: remarks, suggestions, and names that a lead let pass."""

from typing import ClassVar

import uuid6
from django.db import models

from virage.web.accounts.models import User
from virage.web.organisations.models import Organisation
from virage.web.plans.models.plans import Plan

PART_LENGTH, NAME_LENGTH = 80, 60


class Remark(models.Model):
    """What somebody says of a part of a plan, or answers to another remark.

    `part` is "plan", "vision", "budget", "step:ID" or "goal:ID". Only the first of a thread is
    settled. One that was taken back has no words, and stays while others answer it. Without an
    author, the account was erased. `told`: a mail said that it is there.
    """

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="remarks")
    part = models.CharField(max_length=PART_LENGTH)
    answers = models.ForeignKey("self", models.CASCADE, null=True, related_name="replies")
    words = models.TextField(blank=True)
    author = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    written_at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True)
    taken_back_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    told = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar[models.Manager["Remark"]] = models.Manager()

    class Meta:
        ordering: ClassVar = ["written_at", "id"]
        indexes: ClassVar = [models.Index(fields=["told", "written_at"], name="remarks_to_tell")]

    def __str__(self) -> str:
        """Show the id, never the words."""
        return str(self.id)


class Change(models.TextChoices):
    """What a suggestion would change."""

    MOVE = "move"
    MODE = "mode"
    DROP = "drop"
    ADD = "add"


class Outcome(models.TextChoices):
    """What became of a suggestion."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"


class Suggestion(models.Model):
    """A change of a step that somebody suggests, and what the co-op answered.

    `quarter` and `mode` say where the step would begin and how it would be done.
    """

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="suggestions")
    change = models.CharField(max_length=4, choices=Change.choices)
    step = models.CharField(max_length=PART_LENGTH)
    quarter = models.PositiveSmallIntegerField(null=True)
    mode = models.CharField(max_length=20, blank=True)
    why = models.TextField()
    author = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()
    outcome = models.CharField(max_length=8, choices=Outcome.choices, default=Outcome.OPEN)
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    told = models.BooleanField(default=False)

    objects: ClassVar[models.Manager["Suggestion"]] = models.Manager()

    class Meta:
        ordering: ClassVar = ["-made_at", "-id"]
        indexes: ClassVar = [models.Index(fields=["told", "made_at"], name="suggestions_to_tell")]

    def __str__(self) -> str:
        """Show the id, never the words."""
        return str(self.id)


class Passed(models.Model):
    """A name of the list of vendors that a lead let a plan say, in small letters, and why."""

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="passed")
    name = models.CharField(max_length=NAME_LENGTH)
    why = models.TextField()
    by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    objects: ClassVar[models.Manager["Passed"]] = models.Manager()

    class Meta:
        ordering: ClassVar = ["at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "name"], name="one_reason_a_name")
        ]

    def __str__(self) -> str:
        """Show the id."""
        return str(self.id)


class Standing(models.TextChoices):
    """How a name is taken."""

    REFUSED = "refused"  # however it is written
    HOMONYM = "homonym"  # only with this capital: it is a common word too
    FREE = "free"  # the shipped list refuses it, this site does not


class VendorName(models.Model):
    """A name on this site's own list, which wins over the shipped one; no upgrade touches it."""

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    name = models.CharField(max_length=NAME_LENGTH)
    key = models.CharField(max_length=NAME_LENGTH, unique=True)
    standing = models.CharField(max_length=8, choices=Standing.choices)
    changed_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    changed_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar[models.Manager["VendorName"]] = models.Manager()

    class Meta:
        ordering: ClassVar = ["key"]

    def __str__(self) -> str:
        """Show the name."""
        return self.name
