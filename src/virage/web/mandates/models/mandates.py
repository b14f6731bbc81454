"""Rows of the mandates: the mandate, its agreement, amendments, evaluation and claim."""

from typing import ClassVar, TypeVar

import uuid6
from django.db import models

from virage.core import subsidy
from virage.core.mandates import OPEN, Stage
from virage.core.sharing import Basis, Rates
from virage.web.accounts.models import User
from virage.web.campaigns.models import Campaign
from virage.web.mandates.models.terms import Envelope, TermsRow
from virage.web.offices.models import Accompaniment, Advisor, Group, Office
from virage.web.organisations.models import Organisation
from virage.web.plans.models import Version

T = TypeVar("T")
BASES = [(each.value, each.value) for each in Basis]
STAGES = [(each.value, each.value) for each in Stage]
NAME_LENGTH, RESOLUTION_LENGTH, WORDS_LENGTH = 120, 60, 2000
DIGEST_LENGTH = 64


class Mandate(models.Model):
    """A subsidised mandate of an organisation, on the terms of the day it was asked for.

    `judged` keeps the rules of eligibility in both languages with what each said. Hours are
    quarters; `reserved` is what the envelope holds for it, in cents. The advisor is the one of the
    accompaniment.

    That of a group has no organisation: it holds the hours and the money, and `began_at`, and each
    of its `parts` is what one organisation agrees to. `granted` of a part is what its size brings,
    `weight` its part in the cost by the `basis` of the whole, `at_most` what it agreed to pay,
    `owed` what it pays once it is out; `settled` sums up those that left before the end.
    """

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, null=True, related_name="mandates"
    )
    accompaniment = models.ForeignKey(
        Accompaniment, models.CASCADE, null=True, related_name="mandates"
    )
    group = models.ForeignKey(Group, models.CASCADE, null=True, related_name="mandates")
    whole = models.ForeignKey("self", models.SET_NULL, null=True, related_name="parts")
    office = models.ForeignKey(Office, models.SET_NULL, null=True, related_name="mandates")
    terms = models.ForeignKey(TermsRow, models.SET_NULL, null=True, related_name="+")
    envelope = models.ForeignKey(Envelope, models.SET_NULL, null=True, related_name="mandates")
    campaign = models.ForeignKey(Campaign, models.SET_NULL, null=True, related_name="+")
    stage = models.CharField(max_length=10, choices=STAGES, default=Stage.APPLIED.value)
    applied_at = models.DateTimeField()
    applied_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    judged = models.JSONField(default=list)
    rate = models.PositiveIntegerField()
    share = models.PositiveSmallIntegerField()
    granted = models.PositiveIntegerField()
    used = models.PositiveIntegerField(default=0)
    reserved = models.PositiveBigIntegerField(default=0)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    refusal = models.TextField(blank=True)
    portrait_on = models.DateField(null=True)
    plan = models.ForeignKey(Version, models.SET_NULL, null=True, related_name="+")
    plan_on = models.DateField(null=True)
    finished_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)
    basis = models.CharField(max_length=10, choices=BASES, blank=True)
    began_at = models.DateTimeField(null=True)
    settled = models.PositiveBigIntegerField(default=0)
    weight = models.PositiveBigIntegerField(null=True)
    at_most = models.PositiveBigIntegerField(null=True)
    owed = models.PositiveBigIntegerField(null=True)

    objects: ClassVar[models.Manager["Mandate"]] = models.Manager()

    class Meta:
        ordering: ClassVar = ["-applied_at", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["accompaniment"],
                condition=models.Q(stage__in=sorted(each.value for each in OPEN)),
                name="one_open_mandate_a_case",
            ),
            models.UniqueConstraint(
                fields=["group"],
                condition=models.Q(stage__in=sorted(each.value for each in OPEN)),
                name="one_open_mandate_a_group",
            ),
            models.CheckConstraint(
                condition=models.Q(used__lte=models.F("granted")), name="never_beyond_the_grant"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["office", "stage"], name="mandates_of_an_office")]

    def __str__(self) -> str:
        """Show the id."""
        return str(self.id)

    @property
    def at(self) -> Stage:
        """Where it stands."""
        return Stage(self.stage)

    @property
    def rates(self) -> Rates:
        """What an hour costs, and who pays."""
        return Rates(self.rate, self.share)

    @property
    def price(self) -> subsidy.Price:
        """What the granted hours cost."""
        return self.rates.of(self.granted)

    @property
    def worked(self) -> subsidy.Price:
        """What the hours that were worked cost."""
        return self.rates.of(self.used)

    @property
    def ledger(self) -> "Mandate":
        """Where its hours are counted: in that of the group, for a part of one."""
        return self.whole or self

    @property
    def coop(self) -> Organisation:
        """The organisation; LookupError for the mandate of a group, which is of several."""
        return _known(self.organisation)

    @property
    def case(self) -> Accompaniment:
        """The case; LookupError for the mandate of a group."""
        return _known(self.accompaniment)

    @property
    def name(self) -> str:
        """For whom it is: the organisation, or the group."""
        return self.group.title if self.group else self.coop.name

    @property
    def advisor(self) -> Advisor | None:
        """Who works on it."""
        return self.group.advisor if self.group else self.case.advisor

    @property
    def left_alone(self) -> bool:
        """Whether the case, or the group, has ended without it."""
        return bool(self.group.ended_at if self.group else self.case.ended_at)


def _known(row: T | None) -> T:
    if row is None:
        raise LookupError("of a group")
    return row


class Agreement(models.Model):
    """What both sides agree to, as PDF in both languages, and who accepted it for the co-op.

    `digest` is the SHA-256, in hexadecimal, of the PDF that the signatory had before them.
    """

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    mandate = models.OneToOneField(Mandate, models.CASCADE, related_name="agreement")
    made_at = models.DateTimeField()
    pdf_fr = models.BinaryField()
    pdf_en = models.BinaryField()
    digest_fr = models.CharField(max_length=DIGEST_LENGTH)
    digest_en = models.CharField(max_length=DIGEST_LENGTH)
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=NAME_LENGTH, blank=True)
    resolution = models.CharField(max_length=RESOLUTION_LENGTH, blank=True)
    resolved_on = models.DateField(null=True)
    language = models.CharField(max_length=2, blank=True)
    digest = models.CharField(max_length=DIGEST_LENGTH, blank=True)

    objects: ClassVar[models.Manager["Agreement"]] = models.Manager()

    def __str__(self) -> str:
        """Show the id."""
        return str(self.id)


class Outcome(models.TextChoices):
    """What was decided of an amendment; blank while it waits."""

    WAITING = ""
    APPROVED = "approved"
    REFUSED = "refused"


class Amendment(models.Model):
    """More hours, asked by either side; the co-op, which pays its part, agrees before anybody
    approves.
    """

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, null=True, related_name="+")
    mandate = models.ForeignKey(Mandate, models.CASCADE, related_name="amendments")
    quarters = models.PositiveIntegerField()
    words = models.TextField()
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    agreed_at = models.DateTimeField(null=True)
    agreed_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    refusal = models.TextField(blank=True)

    objects: ClassVar[models.Manager["Amendment"]] = models.Manager()

    class Meta:
        ordering: ClassVar = ["-asked_at", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["mandate"],
                condition=models.Q(outcome=""),
                name="one_amendment_at_a_time",
            )
        ]

    def __str__(self) -> str:
        """Show the id."""
        return str(self.id)


class Evaluation(models.Model):
    """What the co-op says of its mandate: marks from 1 to 4 by question, and a few words."""

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    mandate = models.OneToOneField(Mandate, models.CASCADE, related_name="evaluation")
    marks = models.JSONField()
    words = models.TextField(blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")

    objects: ClassVar[models.Manager["Evaluation"]] = models.Manager()

    def __str__(self) -> str:
        """Show the id."""
        return str(self.id)


class Claim(models.Model):
    """The claim of the subsidy: the hours and the amounts as they were, which never change."""

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, null=True, related_name="+")
    mandate = models.OneToOneField(Mandate, models.CASCADE, related_name="claim")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    quarters = models.PositiveIntegerField()
    cost = models.PositiveBigIntegerField()
    subsidy = models.PositiveBigIntegerField()
    frozen = models.JSONField()

    objects: ClassVar[models.Manager["Claim"]] = models.Manager()

    def __str__(self) -> str:
        """Show the id."""
        return str(self.id)
