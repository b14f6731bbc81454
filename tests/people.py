"""People who are signed in, for tests."""

from collections.abc import Iterator
from time import time

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.test import Client
from django.utils import timezone

from virage.core.access import SiteRole
from virage.web.accounts.models import SiteRoleRow, User


def person(email: str, *roles: SiteRole) -> User:
    """The account of an address, made when there is none yet, with roles of the site."""
    found = User.objects.filter(email=email.strip().lower()).first()
    user = found or User.objects.create_user(email)
    for role in roles:
        SiteRoleRow.objects.get_or_create(
            account=user, role=role.value, defaults={"granted_at": timezone.now()}
        )
    return user


def sign_in(user: User, *, second_factor: bool = False) -> Client:
    """A browser where somebody has just signed in, perhaps with a second factor."""
    client = Client()
    client.force_login(user)
    session = client.session
    session["account_authentication_methods_user"] = str(user.id)
    session["account_authentication_methods"] = list(proofs(user, second_factor=second_factor))
    session.save()
    return client


def signed_in(
    email: str, *given: SiteRole, second_factor: bool = False, roles: tuple[SiteRole, ...] = ()
) -> Client:
    """A browser where the person of an address signed in; the account is made when needed."""
    return sign_in(person(email, *given, *roles), second_factor=second_factor)


def proofs(user: User, *, second_factor: bool) -> Iterator[dict[str, object]]:
    """How the session was opened, as allauth writes it."""
    yield {"method": "code", "at": time(), "email": user.email}
    if second_factor:
        kept, _ = Authenticator.objects.get_or_create(
            user=user, type="totp", defaults={"data": {"secret": "JBSWY3DPEHPK3PXP"}}
        )
        RecoveryCodes.activate(user)
        shown = {"id": kept.pk, "type": "totp", "reauthenticated": True}
        yield {"method": "mfa", "at": time(), **shown}
