"""What every action on a sheet begins with: the policy, and the sheet's turn.

Every write is in a transaction, also when it is the only one: on SQLite that is what makes it take
its turn.
"""

from django.utils import timezone

from virage.core.access import NOTHING, Actor
from virage.web import refusals
from virage.web.diagnostics.bridge import thing_of
from virage.web.diagnostics.models import Sheet
from virage.web.organisations.secrets import digest_of
from virage.web.refusals import RefusedError

__all__ = ["ErasedError", "FullError", "RefusedError", "digest_of", "require", "take", "touch"]


class FullError(RefusedError):
    """There is no room for one more."""


class ErasedError(Exception):
    """The sheet was erased meanwhile."""


def require(verb: str, actor: Actor, sheet: Sheet | None = None) -> None:
    refusals.require(verb, actor, thing_of(sheet) if sheet else NOTHING)


def touch(sheet: Sheet) -> None:
    """Mark the sheet as touched, first of all: its lock makes concurrent writes take turns."""
    sheet.touched_at = timezone.now()
    still = Sheet.objects.filter(id=sheet.id, locked_at=None)
    if not still.update(touched_at=sheet.touched_at):
        refuse_what_changed(sheet)


def take(sheet: Sheet) -> None:
    """Take the sheet's turn, without touching what it says."""
    if not Sheet.objects.select_for_update().filter(id=sheet.id, locked_at=None).exists():
        refuse_what_changed(sheet)


def refuse_what_changed(sheet: Sheet) -> None:
    """Say what became of a sheet since the page about it was asked for."""
    if Sheet.objects.filter(id=sheet.id).exists():
        raise RefusedError("the diagnosis is closed")
    raise ErasedError("the sheet was erased")
