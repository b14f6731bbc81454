"""The organisation that a page is about, once the policy allows it."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers

from virage.core.access import Actor
from virage.web.organisations import queries
from virage.web.organisations.actors import actor_of
from virage.web.organisations.bridge import thing_of
from virage.web.organisations.models import Organisation
from virage.web.policy import verb
from virage.web.refusals import admit, in_words

View = Callable[..., HttpResponse]


def on_organisation(name: str) -> Callable[[View], View]:
    """Give a view the actor and the organisation of its address.

    Who is of elsewhere gets 404, who may not 403 in words; a visitor is led to sign in.
    """

    def wrap(view: View) -> View:
        @verb(name)
        @wraps(view)
        def inner(
            request: HttpRequest, organisation_id: UUID, *args: Any, **kwargs: Any
        ) -> HttpResponse:
            actor = actor_of(request)
            if actor.account is None:
                return redirect_to_login(request.get_full_path())
            organisation = _admitted(name, actor, organisation_id)
            with in_words():
                response = view(request, actor, organisation, *args, **kwargs)
            add_never_cache_headers(response)
            return response

        return inner

    return wrap


def _admitted(name: str, actor: Actor, organisation_id: UUID) -> Organisation:
    organisation = queries.organisation_visible_to(actor, organisation_id)
    if organisation is None:
        raise Http404
    admit(name, actor, thing_of(organisation))
    return organisation


def signed_in(name: str) -> Callable[[View], View]:
    """Give a view the actor; a visitor is led to sign in."""

    def wrap(view: View) -> View:
        @verb(name)
        @wraps(view)
        def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            actor = actor_of(request)
            if actor.account is None:
                return redirect_to_login(request.get_full_path())
            admit(name, actor)
            response = view(request, actor, *args, **kwargs)
            add_never_cache_headers(response)
            return response

        return inner

    return wrap
