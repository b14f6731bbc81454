"""Requests that nobody answers go up: to the lead, then to who directs, by working days."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from tests.coops import found_coop, holder_client
from tests.offices import ADVISOR, an_advisor, an_office, asked
from tests.people import person
from tests.web.diagnostics.acting import words
from tests.web.offices.test_offices import address
from tests.web.offices.test_requests import LEA, mails, reread, taken
from virage.core.access import SiteRole
from virage.web.journal.models import Entry
from virage.web.offices import actions
from virage.web.offices.actions import raising
from virage.web.offices.models import Accompaniment

pytestmark = pytest.mark.django_db


def day(text: str) -> datetime:
    return timezone.make_aware(datetime.fromisoformat(text))


def test_unanswered_for_three_working_days_it_goes_to_the_lead_then_to_who_directs():
    person("dan@example.org", SiteRole.DIRECTOR)
    an_advisor(LEA, an_office(), lead=True)
    case = asked(found_coop())
    Accompaniment.objects.update(waiting_since=day("2026-12-22 10:00"))  # Christmas is on Friday
    for moment, level in (
        ("2026-12-28 23:00", 0),
        ("2026-12-29 01:00", 1),
        ("2026-12-29 02:00", 1),
        ("2026-12-31 23:00", 1),
        ("2027-01-01 01:00", 2),
        ("2027-01-20 01:00", 2),
    ):
        actions.raise_unanswered(day(moment))
        assert reread(case).raised == level, moment
    assert mails("raised") == [LEA, "dan@example.org"]
    assert "s’en occupe" in words(holder_client().get(address("follow", case.organisation_id)))
    verbs = Entry.objects.filter(chain=case.organisation_id).values_list("verb", flat=True)
    assert list(verbs).count("accompaniment.raise") == 2


def test_an_office_that_nobody_leads_goes_straight_to_who_directs():
    person("dan@example.org", SiteRole.DIRECTOR)
    an_advisor(ADVISOR, an_office())
    case = asked(found_coop())
    actions.raise_unanswered(timezone.now() + timedelta(days=20))
    assert reread(case).raised == 2
    assert mails("raised") == ["dan@example.org"]


def test_a_request_taken_while_the_scan_ran_does_not_go_up():
    advisor = an_advisor(ADVISOR, an_office())
    case = asked(found_coop())
    stale = reread(case)
    taken(case, advisor)
    raising._raise(stale, 1, timezone.now())
    assert reread(case).raised == 0
    actions.raise_unanswered(timezone.now() + timedelta(days=20))
    assert mails("raised") == []
