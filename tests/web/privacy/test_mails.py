"""The mail that proposes a new diagnosis: only to who agreed, once, and stopped by a button."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.people import person, sign_in
from tests.web.diagnostics.acting import words
from tests.web.privacy.planting import COLLEAGUE, HOLDER, plant
from virage.core.access import VISITOR
from virage.web.campaigns.models import Campaign
from virage.web.jobs.message import compose
from virage.web.jobs.models import Mail
from virage.web.journal.models import Entry
from virage.web.organisations.models import Organisation
from virage.web.privacy import actions
from virage.web.privacy.actions.mails import stop_secret_of
from virage.web.privacy.due import again
from virage.web.privacy.models import MailConsent, Mails
from virage.web.refusals import RefusedError

pytestmark = pytest.mark.django_db
YEAR = timedelta(days=366)


@pytest.fixture
def organisation() -> Organisation:
    """Its only diagnosis is closed; two people hold its account."""
    organisation = plant()
    Campaign.objects.filter(closed_at=None).delete()
    return organisation


def agree(email: str = HOLDER) -> MailConsent:
    browser = sign_in(person(email))
    for _ in range(2):
        assert browser.post(reverse("privacy:mails"), {"agree": "yes"}).status_code == 302
    return MailConsent.objects.get(account__email=email)


def written() -> list[str]:
    rows = Mail.objects.filter(purpose="campaign.again")
    return list(rows.values_list("recipient", flat=True))


def test_nobody_is_written_to_who_did_not_agree(organisation):
    again(timezone.now() + YEAR)
    assert written() == []


def test_who_agreed_is_written_to_once_after_a_year(organisation):
    agree()
    again(timezone.now() + YEAR - timedelta(days=30))
    assert written() == []
    for days in (0, 1, 40):
        again(timezone.now() + YEAR + timedelta(days=days))
    assert written() == [HOLDER]
    mail = compose(Mail.objects.get(purpose="campaign.again"), timezone.now())
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "Coop Zephyrin" in mail["Subject"]


def test_not_when_a_new_diagnosis_was_begun_nor_much_too_late(organisation):
    agree()
    again(timezone.now() + 2 * YEAR)
    past = Campaign.objects.get()
    Campaign.objects.create(
        organisation=organisation,
        number=past.number + 1,
        questionnaire=past.questionnaire,
        version=past.version,
        content_hash=past.content_hash,
        started_at=timezone.now(),
    )
    again(timezone.now() + YEAR)
    assert written() == []


def test_the_link_stops_the_mails_without_signing_in(organisation):
    consent = agree()
    again(timezone.now() + YEAR)
    link = reverse("privacy:stop_mails", args=[stop_secret_of(consent)])
    visitor = Client(enforce_csrf_checks=True)
    assert "Ne plus recevoir ces courriels" in words(visitor.get(link))
    assert MailConsent.objects.filter(withdrawn_at=None).exists()  # looking stops nothing
    for _ in range(2):
        answer = visitor.post(link, {"List-Unsubscribe": "One-Click"})
        assert "Ces courriels ont cessé" in words(answer)
    assert not MailConsent.objects.filter(withdrawn_at=None).exists()
    assert written() == []  # what waited was taken out
    assert Entry.objects.filter(verb="mails.stop").count() == 1
    assert visitor.get(reverse("privacy:stop_mails", args=["nothing"])).status_code == 404


def test_one_withdraws_on_the_page_of_ones_data_and_may_agree_again(organisation):
    agree(COLLEAGUE)
    browser = sign_in(person(COLLEAGUE))
    assert "Vous avez accepté le" in words(browser.get(reverse("privacy:account")))
    for _ in range(2):
        browser.post(reverse("privacy:mails"), {"agree": "no"})
    browser.post(reverse("privacy:mails"), {"agree": "yes"})
    assert MailConsent.objects.filter(account__email=COLLEAGUE).count() == 2
    assert MailConsent.objects.filter(withdrawn_at=None).count() == 1


def test_a_visitor_agrees_to_nothing():
    for act in (actions.agree_to_mails, actions.stop_mails):
        with pytest.raises(RefusedError):
            act(actor=VISITOR, purpose=Mails.AGAIN)
