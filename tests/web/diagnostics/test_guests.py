"""Who comes by the private link is a guest; the browser of the start keeps the sheet."""

from datetime import timedelta
from http import HTTPStatus

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.web.diagnostics.acting import address, start
from virage.core.access import Actor
from virage.web.diagnostics import actions
from virage.web.diagnostics.models import Key, Purpose, Sheet
from virage.web.diagnostics.views.doors import COOKIE

pytestmark = pytest.mark.django_db


def link_of(sheet):
    return actions.make_link(actor=Actor(keys=frozenset({str(sheet.id)})), sheet=sheet)


def guest_of(sheet):
    guest = Client()
    guest.post(address("resume", link_of(sheet)))
    return guest


def test_a_guest_cannot_shut_the_owner_out(client, sheet):
    guest = guest_of(sheet)
    answer = guest.post(address("link", sheet.id), {"revoke": "yes"})
    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert "commencée" in answer.content.decode()
    assert client.get(address("overview", sheet.id)).status_code == HTTPStatus.OK


@pytest.mark.parametrize("name", ["erase", "start_over", "link"])
def test_a_guest_neither_erases_nor_passes_the_sheet_on(sheet, name):
    assert guest_of(sheet).post(address(name, sheet.id)).status_code == HTTPStatus.FORBIDDEN
    assert Sheet.objects.filter(id=sheet.id).exists()


def test_the_overview_offers_a_guest_only_what_a_guest_may_do(client, sheet):
    theirs = guest_of(sheet).get(address("overview", sheet.id)).content.decode()
    assert address("erase", sheet.id) not in theirs
    assert "Vous êtes venu par le lien privé" in theirs
    assert address("erase", sheet.id) in client.get(address("overview", sheet.id)).content.decode()


def test_the_portrait_ends_on_keeping_it_with_others_for_who_began_it(client, sheet):
    kept, portrait = reverse("campaigns:claim", args=[sheet.id]), address("portrait", sheet.id)
    assert kept in client.get(portrait).content.decode().split('class="facts')[-1]
    assert kept not in guest_of(sheet).get(portrait).content.decode()


def test_a_link_is_good_for_thirty_days(sheet):
    secret = link_of(sheet)
    old = timezone.now() - timedelta(days=30, seconds=1)
    Key.objects.filter(purpose=Purpose.LINK).update(made_at=old)
    assert Client().post(address("resume", secret)).status_code == HTTPStatus.NOT_FOUND


def test_making_a_link_does_not_change_the_day_of_the_portrait(sheet):
    before = Sheet.objects.get(id=sheet.id).touched_at
    link_of(sheet)
    assert Sheet.objects.get(id=sheet.id).touched_at == before


def test_a_sheet_in_use_keeps_its_key_for_another_year(client, sheet):
    answer = client.post(address("go_on", sheet.id))
    assert answer.cookies[COOKIE]["max-age"] == 60 * 60 * 24 * 365


def test_a_hundred_sheets_begun_in_one_browser_all_open(client, sheet):
    for _ in range(100):
        start(client)
    assert client.get(address("overview", sheet.id)).status_code == HTTPStatus.OK
    assert len(client.cookies[COOKIE].value) < 4000


def test_home_is_kept_by_no_browser_once_it_names_a_sheet(client):
    assert "no-store" not in client.get(address("home")).headers.get("Cache-Control", "")
    start(client)
    assert "no-store" in client.get(address("home")).headers["Cache-Control"]


@pytest.mark.django_db(transaction=True)
def test_what_was_erased_is_not_left_in_the_journal_of_the_database(client):
    sheet = start(client, name="Coop Introuvable Quatorze")
    client.post(address("erase", sheet.id))
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint")
            _busy, frames, _folded = cursor.fetchone()
        assert frames <= 0
    assert not Sheet.objects.exists()
