"""What a link is worth once it leaves the hands of who received it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.coops import holder_client
from tests.people import signed_in
from tests.web.campaigns.test_running import ask, campaign, coop, page, respond_link
from tests.web.diagnostics.acting import address
from virage.web.campaigns.models import Participation
from virage.web.diagnostics.models import Sheet

pytestmark = pytest.mark.django_db
__all__ = ["campaign", "coop"]  # fixtures


def test_a_forwarded_link_reads_and_answers_but_owns_nothing(campaign):
    ask(campaign, "sam@example.coop")
    link, first, forwarded = respond_link("sam@example.coop"), Client(), Client()
    first.post(link)
    assert forwarded.post(link).status_code == 302
    sheet = Sheet.objects.get(participation__email="sam@example.coop")
    assert forwarded.get(address("overview", sheet.id)).status_code == 200
    for name in ("erase", "start_over", "link"):
        assert forwarded.post(address(name, sheet.id)).status_code == 403
    first.post(address("link", sheet.id), {"revoke": "yes"})
    assert forwarded.get(address("overview", sheet.id)).status_code == 404
    assert Client().post(link).status_code == 403
    assert first.post(link).status_code == 302


def test_a_personal_link_grows_old_and_a_reminder_makes_it_young(campaign):
    ask(campaign, "sam@example.coop")
    link = respond_link("sam@example.coop")
    old = timezone.now() - timedelta(days=91)
    Participation.objects.filter(email="sam@example.coop").update(invited_at=old)
    assert Client().get(link).status_code == 404
    part = Participation.objects.get(email="sam@example.coop")
    holder_client().post(page("person", campaign, part.id))
    assert Client().get(link).status_code == 200


def test_a_shared_computer_forgets_the_answers_at_sign_out(coop, campaign):
    browser = signed_in("sam@example.coop")
    browser.post(page("my_part", campaign))
    sheet = Sheet.objects.get()
    assert browser.get(address("overview", sheet.id)).status_code == 200
    browser.post(reverse("account_logout"))
    assert browser.get(address("overview", sheet.id)).status_code == 404
    again = signed_in("sam@example.coop")
    assert again.get(address("overview", sheet.id)).status_code == 200
