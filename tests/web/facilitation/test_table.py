"""What a device takes along to a table and brings back, and what is refused."""

import json
import re
from typing import Any
from urllib.parse import urlparse
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.coops import actor_of
from tests.offices import ADVISOR, an_advisor, at_the_desk
from tests.people import person, sign_in, signed_in
from tests.tables import HOLDER, a_table, brought
from virage.core.access import SiteRole
from virage.library import shipped
from virage.web.campaigns.actions import hold, respond
from virage.web.campaigns.actions.inviting import secret_of
from virage.web.campaigns.models import Campaign, Participation
from virage.web.diagnostics.actions import ErasedError
from virage.web.diagnostics.models import GivenAnswer, Key, Purpose, Sheet
from virage.web.facilitation.views.doors import mark_of
from virage.web.journal.models import Entry
from virage.web.offices import actions
from virage.web.offices.models import Accompaniment, Advisor, Office
from virage.web.refusals import RefusedError

pytestmark = pytest.mark.django_db
FIRST, SECOND = "gov_direction", "gov_ease"
CHOICES = [each.id for each in shipped().questionnaire("coop").by_id[FIRST].choices]


@pytest.fixture
def case() -> Accompaniment:
    return a_table()


@pytest.fixture
def desk(case: Accompaniment) -> Client:
    return sign_in(person(ADVISOR), second_factor=True)


def address(case: Accompaniment) -> str:
    return reverse("facilitation:sheets", args=[case.id])


def bring(desk: Client, case: Accompaniment, /, **said: Any) -> Any:
    """Bring back what somebody of the board answered."""
    body: dict[str, Any] = {
        "person": mark_of(str(person(ADVISOR).id)),
        "campaign": str(Campaign.objects.get().id),
        "client": "0123456789abcdef",
        "id": str(uuid4()),
        "role": "board",
        "consents": False,
        "done": None,
        "answers": {},
    }
    sent = json.dumps(body | said)
    return desk.post(address(case), sent, content_type="application/json")


def value(question: str = FIRST) -> object:
    return GivenAnswer.objects.get(question=question).value


def test_a_device_takes_along_what_the_organisation_said_and_its_own_people(desk, case):
    told = desk.get(address(case)).json()
    assert told["organisation"] == "Coopérative du Fjord"
    assert told["questionnaire"] == ["coop", shipped().questionnaire("coop").version]
    assert told["people"] == []
    assert told["person"] == desk.get(reverse("facilitation:session")).json()["person"]
    who = str(uuid4())
    bring(desk, case, id=who, answers={FIRST: {"value": CHOICES[0], "base": 0}})
    (one,) = desk.get(address(case)).json()["people"]
    assert (one["id"], one["role"], one["done"]) == (who, "board", False)
    assert one["rows"] == {FIRST: [CHOICES[0], 1]}


def test_what_comes_twice_is_written_once(desk, case):
    same = {"id": str(uuid4()), "answers": {FIRST: {"value": CHOICES[1], "base": 0}}}
    first, again = bring(desk, case, **same), bring(desk, case, **same)
    assert first.json() == again.json()
    assert again.json()["rows"] == {FIRST: [CHOICES[1], 1]}
    assert Participation.objects.count() == 1
    assert Entry.objects.filter(verb="campaign.hold").count() == 1


def test_an_answer_changed_elsewhere_is_told_and_left_as_it_is(desk, case):
    who = str(uuid4())
    bring(desk, case, id=who, answers={FIRST: {"value": CHOICES[0], "base": 0}})
    GivenAnswer.objects.filter(question=FIRST).update(value=CHOICES[2], version=2, client="home")
    said = bring(desk, case, id=who, answers={FIRST: {"value": CHOICES[1], "base": 1}}).json()
    assert said["conflicts"] == [FIRST]
    assert said["rows"][FIRST] == [CHOICES[2], 2]
    assert value() == CHOICES[2]
    said = bring(desk, case, id=who, answers={FIRST: {"value": CHOICES[1], "base": 2}}).json()
    assert (said["conflicts"], value()) == ([], CHOICES[1])


def test_an_answer_that_the_question_cannot_take_is_told_in_words_and_the_others_are_kept(
    desk, case
):
    sent = {FIRST: {"value": "nothing like it"}, SECOND: {"value": None, "base": 0}}
    said = bring(desk, case, answers=sent).json()
    assert list(said["refused"]) == [FIRST]
    assert said["refused"][FIRST]
    assert said["rows"] == {}


def test_who_has_finished_hands_in_and_may_go_on_after_all(desk, case):
    who = str(uuid4())
    assert bring(desk, case, id=who, done=True).json()["done"] is True
    moment = Participation.objects.get().handed_in_at
    assert bring(desk, case, id=who, done=True).json()["done"] is True
    assert bring(desk, case, id=who).json()["done"] is True  # nobody said anything of it
    assert Participation.objects.get().handed_in_at == moment
    assert bring(desk, case, id=who, done=False).json()["done"] is False


def test_a_consent_is_that_of_the_beginning(desk, case):
    who = str(uuid4())
    for consents in (True, False):
        bring(desk, case, id=who, consents=consents)
        assert Participation.objects.get().consents is True


def test_what_another_account_wrote_down_is_not_taken(desk, case):
    refused = bring(desk, case, person=mark_of(str(uuid4())))
    assert refused.status_code == 409
    assert "un autre compte" in refused.json()["reason"]
    assert Participation.objects.count() == 0


def test_who_erased_their_answers_does_not_come_back(desk, case):
    who = str(uuid4())
    bring(desk, case, id=who, answers={FIRST: {"value": CHOICES[0], "base": 0}})
    Sheet.objects.all().delete()
    refused = bring(desk, case, id=who, known=True, answers={SECOND: {"value": "dont_know"}})
    assert refused.status_code == 409
    assert "a effacé" in refused.json()["reason"]
    assert Participation.objects.count() == 0


def test_who_erases_while_it_is_brought_is_told(desk, case, monkeypatch):
    def erased(**_given: object) -> None:
        raise ErasedError

    monkeypatch.setattr("virage.web.facilitation.views.table.hold", erased)
    assert "a effacé" in bring(desk, case).json()["reason"]


def test_the_advisor_does_not_open_the_link_of_a_person(desk, case):
    bring(desk, case, answers={FIRST: {"value": CHOICES[0], "base": 0}})
    part = Participation.objects.get()
    where = reverse("campaigns:respond", args=[secret_of(part)])
    assert desk.post(where).status_code == 403
    assert Key.objects.count() == 0
    assert Client().post(where).status_code == 302


def test_a_visitor_is_told_to_sign_in_and_led_nowhere(client, case):
    assert client.get(address(case)).status_code == 401
    assert bring(client, case).status_code == 401
    assert client.get(reverse("facilitation:session")).json()["person"] is None


def test_one_proof_is_not_enough(case):
    response = sign_in(person(ADVISOR)).get(address(case))
    assert response.status_code == 403
    assert "deuxième preuve" in response.json()["reason"]


def test_an_advisor_of_elsewhere_meets_nothing(case):
    an_advisor("eve@example.org", Office.objects.get())
    colleague = sign_in(person("eve@example.org"), second_factor=True)
    assert colleague.get(address(case)).status_code == 404
    stranger = signed_in("zoe@example.org", SiteRole.ADVISOR, second_factor=True)
    assert bring(stranger, case).json() == {
        "reason": "Ce dossier n’est pas, ou n’est plus, le vôtre."
    }


def test_after_the_end_of_the_case_nothing_is_taken_nor_given(desk, case):
    actions.end(actor=at_the_desk(Advisor.objects.get()), case=case)
    assert desk.get(address(case)).status_code == 410
    assert bring(desk, case).status_code == 410
    assert Participation.objects.count() == 0


def test_once_closed_the_diagnosis_takes_nothing_more(desk, case):
    there = str(Campaign.objects.get().id)
    Campaign.objects.update(closed_at=timezone.now())
    refused = bring(desk, case, campaign=there)
    assert refused.status_code == 409
    assert "Ce diagnostic est clos" in refused.json()["reason"]
    assert desk.get(address(case)).status_code == 409
    page = desk.get(reverse("facilitation:table", args=[case.id])).content.decode()
    assert "Aucun diagnostic n’est ouvert" in page


def test_what_was_answered_for_another_diagnosis_is_not_taken(desk, case):
    assert bring(desk, case, campaign=str(uuid4())).status_code == 409
    assert Participation.objects.count() == 0


def test_a_person_of_another_table_is_not_of_this_one(desk, case):
    bring(desk, case)
    other = person("eve@example.org")
    Participation.objects.update(held_by=other)
    assert bring(desk, case, id=str(Participation.objects.get().id)).status_code == 409
    assert desk.get(address(case)).json()["people"] == []


def test_a_role_that_nobody_has_is_refused(desk, case):
    refused = bring(desk, case, role="juggler")
    assert (refused.status_code, Participation.objects.count()) == (409, 0)


def test_a_diagnosis_takes_so_many_people(case, monkeypatch):
    monkeypatch.setattr("virage.web.campaigns.actions.holding.MOST", 0)
    actor, campaign = at_the_desk(Advisor.objects.get()), Campaign.objects.get()
    with pytest.raises(RefusedError, match="too many people"):
        hold(actor=actor, campaign=campaign, brought=brought())


@pytest.mark.parametrize(
    "said",
    [
        {"answers": []},
        {"answers": {FIRST: "yes"}},
        {"answers": {"nobody_asks": {"value": "x"}}},
        {"answers": {FIRST: {"value": CHOICES[0], "base": -1}}},
        {"answers": {FIRST: {"value": CHOICES[0], "base": True}}},
        {"person": 3},
        {"campaign": "mine"},
        {"id": 7},
        {"id": "z" * 36},
        {"role": ""},
        {"role": "a\nb"},
        {"client": "x" * 33},
        {"done": "yes"},
    ],
)
def test_what_no_device_sends_is_not_read(desk, case, said):
    assert bring(desk, case, **said).status_code == 422
    assert Participation.objects.count() == 0


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"\xff", b"[" * 100_000])
def test_what_is_no_object_is_not_read(desk, case, body):
    response = desk.post(address(case), body, content_type="application/json")
    assert response.status_code == 422


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(
    said=st.dictionaries(st.sampled_from(["campaign", "id", "role", "done", "answers"]), ANYTHING)
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_body_breaks_the_site(desk, case, said):
    assert bring(desk, case, **said).status_code in {200, 409, 422}


def test_a_person_goes_on_alone_and_their_device_owns_what_they_said(desk, case):
    bring(desk, case, answers={FIRST: {"value": CHOICES[0], "base": 0}})
    part = Participation.objects.get()
    page = desk.get(reverse("facilitation:link", args=[case.id, part.id])).content.decode()
    home, elsewhere = Client(), Client()
    shown = re.search(r'value="([^"]+)"', page.split("readonly")[1])
    assert shown
    where = urlparse(shown[1]).path
    for browser in (home, elsewhere):
        assert browser.get(where).status_code == 200
        assert browser.post(where).status_code == 302
    kinds = Key.objects.order_by("made_at").values_list("purpose", flat=True)
    assert list(kinds) == [Purpose.BROWSER, Purpose.GUEST]


def test_a_link_leads_back_once_the_diagnosis_is_closed(desk, case):
    bring(desk, case)
    there = reverse("facilitation:link", args=[case.id, Participation.objects.get().id])
    Campaign.objects.update(closed_at=timezone.now())
    assert desk.get(there).status_code == 302


def test_a_link_of_another_table_is_nowhere(desk, case):
    there = reverse("facilitation:link", args=[case.id, uuid4()])
    assert desk.get(there).status_code == 404


def test_the_holder_who_was_seated_around_the_table_owns_it_by_their_account(case):
    advisor, campaign = at_the_desk(Advisor.objects.get()), Campaign.objects.get()
    held = hold(actor=advisor, campaign=campaign, brought=brought())
    sheet = held.part.sheet
    assert sheet
    sheet.respondent = person(HOLDER)
    sheet.save()
    entered = respond(actor=actor_of(person("eve@example.org")), part=held.part, consents=False)
    assert Key.objects.get(sheet=entered.sheet).purpose == Purpose.GUEST


def test_what_came_back_is_listed_by_role_without_an_answer(desk, case):
    bring(desk, case, answers={FIRST: {"value": CHOICES[0], "base": 0}}, done=True)
    page = desk.get(reverse("facilitation:table", args=[case.id])).content.decode()
    assert "1 sur 24" in page
    assert "A terminé" in page
    assert UUID(str(Participation.objects.get().id)).hex not in page
