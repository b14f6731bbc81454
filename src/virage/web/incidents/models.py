"""Rows of the register of incidents."""

from typing import ClassVar

import uuid6
from django.db import models

from virage.core.incidents import Degree, Risk

DEGREES = [(degree.value, degree.name) for degree in Degree]
RISKS = [(risk.value, risk.name) for risk in Risk]


class IncidentRow(models.Model):
    """A confidentiality incident; its columns are those of `virage.core.incidents.Incident`.

    `organisation_id` is no key of another table: an incident outlives an erased organisation.
    Nobody is named here, and no row is ever erased by the site.
    """

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    organisation_id = models.UUIDField(null=True)
    information = models.TextField()
    circumstances = models.TextField()
    aware_on = models.DateField(db_index=True)
    began_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    dates_about = models.BooleanField(default=False)
    people = models.PositiveIntegerField(null=True)
    people_about = models.BooleanField(default=False)
    sensitivity = models.CharField(max_length=10, choices=DEGREES, default=Degree.UNKNOWN.value)
    consequences = models.CharField(max_length=10, choices=DEGREES, default=Degree.UNKNOWN.value)
    likelihood = models.CharField(max_length=10, choices=DEGREES, default=Degree.UNKNOWN.value)
    serious = models.CharField(max_length=10, choices=RISKS, default=Risk.UNDECIDED.value)
    reasons = models.TextField(blank=True)
    commission_told_on = models.DateField(null=True)
    people_told_on = models.DateField(null=True)
    public_notice = models.BooleanField(default=False)
    public_notice_why = models.TextField(blank=True)
    measures = models.TextField(blank=True)
    closed = models.BooleanField(default=False)
    opened_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar[models.Manager["IncidentRow"]] = models.Manager()

    class Meta:
        ordering: ClassVar = ["-aware_on", "-id"]

    def __str__(self) -> str:
        """Show the id."""
        return str(self.id)
