"""Who is at the door: the keys of this browser, and the sheet that a page is about."""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers

from virage.core.access import Actor
from virage.web.diagnostics import queries
from virage.web.diagnostics.actions import ErasedError, digest_of
from virage.web.diagnostics.bridge import thing_of
from virage.web.diagnostics.models import Purpose, Sheet
from virage.web.organisations.actors import actor_of as organisations_actor_of
from virage.web.policy import verb
from virage.web.refusals import admit, in_words

COOKIE = "virage_keys"
LIFE = 60 * 60 * 24 * 365
MOST_KEYS = 150  # 3 450 bytes of the 4 096 that a cookie may hold


def secrets_of(request: HttpRequest) -> list[str]:
    """The secrets that this browser holds, the newest first."""
    return request.COOKIES.get(COOKIE, "").split(".")[:MOST_KEYS]


def digests_of(request: HttpRequest) -> list[str]:
    """The same, as they are kept."""
    return [digest_of(secret) for secret in secrets_of(request) if secret]


def actor_of(request: HttpRequest) -> Actor:
    """Who asks: the account with its seats, and the keys of this browser."""
    actor, digests = organisations_actor_of(request), digests_of(request)
    if not digests:
        return actor
    opened = queries.opened_by(digests).values()
    own = frozenset(each.sheet_id for each in opened if not each.as_guest)
    every = frozenset(each.sheet_id for each in opened)
    return replace(actor, keys=every, guest_of=every - own)


def visitor_of(request: HttpRequest, sheet_id: UUID) -> tuple[Actor, Sheet | None]:
    """Who asks as far as one sheet goes, and the sheet when a key or the account opens it."""
    account = str(request.user.pk) if request.user.is_authenticated else None
    keys = queries.keys_to(sheet_id, digests_of(request))
    if not keys:
        sheet = queries.sheet_of_account(account, sheet_id) if account else None
        return Actor(account=account), sheet
    held = frozenset(str(key.sheet_id) for key in keys)
    as_guest = all(key.purpose == Purpose.GUEST for key in keys)
    actor = Actor(account=account, keys=held, guest_of=held if as_guest else frozenset())
    return actor, keys[0].sheet


def keep_keys(request: HttpRequest, response: HttpResponse, *new: str) -> None:
    """Put new keys on this browser's ring; those that open nothing any more fall off."""
    alive = queries.opened_by(digests_of(request))
    held = (secret for secret in secrets_of(request) if digest_of(secret) in alive)
    wear(response, [*new, *held][:MOST_KEYS])


def wear(response: HttpResponse, ring: list[str]) -> None:
    """Write the ring in the browser for another year, so that a sheet in use never closes."""
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

    What the actor may not see does not exist (404); what is seen and refused is 403. No browser
    keeps the page, so that going back shows the answers as they are, and only to who holds the key.
    """

    def wrap(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @verb(name)
        @wraps(view)
        def inner(request: HttpRequest, sheet_id: UUID, *args: Any, **kwargs: Any) -> HttpResponse:
            actor, sheet = visitor_of(request, sheet_id)
            sheet = allowed(name, actor, sheet)
            try:
                with in_words():
                    response = view(request, actor, sheet, *args, **kwargs)
            except ErasedError:
                raise Http404 from None
            add_never_cache_headers(response)
            if request.method == "POST" and COOKIE not in response.cookies:
                wear(response, secrets_of(request))
            return response

        return inner

    return wrap


def allowed(name: str, actor: Actor, sheet: Sheet | None) -> Sheet:
    """The sheet, when the actor may do this to it."""
    if sheet is None:
        raise Http404
    admit(name, actor, thing_of(sheet))
    return sheet
