"""The site is closed by default: every address names the verb that the policy decides on."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from tests.checks import nothing
from tests.coops import a_coop
from tests.pages import LANGUAGES, addresses, everybody, routes
from tests.samples import keep_sheet
from virage.core.access import TABLE, open_sheet, own_sheet, sheet_owner
from virage.web.policy import ClosedByDefault, verb, verb_of


def test_every_address_names_a_verb_of_the_table():
    nameless = [route.pattern for route in routes() if verb_of(route.view) not in TABLE]
    nothing(nameless, "mark these views with @verb(…) of virage.web.policy")


def test_every_address_has_a_name():
    nothing([r.pattern for r in routes() if r.name.endswith("None")], "name these addresses")


def test_a_verb_outside_the_table_is_refused_when_the_view_is_read():
    with pytest.raises(ImproperlyConfigured, match=r"'public.dance' is not a verb"):
        verb("public.dance")


def nameless_view(request: HttpRequest) -> HttpResponse:
    return HttpResponse("open to all winds")


@pytest.mark.parametrize(("loudly", "refusal"), [(True, ImproperlyConfigured), (False, Http404)])
def test_a_view_without_a_verb_never_answers(settings, loudly, refusal):
    settings.REFUSE_LOUDLY = loudly
    closed = ClosedByDefault(nameless_view)
    with pytest.raises(refusal):
        closed.process_view(RequestFactory().get("/"), nameless_view, (), {})


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_address_answers_a_get_without_error_and_without_writing(language):
    client = everybody()
    open_one = str(a_coop().open)
    for route, address in addresses(keep_sheet(client), language):
        still_open = open_one in address  # its portrait waits
        compares = route.name.startswith("campaigns:compare")  # also with itself, which is nothing
        expected = {200, 302, 405} | ({403, 404} if still_open or compares else set())
        assert client.get(address).status_code in expected, address


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_sheet_does_not_exist_for_who_holds_another(client, method):
    kept = keep_sheet(Client())
    keep_sheet(client)
    for route, address in addresses(kept, "fr"):
        if TABLE.get(verb_of(route.view) or "") in (own_sheet, open_sheet, sheet_owner):
            assert getattr(client, method)(address).status_code == 404, address


@pytest.mark.django_db
def test_an_address_of_nobody_is_not_found(client):
    assert client.get("/nothing-here/").status_code == 404
