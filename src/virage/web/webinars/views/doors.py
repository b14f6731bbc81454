"""The webinar that an organiser's page is about, once the policy allows it."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse

from virage.core.access import Actor
from virage.web.organisations.views.doors import signed_in
from virage.web.refusals import in_words
from virage.web.webinars import queries

FORMS = ["GET", "HEAD", "POST"]
REFUSED, CONFLICT = 422, 409
MOST_DIGITS = 8
View = Callable[..., HttpResponse]


def on_webinar(view: View) -> View:
    """Give an organiser's view the actor and the webinar of its address; 404 without one."""

    @signed_in("webinar.organise")
    @wraps(view)
    def inner(
        request: HttpRequest, actor: Actor, *, webinar_id: UUID, **given: Any
    ) -> HttpResponse:
        row = queries.webinar_kept_by(actor, webinar_id)
        if row is None:
            raise Http404
        with in_words():
            return view(request, actor, row, **given)

    return inner


def version_in(text: str) -> int:
    """The version that a page was made from; 0, which no row has, when it is no number."""
    usable = text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS
    return int(text) if usable else 0
