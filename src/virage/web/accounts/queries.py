"""Reads of the accounts."""

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.http import HttpRequest

from virage.core.access import Actor
from virage.web.accounts.models import SiteRoleRow, User


def site_roles_of(user: User) -> tuple[str, ...]:
    """The roles that the programme gave to a person who is signed in."""
    return tuple(SiteRoleRow.objects.filter(account=user).values_list("role", flat=True))


def proved_twice(request: HttpRequest, user: User) -> bool:
    """Whether this session was opened with a passkey, an authenticator or a recovery code."""
    return any(each.get("method") == "mfa" for each in get_authentication_records(request, user))


def account_of(email: str) -> User | None:
    """The account of an address, however it was typed; for the operator's command."""
    return User.objects.filter(email=email.strip().lower()).first()


def authenticators_of(actor: Actor) -> tuple[Authenticator, ...]:
    """The passkeys, the application and the recovery codes of the actor, oldest first."""
    return tuple(Authenticator.objects.filter(user=actor.account).order_by("created_at", "id"))


def has_passkey(user: User) -> bool:
    """Whether somebody who signs in, or is about to, has a passkey."""
    rows = Authenticator.objects.filter(user=user, type=Authenticator.Type.WEBAUTHN)
    return bool(rows.exists())


def passkey_of(actor: Actor, number: str) -> Authenticator | None:
    """One passkey of the actor, by what a form says."""
    mine = [each for each in authenticators_of(actor) if each.type == Authenticator.Type.WEBAUTHN]
    return next((each for each in mine if str(each.pk) == number), None)


def sessions_of(actor: Actor) -> tuple[UserSession, ...]:
    """Where the actor signed in and is signed in still, the newest first."""
    rows = UserSession.objects.filter(user=actor.account).order_by("-created_at")
    return tuple(row for row in rows if row.exists())
