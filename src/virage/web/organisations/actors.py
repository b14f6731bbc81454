"""Who asks, with the places they have in organisations."""

from dataclasses import replace

from django.http import HttpRequest

from virage.core.access import Actor
from virage.web.accounts.actors import account_actor
from virage.web.organisations import queries


def actor_of(request: HttpRequest) -> Actor:
    """The account of a request with its seats; a visitor costs no query."""
    if not hasattr(request, "seated_actor"):
        actor = account_actor(request)
        if actor.account:
            actor = replace(actor, seats=queries.seats_of(actor.account))
        request.seated_actor = actor  # type: ignore[attr-defined]
    seated: Actor = request.seated_actor  # type: ignore[attr-defined]
    return seated
