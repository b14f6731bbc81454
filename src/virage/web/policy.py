"""Closed by default: a view answers only when it names a verb of the policy."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.http import Http404, HttpRequest, HttpResponseBase

from virage.core.access import TABLE

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def verb(name: str) -> Callable[[View], View]:
    """Mark a view with the verb that its visitor must be allowed."""
    if name not in TABLE:
        raise ImproperlyConfigured(f"{name!r} is not a verb of core/access.py")

    def mark(view: View) -> View:
        view.verb = name  # type: ignore[attr-defined]
        return view

    return mark


def verb_of(view: Callable[..., Any]) -> str | None:
    """Return the verb that a view names, or nothing."""
    return getattr(view, "verb", None)


class ClosedByDefault:
    """Refuse every view without a verb: loudly in development, as if absent in production."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Go on; the view is known one step later."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable[..., Any], *_: Any) -> None:
        """Let the view answer only when it names its verb."""
        if verb_of(view) is not None:
            return
        if settings.REFUSE_LOUDLY:
            raise ImproperlyConfigured(f"the view of {request.path} names no verb of the policy")
        raise Http404
