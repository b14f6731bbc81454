"""Who is at the door: the keys of this browser, and the sheet that a page is about."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from virage.core.access import Actor, decide
from virage.web.diagnostics import queries
from virage.web.diagnostics.actions import digest_of
from virage.web.diagnostics.models import Sheet
from virage.web.policy import verb

COOKIE = "virage_keys"
LIFE = 60 * 60 * 24 * 365
MOST_KEYS = 5


def secrets_of(request: HttpRequest) -> list[str]:
    """The secrets that this browser holds, the newest first."""
    return request.COOKIES.get(COOKIE, "").split(".")[:MOST_KEYS]


def digests_of(request: HttpRequest) -> list[str]:
    """The same, as they are kept."""
    return [digest_of(secret) for secret in secrets_of(request) if secret]


def actor_of(request: HttpRequest) -> Actor:
    """Who asks; without a key nothing is looked up."""
    digests = digests_of(request)
    return Actor(keys=queries.sheet_ids_opened_by(digests) if digests else frozenset())


def give_key(request: HttpRequest, response: HttpResponse, secret: str) -> None:
    """Put a new key on this browser's ring; the oldest falls off."""
    ring = [secret, *(each for each in secrets_of(request) if each)][:MOST_KEYS]
    response.set_cookie(
        COOKIE,
        ".".join(ring),
        max_age=LIFE,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def on_sheet(name: str) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """Give a view the actor and the sheet of its address, once the policy allows the verb.

    What the actor may not see does not exist (404); what is seen and refused is 403.
    """

    def wrap(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @verb(name)
        @wraps(view)
        def inner(request: HttpRequest, sheet_id: UUID, *args: Any, **kwargs: Any) -> HttpResponse:
            actor = actor_of(request)
            return view(request, actor, allowed(name, actor, sheet_id), *args, **kwargs)

        return inner

    return wrap


def allowed(name: str, actor: Actor, sheet_id: UUID) -> Sheet:
    """The sheet, when the actor may do this to it."""
    verdict = decide(name, actor, str(sheet_id))
    if not verdict.visible:
        raise Http404
    if not verdict:
        raise PermissionDenied(verdict.reason)
    sheet = queries.sheet_visible_to(actor, sheet_id)
    if sheet is None:
        raise Http404
    return sheet
