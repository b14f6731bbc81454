"""The private link: made, followed, replaced, revoked; looking at it does nothing."""

import re

import pytest
from django.test import Client

from tests.web.diagnostics.acting import Window, address, section, start, words
from virage.web.diagnostics.models import Key
from virage.web.diagnostics.views.doors import COOKIE

pytestmark = pytest.mark.django_db


def make_link(client, sheet, language="fr"):
    answer = client.post(address("link", sheet.id, language=language))
    found = re.search(r'value="http://testserver([^"]+)"', answer.content.decode())
    assert found, words(answer)
    return found[1]


def may_see(client, sheet):
    return client.get(address("overview", sheet.id)).status_code == 200


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_link_opens_the_sheet_in_another_browser(client, sheet, language):
    link, phone = make_link(client, sheet, language), Client()
    assert phone.get(link).status_code == 200
    answer = phone.post(link)
    assert answer["Location"] == address("overview", sheet.id, language=language)
    assert may_see(phone, sheet)
    assert section(phone, sheet, "security").touch("sec_backup", "tested").status_code == 200


def test_looking_at_the_link_opens_nothing(client, sheet):
    link, scanner = make_link(client, sheet), Client()
    for ask in (scanner.get, scanner.head):
        assert ask(link).status_code == 200
    assert COOKIE not in scanner.cookies
    assert Key.objects.count() == 2


def test_looking_at_a_link_does_not_tell_whether_it_opens_something(client, sheet):
    def said(link):
        html = Client().get(link).content.decode().replace(link.split("/")[-2], "")
        return re.sub("[A-Za-z0-9]{64}", "", html)  # the token of the form

    assert said(make_link(client, sheet)) == said(address("resume", "x" * 22))


def test_the_page_of_the_link_is_never_kept(client, sheet):
    assert "no-store" in Client().get(make_link(client, sheet))["Cache-Control"]


def test_the_link_is_shown_only_once_and_kept_as_a_fingerprint(client, sheet):
    secret = make_link(client, sheet).split("/")[-2]
    again = client.get(address("link", sheet.id)).content.decode()
    assert secret not in again
    assert secret not in str(list(Key.objects.values()))
    assert len(secret) >= 22  # 128 bits


def test_the_page_tells_whether_a_link_exists(client, sheet):
    url = address("link", sheet.id, language="en")
    assert "No private link exists yet." in words(client.get(url))
    made = words(client.post(url))
    assert "Here is your link" in made
    assert "No private link exists yet." not in made
    assert "A private link exists already." in words(client.get(url))


def test_a_new_link_replaces_the_old_one(client, sheet):
    old, new = make_link(client, sheet), make_link(client, sheet)
    assert Client().post(old).status_code == 404
    assert Client().post(new).status_code == 302


def test_revoking_closes_the_other_browsers_and_the_link_but_not_this_browser(client, sheet):
    link, phone = make_link(client, sheet), Client()
    phone.post(link)
    Window(client, address("link", sheet.id)).send(revoke="yes")
    assert may_see(client, sheet)
    assert not may_see(phone, sheet)
    assert Client().post(link).status_code == 404


def test_revoking_leaves_other_sheets_alone(client, sheet, other):
    client.post(address("link", sheet.id), {"revoke": "yes"})
    assert "La coop d’à côté" in words(other.get(address("home")))


def test_the_secret_of_a_link_is_no_key_by_itself(client, sheet):
    thief = Client()
    thief.cookies[COOKIE] = make_link(client, sheet).split("/")[-2]
    assert not may_see(thief, sheet)


def test_a_key_is_no_link(client, sheet):
    key = client.cookies[COOKIE].value
    assert Client().post(address("resume", key)).status_code == 404


@pytest.mark.parametrize("secret", ["x", "x" * 500, "é", "%00", "a.b"])
def test_a_link_that_opens_nothing_says_so(client, secret):
    answer = client.post(address("resume", secret, language="en"))
    assert answer.status_code == 404
    assert "This link opens nothing" in words(answer)


def test_following_the_link_again_takes_no_second_place_on_the_ring(client, sheet):
    link, phone = make_link(client, sheet), Client()
    for _ in range(3):
        phone.post(link)
    assert "." not in phone.cookies[COOKIE].value
    assert Key.objects.count() == 3


def test_the_link_does_not_close_what_the_browser_had_open(client, sheet, other):
    other.post(make_link(client, sheet))
    home = words(other.get(address("home")))
    assert "La coop d’à côté" in home
    assert "Un autodiagnostic sans nom" in home


def test_dead_keys_leave_room_on_the_ring(client):
    for _ in range(3):
        client.post(address("erase", start(client).id))
    sheet = start(client)
    assert "." not in client.cookies[COOKIE].value
    assert may_see(client, sheet)
