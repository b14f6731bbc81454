"""Rows of the offices: where they serve, and who advises there."""

from typing import ClassVar

import uuid6
from django.db import models

from virage.core.text import Language
from virage.web.accounts.models import User

NAME_LENGTH, PHONE_LENGTH, ADDRESS_LENGTH = 120, 40, 300
CODE_LENGTH = 40


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
