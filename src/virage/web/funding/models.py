"""Rows of funding: the cases that an organisation opens with programmes."""

from typing import ClassVar

import uuid6
from django.db import models

from virage.web.accounts.models import User
from virage.web.organisations.models import Organisation

STEP_LENGTH, NOTES_LENGTH, INITIATIVE_LENGTH = 200, 2000, 60


class State(models.TextChoices):
    """How far the aid is; only what was granted is money that one may count on."""

    POSSIBLE = "possible"
    APPLIED = "applied"
    GRANTED = "granted"
    RECEIVED = "received"
    REFUSED = "refused"


class Case(models.Model):
    """One programme that an organisation means to ask, judged by the terms of the day it began.

    `content_hash` is that of the programme's file then. `initiative` is the step of a plan that it
    was opened for, whatever words its people give it; blank for none. `cost` and `amount` are whole
    cents, None when not known. A case that was deleted may come back until the purge takes it.
    """

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="cases")
    programme = models.CharField(max_length=60)
    content_hash = models.CharField(max_length=64)
    opened_on = models.DateField()
    opened_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    step = models.CharField(max_length=STEP_LENGTH, blank=True)
    initiative = models.CharField(max_length=INITIATIVE_LENGTH, blank=True, default="")
    cost = models.BigIntegerField(null=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.POSSIBLE)
    applied_on = models.DateField(null=True)
    answered_on = models.DateField(null=True)
    received_on = models.DateField(null=True)
    amount = models.BigIntegerField(null=True)
    notes = models.TextField(blank=True)
    closed_at = models.DateTimeField(null=True)
    deleted_at = models.DateTimeField(null=True, db_index=True)
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar[models.Manager["Case"]] = models.Manager()

    class Meta:
        ordering: ClassVar = ["-opened_on", "-id"]

    def __str__(self) -> str:
        """Show the id."""
        return str(self.id)
