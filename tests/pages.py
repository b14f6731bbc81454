"""Every address of the site, as a visitor can ask for it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils.translation import override

LANGUAGES = ("fr", "en")

# Routes with arguments: what the client must do first, and the address that it may then ask for.
SAMPLES: dict[str, Callable[[Client], str]] = {}


@dataclass(frozen=True)
class Route:
    """One pattern of the URL table."""

    name: str
    pattern: str
    view: Callable[..., Any]
    arguments: frozenset[str]


def routes(
    resolver: URLResolver | None = None, prefix: str = "", space: str = ""
) -> Iterator[Route]:
    """Walk the whole URL table."""
    for entry in (resolver or get_resolver()).url_patterns:
        pattern = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from routes(entry, pattern, inner)
        elif isinstance(entry, URLPattern):
            arguments = frozenset(entry.pattern.regex.groupindex)
            yield Route(f"{space}{entry.name}", pattern, entry.callback, arguments)


def address(route: Route, client: Client, language: str) -> str:
    """Return an address of the route; one with arguments must have its sample above."""
    with override(language):
        if route.name in SAMPLES:
            return SAMPLES[route.name](client)
        if route.arguments:
            raise AssertionError(f"add the route {route.name!r} to SAMPLES in tests/pages.py")
        return reverse(route.name)
