"""Who is signed in, as the policy sees it."""

from django.http import HttpRequest

from virage.core.access import VISITOR, Actor, SiteRole
from virage.web.accounts import queries


def account_actor(request: HttpRequest) -> Actor:
    """The account of a request, its roles, and whether the session proved a second factor."""
    if not hasattr(request, "account_actor"):
        request.account_actor = _read(request)  # type: ignore[attr-defined]
    actor: Actor = request.account_actor  # type: ignore[attr-defined]
    return actor


def _read(request: HttpRequest) -> Actor:
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return VISITOR
    roles = frozenset(SiteRole(role) for role in queries.site_roles_of(user))
    return Actor(
        account=str(user.id), site_roles=roles, second_factor=queries.proved_twice(request, user)
    )
