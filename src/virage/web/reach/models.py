"""Rows of the counters."""

from typing import ClassVar

import uuid6
from django.db import models

from virage.core.reach import Kind


class Tally(models.Model):
    """How often something happened in a month; the row says nothing of who did it.

    `thing` is the id of a facet, an article or a webinar; `region` is empty when nobody told it.
    """

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    month = models.DateField()
    kind = models.CharField(max_length=10, choices=[(kind.value, kind.name) for kind in Kind])
    thing = models.CharField(max_length=80, blank=True)
    region = models.CharField(max_length=20, blank=True)
    count = models.PositiveIntegerField(default=0)

    objects: ClassVar[models.Manager["Tally"]] = models.Manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["month", "kind", "thing", "region"], name="one_tally_a_month"
            )
        ]

    def __str__(self) -> str:
        """Show what is counted."""
        return f"{self.month} {self.kind} {self.thing} {self.region}"
