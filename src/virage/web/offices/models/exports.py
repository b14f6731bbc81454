"""Rows of the exports that name organisations: who asked for which, and why."""

from typing import ClassVar

import uuid6
from django.db import models

from virage.web.accounts.models import User

REASON_LENGTH = 300


class Export(models.Model):
    """A table of cases with names that somebody took away; the journal holds its id."""

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    account = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    reason = models.CharField(max_length=REASON_LENGTH)
    rows = models.PositiveIntegerField()
    made_at = models.DateTimeField()

    objects: ClassVar[models.Manager["Export"]] = models.Manager()

    class Meta:
        ordering: ClassVar = ["-made_at", "-id"]

    def __str__(self) -> str:
        """Show the id."""
        return str(self.id)
