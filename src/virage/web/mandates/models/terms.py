"""Rows of the subsidy: its terms, day by day, and the envelope of each office and year."""

from typing import ClassVar

import uuid6
from django.db import models

from virage.web.accounts.models import User
from virage.web.offices.models import Office

WORDS_LENGTH = 1000


class TermsRow(models.Model):
    """Terms as the director wrote them; a row is never changed, a newer one takes its place.

    `hours` gives the quarter-hours of each band of size, `share` is in hundredths of a percent,
    `rate` in cents an hour; `words` and `words_en` are what the programme adds in its own words.
    """

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    number = models.PositiveIntegerField(unique=True)
    in_force_from = models.DateField()
    forms = models.JSONField()
    hours = models.JSONField()
    share = models.PositiveSmallIntegerField()
    rate = models.PositiveIntegerField()
    year_begins = models.PositiveSmallIntegerField()
    words = models.TextField(blank=True)
    words_en = models.TextField(blank=True)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")

    objects: ClassVar[models.Manager["TermsRow"]] = models.Manager()

    class Meta:
        ordering: ClassVar = ["number"]

    def __str__(self) -> str:
        """Show the number."""
        return str(self.number)


class Envelope(models.Model):
    """What an office may grant in a programme year, in cents, and what of it is held by mandates.

    `claimed` is the part of `reserved` that was claimed. An organisation that is erased leaves in
    both what was worked for it: they name nobody.
    """

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    office = models.ForeignKey(Office, models.CASCADE, related_name="envelopes")
    year = models.PositiveSmallIntegerField()
    cents = models.PositiveBigIntegerField()
    reserved = models.PositiveBigIntegerField(default=0)
    claimed = models.PositiveBigIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar[models.Manager["Envelope"]] = models.Manager()

    class Meta:
        ordering: ClassVar = ["-year", "office__name"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "year"], name="one_envelope_a_year"),
            models.CheckConstraint(
                condition=models.Q(reserved__lte=models.F("cents")), name="never_overspent"
            ),
        ]

    def __str__(self) -> str:
        """Show the office and the year."""
        return f"{self.office_id} {self.year}"

    @property
    def left(self) -> int:
        """What may still be granted."""
        return self.cents - self.reserved
