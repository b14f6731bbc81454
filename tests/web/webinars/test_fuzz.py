"""Whatever is typed in a form of the webinars is answered, and never breaks the site."""

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.web.webinars.acting import address, behind, organiser
from tests.webinars import a_webinar
from virage.web.webinars.models import Door, Registration

pytestmark = pytest.mark.django_db

NAMES = (
    "title facet learn presenter language day hour time_zone minutes capacity link place series"
    " accessibility base count weeks email name organisation_name organisation region follow_up"
    " useful wish audience subject words url chapters transcript table leave edition kind"
).split()
TYPED = st.text(max_size=40) | st.sampled_from(
    ["04", "fr", "2099-12-03", "12:00", "America/Toronto", "60", "-1", "on", "https://a.ca", "\x00"]
)
SENT = st.dictionaries(st.sampled_from(NAMES), TYPED)
ANSWERED = {200, 302, 400, 403, 404, 409, 422, 429}


@settings(max_examples=20, deadline=None)
@given(SENT)
def test_whatever_an_organiser_types_is_answered(sent):
    eli, webinar = organiser(), a_webinar()
    for name in ("add", "series"):
        assert eli.post(address(name), sent).status_code in ANSWERED
    for name in ("change", "copy", "message", "attendance", "replay"):
        assert eli.post(address(name, webinar.id), sent).status_code in ANSWERED
    assert (
        eli.get(address("organise", webinar.id), {"page": sent.get("base", "")}).status_code == 200
    )


@settings(max_examples=20, deadline=None)
@given(SENT)
def test_whatever_a_visitor_types_is_answered(sent):
    webinar = a_webinar()
    row = Registration.objects.select_related("webinar").get(webinar=webinar, turn=1)
    browser = Client()
    assert browser.post(address("register", webinar.id), sent).status_code in ANSWERED
    assert browser.get(address("calendar"), {"spoken": sent.get("name", "")}).status_code == 200
    for door in (Door.OPINION, Door.BEGIN, Door.JOIN):
        assert browser.post(behind(row, door), sent).status_code in ANSWERED
    assert browser.get(address("place", "x")).status_code == 404
