"""Rows of the work in a mandate: hours, the timer, the journal, meetings, documents."""

from typing import ClassVar

import uuid6
from django.db import models

from virage.core.mandates import Activity
from virage.web.accounts.models import User
from virage.web.mandates.models.mandates import Mandate
from virage.web.offices.models import Advisor
from virage.web.organisations.models import Organisation

ACTIVITIES = [(each.value, each.value) for each in Activity]
LINE_LENGTH, WORDS_LENGTH, LINK_LENGTH = 200, 2000, 400


class Hours(models.Model):
    """Quarter-hours of advice on a day; `advisor` None was erased since."""

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, null=True, related_name="+")
    mandate = models.ForeignKey(Mandate, models.CASCADE, related_name="hours")
    advisor = models.ForeignKey(Advisor, models.SET_NULL, null=True, related_name="+")
    on = models.DateField()
    activity = models.CharField(max_length=12, choices=ACTIVITIES)
    quarters = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=LINE_LENGTH)
    made_at = models.DateTimeField()

    objects: ClassVar[models.Manager["Hours"]] = models.Manager()

    class Meta:
        ordering: ClassVar = ["-on", "-id"]

    def __str__(self) -> str:
        """Show the id."""
        return str(self.id)


class Timer(models.Model):
    """What somebody is at now; stopping it makes hours of it."""

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, null=True, related_name="+")
    mandate = models.ForeignKey(Mandate, models.CASCADE, related_name="+")
    account = models.OneToOneField(User, models.CASCADE, related_name="timer")
    activity = models.CharField(max_length=12, choices=ACTIVITIES)
    began_at = models.DateTimeField()

    objects: ClassVar[models.Manager["Timer"]] = models.Manager()

    def __str__(self) -> str:
        """Show the id."""
        return str(self.id)


class Note(models.Model):
    """An entry of the journal of a mandate, which both sides read."""

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    mandate = models.ForeignKey(Mandate, models.CASCADE, related_name="notes")
    account = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    words = models.TextField()
    made_at = models.DateTimeField()

    objects: ClassVar[models.Manager["Note"]] = models.Manager()

    class Meta:
        ordering: ClassVar = ["-made_at", "-id"]

    def __str__(self) -> str:
        """Show the id."""
        return str(self.id)


class Meeting(models.Model):
    """A meeting; `sequence` grows with each change, so that calendars move it."""

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    mandate = models.ForeignKey(Mandate, models.CASCADE, related_name="meetings")
    title = models.CharField(max_length=LINE_LENGTH)
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    place = models.CharField(max_length=LINE_LENGTH, blank=True)
    link = models.URLField(max_length=LINK_LENGTH, blank=True)
    sequence = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Meeting"]] = models.Manager()

    class Meta:
        ordering: ClassVar = ["starts_at", "id"]

    def __str__(self) -> str:
        """Show the id."""
        return str(self.id)


class Document(models.Model):
    """A file that one side gave to the other; its kind is what its content says."""

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    mandate = models.ForeignKey(Mandate, models.CASCADE, related_name="documents")
    account = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=LINE_LENGTH)
    kind = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    content = models.BinaryField()
    made_at = models.DateTimeField()

    objects: ClassVar[models.Manager["Document"]] = models.Manager()

    class Meta:
        ordering: ClassVar = ["-made_at", "-id"]

    def __str__(self) -> str:
        """Show the id."""
        return str(self.id)
