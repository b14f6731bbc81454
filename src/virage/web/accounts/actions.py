"""The use cases of an account."""

from collections.abc import Iterable
from uuid import UUID

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.utils import timezone

from virage.core.access import Actor, SiteRole
from virage.web.accounts.models import SiteRoleRow, User
from virage.web.journal.actions import record
from virage.web.refusals import require


def open_account(*, actor: Actor, email: str, language: str) -> User:
    """Give an address an account, proved by the code that goes to it; one that exists is returned.

    An account whose code never came back holds nothing, and the purge takes it away.
    """
    require("account.enter", actor)
    with transaction.atomic():
        address = email.strip().lower()
        user, new = User.objects.get_or_create(email=address, defaults={"language": language})
        if new:
            user.set_unusable_password()
            user.save(update_fields=["password"])
        EmailAddress.objects.get_or_create(
            user=user, email=address, defaults={"primary": True, "verified": False}
        )
    return user


def choose_language(*, actor: Actor, language: str) -> None:
    """Choose the language of the mails."""
    require("account.manage", actor)
    with transaction.atomic():
        User.objects.filter(id=UUID(str(actor.account))).update(language=language)


def close_sessions(*, actor: Actor, sessions: Iterable[UserSession]) -> None:
    """Sign out elsewhere."""
    require("account.manage", actor)
    with transaction.atomic():
        for session in sessions:
            session.end()


def grant(*, account: User, role: SiteRole) -> bool:
    """Entrust a role of the programme to a person; False when they have it. The operator acts.

    The person is signed out everywhere: a session opened before would outlive the short one that
    goes with the role.
    """
    with transaction.atomic():
        _row, new = SiteRoleRow.objects.get_or_create(
            account=account, role=role.value, defaults={"granted_at": timezone.now()}
        )
        if new:
            ended = _end_sessions(account)
            _journal("role.grant", account, role, sessions=str(ended))
    return new


def revoke(*, account: User, role: SiteRole) -> bool:
    """Take a role back; False when the person does not have it. The operator acts."""
    with transaction.atomic():
        gone, _each = SiteRoleRow.objects.filter(account=account, role=role.value).delete()
        if gone:
            _journal("role.revoke", account, role)
    return bool(gone)


def _end_sessions(account: User) -> int:
    sessions = tuple(UserSession.objects.filter(user=account))
    for session in sessions:
        session.end()
    return len(sessions)


def _journal(verb: str, account: User, role: SiteRole, **more: str) -> None:
    thing, fields = UUID(str(account.id)), {"role": role.value} | more
    record(verb=verb, actor=Actor(), organisation=None, thing=thing, fields=fields)
