"""The page of the account: passkeys, application, recovery codes, sessions, language."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
)
from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from tests.people import person, sign_in, signed_in
from tests.web.accounts.test_entering import CODE, ask, sent_code, who
from virage.cli import main
from virage.core.access import SiteRole
from virage.web.accounts.models import SiteRoleRow, User
from virage.web.journal.models import Entry

pytestmark = pytest.mark.django_db
HOME = reverse("account_home")


@pytest.fixture(autouse=True)
def patient():
    """Nobody has tried anything yet."""
    cache.clear()


def code_of(secret: str, steps: int = 0) -> str:
    """What an authenticator application shows now, its clock some half minutes ahead."""
    now = int(time.time()) // 30
    return format_hotp_value(hotp_value(secret, now + steps))


def with_application(client: Client) -> str:
    """Add an authenticator application and return its secret."""
    page = client.get(reverse("mfa_activate_totp"))
    secret = str(page.context["form"].secret)
    answer = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    assert answer.status_code == 302
    return secret


def enter(email: str) -> Client:
    """Sign in with a code by mail, as people do."""
    client = Client(headers={"User-Agent": "Firefox/140.0"})
    ask(client, email)
    client.post(CODE, {"code": sent_code(email)})
    return client


@pytest.mark.parametrize("name", ["account_home", "mfa_add_webauthn", "mfa_activate_totp"])
def test_a_visitor_is_led_to_sign_in(client, name):
    answer = client.get(reverse(name))
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("account_login"))


def prefixed(prefix: str, name: str) -> str:
    """The address of a page, in the language of the prefix."""
    with override("en" if prefix else "fr"):
        return reverse(name)


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_every_page_of_the_account_shows_itself(prefix):
    ana = signed_in("ana@example.org")
    for name in ("account_home", "mfa_add_webauthn", "mfa_activate_totp"):
        assert ana.get(prefixed(prefix, name)).status_code == 200
    with_application(ana)
    for name in ("mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_deactivate_totp"):
        assert ana.get(prefixed(prefix, name)).status_code == 200, name
    assert "10 codes de secours" in ana.get(HOME).content.decode()


def test_a_wrong_first_code_adds_no_application():
    ana = signed_in("ana@example.org")
    ana.get(reverse("mfa_activate_totp"))
    answer = ana.post(reverse("mfa_activate_totp"), {"code": "000000"})
    assert answer.status_code == 422
    assert not Authenticator.objects.exists()


def test_with_an_application_the_code_by_mail_is_not_enough():
    secret = with_application(signed_in("ana@example.org"))
    browser = enter("ana@example.org")
    assert who(browser) is None
    assert browser.get(reverse("mfa_authenticate")).status_code == 200
    assert browser.post(reverse("mfa_authenticate"), {"code": "000000"}).status_code == 422
    assert who(browser) is None
    cache.clear()  # the same thirty seconds: its code was used to add the application
    browser.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert who(browser) == str(User.objects.get().id)


@pytest.mark.parametrize(("steps", "opens"), [(1, True), (-3, False)])
def test_a_telephone_whose_clock_is_a_little_off_opens_the_account(steps, opens):
    secret = with_application(signed_in("ana@example.org"))
    browser = enter("ana@example.org")
    cache.clear()
    browser.post(reverse("mfa_authenticate"), {"code": code_of(secret, steps)})
    assert bool(who(browser)) is opens


def test_a_recovery_code_opens_the_account_once():
    with_application(signed_in("ana@example.org"))
    codes = Authenticator.objects.get(type="recovery_codes").wrap()
    code = codes.get_unused_codes()[0]
    for expected in (True, False):
        browser = enter("ana@example.org")
        browser.post(reverse("mfa_authenticate"), {"code": code})
        assert bool(who(browser)) is expected


def test_sessions_are_listed_and_closed_elsewhere():
    person("ana@example.org")
    here, there = enter("ana@example.org"), enter("ana@example.org")
    page = here.get(HOME).content.decode()
    assert page.count("Firefox") == 2
    here.post(reverse("account_elsewhere"))
    assert who(here)
    assert who(there) is None


def test_one_place_is_closed_and_the_others_stay():
    person("ana@example.org")
    here, there, elsewhere = (enter("ana@example.org") for _ in range(3))
    place = UserSession.objects.get(session_key=there.session.session_key)
    for named in ("0", "somewhere"):
        here.post(reverse("account_elsewhere"), {"place": named})
    assert who(there)
    here.post(reverse("account_elsewhere"), {"place": str(place.pk)})
    assert who(there) is None
    assert who(elsewhere)
    assert who(here)


def test_a_passkey_is_offered_only_to_who_has_one():
    ana = signed_in("ana@example.org")
    with_application(ana)
    second = enter("ana@example.org").get(reverse("mfa_authenticate"))
    assert second.status_code == 200
    assert "mfa_webauthn_authenticate" not in second.content.decode()
    again, offered = reverse("mfa_reauthenticate"), reverse("mfa_reauthenticate_webauthn")
    assert offered not in ana.get(again).content.decode()
    Authenticator.objects.create(
        user=person("ana@example.org"), type="webauthn", data={"name": "mine"}
    )
    kept = ana.get(f"{again}?next={HOME}").content.decode()
    assert f"{offered}?next={HOME}" in kept


def test_nobody_removes_the_passkey_of_another():
    ana = person("ana@example.org")
    passkey = Authenticator.objects.create(user=ana, type="webauthn", data={"name": "mine"})
    eve = signed_in("eve@example.org")
    for method in ("get", "post"):
        address = f"{reverse('mfa_remove_webauthn')}?passkey={passkey.pk}"
        assert getattr(eve, method)(address)["Location"].endswith(reverse("account_home"))
    assert Authenticator.objects.filter(pk=passkey.pk).exists()


def test_the_language_of_mails_is_chosen():
    ana = person("ana@example.org")
    browser = sign_in(ana)
    browser.post(reverse("account_language"), {"language": "en"})
    browser.post(reverse("account_language"), {"language": "xx"})
    ana.refresh_from_db()
    assert ana.language == "en"


def test_the_command_grants_and_revokes_and_journals_both(capsys):
    person("dan@example.org")
    assert main(["grant", "director", "Dan@example.org", "--lang", "fr"]) == 0
    assert main(["grant", "director", "dan@example.org", "--lang", "en"]) == 0
    assert "already" in capsys.readouterr().out
    assert SiteRoleRow.objects.get().role == SiteRole.DIRECTOR.value
    assert main(["revoke", "director", "dan@example.org"]) == 0
    assert not SiteRoleRow.objects.exists()
    assert [each.verb for each in Entry.objects.all()] == ["role.grant", "role.revoke"]


def test_a_role_ends_the_sessions_opened_before_it(capsys):
    for email in ("dan@example.org", "ana@example.org"):
        person(email)
    dan, elsewhere, ana = (enter(f"{name}@example.org") for name in ("dan", "dan", "ana"))
    assert main(["grant", "director", "dan@example.org", "--lang", "fr"]) == 0
    assert "se connecte de nouveau" in capsys.readouterr().out
    assert [bool(who(each)) for each in (dan, elsewhere, ana)] == [False, False, True]
    assert [each.user.email for each in UserSession.objects.all()] == ["ana@example.org"]
    again = enter("dan@example.org")
    assert again.session.get_expiry_age() == pytest.approx(12 * 3600, abs=60)
    main(["grant", "director", "dan@example.org", "--lang", "en"])
    assert "signed out" not in capsys.readouterr().out
    assert who(again)  # nothing changed: nothing ends
    main(["revoke", "director", "dan@example.org", "--lang", "en"])
    assert "signed out" not in capsys.readouterr().out
    assert who(again)


def test_the_command_says_when_there_is_no_such_account(capsys):
    assert main(["grant", "director", "nobody@example.org", "--lang", "en"]) == 2
    assert "nobody@example.org" in capsys.readouterr().err


def test_who_directs_signs_in_again_each_day():
    person("dan@example.org", SiteRole.DIRECTOR)
    person("ana@example.org")
    ages = [
        enter(email).session.get_expiry_age() for email in ("dan@example.org", "ana@example.org")
    ]
    assert ages == pytest.approx([12 * 3600, 30 * 24 * 3600], abs=60)
    assert time.time() > 0


def test_who_has_just_added_a_second_proof_has_shown_it():
    dan = signed_in("dan@example.org", SiteRole.DIRECTOR)
    assert dan.get(reverse("jobs:to_check")).status_code == 403
    with_application(dan)
    assert dan.get(reverse("jobs:to_check")).status_code == 200
    assert who(dan)
