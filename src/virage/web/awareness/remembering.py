"""Within one request, what is public is asked of the database once."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from virage.web.awareness.queries import asked_once


class AskedOnce:
    """The middleware that holds it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer."""
        with asked_once():
            return self.get_response(request)
