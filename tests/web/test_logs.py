"""Logs say what happened, never to whom."""

import json
import logging
import sys
from contextlib import redirect_stderr
from io import StringIO

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.urls import ResolverMatch

from virage.web.project.logs import AccessLog, JsonFormatter, Screen

SECRET = "Zk3-a-private-link"


def answered(request: HttpRequest) -> HttpResponse:
    request.resolver_match = ResolverMatch(answered, (), {"key": SECRET}, route="r/<str:key>/")
    return HttpResponse(status=201)


def line(**given) -> dict:
    record = logging.LogRecord("virage", logging.ERROR, "file", 1, "message", (), None)
    for name, value in given.items():
        setattr(record, name, value)
    return json.loads(JsonFormatter().format(record))


def test_a_request_is_logged_by_its_route(caplog):
    caplog.set_level("INFO", "virage.access")
    AccessLog(answered)(RequestFactory().get(f"/r/{SECRET}/"))
    (record,) = caplog.records
    assert record.getMessage() == "r/<str:key>/"
    assert record.facts["status"] == 201
    assert record.facts["method"] == "GET"


def test_an_error_of_a_request_is_logged_without_its_address():
    request = RequestFactory().get(f"/r/{SECRET}/")
    assert SECRET not in json.dumps(
        line(request=request, msg="Not Found: %s", args=(request.path,))
    )


def test_an_exception_is_logged_without_its_message():
    try:
        int(SECRET)
    except ValueError:
        logged = line(exc_info=sys.exc_info())
    assert logged["error"] == "ValueError"
    assert "test_logs.py" in logged["trace"][0]
    assert SECRET not in json.dumps(logged)


@pytest.mark.parametrize("name", ["time", "level", "logger", "message"])
def test_every_line_has(name):
    assert line()[name]


def test_the_log_goes_to_the_screen_of_the_moment(capsys):
    """A test's screen is closed after it, and a command sets the log up again on that screen."""
    screen = Screen()
    with StringIO() as closed, redirect_stderr(closed):
        screen.emit(logging.makeLogRecord({"msg": "one"}))
        assert closed.getvalue() == "one\n"
    screen.emit(logging.makeLogRecord({"msg": "two"}))
    assert capsys.readouterr().err == "two\n"
