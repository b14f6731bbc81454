"""Rows of the notes that an advisor writes in a case."""

from typing import ClassVar

import uuid6
from django.db import models

from virage.web.accounts.models import User
from virage.web.offices.models.cases import Accompaniment
from virage.web.organisations.models import Organisation

NOTE_LENGTH = 4000


class Note(models.Model):
    """A note of a case: its author's alone, or read by the organisation once it is shared."""

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    case = models.ForeignKey(Accompaniment, models.CASCADE, related_name="notes")
    author = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    words = models.TextField()
    shared_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar[models.Manager["Note"]] = models.Manager()

    class Meta:
        ordering: ClassVar = ["-made_at", "-id"]

    def __str__(self) -> str:
        """Show the id."""
        return str(self.id)

    @property
    def shared(self) -> bool:
        """Whether the organisation reads it."""
        return self.shared_at is not None
