"""Whatever is typed in a form of the mandates is answered, and never breaks the site."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.coops import HOLDER, holder_client
from tests.incidents import director_client
from tests.mandates import LEAD, a_case, fresh, one_of_each, set_terms
from tests.offices import ADVISOR
from tests.people import person, sign_in
from tests.web.mandates.reading import address
from virage.web.mandates.models import Agreement, Amendment, Hours, Mandate, Meeting
from virage.web.ui.uploads import RefusedFileError, read_upload

pytestmark = pytest.mark.django_db
NAMES = (
    "in_force_from who share rate year_begins words words_en hours_small hours_no_staff cents base"
    " name resolution resolved_on authorised digest quarters kind on at minutes title place link"
    " portrait_on plan what sure over turn useful clear independent autonomous file"
).split()
TYPED = st.text(max_size=40) | st.sampled_from(
    ["2026-11-26", "cooperative", "75", "1e9", "-1", "1 h 15", "9999", "on", "plan", "software",
     "approve", "refuse", "claim", "wind_up", "23:59", "60", "https://a.example.org", "0001-01-01",
     "9999-12-31", "\x00", "0", "4"]
)  # fmt: skip
SENT = st.dictionaries(st.sampled_from(NAMES), TYPED)
ANSWERED = {200, 302, 400, 403, 404, 409, 422}
ADVISING = (
    "hours",
    "start",
    "stop",
    "portrait",
    "plan",
    "meet",
    "journal",
    "give",
    "more",
    "finish",
)


def the_mandate() -> Mandate:
    """A mandate at work, made once a test, with one thing of each kind."""
    return Mandate.objects.first() or one_of_each(a_case(), "Un")


def desk(email: str):
    return sign_in(person(email), second_factor=True)


@settings(max_examples=15, deadline=None)
@given(SENT)
def test_whatever_the_director_and_the_lead_type_is_answered(sent):
    mandate = the_mandate()
    dan, lea = director_client(), desk(LEAD)
    for page in (address("terms"), address("envelope", mandate.office_id, 2026)):
        assert dan.post(page, sent).status_code in ANSWERED
    amendment = Amendment.objects.get()
    for page in (
        address("decide", mandate.id), address("decide_more", mandate.id, amendment.id),
        address("close", mandate.id),
    ):  # fmt: skip
        assert lea.post(page, sent).status_code in ANSWERED


@settings(max_examples=15, deadline=None)
@given(SENT)
def test_whatever_an_advisor_types_is_answered(sent):
    mandate, ivy = the_mandate(), desk(ADVISOR)
    meeting = Meeting.objects.filter(mandate=mandate)[0]
    for name in ADVISING:
        assert ivy.post(address(name, mandate.id), sent).status_code in ANSWERED, name
    assert ivy.post(address("meeting", mandate.id, meeting.id), sent).status_code in ANSWERED
    used = sum(Hours.objects.filter(mandate=mandate).values_list("quarters", flat=True))
    assert fresh(mandate).used == used <= fresh(mandate).granted


@settings(max_examples=15, deadline=None)
@given(SENT, st.sampled_from(["approved", "work", "finished"]))
def test_whatever_the_co_op_types_is_answered(sent, stage):
    mandate, ana = the_mandate(), holder_client(HOLDER)
    set_terms()
    Mandate.objects.update(stage=stage)
    Agreement.objects.update(name="", accepted_at=None)
    for name in ("accept", "agree", "journal", "give", "more"):
        assert ana.post(address(name, mandate.id), sent).status_code in ANSWERED, name
    for name in ("apply", "leave", "evaluate"):
        there = address(name, mandate.organisation_id)
        assert ana.post(there, sent).status_code in ANSWERED, name


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200), st.sampled_from([b"", b"%PDF-", b"PK\x03\x04", b"\xff\xd8\xff"]))
def test_whatever_is_sent_as_a_file_is_read_or_refused(content, start):
    sent = SimpleUploadedFile("a\x00/..\\b.pdf", start + content)
    try:
        read = read_upload(sent)
    except RefusedFileError:
        return
    assert read.name == "b." + read.name.rsplit(".", 1)[-1]
