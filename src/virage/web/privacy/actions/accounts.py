"""Erasing the account of a person: at once, with a receipt that names nobody."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone

from virage.core.access import Actor
from virage.web.accounts.models import User
from virage.web.diagnostics.models import Key, Sheet
from virage.web.erasures import fold_journal, note_erased
from virage.web.jobs.actions import erase_recipient
from virage.web.journal.actions import forget, record
from virage.web.offices.models import Member, Note
from virage.web.organisations.models import Invitation
from virage.web.organisations.secrets import digest_of
from virage.web.privacy import queries
from virage.web.privacy.actions.organisations import SITE, secret_of
from virage.web.privacy.models import Cause, Erasure, Kind
from virage.web.refusals import RefusedError, require
from virage.web.webinars.actions import erase_all
from virage.web.webinars.queries import registrations_at

ALWAYS_KEPT = ("journal", "backups", "receipt")


class HoldsAloneError(RefusedError):
    """Nobody else holds the account of an organisation."""


def erase_account(*, actor: Actor) -> Erasure:
    """Erase one's account, and everything that says it is one's own.

    Answers to a diagnosis that is open go too; those of a closed one stay its organisation's, and
    nothing tells any more whose they were. HoldsAloneError while an organisation has no other
    holder.
    """
    require("account.erase", actor)
    account = UUID(str(actor.account))
    with transaction.atomic():
        user = User.objects.select_for_update().get(id=account)
        if queries.held_alone_by(account):
            raise HoldsAloneError("holds an account alone")
        return erase(user, now=timezone.now())


def erase(user: User, *, now: datetime, cause: Cause = Cause.ASKED) -> Erasure:
    """Erase an account and write its receipt; in a transaction."""
    account = UUID(str(user.id))
    counts, kept = take_away(user)
    erasure = Erasure(
        kind=Kind.ACCOUNT, cause=cause, subject=account, asked_at=now, due_at=now, done_at=now
    )
    erasure.digest = digest_of(secret_of(erasure))
    erasure.counts = {"account": 1, **{name: count for name, count in counts.items() if count}}
    erasure.kept = [*kept, *ALWAYS_KEPT]
    erasure.save(force_insert=True)
    note_erased(kind="account", id=account)
    record(verb="account.erase", actor=SITE, organisation=None, thing=erasure.id)
    transaction.on_commit(fold_journal)
    return erasure


def take_away(user: User) -> tuple[dict[str, int], list[str]]:
    """Delete all that says it is somebody's: how many of each, and what stays. In a transaction."""
    account, email = UUID(str(user.id)), user.email
    counts, kept = _answers(user)
    counts |= {
        "seats": user.seats.count(),
        "sign_in": Authenticator.objects.filter(user=user).count(),
        "invitations": Invitation.objects.filter(email=email).delete()[0]
        + Member.objects.filter(email=email).delete()[0],
        "sessions": _sessions(account, email),
        "registrations": erase_all(registrations_at(email)),
        "mails": erase_recipient(email),
        "notes": Note.objects.filter(author=user, shared_at=None).delete()[0],
    }
    user.delete()
    forget(account)
    return counts, kept


def erase_again(*, ids: Sequence[UUID]) -> int:
    """Erase the accounts among these that a restore brought back; how many did come back."""
    with transaction.atomic():
        back = tuple(User.objects.filter(id__in=ids))
        for user in back:
            take_away(user)
    return len(back)


def _answers(user: User) -> tuple[dict[str, int], list[str]]:
    """Erase the answers to what is open, and cut the link to those of what is closed."""
    parts = queries.parts_of_person(user)
    still_open = parts.filter(campaign__closed_at=None)
    sheets = list(still_open.exclude(sheet=None).values_list("sheet_id", flat=True))
    for sheet in sheets:
        note_erased(kind="sheet", id=sheet)
    invited = still_open.filter(sheet=None).delete()[0]
    Sheet.objects.filter(id__in=sheets).delete()  # their parts go along
    closed = parts.filter(campaign__closed_at__isnull=False)
    locked = list(closed.exclude(sheet=None).values_list("sheet_id", flat=True))
    Key.objects.filter(sheet__in=locked).delete()
    closed.update(account=None, email="", digest="")
    return {"open_answers": len(sheets), "asked": invited}, ["closed_answers"] if locked else []


def _sessions(account: UUID, email: str) -> int:
    """Erase every session that is the person's, or in which their address was typed."""
    keys = list(queries.sessions_that_name(frozenset({str(account), email})))
    return Session.objects.filter(session_key__in=keys).delete()[0]
