"""Rows of the webinars: what is announced, who registered, the links that each of them holds."""

from datetime import datetime, timedelta
from typing import ClassVar

import uuid6
from django.db import models

from virage.core.webinars import TIME_ZONES, Standing
from virage.web.diagnostics.models import Sheet
from virage.web.organisations.models import LANGUAGES, Organisation


class State(models.TextChoices):
    """Whether people see a webinar, and whether it is held."""

    DRAFT = "draft"
    OPEN = "open"
    CANCELLED = "cancelled"


class Series(models.Model):
    """Webinars that go together."""

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    title = models.CharField(max_length=120)
    made_at = models.DateTimeField()

    objects: ClassVar[models.Manager["Series"]] = models.Manager()

    def __str__(self) -> str:
        """Show the id."""
        return str(self.id)


class Webinar(models.Model):
    """A webinar; its columns from `title` to `accessibility` are those of `core.webinars.Session`.

    `sequence` grows with each change that concerns calendars, `version` with each change.
    `chapters` are pairs of seconds and title. The counts are filled in when the registrations go.
    """

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    series = models.ForeignKey(Series, models.SET_NULL, null=True, related_name="webinars")
    title = models.CharField(max_length=120)
    learn = models.TextField()
    presenter = models.CharField(max_length=120)
    language = models.CharField(max_length=2, choices=LANGUAGES)
    time_zone = models.CharField(max_length=40, choices=[(each, each) for each in TIME_ZONES])
    starts_at = models.DateTimeField(db_index=True)
    minutes = models.PositiveSmallIntegerField()
    capacity = models.PositiveIntegerField()
    facet = models.CharField(max_length=60, blank=True)
    link = models.URLField(max_length=500, blank=True)
    place = models.CharField(max_length=200, blank=True)
    accessibility = models.TextField(blank=True)
    ends_at = models.DateTimeField(db_index=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    sequence = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    replay_url = models.URLField(max_length=500, blank=True)
    chapters = models.JSONField(default=list)
    transcript = models.TextField(blank=True)
    replay_at = models.DateTimeField(null=True)
    counted_registered = models.PositiveIntegerField(default=0)
    counted_present = models.PositiveIntegerField(default=0)
    counted_diagnosed = models.PositiveIntegerField(default=0)

    objects: ClassVar[models.Manager["Webinar"]] = models.Manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["state", "starts_at"], name="webinars_ahead")]

    def __str__(self) -> str:
        """Show the id."""
        return str(self.id)

    def is_over(self, now: datetime, *, since: timedelta = timedelta(0)) -> bool:
        """Whether it ended, and so long ago."""
        return self.ends_at + since <= now


class Useful(models.TextChoices):
    """The first question of satisfaction: will it serve in the co-op?"""

    YES = "yes"
    PERHAPS = "perhaps"
    NO = "no"


class Registration(models.Model):
    """Somebody at a webinar, known by an e-mail address.

    `turn` is the place in the order of arrival, `bumps` counts how often the standing changed: with
    the webinar's sequence it makes the SEQUENCE of this person's calendar. `reminded_day` and
    `reminded_hour` hold the beginning of which the person was reminded. `follow_up` is the consent
    to be written to afterwards, with the version of its words; `stopped_at` withdraws it.
    """

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    webinar = models.ForeignKey(Webinar, models.CASCADE, related_name="registrations")
    organisation = models.ForeignKey(Organisation, models.CASCADE, null=True, related_name="+")
    email = models.EmailField(max_length=254, db_index=True)
    name = models.CharField(max_length=120)
    organisation_name = models.CharField(max_length=120, blank=True)
    region = models.CharField(max_length=10, blank=True)
    language = models.CharField(max_length=2, choices=LANGUAGES)
    standing = models.CharField(
        max_length=8, choices=[(each.value, each.name) for each in Standing]
    )
    turn = models.PositiveIntegerField()
    bumps = models.PositiveIntegerField(default=0)
    registered_at = models.DateTimeField()
    seated_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)
    reminded_day = models.DateTimeField(null=True)
    reminded_hour = models.DateTimeField(null=True)
    attended_at = models.DateTimeField(null=True)
    imported = models.BooleanField(default=False)
    follow_up = models.CharField(max_length=10, blank=True)
    stopped_at = models.DateTimeField(null=True)
    useful = models.CharField(max_length=8, choices=Useful.choices, blank=True)
    wish = models.CharField(max_length=500, blank=True)
    said_at = models.DateTimeField(null=True)
    sheet = models.ForeignKey(Sheet, models.SET_NULL, null=True, related_name="+")
    begun_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Registration"]] = models.Manager()

    class Meta:
        ordering: ClassVar = ["turn"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["webinar", "email"], name="one_registration_each"),
            models.UniqueConstraint(fields=["webinar", "turn"], name="one_turn_each"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["webinar", "standing", "turn"], name="places_in_turn")
        ]

    def __str__(self) -> str:
        """Show the id, never the address."""
        return str(self.id)

    @property
    def is_seated(self) -> bool:
        """Whether the person has a place."""
        return self.standing == Standing.SEATED.value

    @property
    def is_waiting(self) -> bool:
        """Whether the person waits for one."""
        return self.standing == Standing.WAITING.value

    @property
    def has_left(self) -> bool:
        """Whether the person gave up the place, or the wait."""
        return self.standing == Standing.LEFT.value


class Door(models.TextChoices):
    """What a link is for, and the only thing that it opens."""

    PLACE = "place"
    JOIN = "way"
    OPINION = "opinion"
    BEGIN = "begin"
    QUIET = "quiet"


class Link(models.Model):
    """A link of a registration; only the hash of its secret is kept."""

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    registration = models.ForeignKey(Registration, models.CASCADE, related_name="links")
    door = models.CharField(max_length=8, choices=Door.choices)
    digest = models.CharField(max_length=64, unique=True)

    objects: ClassVar[models.Manager["Link"]] = models.Manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["registration", "door"], name="one_link_a_door")
        ]

    def __str__(self) -> str:
        """Show the id, never the digest."""
        return str(self.id)
