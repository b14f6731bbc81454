"""Rows of the digests: how often an advisor wants to be told of their desk by mail."""

from typing import ClassVar

import uuid6
from django.db import models

from virage.core.digests import Rhythm
from virage.web.offices.models.places import Advisor

RHYTHMS = [(rhythm.value, rhythm.name) for rhythm in Rhythm]
ZONE_LENGTH = 40


class Digest(models.Model):
    """What an advisor chose; `last_on` is the day of the last one, `digest` of the link that stops.

    `about` holds what it tells of, `zone` the name of the advisor's time zone.
    """

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    advisor = models.OneToOneField(Advisor, models.CASCADE, related_name="digest")
    rhythm = models.CharField(max_length=6, choices=RHYTHMS)
    weekday = models.PositiveSmallIntegerField()
    hour = models.PositiveSmallIntegerField()
    zone = models.CharField(max_length=ZONE_LENGTH)
    about = models.JSONField(default=list)
    last_on = models.DateField(null=True)
    digest = models.CharField(max_length=64, unique=True)

    objects: ClassVar[models.Manager["Digest"]] = models.Manager()

    def __str__(self) -> str:
        """Show the id."""
        return str(self.id)
