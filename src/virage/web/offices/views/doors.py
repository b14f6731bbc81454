"""Who is at the desk: an advisor or a lead, with the offices where they stand."""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers

from virage.core.access import Actor
from virage.web.offices.bridge import thing_of
from virage.web.offices.queries.cases import case_at_the_desk
from virage.web.offices.queries.offices import places_of
from virage.web.organisations.actors import actor_of as organisations_actor_of
from virage.web.policy import verb
from virage.web.refusals import admit, in_words

View = Callable[..., HttpResponse]


def actor_of(request: HttpRequest) -> Actor:
    """Who asks, with the offices where they advise and those that they lead."""
    actor = organisations_actor_of(request)
    if actor.account is None or not actor.site_roles:
        return actor
    advises, leads = places_of(actor.account)
    return replace(actor, advises=advises, leads=leads)


def on_case(name: str) -> Callable[[View], View]:
    """Give a view the actor and the case of its address; a visitor is led to sign in."""

    def wrap(view: View) -> View:
        @verb(name)
        @wraps(view)
        def inner(request: HttpRequest, accompaniment_id: UUID, **kwargs: Any) -> HttpResponse:
            actor = actor_of(request)
            if actor.account is None:
                return redirect_to_login(request.get_full_path())
            case = case_at_the_desk(actor, accompaniment_id)
            if case is None:
                raise Http404
            admit(name, actor, thing_of(case))
            with in_words():
                response = view(request, actor, case, **kwargs)
            add_never_cache_headers(response)
            return response

        return inner

    return wrap


def desk_door(name: str, *, admits: bool = True) -> Callable[[View], View]:
    """Give a view the actor with their offices; a visitor is led to sign in.

    Without `admits` the view asks the policy itself, about the thing of its address.
    """

    def wrap(view: View) -> View:
        @verb(name)
        @wraps(view)
        def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            actor = actor_of(request)
            if actor.account is None:
                return redirect_to_login(request.get_full_path())
            if admits:
                admit(name, actor)
            with in_words():
                response = view(request, actor, *args, **kwargs)
            add_never_cache_headers(response)
            return response

        return inner

    return wrap


def at_the_desk(view: View) -> View:
    """Give a view the actor, an advisor or a lead; a visitor is led to sign in."""
    return desk_door("advisor.work")(view)
