"""Sharing the portrait: off by default, given and withdrawn by who holds the account."""

import pytest
from django.test import Client
from django.utils import timezone

from tests.web.campaigns.crowd import TWELVE, actor_for, found, page, window
from virage.web.accounts.models import User
from virage.web.campaigns.actions.closing import close_campaign
from virage.web.campaigns.models import Participation
from virage.web.diagnostics.actions.keys import new_key
from virage.web.diagnostics.models import Purpose as KeyPurpose
from virage.web.diagnostics.views.doors import COOKIE
from virage.web.jobs.models import Mail
from virage.web.organisations.models import Consent

pytestmark = pytest.mark.django_db
SHARINGS = ("respondents", "members", "advisor", "peers")


def closed(people=None):
    made = found(people or {"board": 3, "members": 3})
    close_campaign(actor=actor_for(made.people["holder"]), campaign=made.campaign)
    return made


def share(made, purpose, answer="yes"):
    posted = {"purpose": purpose, "share": answer}
    return window(made.people["holder"]).post(page("sharing", made), posted)


def browser_of(sheet) -> Client:
    """The browser in which a sheet was answered, without any account."""
    client = Client()
    client.cookies[COOKIE] = new_key(sheet, KeyPurpose.BROWSER, timezone.now())
    return client


def status(client, made, name="portrait"):
    return client.get(page(name, made)).status_code


def test_everything_is_off_by_default():
    made = closed()
    said = window(made.people["holder"]).get(page("sharing", made)).content.decode()
    assert said.count("Non partagé") == 4
    assert not Consent.objects.exists()


@pytest.mark.parametrize("purpose", SHARINGS)
def test_each_sharing_is_given_then_withdrawn_alone(purpose):
    made = closed({"board": 1})
    assert share(made, purpose).status_code == 302
    given = Consent.objects.get()
    assert (given.purpose, given.campaign) == (purpose, made.campaign.id)
    assert (given.given_by, given.withdrawn_at) == (made.people["holder"], None)
    said = window(made.people["holder"]).get(page("sharing", made)).content.decode()
    assert said.count("Non partagé") == 3
    share(made, purpose, "no")
    assert Consent.objects.get().withdrawn_at is not None


def test_those_who_answered_see_the_whole_once_it_is_shared_and_no_longer_than_that():
    made = closed()
    browser, staff = browser_of(made.sheets[0]), window(made.people["staff"])
    Participation.objects.filter(sheet=made.sheets[1]).update(account=made.people["staff"])
    assert (status(browser, made), status(staff, made)) == (403, 403)
    share(made, "respondents")
    assert (status(browser, made), status(staff, made)) == (200, 200)
    assert status(browser, made, "portrait_pdf") == status(browser, made, "members_page") == 200
    assert status(window(made.people["member"]), made) == 403
    share(made, "respondents", "no")
    assert (status(browser, made), status(staff, made)) == (403, 403)


def test_an_account_without_a_seat_sees_what_it_answered_once_it_is_shared():
    made = closed()
    person = User.objects.create_user("marie@example.coop")
    Participation.objects.filter(sheet=made.sheets[0]).update(account=person)
    assert status(window(person), made) == 403
    share(made, "respondents")
    assert status(window(person), made) == 200
    assert window(person).get(page("sharing", made)).status_code == 404


def test_who_was_asked_at_their_address_reads_what_is_shared_once_signed_in():
    made = closed()
    person = User.objects.create_user("marie@example.coop")
    Participation.objects.filter(sheet=made.sheets[0]).update(email=person.email)
    share(made, "respondents")
    assert status(window(person), made) == 200
    told = Mail.objects.filter(purpose="portrait.shared")
    assert list(told.values_list("recipient", flat=True)) == [person.email]
    share(made, "respondents", "no")
    share(made, "respondents")
    assert told.count() == 1  # told once a diagnosis


def test_members_see_the_page_for_members_and_nothing_else():
    made = closed()
    member, browser = window(made.people["member"]), browser_of(made.sheets[-1])
    board_browser = browser_of(made.sheets[0])
    assert status(member, made, "members_page") == 403
    share(made, "members")
    for each in (member, browser):
        assert status(each, made, "members_page") == status(each, made, "members_pdf") == 200
    assert (status(member, made), status(browser, made)) == (403, 403)
    assert status(member, made, "portrait_pdf") == 403
    assert status(board_browser, made, "members_page") == 403
    assert status(window(made.people["staff"]), made, "members_page") == 403


def test_the_consent_of_one_diagnosis_opens_no_other():
    made, other = closed(), closed(TWELVE)
    share(made, "respondents")
    assert status(browser_of(made.sheets[0]), made) == 200
    assert status(browser_of(other.sheets[0]), other) == 403
    assert status(browser_of(made.sheets[0]), other) == 302  # nobody there: sign in


def test_only_a_holder_shares():
    made, other = closed({"board": 1}), closed({"board": 1})
    posted = {"purpose": "members", "share": "yes"}
    for name in ("board", "staff", "member", "manager"):
        answer = window(made.people[name]).post(page("sharing", made), posted)
        assert answer.status_code == 403
    assert window(other.people["holder"]).post(page("sharing", made), posted).status_code == 404
    assert not Consent.objects.exists()


def test_an_open_diagnosis_has_nothing_to_share():
    made = found({"board": 1})
    answer = share(made, "members")
    assert answer.status_code == 403
    assert "le portrait s’ouvrira" in answer.content.decode()
    assert not Consent.objects.exists()


@pytest.mark.parametrize("posted", [{}, {"purpose": "mails", "share": "yes"}, {"purpose": "peers"}])
def test_what_is_no_sharing_is_refused(posted):
    made = closed({"board": 1})
    answer = window(made.people["holder"]).post(page("sharing", made), posted)
    assert answer.status_code == 400
    assert not Consent.objects.exists()
