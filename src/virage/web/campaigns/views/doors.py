"""The diagnosis that a page is about, once the policy allows it."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers

from virage.core.access import Actor
from virage.web.campaigns import bridge
from virage.web.campaigns.models import Campaign
from virage.web.campaigns.queries import running
from virage.web.diagnostics.views.doors import actor_of
from virage.web.policy import verb
from virage.web.refusals import admit, in_words

View = Callable[..., HttpResponse]


def on_campaign(name: str) -> Callable[[View], View]:
    """Give a view the actor and the diagnosis of its address; a visitor is led to sign in."""

    def wrap(view: View) -> View:
        @verb(name)
        @wraps(view)
        def inner(
            request: HttpRequest, campaign_id: UUID, *args: Any, **kwargs: Any
        ) -> HttpResponse:
            actor = actor_of(request)
            if actor.account is None:
                return redirect_to_login(request.get_full_path())
            campaign = _admitted(name, actor, campaign_id)
            with in_words():
                response = view(request, actor, campaign, *args, **kwargs)
            add_never_cache_headers(response)
            return response

        return inner

    return wrap


def or_sign_in(view: View) -> View:
    """Lead a visitor to sign in instead of saying that there is nothing: a mail's link works."""

    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Http404:
            if request.user.is_authenticated:
                raise
        return redirect_to_login(request.get_full_path())

    return inner


def _admitted(name: str, actor: Actor, campaign_id: UUID) -> Campaign:
    campaign = running.campaign_visible_to(actor, campaign_id)
    if campaign is None:
        raise Http404
    admit(name, actor, bridge.thing_of(campaign))
    return campaign
