"""The case that a device asks about: refusals are told as JSON, in words, and lead nowhere."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import add_never_cache_headers
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from virage.web.diagnostics.actions import ErasedError
from virage.web.offices.views.doors import View, actor_of, on_case
from virage.web.policy import verb
from virage.web.refusals import RefusedError, said


def on_table(name: str) -> Callable[[View], View]:
    """Give a view the actor and the case that a table is held for; a visitor signs in first."""

    def wrap(view: View) -> View:
        entered = on_case(name)(view)

        @verb(name)
        @wraps(view)
        def inner(request: HttpRequest, table_id: UUID, **kwargs: Any) -> HttpResponse:
            return entered(request, accompaniment_id=table_id, **kwargs)

        return inner

    return wrap


def for_a_device(name: str) -> Callable[[View], View]:
    """Give a view the actor and the case; 401 without an account, 410 once the
    case has ended, else the refusal in words."""

    def wrap(view: View) -> View:
        entered = on_table(name)(_refusing(view))

        @verb(name)
        @wraps(view)
        def inner(request: HttpRequest, table_id: UUID, **kwargs: Any) -> HttpResponse:
            if actor_of(request).account is None:
                return told(_("Sign in first."), 401)
            try:
                return entered(request, table_id=table_id, **kwargs)
            except Http404:
                return told(_("This case is not, or no longer, yours."), 404)
            except PermissionDenied as refusal:
                over = str(refusal) == said("the case has ended")
                return told(str(refusal), 410 if over else 403)

        return inner

    return wrap


def _refusing(view: View) -> View:
    """What the state of things does not allow is told with 409: sent again, it is refused again."""

    @wraps(view)
    def inner(*args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(*args, **kwargs)
        except (RefusedError, ErasedError) as refusal:
            reason = "erased meanwhile" if isinstance(refusal, ErasedError) else str(refusal)
            return told(said(reason), 409)

    return inner


def told(reason: str, status: int) -> HttpResponse:
    """A refusal as a device reads it."""
    response = JsonResponse({"reason": reason}, status=status)
    add_never_cache_headers(response)
    return response


def mark_of(account: str) -> str:
    """What a device knows an account by: nothing is read out of it."""
    return salted_hmac("virage.facilitation", account).hexdigest()[:32]
