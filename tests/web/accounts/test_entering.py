"""Signing in: one journey for everybody, a code by mail, nothing to remember or guess."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from tests.people import person, signed_in
from virage.core.access import SiteRole
from virage.web.accounts.actors import account_actor
from virage.web.accounts.models import User
from virage.web.jobs.models import Mail

pytestmark = pytest.mark.django_db

ENTER = reverse("account_login")
CODE = reverse("account_confirm_login_code")


@pytest.fixture(autouse=True)
def patient():
    """Nobody has tried anything yet."""
    cache.clear()


def sent_code(email: str) -> str:
    """The code that the last mail to an address carries."""
    mail = Mail.objects.filter(recipient=email, purpose="account.code").latest("made_at")
    return str(mail.context["code"])


def ask(client: Client, email: str, after: str = ""):
    """Ask for a code."""
    return client.post(ENTER, {"email": email, "next": after} if after else {"email": email})


def who(client: Client) -> str | None:
    """Whose the browser is."""
    return account_actor(client.get("/").wsgi_request).account


def test_an_address_and_its_code_open_an_account(client):
    assert ask(client, "Ana@Example.org").status_code == 302
    code = sent_code("ana@example.org")
    assert re.fullmatch(r"\d{8}", code)
    answer = client.post(CODE, {"code": code})
    assert answer.status_code == 302
    user = User.objects.get(email="ana@example.org")
    assert who(client) == str(user.id)
    assert EmailAddress.objects.get(user=user).verified
    assert not user.has_usable_password()


def test_the_second_time_it_is_the_same_account(client):
    ana = person("ana@example.org")
    ask(client, "ana@example.org")
    client.post(CODE, {"code": sent_code("ana@example.org")})
    assert who(client) == str(ana.id)
    assert User.objects.count() == 1


def test_nobody_learns_whether_an_address_has_an_account():
    person("ana@example.org")
    answers = []
    for email in ("ana@example.org", "nobody@example.org"):
        client = Client()
        first = ask(client, email)
        second = client.get(CODE)
        text = second.content.decode().replace(email, "")
        shown = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"|X-CSRFToken": "[^"]*"', "", text)
        answers.append((first.status_code, first["Location"], second.status_code, shown))
    assert answers[0] == answers[1]
    assert Mail.objects.filter(purpose="account.code").count() == 2


def test_a_wrong_code_is_said_and_another_try_is_left(client):
    ask(client, "ana@example.org")
    answer = client.post(CODE, {"code": "00000000"})
    assert answer.status_code == 422
    assert "le code" in answer.content.decode()
    client.post(CODE, {"code": sent_code("ana@example.org")})
    assert who(client)


def test_after_too_many_tries_the_code_is_dead_and_the_page_says_so(client):
    ask(client, "ana@example.org")
    code = sent_code("ana@example.org")
    for _ in range(5):
        answer = client.post(CODE, {"code": "00000000"})
    assert answer.status_code == 302
    assert "Trop d’essais" in client.get(ENTER).content.decode()
    client.post(CODE, {"code": code})
    assert who(client) is None


def test_an_address_gets_few_codes(client):
    statuses = [ask(Client(), "ana@example.org").status_code for _ in range(5)]
    assert statuses[0] == 302
    assert statuses[-1] == 422


def test_the_code_of_another_browser_opens_nothing(client):
    ask(client, "ana@example.org")
    stranger = Client()
    assert stranger.post(CODE, {"code": sent_code("ana@example.org")}).status_code == 302
    assert who(stranger) is None


def test_the_address_typed_is_shown_and_may_be_changed_without_losing_the_way(client):
    after = "/organisations/nouvelle/"
    asked = client.post(ENTER, {"email": "anna@example.org", "next": after}, follow=True)
    shown = asked.content.decode()
    assert "anna@example.org" in shown
    back = f"{ENTER}?next={after}"
    assert f'value="{back}"' in shown
    again = client.post(reverse("account_logout"), {"next": back}, follow=True)
    assert f'name="next" value="{after}"' in again.content.decode()


def test_one_may_begin_again_with_another_address(client):
    ask(client, "anna@example.org")
    client.post(reverse("account_logout"), {"next": ENTER})
    assert client.get(ENTER).status_code == 200
    ask(client, "ana@example.org")
    client.post(CODE, {"code": sent_code("ana@example.org")})
    assert who(client) == str(User.objects.get(email="ana@example.org").id)


@pytest.mark.parametrize(
    ("after", "there"),
    [("/composants/", "/composants/"), ("https://evil.example/", None), ("//evil.example/", None)],
)
def test_one_goes_on_where_one_was_and_never_to_another_site(client, after, there):
    ask(client, "ana@example.org", after)
    answer = client.post(CODE, {"code": sent_code("ana@example.org"), "next": after})
    assert answer["Location"] == (there or reverse("organisations:mine"))


def test_the_mail_speaks_the_language_of_the_page():
    client = Client()
    client.post("/en/sign-in/", {"email": "ann@example.org"})
    assert Mail.objects.get(recipient="ann@example.org").language == "en"
    assert User.objects.get(email="ann@example.org").language == "en"


@pytest.mark.parametrize("wrong", ["", "not an address", "a" * 400 + "@example.org", "a@b@c"])
def test_what_is_no_address_is_said(client, wrong):
    assert ask(client, wrong).status_code == 422
    assert not User.objects.exists()


def test_signing_out_takes_a_button(client):
    ana = signed_in("ana@example.org")
    assert ana.get(reverse("account_logout")).status_code == 405
    ana.post(reverse("account_logout"))
    assert who(ana) is None


def test_a_role_of_the_programme_asks_for_a_second_proof():
    page = reverse("jobs:to_check")
    once = signed_in("dan@example.org", SiteRole.DIRECTOR)
    twice = signed_in("dan@example.org", SiteRole.DIRECTOR, second_factor=True)
    plain = signed_in("ana@example.org", second_factor=True)
    assert once.get(page).status_code == 403
    assert "deuxième preuve" in once.get(page).content.decode()
    assert twice.get(page).status_code == 200
    assert plain.get(page).status_code == 404
