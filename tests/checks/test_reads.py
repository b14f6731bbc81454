"""Reads: they stay reads, and they live in queries."""

from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from tests.checks import nothing
from tests.guards import ReadsStayReads, WriteOnReadError


def enrol(request: HttpRequest) -> HttpResponse:
    get_user_model().objects.create_user("ana@example.coop")
    return HttpResponse()


def remember(request: HttpRequest) -> HttpResponse:
    Session.objects.create(session_key="k", session_data="", expire_date=timezone.now())
    return HttpResponse()


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_a_read_that_writes_is_refused(method):
    request = getattr(RequestFactory(), method)("/join/")
    with pytest.raises(WriteOnReadError, match=r"/join/ wrote: INSERT INTO"):
        ReadsStayReads(enrol)(request)


@pytest.mark.django_db
def test_a_post_may_write():
    assert ReadsStayReads(enrol)(RequestFactory().post("/join/")).status_code == 200


@pytest.mark.django_db
def test_a_read_may_write_its_session():
    assert ReadsStayReads(remember)(RequestFactory().get("/")).status_code == 200


def test_rows_are_asked_for_in_queries_and_made_in_actions():
    web = Path(__file__).parents[2] / "src" / "virage" / "web"
    homes = {"queries", "actions", "models", "migrations"}
    code = [path for path in web.rglob("*.py") if not homes & {path.stem, path.parent.stem}]
    strays = [path.relative_to(web) for path in code if ".objects" in path.read_text()]
    nothing(strays, "reads belong in queries.py, each starting from who asks")
