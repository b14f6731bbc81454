"""Rows of the plans: what is planned, the searches for a better plan, and what a board decides."""

from typing import ClassVar

import uuid6
from django.db import models

from virage.web.accounts.models import User
from virage.web.campaigns.models import Campaign
from virage.web.organisations.models import Organisation

RESOLUTION_LENGTH = 60


class Plan(models.Model):
    """What an organisation plans, from the portrait of a closed diagnosis, which never changes.

    `content` is the JSON of `contents.Content`; `proof` what the search said of it, None once it
    was changed by hand. `before` holds the two of them as they were before the last `change`.
    """

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="plans")
    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="+")
    begun_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    begun_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    content = models.JSONField()
    proof = models.JSONField(null=True)
    before = models.JSONField(null=True)
    change = models.CharField(max_length=12)
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar[models.Manager["Plan"]] = models.Manager()

    class Meta:
        ordering: ClassVar = ["-changed_at", "-id"]

    def __str__(self) -> str:
        """Show the id."""
        return str(self.id)


class State(models.TextChoices):
    """Where a search stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"


GOING_ON = (State.WAITING, State.RUNNING)


class Reason(models.TextChoices):
    """Why a search left the plan as it was."""

    NONE = ""
    MOVED = "moved"  # somebody changed the plan meanwhile
    IMPOSSIBLE = "impossible"  # nothing can satisfy all that is held
    NOTHING = "nothing"  # the best plan has no step
    STOPPED = "stopped"  # no plan was found in time
    SIZE = "size"  # how many people are employed is not known
    NO_SOLVER = "no_solver"
    BROKE = "broke"


class Kind(models.TextChoices):
    """What a search is for."""

    PROPOSAL = "proposal"
    COMPARISON = "comparison"  # plans to choose from, which leave the plan as it is


class Stage(models.TextChoices):
    """What a search is about."""

    PLAN = "plan"
    CONFLICT = "conflict"  # nothing fits: which demands contradict each other
    WAYS = "ways"  # nothing fits: what would make something fit


class Solve(models.Model):
    """A search, asked for the plan's version `base`, when it asked for what `asked` is a digest of.

    `over` of `whole` aims are over, or plans found. `attempt` tells apart the workers that took it,
    the last of which was seen alive at `touched_at`. `nothing` says, where nothing fits, what
    contradicts itself and the ways out.
    """

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="solves")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.PROPOSAL)
    base = models.PositiveIntegerField()
    asked = models.CharField(max_length=64, blank=True)
    asked_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    reason = models.CharField(max_length=12, choices=Reason.choices, blank=True)
    attempt = models.PositiveSmallIntegerField(default=0)
    touched_at = models.DateTimeField()
    over = models.PositiveSmallIntegerField(default=0)
    whole = models.PositiveSmallIntegerField(default=0)
    stage = models.CharField(max_length=10, choices=Stage.choices, default=Stage.PLAN)
    nothing = models.JSONField(null=True)

    objects: ClassVar[models.Manager["Solve"]] = models.Manager()

    class Meta:
        ordering: ClassVar = ["-asked_at", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan"],
                condition=models.Q(state__in=["waiting", "running"]),
                name="one_search_for_a_plan",
            )
        ]
        indexes: ClassVar = [models.Index(fields=["state", "asked_at"], name="searches_in_turn")]

    def __str__(self) -> str:
        """Show the id."""
        return str(self.id)

    @property
    def goes_on(self) -> bool:
        """Whether it waits or runs."""
        return self.state in GOING_ON


class Standing(models.TextChoices):
    """Where a version stands."""

    PROPOSED = "proposed"
    ADOPTED = "adopted"
    WITHDRAWN = "withdrawn"


class Version(models.Model):
    """A plan as it was put before the board: its words and sums in both languages never change.

    `frozen` is canonical JSON and `digest` its SHA-256, in hexadecimal. `resolution`, `adopted_on`
    and `present` say by which resolution the board adopted it, when, and who was there.
    """

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    frozen = models.TextField()
    digest = models.CharField(max_length=64)
    standing = models.CharField(max_length=10, choices=Standing.choices, default=Standing.PROPOSED)
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    resolution = models.CharField(max_length=RESOLUTION_LENGTH, blank=True)
    adopted_on = models.DateField(null=True)
    present = models.TextField(blank=True)
    recorded_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")

    objects: ClassVar[models.Manager["Version"]] = models.Manager()

    class Meta:
        ordering: ClassVar = ["-proposed_at", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "number"], name="one_version_a_number")
        ]

    def __str__(self) -> str:
        """Show the id."""
        return str(self.id)
