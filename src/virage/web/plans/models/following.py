"""Rows of what becomes of an adopted plan: papers, steps, diagnoses to come, reminders."""

from typing import ClassVar

import uuid6
from django.db import models

from virage.web.accounts.models import User
from virage.web.campaigns.models import Campaign
from virage.web.organisations.models import LANGUAGES, Organisation, SeatRow
from virage.web.plans.models.plans import Plan, Version

SLUG_LENGTH, SAID_LENGTH, NAME_LENGTH, LINK_LENGTH = 60, 1000, 120, 500


class Paper(models.Model):
    """An adopted version as a PDF, made once: its bytes never change, `digest` is their SHA-256."""

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    version = models.ForeignKey(Version, models.CASCADE, related_name="papers")
    language = models.CharField(max_length=2, choices=LANGUAGES)
    pdf = models.BinaryField()
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    objects: ClassVar[models.Manager["Paper"]] = models.Manager()

    class Meta:
        ordering: ClassVar = ["language"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "language"], name="one_paper_a_language")
        ]

    def __str__(self) -> str:
        """Show the id."""
        return str(self.id)


class Course(models.TextChoices):
    """Where a step stands."""

    NOT_BEGUN = "not_begun"
    UNDER_WAY = "under_way"
    DONE = "done"
    STOPPED = "stopped"
    POSTPONED = "postponed"


class Said(models.Model):
    """What people say of a step: where it stands since `on`, what it cost and took so far.

    What nobody said of money, days or the indicator is not known: None, or "". A step that is put
    off waits until `on`.
    """

    course = models.CharField(max_length=10, choices=Course.choices, default=Course.NOT_BEGUN)
    on = models.DateField(null=True)
    note = models.TextField(blank=True)
    cost = models.BigIntegerField(null=True)
    days = models.PositiveIntegerField(null=True)
    baseline = models.CharField(max_length=NAME_LENGTH, blank=True)
    value = models.CharField(max_length=NAME_LENGTH, blank=True)

    class Meta:
        abstract = True


class Progress(Said):
    """Where a step of a plan stands now; `begun_on` is kept when it goes further.

    `version` counts how often it was told.
    """

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="progress")
    step = models.CharField(max_length=SLUG_LENGTH)
    begun_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=0)

    objects: ClassVar[models.Manager["Progress"]] = models.Manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "step"], name="one_progress_a_step")
        ]

    def __str__(self) -> str:
        """Show the id."""
        return str(self.id)


class Turn(Said):
    """What was said of a step at a moment, and by whom; `proof` names one that came or went."""

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    progress = models.ForeignKey(Progress, models.CASCADE, related_name="turns")
    at = models.DateTimeField()
    by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    change = models.CharField(max_length=10)
    proof = models.CharField(max_length=NAME_LENGTH, blank=True)

    objects: ClassVar[models.Manager["Turn"]] = models.Manager()

    class Meta:
        ordering: ClassVar = ["-at", "-id"]

    def __str__(self) -> str:
        """Show the id."""
        return str(self.id)


class Evidence(models.Model):
    """What shows that a step came about: a file, a link or a sentence.

    Of a file, `kind` is what its content is, whatever its name says.
    """

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    progress = models.ForeignKey(Progress, models.CASCADE, related_name="evidence")
    words = models.TextField(blank=True)
    link = models.URLField(max_length=LINK_LENGTH, blank=True)
    name = models.CharField(max_length=NAME_LENGTH, blank=True)
    kind = models.CharField(max_length=80, blank=True)
    size = models.PositiveIntegerField(default=0)
    content = models.BinaryField(null=True)
    digest = models.CharField(max_length=64, blank=True)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")

    objects: ClassVar[models.Manager["Evidence"]] = models.Manager()

    class Meta:
        ordering: ClassVar = ["added_at", "id"]

    def __str__(self) -> str:
        """Show the id."""
        return str(self.id)


class Checkpoint(models.Model):
    """A new diagnosis that is due some months after a plan was first adopted.

    `campaign` is the diagnosis once it was opened from here.
    """

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="checkpoints")
    months = models.PositiveSmallIntegerField()
    due_on = models.DateField()
    dropped_at = models.DateTimeField(null=True)
    campaign = models.ForeignKey(Campaign, models.SET_NULL, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar[models.Manager["Checkpoint"]] = models.Manager()

    class Meta:
        ordering: ClassVar = ["due_on", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "months"], name="one_checkpoint_each")
        ]

    def __str__(self) -> str:
        """Show the id."""
        return str(self.id)


class Silence(models.Model):
    """Somebody does not want the reminders of an organisation's plan."""

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    seat = models.OneToOneField(SeatRow, models.CASCADE, related_name="+")
    since = models.DateTimeField()

    objects: ClassVar[models.Manager["Silence"]] = models.Manager()

    def __str__(self) -> str:
        """Show the id."""
        return str(self.id)


class Reminded(models.Model):
    """Somebody was told something of a plan, which is told once."""

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    seat = models.ForeignKey(SeatRow, models.CASCADE, related_name="+")
    occasion = models.CharField(max_length=120)
    at = models.DateTimeField()

    objects: ClassVar[models.Manager["Reminded"]] = models.Manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["seat", "occasion"], name="told_once")
        ]

    def __str__(self) -> str:
        """Show the id."""
        return str(self.id)
