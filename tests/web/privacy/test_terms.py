"""Keeping to the terms: what nobody needs any more goes, on its day and not before."""

from datetime import datetime, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from tests.coops import a_coop, found_coop
from tests.people import person, sign_in
from tests.samples import keep_sheet
from tests.texts import rewritten
from virage.core.access import VISITOR, SiteRole
from virage.core.reach import Kind
from virage.web.accounts.actions import open_account
from virage.web.accounts.models import User
from virage.web.awareness.models import Edition
from virage.web.campaigns.models import Campaign, Participation
from virage.web.diagnostics.models import Sheet
from virage.web.jobs.models import Mail
from virage.web.organisations.models import Invitation, Organisation
from virage.web.privacy import terms
from virage.web.privacy.actions import keep_to_the_terms
from virage.web.privacy.models import Cause, Erasure, IdleNotice
from virage.web.reach.actions import count
from virage.web.reach.models import Tally

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def now() -> datetime:
    return timezone.now()


def test_a_sheet_that_nobody_touched_for_a_year_goes(now):
    kept = keep_sheet(Client())
    keep_to_the_terms(now + terms.ANONYMOUS_SHEET - DAY)
    assert Sheet.objects.filter(id=kept.id).exists()
    keep_to_the_terms(now + terms.ANONYMOUS_SHEET + DAY)
    assert not Sheet.objects.filter(id=kept.id).exists()


def test_a_sheet_of_an_organisation_stays(now):
    a_coop()
    person("holder@example.coop")
    User.objects.update(last_login=now + terms.ANONYMOUS_SHEET)
    sheets = set(Sheet.objects.values_list("id", flat=True))
    keep_to_the_terms(now + terms.ANONYMOUS_SHEET + DAY)
    assert set(Sheet.objects.values_list("id", flat=True)) == sheets


def test_an_invitation_that_nobody_took_goes_with_its_mail(now):
    a_coop()
    offered = Invitation.objects.get()
    keep_to_the_terms(offered.expires_at + terms.INVITATION - DAY)
    assert Mail.objects.filter(occasion=str(offered.id)).exists()
    keep_to_the_terms(offered.expires_at + terms.INVITATION + DAY)
    assert not Invitation.objects.exists()
    assert not Mail.objects.filter(occasion=str(offered.id)).exists()


def test_the_addresses_of_those_who_were_asked_go_a_month_after_the_closing(now):
    a_coop()
    still_open = Campaign.objects.get(closed_at=None)
    asked = Participation.objects.exclude(email="").get()
    keep_to_the_terms(now + terms.ADDRESS_OF_RESPONDENT + DAY)
    assert Participation.objects.get(id=asked.id).email
    Campaign.objects.filter(id=still_open.id).update(closed_at=now)
    keep_to_the_terms(now + terms.ADDRESS_OF_RESPONDENT + DAY)
    kept = Participation.objects.get(id=asked.id)
    assert (kept.email, kept.digest) == ("", "")


def test_a_part_stays_its_person_s_when_the_address_goes(now):
    a_coop()
    asked = Participation.objects.exclude(email="").get()
    Campaign.objects.filter(id=asked.campaign_id).update(closed_at=now)
    user = person(asked.email)
    User.objects.update(last_login=now)
    for _ in range(2):
        keep_to_the_terms(now + terms.ADDRESS_OF_RESPONDENT + DAY)
    kept = Participation.objects.get(id=asked.id)
    assert (kept.account, kept.email) == (user, "")


def test_a_session_that_ended_goes(now):
    sign_in(person("ana@example.coop"))
    keep_to_the_terms(now + DAY)
    assert Session.objects.count() == 1
    keep_to_the_terms(now + timedelta(days=31))
    assert Session.objects.count() == 0


def test_an_account_whose_code_never_came_back_goes_after_a_day(now):
    open_account(actor=VISITOR, email="never@example.coop", language="fr")
    keep_to_the_terms(now + DAY / 2)
    assert User.objects.exists()
    keep_to_the_terms(now + 2 * DAY)
    assert not User.objects.exists()


def test_an_idle_person_is_told_then_erased_unless_they_come_back(now):
    gone, back = person("gone@example.coop"), person("back@example.coop")
    person("advisor@example.coop", SiteRole.ADVISOR)
    found_coop("holder@example.coop")
    User.objects.update(last_login=now)
    late = now + terms.ACCOUNT + DAY
    keep_to_the_terms(late)
    keep_to_the_terms(late + DAY)
    told = Mail.objects.filter(purpose="account.idle").values_list("recipient", flat=True)
    assert sorted(told) == [back.email, gone.email]
    User.objects.filter(id=back.id).update(last_login=late + DAY)
    keep_to_the_terms(late + terms.ACCOUNT_NOTICE + DAY)
    assert set(User.objects.values_list("email", flat=True)) == {
        "back@example.coop",
        "advisor@example.coop",
        "holder@example.coop",
    }
    assert not IdleNotice.objects.exists()
    assert Erasure.objects.get().cause == Cause.IDLE


def test_an_idle_organisation_is_planned_then_erased_unless_somebody_comes_back(now):
    gone = found_coop("gone@example.coop", name="Partie")
    back = found_coop("back@example.coop", name="Revenue")
    late = now + terms.ORGANISATION + DAY
    keep_to_the_terms(late)
    assert Organisation.objects.filter(erase_after=None).count() == 0
    assert Mail.objects.filter(purpose="planned.erasure").count() == 2
    User.objects.filter(email="back@example.coop").update(last_login=late + DAY)
    keep_to_the_terms(late + terms.ORGANISATION_NOTICE + DAY)
    assert Organisation.objects.get().id == back.id
    assert Organisation.objects.get().erase_after is None
    assert Erasure.objects.get(subject=gone.id).done_at


def test_receipts_are_kept_five_years(now):
    found_coop("gone@example.coop", name="Partie")
    late = now + terms.ORGANISATION + DAY
    keep_to_the_terms(late)
    keep_to_the_terms(late + terms.ORGANISATION_NOTICE + DAY)
    assert Erasure.objects.filter(kind="organisation").exists()
    keep_to_the_terms(late + terms.ORGANISATION_NOTICE + terms.RECEIPT + 3 * DAY)
    assert not Erasure.objects.filter(kind="organisation").exists()


def test_drafts_of_a_text_go_after_a_year_and_counts_after_five():
    rewritten(title={"fr": "Un", "en": "One"})
    rewritten(base=1)
    now = timezone.now()
    count(actor=VISITOR, kind=Kind.BEGUN)
    keep_to_the_terms(now + terms.OLD_DRAFT - DAY)
    assert (Edition.objects.count(), Tally.objects.count()) == (2, 1)
    keep_to_the_terms(now + terms.OLD_DRAFT + DAY)
    assert list(Edition.objects.values_list("number", flat=True)) == [2]
    keep_to_the_terms(now + terms.TALLY + 32 * DAY)
    assert not Tally.objects.exists()
