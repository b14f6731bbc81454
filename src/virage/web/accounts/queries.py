"""Reads of the accounts."""

from collections.abc import Iterable
from typing import Any

from virage.web.accounts.models import SiteRoleRow, User

METHODS = "account_authentication_methods"  # where allauth writes how a session was opened


def site_roles_of(user: User) -> Iterable[str]:
    """The roles that the programme gave to a person who is signed in."""
    return SiteRoleRow.objects.filter(account=user).values_list("role", flat=True)


def proved_twice(session: Any) -> bool:
    """Whether the session was opened with a passkey, an authenticator or a recovery code."""
    return any(method.get("method") == "mfa" for method in session.get(METHODS, []))
