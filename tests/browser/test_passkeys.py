"""A passkey is added in Chromium, then signs in alone; the authenticator is a virtual one."""

import re

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from tests.browser.conftest import borrow
from tests.people import signed_in
from virage.web.accounts.actors import account_actor
from virage.web.accounts.models import User

pytestmark = pytest.mark.django_db(transaction=True)

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def device(page: Page) -> None:
    """The browser's device keeps passkeys, and its owner always shows their finger."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})


def test_a_passkey_is_added_and_signs_in_by_itself(page: Page, live_server, device):
    borrow(page.context, signed_in("ana@example.org"), live_server.url)
    page.goto("/en/account/")
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_label("A name to recognise it by").fill("My telephone")
    page.get_by_role("button", name="Add this device").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Recovery codes")
    page.get_by_role("link", name="They are put away").click()
    expect(page.get_by_text("My telephone")).to_have_count(2)  # the name, and its button
    page.get_by_role("button", name="Sign out", exact=True).click()
    expect(page).to_have_url(re.compile("/en/$"))
    page.goto("/en/sign-in/?next=/en/account/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page).to_have_url(re.compile("/en/account/$"))
    expect(page.get_by_text("ana@example.org")).to_be_visible()
    assert who(page) == (str(User.objects.get().id), True)


def who(page: Page) -> tuple[str | None, bool]:
    """Whose the browser is, and whether it proved so twice."""
    client = Client()
    for cookie in page.context.cookies():
        client.cookies[str(cookie.get("name"))] = str(cookie.get("value"))
    actor = account_actor(client.get("/").wsgi_request)
    return actor.account, actor.second_factor
