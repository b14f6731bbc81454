"""Rows of the offices: where they serve, who advises there, whom they accompany."""

from typing import ClassVar

import uuid6
from django.db import models

from virage.core.text import Language
from virage.web.accounts.models import User
from virage.web.campaigns.models import Campaign
from virage.web.diagnostics.models import Sheet
from virage.web.organisations.models import LANGUAGES, Organisation

NAME_LENGTH, PHONE_LENGTH, ADDRESS_LENGTH = 120, 40, 300
CODE_LENGTH = 40
WORDS_LENGTH, ACTION_LENGTH = 1000, 200


class Office(models.Model):
    """A regional office, or an online one, which serves every region.

    `name_en` may be blank: the name is then the same in both languages. A closed office takes no
    request any more; what it has goes on.
    """

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    name = models.CharField(max_length=NAME_LENGTH)
    name_en = models.CharField(max_length=NAME_LENGTH, blank=True)
    phone = models.CharField(max_length=PHONE_LENGTH, blank=True)
    email = models.EmailField(blank=True)
    address = models.CharField(max_length=ADDRESS_LENGTH, blank=True)
    online = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar[models.Manager["Office"]] = models.Manager()

    class Meta:
        ordering: ClassVar = ["name", "id"]

    def __str__(self) -> str:
        """Show the id."""
        return str(self.id)

    def name_in(self, language: Language) -> str:
        """What the office is called in a language."""
        return (self.name_en or self.name) if language == "en" else self.name


class OfficeRegion(models.Model):
    """A region that an office serves, by its code; several offices may serve one."""

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    office = models.ForeignKey(Office, models.CASCADE, related_name="regions")
    region = models.CharField(max_length=CODE_LENGTH)

    objects: ClassVar[models.Manager["OfficeRegion"]] = models.Manager()

    class Meta:
        ordering: ClassVar = ["region"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "region"], name="one_region_an_office")
        ]
        indexes: ClassVar = [models.Index(fields=["region"], name="offices_by_region")]

    def __str__(self) -> str:
        """Show the codes."""
        return f"{self.office_id} {self.region}"


class Advisor(models.Model):
    """An independent advisor of the programme: what they serve, and how much they can take.

    Lists hold ids of the profile; an empty one names no limit: every region of the person's
    offices, every sector, every kind. The absence counts both its days, and goes on when it has no
    last one. `public`: the person chose that their name stands on the page of their office.
    """

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    account = models.OneToOneField(User, models.CASCADE, related_name="advisor")
    name = models.CharField(max_length=NAME_LENGTH)
    regions = models.JSONField(default=list)
    sectors = models.JSONField(default=list)
    kinds = models.JSONField(default=list)
    languages = models.JSONField(default=list)
    load_limit = models.PositiveSmallIntegerField()
    absent_from = models.DateField(null=True)
    absent_to = models.DateField(null=True)
    public = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar[models.Manager["Advisor"]] = models.Manager()

    class Meta:
        ordering: ClassVar = ["name", "id"]

    def __str__(self) -> str:
        """Show the id, never the name."""
        return str(self.id)


class Post(models.Model):
    """An advisor's place in an office; who leads it shares out its cases."""

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    office = models.ForeignKey(Office, models.CASCADE, related_name="posts")
    advisor = models.ForeignKey(Advisor, models.CASCADE, related_name="posts")
    lead = models.BooleanField(default=False)

    objects: ClassVar[models.Manager["Post"]] = models.Manager()

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "advisor"], name="one_post_each")
        ]

    def __str__(self) -> str:
        """Show the ids."""
        return f"{self.office_id} {self.advisor_id}"


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
    `left` holds the ids of those whom it left. `next_on` is the day of the next action. `called`:
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
