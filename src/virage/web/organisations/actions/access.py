"""An advisor's access: it begins with their case and ends with it; both are journalled.

Called inside the transaction of the action that gives or ends the case, which asked the policy.
"""

from datetime import datetime
from uuid import UUID

from virage.core.access import Actor
from virage.web.journal.actions import record
from virage.web.organisations.models import AdvisorAccess


def begin_access(
    *, actor: Actor, organisation: UUID, account: UUID, case: UUID, now: datetime
) -> None:
    """Let an advisor in, for a case."""
    AdvisorAccess.objects.create(
        organisation_id=organisation, account_id=account, case=case, began_at=now
    )
    record(verb="access.begin", actor=actor, organisation=organisation, thing=case)


def end_access(*, actor: Actor, organisation: UUID, case: UUID, now: datetime) -> None:
    """Close the organisation to the advisor of a case; without one, nothing changes."""
    if AdvisorAccess.objects.filter(case=case, ended_at=None).update(ended_at=now):
        record(verb="access.end", actor=actor, organisation=organisation, thing=case)
