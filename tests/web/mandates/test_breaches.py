"""Breaches that somebody plants in the browser: each is refused, with its reason in words.

The same rules by the actions stand in `test_stages.py` and `test_work.py`; that a name may pass
with the reason of a lead, in `plans/test_ready.py`.
"""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.coops import holder_client
from tests.mandates import (
    LEAD,
    an_application,
    approved,
    at_work,
    fresh,
    holder,
    ivy,
    wanted,
)
from tests.offices import ADVISOR, ESTRIE, an_advisor, an_office
from tests.people import person, sign_in
from tests.web.diagnostics.acting import Window, words
from tests.web.mandates.reading import address, send
from tests.web.plans.acting import a_plan, page, placed
from virage.web.mandates import actions
from virage.web.mandates.models import Agreement, Envelope, Hours, Mandate, Note
from virage.web.offices.models import Accompaniment
from virage.web.plans.actions import invent_step
from virage.web.plans.contents import Chosen, Own
from virage.web.plans.models import Version

pytestmark = pytest.mark.django_db
AWAY = "kim@example.org"


def desk(email: str = ADVISOR) -> Client:
    return sign_in(person(email), second_factor=True)


def write(mandate: Mandate, hours: str, kind: str = "plan") -> Any:
    """Write hours as the advisor does, in the form of the page."""
    window = Window(desk(), address("hours", mandate.id)).choose("kind", kind)
    return send(window.choose("quarters", hours).choose("words", "Plan"))


def refused(answer: Any, reason: str) -> bool:
    """Whether a page says that something was not done, and why."""
    return answer.status_code in {403, 422} and reason in words(answer)


def test_hours_beyond_the_grant():
    mandate = at_work()
    for hours in ("12", "12", "5,75"):
        assert write(mandate, hours).status_code == 302
    assert refused(write(mandate, "0,5"), "dépassent ce qui a été accordé")
    assert fresh(mandate).used == 119
    assert write(mandate, "0,25").status_code == 302


@pytest.mark.parametrize("kind", ["software", "hardware", "licences", "equipment"])
def test_anything_but_advice(kind):
    assert refused(write(at_work(), "2", kind), "ne paie que des conseils")
    assert not Hours.objects.exists()


def test_an_advisor_of_another_region_takes_no_part_in_it():
    mandate = at_work()
    an_advisor(AWAY, an_office("Estrie", ESTRIE))
    sent = {"kind": "plan", "quarters": "1", "on": timezone.localdate(), "words": "Plan"}
    for name in ("mandate", "hours", "journal", "agreement"):
        assert desk(AWAY).get(address(name, mandate.id)).status_code == 404
    assert desk(AWAY).post(address("hours", mandate.id), sent).status_code == 404
    assert not Hours.objects.exists()


def test_a_mandate_whose_advisor_is_of_another_region_is_not_approved():
    mandate = an_application()
    Accompaniment.objects.update(region=ESTRIE)
    answer = desk(LEAD).post(address("decide", mandate.id), {"what": "approve"}, follow=True)
    assert "d’aucun bureau qui dessert la région" in words(answer)
    assert fresh(mandate).stage == "applied"
    assert Envelope.objects.get().reserved == 0


def test_an_advisor_after_the_end_of_the_mandate():
    mandate = at_work()
    actions.write_hours(actor=ivy(), mandate=mandate, wanted=wanted(4))
    before = Window(desk(), address("hours", mandate.id))
    before.choose("quarters", "1").choose("words", "a")
    actions.stop(actor=holder(), mandate=mandate)
    reason = "Ce mandat est terminé"
    assert refused(send(before), reason)
    for name in ("mandate", "hours", "journal", "meet", "give", "more", "portrait"):
        assert refused(desk().get(address(name, mandate.id)), reason), name
    for name in ("start", "stop"):
        assert refused(desk().post(address(name, mandate.id), {"kind": "plan"}), reason), name
    assert refused(desk().post(address("journal", mandate.id), {"words": "Encore"}), reason)
    assert (fresh(mandate).used, Note.objects.count()) == (4, 0)


def test_a_recommendation_that_names_a_vendor():
    plan = placed(a_plan(), Chosen("copies_in_two_places", "in_house", 0, held=True))
    own = Own("own-1", "Former l’équipe à Salesforce", quarters=1)
    invent_step(actor=holder(), plan=plan, base=plan.version, own=own, start=1)
    plan.refresh_from_db()
    before = holder_client().get(page("present", plan))
    assert "« Salesforce » est le nom" in words(before)
    answer = holder_client().post(page("present", plan), {"own": "on", "base": plan.version})
    assert refused(answer, "« Salesforce » est le nom")
    assert not Version.objects.exists()


@pytest.mark.parametrize("who", [ADVISOR, LEAD])
def test_an_acceptance_by_the_advisor_or_their_office(who):
    mandate = approved(an_application())
    agreement = Agreement.objects.get()
    answer = desk(who).post(
        address("accept", mandate.id),
        {
            "name": "Ana Tremblay",
            "resolution": "2026-14",
            "resolved_on": timezone.localdate(),
            "authorised": "on",
            "digest": agreement.digest_fr,
        },
    )
    if who == ADVISOR:
        assert refused(answer, "n’accepte jamais")
    else:
        assert answer.status_code in {403, 404}
    assert fresh(mandate).stage == "approved"
    assert Agreement.objects.get().accepted_at is None
