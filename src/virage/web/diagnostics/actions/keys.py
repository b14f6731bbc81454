"""The secrets that open a sheet: in a browser, or as a private link."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from virage.core.access import Actor
from virage.web.diagnostics import queries
from virage.web.diagnostics.actions.doors import digest_of, require, take
from virage.web.diagnostics.models import Key, Purpose, Sheet
from virage.web.organisations.secrets import new_secret


def new_key(sheet: Sheet, purpose: Purpose, now: datetime) -> str:
    secret = new_secret()
    Key.objects.create(sheet=sheet, digest=digest_of(secret), purpose=purpose, made_at=now)
    return secret


def make_link(*, actor: Actor, sheet: Sheet) -> str:
    """Make the private link of a sheet and return its secret; the one before stops working."""
    require("diagnosis.share", actor, sheet)
    with transaction.atomic():
        take(sheet)
        Key.objects.filter(sheet=sheet, purpose=Purpose.LINK).delete()
        return new_key(sheet, Purpose.LINK, timezone.now())


def close_other_doors(*, actor: Actor, sheet: Sheet, digests: Iterable[str]) -> None:
    """Revoke the private link and every other browser that it opened; the keys named here stay."""
    require("diagnosis.share", actor, sheet)
    staying = Key.objects.filter(purpose=Purpose.BROWSER, digest__in=list(digests))
    with transaction.atomic():
        take(sheet)
        Key.objects.filter(sheet=sheet).exclude(id__in=staying.values("id")).delete()
        Sheet.objects.filter(id=sheet.id).update(closed_elsewhere_at=timezone.now())


def sign_out_of_sheets(*, account: UUID, digests: Iterable[str]) -> None:
    """Take from a browser the keys to what an account answers: the account opens it again."""
    with transaction.atomic():
        Key.objects.filter(digest__in=list(digests), sheet__respondent=account).delete()


def open_link(*, actor: Actor, secret: str) -> tuple[Sheet, str] | None:
    """Open a sheet in this browser by its private link; None when the link opens nothing.

    The new key of the browser comes with the sheet: none ("") when the browser holds one already.
    """
    require("diagnosis.resume", actor)
    with transaction.atomic():
        now = timezone.now()
        sheet = queries.sheet_behind_link(digest_of(secret), now)
        if sheet is None:
            return None
        return sheet, "" if str(sheet.id) in actor.keys else new_key(sheet, Purpose.GUEST, now)
