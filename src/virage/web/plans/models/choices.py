"""Rows of what a comparison found: plans to choose from."""

from typing import ClassVar

import uuid6
from django.db import models

from virage.web.organisations.models import Organisation
from virage.web.plans.models.plans import Solve


class Kin(models.TextChoices):
    """What a plan to choose is the best of; each alternative, or a point of the front."""

    SOBER = "sober"
    BALANCED = "balanced"
    AUTONOMOUS = "autonomous"
    POINT = "point"


class Choice(models.Model):
    """A plan that a comparison found, whole: it is written once and never changes.

    `steps` are as in a plan, `proof` what the search said of it. `place` is the order in which it
    was found. `proved` of a point: no plan gains as much for less.
    """

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    solve = models.ForeignKey(Solve, models.CASCADE, related_name="choices")
    place = models.PositiveSmallIntegerField()
    kin = models.CharField(max_length=10, choices=Kin.choices)
    steps = models.JSONField()
    proof = models.JSONField(null=True)
    proved = models.BooleanField()

    objects: ClassVar[models.Manager["Choice"]] = models.Manager()

    class Meta:
        ordering: ClassVar = ["place"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["solve", "place"], name="one_choice_a_place")
        ]

    def __str__(self) -> str:
        """Show the id."""
        return str(self.id)
