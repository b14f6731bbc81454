"""Rows of independence: what advisors declare, and what a lead decides about it."""

from typing import ClassVar

import uuid6
from django.db import models

from virage.core.independence import Bond
from virage.web.accounts.models import User
from virage.web.offices.models.cases import WORDS_LENGTH, Accompaniment
from virage.web.offices.models.places import NAME_LENGTH, Advisor
from virage.web.organisations.models import Organisation

BONDS = [(bond.value, bond.name) for bond in Bond]


class Declaration(models.Model):
    """An advisor said on a day that what they declare is whole, be it nothing at all."""

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    advisor = models.ForeignKey(Advisor, models.CASCADE, related_name="declarations")
    made_at = models.DateTimeField()
    interests = models.PositiveSmallIntegerField()

    objects: ClassVar[models.Manager["Declaration"]] = models.Manager()

    class Meta:
        ordering: ClassVar = ["-made_at", "-id"]

    def __str__(self) -> str:
        """Show the id."""
        return str(self.id)


class InterestRow(models.Model):
    """A tie of an advisor with a supplier; `needs` are the ids of those that it touches.

    Both days count; without a first one it always was, without a last one it goes on.
    """

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    advisor = models.ForeignKey(Advisor, models.CASCADE, related_name="interests")
    supplier = models.CharField(max_length=NAME_LENGTH)
    bond = models.CharField(max_length=12, choices=BONDS)
    needs = models.JSONField(default=list)
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    made_at = models.DateTimeField()

    objects: ClassVar[models.Manager["InterestRow"]] = models.Manager()

    class Meta:
        ordering: ClassVar = ["made_at", "id"]

    def __str__(self) -> str:
        """Show the id, never the supplier."""
        return str(self.id)


class Ruling(models.Model):
    """What the lead decided in writing about an advisor whose interests touch a case.

    `interests` are the ids of those that it is about: what is declared later asks for another one.
    """

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    case = models.ForeignKey(Accompaniment, models.CASCADE, related_name="rulings")
    advisor = models.ForeignKey(Advisor, models.SET_NULL, null=True, related_name="+")
    interests = models.JSONField(default=list)
    allowed = models.BooleanField()
    words = models.CharField(max_length=WORDS_LENGTH)
    decided_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField()

    objects: ClassVar[models.Manager["Ruling"]] = models.Manager()

    class Meta:
        ordering: ClassVar = ["decided_at", "id"]

    def __str__(self) -> str:
        """Show the id."""
        return str(self.id)
