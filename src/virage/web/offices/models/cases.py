"""Rows of accompaniment: the requests, and the cases that they become."""

from typing import ClassVar

import uuid6
from django.db import models

from virage.web.accounts.models import User
from virage.web.campaigns.models import Campaign
from virage.web.diagnostics.models import Sheet
from virage.web.offices.models.places import CODE_LENGTH, Advisor, Office
from virage.web.organisations.models import LANGUAGES, Organisation

WORDS_LENGTH, ACTION_LENGTH = 1000, 200


class Raised(models.IntegerChoices):
    """Who looks at a request that nobody has taken yet."""

    OFFICE = 0
    LEAD = 1
    DIRECTOR = 2


class Ending(models.TextChoices):
    """How a case ended; blank while it goes on."""

    WITHDRAWN = "withdrawn"
    DONE = "done"


class Accompaniment(models.Model):
    """A request for accompaniment, and the case that it becomes once an advisor has it.

    `region`, `sector`, `kind` and `employees` are what the profile said on the day, empty or None
    when not known. `waiting_since` begins anew when the organisation asks for another advisor;
    `left` holds the ids of those whom it left. `next_on` is the day of the next action,
    `read_on` that on which the portrait was read together. `called`:
    an advisor opened it after a call; until it is confirmed, nothing of the organisation opens to
    them but `sheet`, which they fill in with the person.
    """

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="accompaniments")
    campaign = models.ForeignKey(Campaign, models.SET_NULL, null=True, related_name="+")
    words = models.TextField()
    language = models.CharField(max_length=2, choices=LANGUAGES)
    region = models.CharField(max_length=CODE_LENGTH, blank=True)
    sector = models.CharField(max_length=CODE_LENGTH, blank=True)
    kind = models.CharField(max_length=CODE_LENGTH, blank=True)
    employees = models.PositiveIntegerField(null=True)
    online = models.BooleanField(default=False)
    office = models.ForeignKey(Office, models.SET_NULL, null=True, related_name="accompaniments")
    advisor = models.ForeignKey(Advisor, models.SET_NULL, null=True, related_name="accompaniments")
    asked_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField()
    waiting_since = models.DateTimeField()
    raised = models.PositiveSmallIntegerField(choices=Raised.choices, default=Raised.OFFICE)
    left = models.JSONField(default=list)
    taken_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ending = models.CharField(max_length=10, choices=Ending.choices, blank=True)
    next_action = models.CharField(max_length=ACTION_LENGTH, blank=True)
    next_on = models.DateField(null=True)
    read_on = models.DateField(null=True)
    called = models.BooleanField(default=False)
    confirmed_at = models.DateTimeField(null=True)
    sheet = models.ForeignKey(Sheet, models.SET_NULL, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar[models.Manager["Accompaniment"]] = models.Manager()

    class Meta:
        ordering: ClassVar = ["-asked_at", "-id"]
        indexes: ClassVar = [
            models.Index(fields=["ended_at", "waiting_since"], name="cases_that_wait"),
            models.Index(fields=["advisor", "ended_at", "next_on"], name="cases_of_an_advisor"),
        ]

    def __str__(self) -> str:
        """Show the id."""
        return str(self.id)

    @property
    def waits(self) -> bool:
        """Whether it waits for an advisor."""
        return self.ended_at is None and self.advisor_id is None

    @property
    def unconfirmed(self) -> bool:
        """Whether the organisation has still to say that an advisor opened it rightly."""
        return self.called and self.confirmed_at is None and self.ended_at is None
