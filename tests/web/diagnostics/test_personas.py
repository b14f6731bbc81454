"""Who may open what: every address, tried by everybody."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.test import Client

from tests.pages import addresses
from tests.samples import KeptSheet, keep_sheet
from tests.web.diagnostics.acting import address, every_row
from virage.core.access import TABLE, Actor, open_sheet, own_sheet, sheet_owner
from virage.web.diagnostics import actions
from virage.web.diagnostics.models import Sheet
from virage.web.policy import verb_of

pytestmark = pytest.mark.django_db


def holder(kept):
    """Somebody who came by the private link."""
    client = Client()
    client.post(address("resume", kept.link))
    return client


def visitor(kept):
    return Client()


def holder_of_another(kept):
    client = Client()
    keep_sheet(client)
    return client


def revoked(kept):
    """Somebody who came by the private link, before it was revoked."""
    client = holder(kept)
    owner = Actor(keys=frozenset({str(kept.id)}))
    sheet = Sheet.objects.get(id=kept.id)
    actions.close_other_doors(actor=owner, sheet=sheet, digests=[])
    return client


def started_from_nothing(kept):
    """Somebody whose cookie was invented."""
    client = Client()
    client.cookies["virage_keys"] = f"{kept.id}.{'x' * 22}"
    return client


STRANGERS = (visitor, holder_of_another, revoked, started_from_nothing)


@pytest.fixture
def kept():
    return keep_sheet(Client())


def of_the_self_diagnosis(route):
    return route.name.startswith(("diagnostics:", "ui:"))


def open_to_visitors(route):
    return of_the_self_diagnosis(route) and not about_a_sheet(route)


def about_a_sheet(route):
    return TABLE[verb_of(route.view) or ""] in (own_sheet, open_sheet, sheet_owner)


def for_its_owner(route):
    return TABLE[verb_of(route.view) or ""] is sheet_owner


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("method", ["get", "head", "post", "put", "delete", "patch", "options"])
@pytest.mark.parametrize("persona", STRANGERS)
def test_a_sheet_does_not_exist_for_strangers(kept, persona, method, language):
    client = persona(kept)
    before = [(row.pk, row) for row in every_row(Sheet.objects.get(id=kept.id))]
    for _route, url in addresses(kept, language, where=about_a_sheet):
        assert getattr(client, method)(url).status_code == 404, url
    assert [(row.pk, row) for row in every_row(Sheet.objects.get(id=kept.id))] == before


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_holder_of_the_link_reads_and_answers_but_neither_shares_nor_erases(kept, language):
    client = holder(kept)
    for route, url in addresses(kept, language, where=of_the_self_diagnosis):
        expected = {403} if for_its_owner(route) else {200, 302, 405}
        assert client.get(url).status_code in expected, url


@pytest.mark.parametrize("persona", [holder, *STRANGERS])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_everybody_opens_what_is_not_about_a_sheet(kept, persona, language):
    client = persona(kept)
    for _route, url in addresses(kept, language, where=open_to_visitors):
        assert client.get(url).status_code in {200, 405}, url


@pytest.mark.parametrize("method", ["get", "post"])
def test_an_identifier_of_nothing_is_not_found_even_for_a_holder(kept, method):
    client = holder(kept)
    nowhere = KeptSheet(uuid4(), kept.tools, kept.link)
    without_tool = replace(kept, tools=(uuid4(),))
    for invented in (nowhere, without_tool):
        for route, url in addresses(invented, "fr", where=of_the_self_diagnosis):
            if str(kept.id) not in url and about_a_sheet(route):
                assert getattr(client, method)(url).status_code == 404, url
            if route.name == "diagnostics:change_tool":
                assert client.get(url).status_code == 404


def test_an_address_that_is_no_identifier_is_not_found(kept):
    client = holder(kept)
    for wrong in ("0", "x" * 36, str(kept.id)[:-1], f"{kept.id}0"):
        assert client.get(f"/autodiagnostic/{wrong}/").status_code == 404


@pytest.mark.parametrize("persona", [visitor, holder_of_another, holder])
def test_a_form_without_its_token_is_refused(kept, persona):
    client = Client(enforce_csrf_checks=True)
    client.cookies = persona(kept).cookies
    for name in ("erase", "start_over", "link", "go_on", "profile"):
        assert client.post(address(name, kept.id)).status_code == 403
    assert client.post(address("start")).status_code == 403
    assert client.post(address("resume", kept.link)).status_code == 403
    assert Sheet.objects.filter(id=kept.id).exists()
