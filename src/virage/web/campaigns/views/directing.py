"""Who directs the programme, at the door of the director's pages about organisations."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from virage.web.accounts.actors import account_actor
from virage.web.policy import verb
from virage.web.refusals import admit

View = Callable[..., HttpResponse]


def for_director(view: View) -> View:
    """Give a view the actor, once the policy lets them merge; a visitor is led to sign in."""

    @verb("organisation.merge")
    @never_cache
    @wraps(view)
    def inner(request: HttpRequest, **given: Any) -> HttpResponse:
        actor = account_actor(request)
        if actor.account is None:
            return redirect_to_login(request.get_full_path())
        admit("organisation.merge", actor)
        return view(request, actor, **given)

    return inner
