"""Refuses, in every test, what a request must never do."""

import re
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

from django.db import connections
from django.http import HttpRequest, HttpResponseBase

WRITE = re.compile(
    r"\s*(insert|update|delete|replace|merge|create|alter|drop|truncate)\b", re.IGNORECASE
)
MAY_BE_WRITTEN = ("django_session", "virage_cache")  # sessions and rate limits


class WriteOnReadError(AssertionError):
    """A GET changed the database; mail scanners and prefetching browsers follow links."""


class ReadsStayReads:
    """Middleware of the tests: a GET, HEAD or OPTIONS that writes fails."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in {"GET", "HEAD", "OPTIONS"}:
            return self.get_response(request)
        with ExitStack() as watched:
            for connection in connections.all():
                watched.enter_context(connection.execute_wrapper(refusal(request)))
            return self.get_response(request)


def refusal(request: HttpRequest) -> Callable[..., Any]:
    """Return the wrapper of statements that refuses a write during this request."""

    def execute(run: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if WRITE.match(sql) and not any(table in sql for table in MAY_BE_WRITTEN):
            raise WriteOnReadError(f"{request.method} {request.path} wrote: {sql[:120]}")
        return run(sql, params, many, context)

    return execute
