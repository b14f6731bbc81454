"""Erasing one's account: at once, with a receipt that names nobody."""

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from tests.coops import actor_of, answer, found_coop, seat
from tests.people import person, sign_in
from tests.web.diagnostics.acting import words
from tests.web.privacy.planting import COLLEAGUE, HOLDER, PLANTED, plant, where
from virage.core.access import VISITOR, Role
from virage.web.accounts.models import User
from virage.web.campaigns.actions import start_campaign
from virage.web.campaigns.models import Campaign, Participation
from virage.web.diagnostics.models import GivenAnswer, Sheet
from virage.web.journal.queries import anchors, breaks
from virage.web.organisations.models import Organisation
from virage.web.privacy import actions
from virage.web.privacy.models import Erasure
from virage.web.refusals import RefusedError

pytestmark = pytest.mark.django_db
PAGE = "privacy:erase_account"


@pytest.fixture
def organisation() -> Organisation:
    return plant()


def test_a_person_erases_their_account_and_reads_the_receipt(organisation):
    browser = sign_in(person(HOLDER))
    elsewhere = sign_in(person(HOLDER))
    Client().post(reverse("account_login"), {"email": HOLDER})  # a session that waits for a code
    anchor = anchors()
    answer = browser.post(reverse(PAGE), {"typed": HOLDER.upper()}, follow=True)
    assert "C’est effacé" in words(answer)
    assert HOLDER not in answer.content.decode()
    assert elsewhere.get(reverse("account_home")).status_code == 302
    Organisation.objects.filter(id=organisation.id).update(name="Coop")
    left = set(where(HOLDER))  # the addresses of those whom the organisation asked end alike
    assert left <= {"organisations.Invitation", "campaigns.Participation", "jobs.Mail"}
    assert not User.objects.filter(email=HOLDER).exists()
    assert not any(HOLDER in repr(each.get_decoded()) for each in Session.objects.all())
    assert list(breaks(anchor)) == []


def test_answers_to_what_is_open_go_and_those_of_what_is_closed_name_nobody(organisation):
    closed, still_open = Campaign.objects.order_by("number")
    before = GivenAnswer.objects.filter(sheet__participation__campaign=closed).count()
    actions.erase_account(actor=actor_of(person(HOLDER)))
    assert Participation.objects.filter(campaign=still_open, account__isnull=False).count() == 0
    assert Sheet.objects.filter(participation__campaign=still_open).count() == 0
    part = Participation.objects.get(campaign=closed, sheet__isnull=False)
    assert (part.account, part.email, part.digest) == (None, "", "")
    assert part.sheet
    assert part.sheet.respondent is None
    assert GivenAnswer.objects.filter(sheet=part.sheet).count() == before > 0
    receipt = Erasure.objects.get()
    assert receipt.counts["open_answers"] == 1
    assert "closed_answers" in receipt.kept


def test_who_was_only_asked_leaves_no_address(organisation):
    user = person(f"second.{HOLDER}")
    actions.erase_account(actor=actor_of(user))
    assert not Participation.objects.filter(email=user.email).exists()
    assert list(where(user.email)) == []
    assert Erasure.objects.get().counts["asked"] == 1


def test_the_last_holder_hands_over_first():
    found_coop("alone@example.coop", name="Seule")
    browser = sign_in(person("alone@example.coop"))
    shown = browser.get(reverse(PAGE))
    assert "Seule" in shown.content.decode()
    assert "seule personne" in words(shown)
    answer = browser.post(reverse(PAGE), {"typed": "alone@example.coop"})
    assert answer.status_code == 422
    with pytest.raises(actions.HoldsAloneError):
        actions.erase_account(actor=actor_of(person("alone@example.coop")))
    assert User.objects.filter(email="alone@example.coop").exists()


def test_a_wrong_address_erases_nothing(organisation):
    browser = sign_in(person(COLLEAGUE))
    assert browser.post(reverse(PAGE), {"typed": "x"}).status_code == 422
    assert browser.get(reverse(PAGE)).status_code == 200
    assert User.objects.filter(email=COLLEAGUE).exists()


def test_who_has_a_second_proof_shows_it_again(organisation):
    user = person(COLLEAGUE)
    browser = sign_in(user, second_factor=True)
    session = browser.session
    session["account_authentication_methods"] = [{"method": "mfa", "at": 0, "type": "totp"}]
    session.save()
    answer = browser.post(reverse(PAGE), {"typed": COLLEAGUE})
    assert answer.status_code == 302
    assert User.objects.filter(email=COLLEAGUE).exists()


def test_a_visitor_has_nothing_to_erase():
    with pytest.raises(RefusedError):
        actions.erase_account(actor=VISITOR)


def test_a_holder_among_others_may_go():
    organisation = found_coop("one@example.coop", name="Deux")
    seat(organisation, "two@example.coop", Role.BOARD, holder=True)
    actor = actor_of(person("one@example.coop"))
    answer(actor, start_campaign(actor=actor, organisation=organisation, due_on=None))
    actions.erase_account(actor=actor_of(person("one@example.coop")))
    assert organisation.seats.count() == 1
    assert PLANTED not in repr(list(Erasure.objects.values()))
