"""Rows of the self-diagnosis: a sheet, the keys that open it, its answers and its inventory."""

from typing import ClassVar

import uuid6
from django.db import models

from virage.core.autonomy import DataIn, HeldBy, RunBy
from virage.core.portrait import Edition
from virage.web.accounts.models import User
from virage.web.organisations.models import Organisation

EDITIONS = [(edition.value, edition.name) for edition in Edition]


class Sheet(models.Model):
    """The answers of one person, or of an organisation, to one version of a questionnaire.

    An anonymous sheet has neither organisation nor respondent; one that is locked never changes.
    Once it is closed elsewhere, no link opens it on one more device. It is finished the first time
    that no question is left, or that it is handed in.
    """

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    questionnaire = models.CharField(max_length=40)
    version = models.CharField(max_length=20)
    content_hash = models.CharField(max_length=64)
    edition = models.CharField(max_length=10, choices=EDITIONS)
    name = models.CharField(max_length=120, blank=True)
    started_at = models.DateTimeField()
    touched_at = models.DateTimeField(db_index=True)
    organisation = models.ForeignKey(Organisation, models.CASCADE, null=True, related_name="+")
    respondent = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    locked_at = models.DateTimeField(null=True)
    closed_elsewhere_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Sheet"]] = models.Manager()

    def __str__(self) -> str:
        """Show the id: a name in a log could be personal data."""
        return str(self.id)


class Purpose(models.TextChoices):
    """What a key is for: the browser of the start, one that a link opened, or the link itself."""

    BROWSER = "browser"
    GUEST = "guest"
    LINK = "link"


class Key(models.Model):
    """A secret that opens a sheet, kept as its SHA-256 only: in a browser, or as a private link."""

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="keys")
    digest = models.CharField(max_length=64, unique=True)
    purpose = models.CharField(max_length=10, choices=Purpose.choices)
    made_at = models.DateTimeField()

    objects: ClassVar[models.Manager["Key"]] = models.Manager()

    def __str__(self) -> str:
        """Show the id, never the digest."""
        return str(self.id)


class GivenAnswer(models.Model):
    """The answer to one question; a cleared answer keeps its row and its version.

    `value` is the JSON of `virage.core.answers.as_json`, `client` the window that wrote it last.
    """

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="answers")
    question = models.CharField(max_length=40)
    value = models.JSONField(null=True)
    version = models.PositiveIntegerField(default=1)
    client = models.CharField(max_length=32, blank=True)

    objects: ClassVar[models.Manager["GivenAnswer"]] = models.Manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["sheet", "question"], name="one_answer_per_question")
        ]

    def __str__(self) -> str:
        """Show where the answer stands, not what it says."""
        return f"{self.sheet_id} {self.question}"


class ToolRow(models.Model):
    """A tool the co-op leans on; null is "don't know"."""

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="tools")
    function = models.CharField(max_length=20)
    name = models.CharField(max_length=80, blank=True)
    run_by = models.CharField(max_length=12, choices=[(each.value, each.name) for each in RunBy])
    data_in = models.CharField(max_length=12, choices=[(each.value, each.name) for each in DataIn])
    account_held_by = models.CharField(
        max_length=12, choices=[(each.value, each.name) for each in HeldBy]
    )
    export_tried = models.BooleanField(null=True)
    second_person = models.BooleanField(null=True)
    exit_terms = models.BooleanField(null=True)
    hurts_after_days = models.PositiveSmallIntegerField(null=True)
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar[models.Manager["ToolRow"]] = models.Manager()

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        """Show where the tool stands, not its name."""
        return f"{self.sheet_id} {self.function}"
