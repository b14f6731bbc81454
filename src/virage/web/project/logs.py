"""Logs without personal data: one JSON object a line, routes instead of addresses.

An address may carry somebody's private link, and the message of an exception a value of a row:
neither is written. Development logs keep both, on the screen of the person who develops.
"""

import json
import logging as standard
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from traceback import extract_tb
from typing import Any, TextIO

from django.http import HttpRequest, HttpResponseBase

access = standard.getLogger("virage.access")


class JsonFormatter(standard.Formatter):
    """Write a record as one line of JSON."""

    def format(self, record: standard.LogRecord) -> str:
        """Return the line."""
        request = getattr(record, "request", None)
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": route(request) if request is not None else record.getMessage(),
        }
        line |= getattr(record, "facts", {})
        if record.exc_info and record.exc_info[1]:
            line |= failure(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False)


class AccessLog:
    """Log each request: its route, never its address, its person or its content."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request and say how it went."""
        start = time.perf_counter()
        response = self.get_response(request)
        facts = {
            "method": request.method,
            "status": response.status_code,
            "ms": round((time.perf_counter() - start) * 1000, 1),
        }
        access.info(route(request), extra={"facts": facts})
        return response


class Screen(standard.StreamHandler[TextIO]):
    """Writes to the standard error of the moment.

    A handler that keeps the stream it was made with goes on writing to it once it is closed.
    """

    def __init__(self) -> None:
        standard.Handler.__init__(self)

    @property
    def stream(self) -> TextIO:  # type: ignore[override]
        """Where it writes now."""
        return sys.stderr


def route(request: HttpRequest) -> str:
    """Name the pattern that the address matched, without what it captured."""
    match = getattr(request, "resolver_match", None)
    return match.route if match else "no route"


def failure(error: BaseException) -> dict[str, Any]:
    """Tell where an exception came from, without its message, which may quote a row."""
    frames = [f"{f.filename}:{f.lineno} {f.name}" for f in extract_tb(error.__traceback__)]
    return {"error": type(error).__name__, "trace": frames}


def logging(*, debug: bool) -> dict[str, Any]:
    """Return Django's LOGGING: plain words in development, JSON lines in production."""
    formatter = {"format": "%(levelname)s %(message)s"} if debug else {"()": JsonFormatter}
    handler = {"class": "virage.web.project.logs.Screen", "formatter": "line"}
    quiet = {"level": "WARNING", "propagate": True}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": formatter},
        "handlers": {"console": handler},
        "root": {"handlers": ["console"], "level": "INFO"},
        "loggers": {
            "django": {"handlers": [], "propagate": True},
            "virage.access": quiet if debug else {"propagate": True},
        },
    }
