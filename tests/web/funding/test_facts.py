"""Facts that money depends on: told once, remembered, taken back, never lost to a colleague."""

import pytest
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.coops import HOLDER, holder_client
from tests.people import person, signed_in
from tests.web.diagnostics.acting import words
from tests.web.funding.telling import (
    ANOTHER_BOARD,
    BEA,
    SOLIDARITY,
    page,
    say,
    the_coop,
    told,
    verdure,
)
from virage.web.funding import bridge
from virage.web.journal.models import Entry
from virage.web.organisations.models import Fact

pytestmark = pytest.mark.django_db
SITE = "funding.has_french_site"
PLAN = "funding.artefact.digital_plan"


def facts_of(coop):
    return bridge.facts_told(bridge.answers_of(Fact.objects.filter(organisation=coop)))


def test_a_fact_told_here_is_in_the_profile_and_is_asked_no_more():
    coop, ana = verdure(), holder_client()
    assert 'name="revenue"' in ana.get(page("organisation", coop)).content.decode()
    assert say(ana, coop, "revenue", "400 000")["Location"] == page("organisation", coop)
    fact = Fact.objects.get()
    assert (fact.question, fact.value, fact.said_by) == ("revenue", 400_000, person(HOLDER))
    assert 'name="revenue"' not in ana.get(page("organisation", coop)).content.decode()
    assert "400000" in ana.get(reverse("organisations:facts", args=[coop.id])).content.decode()
    assert Entry.objects.latest("number").verb == "organisation.facts"


def test_what_only_funding_asks_is_kept_beside_the_profile():
    coop, ana = verdure(**SOLIDARITY), holder_client()
    say(ana, coop, SITE, "yes")
    say(ana, coop, PLAN, "essor_1b")
    say(ana, coop, f"{PLAN}.on", "2026-01-22")
    say(ana, coop, "funding.declared.insolvent", "no")
    facts = facts_of(coop)
    assert facts.revenues == (400_000_00,)
    assert facts.has_french_site is True
    assert facts.declared == {"insolvent": False}
    (plan,) = facts.artefacts["digital_plan"]
    assert (plan.issued_under, plan.on.first.isoformat()) == ("essor_1b", "2026-01-22")


def test_one_may_say_that_one_does_not_know_and_take_it_back():
    coop, ana = verdure(), holder_client()
    sent = {"base.revenue": 0, "was.revenue": "", "revenue": "", "unknown": "revenue"}
    assert ana.post(page("facts", coop), sent).status_code == 302
    assert told(coop) == {"revenue": "dont_know"}
    assert 'name="revenue"' not in ana.get(page("organisation", coop)).content.decode()
    everything = ana.get(page("facts", coop))
    assert "Vous avez dit ne pas le savoir" in words(everything)
    assert "dont_know" not in everything.content.decode().split('name="revenue"')[1][:200]
    say(ana, coop, "revenue", "12", base=1)
    assert told(coop) == {"revenue": 12}
    say(ana, coop, "revenue", "", base=2, was="12")
    assert told(coop) == {}


def test_a_blank_left_blank_keeps_what_one_said_not_to_know():
    coop, ana = verdure(revenue="dont_know"), holder_client()
    say(ana, coop, "revenue", "", base=1)
    assert told(coop) == {"revenue": "dont_know"}


@pytest.mark.parametrize(
    ("question", "value", "reason"),
    [
        ("revenue", "beaucoup", "beaucoup"),
        (SITE, "peut-être", "peut-être"),
        (f"{PLAN}.on", "hier", "hier"),
        (f"{PLAN}.on", "2026-02-31", "n’existe pas"),
    ],
)
def test_what_cannot_be_read_is_said_and_nothing_is_kept(question, value, reason):
    coop = verdure()
    refused = say(holder_client(), coop, question, value)
    assert refused.status_code == 422
    assert reason in words(refused)
    assert told(coop) == {}


def test_a_fact_that_a_colleague_changed_meanwhile_is_shown_beside_mine():
    coop, ana = verdure(), holder_client()
    say(signed_in(BEA), coop, SITE, "no")
    refused = say(ana, coop, SITE, "yes")
    assert refused.status_code == 409
    assert "entre-temps pour : Non" in words(refused).replace("\u00a0", " ")
    assert '<option value="yes" selected>' in refused.content.decode()
    assert told(coop) == {SITE: "no"}
    say(ana, coop, SITE, "yes", base=1)
    assert told(coop) == {SITE: "yes"}


def test_who_does_not_hold_the_account_is_refused_and_a_stranger_sees_nothing():
    coop = verdure()
    for name in ("organisation", "facts"):
        assert signed_in(ANOTHER_BOARD).get(page(name, coop)).status_code == 403
        assert signed_in("eve@example.org").get(page(name, coop)).status_code == 404
    assert say(signed_in("eve@example.org"), coop, SITE, "yes").status_code == 404
    assert say(signed_in(ANOTHER_BOARD), coop, SITE, "yes").status_code == 403
    assert told(coop) == {}


def test_when_a_federation_tells_its_kind_its_legal_form_is_asked():
    coop = verdure(kind="federation")
    shown = holder_client().get(page("facts", coop)).content.decode()
    assert 'name="funding.legal_form"' in shown


def test_what_no_question_asks_any_more_is_left_out():
    coop = verdure(**SOLIDARITY)
    for question, value in (("funding.gone", "yes"), (SITE, "of course")):
        Fact.objects.create(organisation=coop, question=question, value=value, said_at=coop.made_at)
    assert facts_of(coop).has_french_site is None
    assert holder_client().get(page("organisation", coop)).status_code == 200


NAMES = (SITE, PLAN, f"{PLAN}.on", "revenue", "mrc", "unknown", "base.revenue", "was.revenue")


@settings(max_examples=30, deadline=None)
@given(st.dictionaries(st.sampled_from([*NAMES, f"base.{PLAN}.on"]), st.text(max_size=40)))
def test_whatever_is_sent_is_answered(sent):
    coop = the_coop()
    answer = holder_client().post(page("facts", coop), {f"base.{SITE}": "0"} | sent)
    assert answer.status_code in {302, 409, 422}
