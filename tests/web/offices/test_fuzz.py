"""Whatever is typed in a form of the offices is answered, and never breaks the site."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.coops import HOLDER, a_coop, holder_client
from tests.incidents import director_client
from tests.offices import ADVISOR, at_the_desk, the_advisor, the_case, the_office
from tests.web.offices.test_offices import address, desk_client
from virage.web.offices import actions
from virage.web.offices.models import Accompaniment, Advisor

pytestmark = pytest.mark.django_db

NAMES = (
    "name name_en phone email address online regions offices leads languages language load_limit"
    " sectors kinds absent_from absent_to public words region campaign shares office action on"
    " base show page what over advisor turn"
).split()
TYPED = st.text(max_size=40) | st.sampled_from(
    ["02", "99", "fr", "2026-01-01", "-1", "1e9", "on", "a@example.org", "withdraw", "\x00", "T0"]
)
SENT = st.dictionaries(st.sampled_from(NAMES), TYPED)
ANSWERED = {200, 302, 400, 403, 409, 422, 429}


def the_taken_case() -> Accompaniment:
    """The case of the walks, which the advisor of the walks has."""
    case = Accompaniment.objects.select_related("organisation", "office", "advisor__account").get(
        id=the_case()
    )
    if case.waits:
        actions.take(actor=at_the_desk(Advisor.objects.get(id=the_advisor())), case=case)
    return case


@settings(max_examples=20, deadline=None)
@given(SENT)
def test_whatever_the_director_types_is_answered(sent):
    dan = director_client()
    for page in (
        address("add_office"), address("office", the_office()), address("add_advisor"),
        address("advisor", the_advisor()),
    ):  # fmt: skip
        assert dan.post(page, sent).status_code in ANSWERED


@settings(max_examples=20, deadline=None)
@given(SENT)
def test_whatever_an_advisor_types_is_answered(sent):
    case = the_taken_case()
    ivy = desk_client(ADVISOR)
    for name in ("plan", "assign", "end"):
        assert ivy.post(address(name, case.id), sent).status_code in ANSWERED
    for name in ("oneself", "call"):
        assert ivy.post(address(name), sent).status_code in ANSWERED
    for name in ("desk", "find"):
        assert ivy.get(address(name), sent).status_code == 200


@settings(max_examples=20, deadline=None)
@given(SENT)
def test_whatever_an_organisation_types_is_answered(sent):
    coop, case = a_coop().organisation, the_case()
    ana = holder_client(HOLDER)
    assert ana.post(address("leave", coop.id, case), sent).status_code in ANSWERED
    assert ana.post(address("ask", coop.id), sent).status_code in ANSWERED
