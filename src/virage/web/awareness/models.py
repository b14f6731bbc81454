"""Rows of the texts that are written in the browser: a text, and its versions."""

from typing import ClassVar

import uuid6
from django.db import models

from virage.core.editing import State
from virage.web.accounts.models import User

STATES = [(state.value, state.name) for state in State]
FACET, ARTICLE = "facet", "article"
KINDS = [(FACET, FACET), (ARTICLE, ARTICLE)]


class Text(models.Model):
    """A facet or an article: its id, the one of the shipped file when there is one.

    `count` is how many versions were written: the number of the last one.
    """

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    kind = models.CharField(max_length=10, choices=KINDS)
    name = models.CharField(max_length=80)
    count = models.PositiveIntegerField(default=0)

    objects: ClassVar[models.Manager["Text"]] = models.Manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "name"], name="one_text_a_name")
        ]

    def __str__(self) -> str:
        """Show what it is."""
        return f"{self.kind}.{self.name}"


class Edition(models.Model):
    """A version of a text: what it says, as the file of the catalogues would.

    Without English, `french_only`: the English page says so and shows the French. `shipped` is the
    fingerprint of the shipped text when this was written: it tells when an upgrade changed it.
    """

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    text = models.ForeignKey(Text, models.CASCADE, related_name="editions")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=STATES, default=State.DRAFT.value)
    content = models.JSONField()
    french_only = models.BooleanField(default=False)
    shipped = models.CharField(max_length=64, blank=True)
    author = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    saved_at = models.DateTimeField()
    publish_on = models.DateField(null=True)
    note = models.TextField(blank=True)

    objects: ClassVar[models.Manager["Edition"]] = models.Manager()

    class Meta:
        ordering: ClassVar = ["text", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["text", "number"], name="one_edition_a_number")
        ]

    def __str__(self) -> str:
        """Show the ids."""
        return f"{self.text_id} {self.number}"
