"""What every action on a sheet begins with: the policy, and the sheet's turn.

Every write is in a transaction, also when it is the only one: on SQLite that is what makes it take
its turn.
"""

import hashlib

from django.utils import timezone

from virage.core.access import Actor, decide
from virage.web.diagnostics.models import Sheet


class RefusedError(Exception):
    """An action that the policy, or the state of things, does not allow."""


class FullError(RefusedError):
    """There is no room for one more."""


class ErasedError(RefusedError):
    """The sheet was erased meanwhile."""


def digest_of(secret: str) -> str:
    """How a secret is kept."""
    return hashlib.sha256(secret.encode()).hexdigest()


def require(verb: str, actor: Actor, sheet: Sheet | None = None) -> None:
    verdict = decide(verb, actor, str(sheet.id) if sheet else None)
    if not verdict:
        raise RefusedError(verdict.reason)


def touch(sheet: Sheet) -> None:
    """Mark the sheet as touched, first of all: its lock makes concurrent writes take turns."""
    sheet.touched_at = timezone.now()
    if not Sheet.objects.filter(id=sheet.id).update(touched_at=sheet.touched_at):
        raise ErasedError("the sheet was erased")


def take(sheet: Sheet) -> None:
    """Take the sheet's turn, without touching what it says."""
    if not Sheet.objects.select_for_update().filter(id=sheet.id).exists():
        raise ErasedError("the sheet was erased")
