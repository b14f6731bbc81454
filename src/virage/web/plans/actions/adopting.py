"""What a board decides: a version is put before it, adopted by a resolution, or taken back.

What was put before a board never changes; the journal keeps its fingerprint.
"""

import json
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.utils import timezone

from virage.core.access import Actor
from virage.core.roadmap.quality import blocking
from virage.web.accounts.models import User
from virage.web.journal.actions import record
from virage.web.organisations.bridge import thing_of
from virage.web.plans.actions.checking_in import appoint
from virage.web.plans.actions.editing import write_over
from virage.web.plans.contents import from_data
from virage.web.plans.examining import findings_of
from virage.web.plans.models import Plan, Standing, Version
from virage.web.refusals import RefusedError, require


@dataclass(frozen=True, slots=True)
class Resolution:
    """How a board adopted a plan: the number of its resolution, the day, who was there."""

    resolution: str
    adopted_on: date
    present: str


def present_plan(
    *, actor: Actor, account: User, plan: Plan, base: int, frozen: str
) -> Version | None:
    """Put a plan before the board as it is now; None when somebody changed it since `base`.

    `frozen` is its canonical JSON. A version that waited for the board is taken back. RefusedError
    while the quality check finds something that blocks it.
    """
    require("plan.present", actor, thing_of(plan.organisation))
    if blocking(findings_of(plan)):
        raise RefusedError("not ready for the board")
    with transaction.atomic():
        kept = Plan.objects.select_for_update().get(id=plan.id)
        if kept.version != base:
            return None
        others = Version.objects.filter(plan=kept)
        others.filter(standing=Standing.PROPOSED).update(standing=Standing.WITHDRAWN)
        version = Version.objects.create(
            organisation_id=plan.organisation_id,
            plan=kept,
            number=others.count() + 1,
            frozen=frozen,
            digest=digest_of(frozen),
            proposed_at=timezone.now(),
            proposed_by=account,
        )
        _record("plan.present", actor, version)
    return version


def adopt(*, actor: Actor, account: User, version: Version, resolution: Resolution) -> bool:
    """Write that the board adopted a version; False when it no longer waits for the board.

    From the first adoption on, new diagnoses are due.
    """
    require("plan.adopt", actor, thing_of(version.plan.organisation))
    told = asdict(resolution) | {"standing": Standing.ADOPTED, "recorded_by": account}
    with transaction.atomic():
        adopted = _turn(actor, version, "plan.adopt", **told)
        if adopted:
            appoint(version.plan, resolution.adopted_on)
    return adopted


def withdraw(*, actor: Actor, version: Version) -> bool:
    """Take a version back before the board decided; False when it no longer waits for it."""
    require("plan.present", actor, thing_of(version.plan.organisation))
    return _turn(actor, version, "plan.withdraw", standing=Standing.WITHDRAWN)


def copy_version(*, actor: Actor, plan: Plan, base: int, version: Version) -> bool:
    """Go on from a version as it was; False when somebody changed the plan since `base`."""
    content = from_data(json.loads(version.frozen)["content"])
    return write_over(actor=actor, plan=plan, base=base, content=content, change="copy")


def digest_of(frozen: str) -> str:
    """The fingerprint of what is frozen: SHA-256, in hexadecimal."""
    return sha256(frozen.encode()).hexdigest()


def _turn(actor: Actor, version: Version, verb: str, **fields: Any) -> bool:
    with transaction.atomic():
        rows = Version.objects.filter(id=version.id, standing=Standing.PROPOSED)
        if not rows.update(**fields):
            return False
        _record(verb, actor, version)
    return True


def _record(verb: str, actor: Actor, version: Version) -> None:
    fields, organisation = {"digest": version.digest}, version.organisation_id
    record(verb=verb, actor=actor, organisation=organisation, thing=version.id, fields=fields)
