"""The names of vendors: this site's own list, and what a lead lets a plan say."""

from django.db import transaction
from django.utils import timezone

from virage.core.access import Actor
from virage.web.accounts.models import User
from virage.web.journal.actions import record
from virage.web.offices.bridge import thing_of as case_thing
from virage.web.offices.models import Accompaniment
from virage.web.plans.models import Passed, Plan, VendorName
from virage.web.plans.models.remarks import Standing
from virage.web.refusals import require


def let_pass(
    *, actor: Actor, account: User, case: Accompaniment, plan: Plan, name: str, why: str
) -> Passed:
    """Let the plan of a case say a name, with the reason; the last reason stands."""
    require("plan.override", actor, case_thing(case))
    with transaction.atomic():
        told = {"why": why, "by": account, "at": timezone.now()}
        row, _new = Passed.objects.update_or_create(
            plan=plan,
            name=name.casefold(),
            organisation_id=plan.organisation_id,
            defaults=told,
        )
        record(verb="plan.override", actor=actor, organisation=plan.organisation_id, thing=row.id)
    return row


def keep_name(*, actor: Actor, account: User, name: str, standing: Standing, base: int) -> bool:
    """Put a name on the list, or change how it is taken; False when it changed since `base`.

    `base` is 0 for a name that was not on this site's list.
    """
    require("vendors.keep", actor)
    told = {"name": name, "standing": standing, "changed_by": account}
    key, now = name.casefold(), timezone.now()
    with transaction.atomic():
        rows = VendorName.objects.select_for_update().filter(key=key)
        row = rows.first()
        if (row.version if row else 0) != base:
            return False
        if row is None:
            row = VendorName.objects.create(key=key, changed_at=now, **told)
        else:
            rows.update(version=base + 1, changed_at=now, **told)
        record(verb="vendors.keep", actor=actor, organisation=None, thing=row.id)
    return True
