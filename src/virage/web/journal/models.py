"""Rows of the journal: chains, their entries, and who stands behind a pseudonym."""

from typing import ClassVar
from uuid import UUID

import uuid6
from django.db import models

SITE = UUID(int=0)  # the chain of what concerns no organisation


class Chain(models.Model):
    """The chain of one organisation, or of the site: how long it is, and its last hash."""

    id = models.UUIDField(primary_key=True)
    count = models.PositiveIntegerField(default=0)
    head = models.CharField(max_length=64)

    objects: ClassVar[models.Manager["Chain"]] = models.Manager()

    def __str__(self) -> str:
        """Show the id."""
        return str(self.id)


class Entry(models.Model):
    """One deed: ids, a verb, and keyed hashes of fields; never a name, an address or a text."""

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    chain = models.ForeignKey(Chain, models.PROTECT, related_name="entries")
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    verb = models.CharField(max_length=40)
    actor = models.UUIDField(null=True)
    thing = models.UUIDField(null=True)
    fields = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    objects: ClassVar[models.Manager["Entry"]] = models.Manager()

    class Meta:
        ordering: ClassVar = ["chain", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["chain", "number"], name="one_entry_a_number")
        ]

    def __str__(self) -> str:
        """Show where the entry stands."""
        return f"{self.chain_id} {self.number}"


class Pseudonym(models.Model):
    """Who a random actor of the journal is; the row goes when the account is erased."""

    account = models.UUIDField(primary_key=True)
    pseudonym = models.UUIDField(unique=True, default=uuid6.uuid7)

    objects: ClassVar[models.Manager["Pseudonym"]] = models.Manager()

    def __str__(self) -> str:
        """Show the pseudonym, not the account."""
        return str(self.pseudonym)
