"""Whatever is sent to the pages of the account, none breaks and none is left open."""

from urllib.parse import urlencode

import pytest
from django.core.cache import cache
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.people import signed_in
from virage.web.accounts.urls import urlpatterns

pytestmark = pytest.mark.django_db

NAMES = sorted({str(each.name) for each in urlpatterns})
FIELDS = "email code credential name passwordless language next action passkey".split()
ODD = ["", "{}", "[]", "null", '{"response": {}}', '{"id": 1, "response": {"userHandle": "x"}}']
ODD += ['{"id": "AA", "rawId": "AA", "type": "public-key", "response": {"userHandle": "AA"}}']
ODD += [
    "[" * 60_000,
    "[" * 9_000,
    "x" * 20_000,
    "a@b.co",
    "é@é.ca",
    "\ud800",
    "\x00",
    "12345678",
    "//evil.example",
]

bounded = settings(
    max_examples=min(settings().max_examples // 2, 100),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
forms = st.lists(st.tuples(st.sampled_from(FIELDS), st.sampled_from(ODD) | st.text()), max_size=6)


@pytest.mark.parametrize("member", [False, True], ids=["visitor", "member"])
@pytest.mark.parametrize("name", [name for name in NAMES if "webauthn" in name])
def test_no_credential_breaks_a_page(client, name, member):
    browser = signed_in("ana@example.org", second_factor=True) if member else client
    browser.get(reverse(name))
    for odd in ODD:
        cache.clear()
        if "\ud800" not in odd:
            assert browser.post(reverse(name), {"credential": odd}).status_code < 500, odd[:80]


@pytest.mark.parametrize("member", [False, True], ids=["visitor", "member"])
@pytest.mark.parametrize("name", NAMES)
def test_no_form_breaks_a_page(client, name, member):
    browser = signed_in("ana@example.org", second_factor=True) if member else client

    @bounded
    @given(forms)
    def no_form_breaks_it(form):
        cache.clear()
        if name == "account_logout" and member:
            return
        body = urlencode(form, errors="surrogatepass").encode()
        kind = "application/x-www-form-urlencoded"
        assert browser.generic("POST", reverse(name), body, kind).status_code < 500

    no_form_breaks_it()


def test_nothing_of_allauth_about_passwords_has_an_address(client):
    assert not [name for name in NAMES if "password" in name or "signup" in name]
