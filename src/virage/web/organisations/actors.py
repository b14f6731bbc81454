"""Who asks, with the places they have in organisations."""

from dataclasses import replace

from django.http import HttpRequest

from virage.core.access import Actor, SiteRole
from virage.web.accounts.actors import account_actor
from virage.web.organisations import queries


def actor_of(request: HttpRequest) -> Actor:
    """The account of a request with its seats and its cases; a visitor costs no query."""
    if not hasattr(request, "seated_actor"):
        actor = account_actor(request)
        if actor.account:
            actor = replace(actor, seats=queries.seats_of(actor.account))
        if actor.account and SiteRole.ADVISOR in actor.site_roles:
            actor = replace(actor, accompanies=queries.accompanied_by(actor.account))
        request.seated_actor = actor  # type: ignore[attr-defined]
    seated: Actor = request.seated_actor  # type: ignore[attr-defined]
    return seated
