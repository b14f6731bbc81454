"""The envelopes month by month: sums that add up, for whom they concern, and that name nobody."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.incidents import director_client
from tests.mandates import LEAD, an_application, approved, at_work, fresh, holder, ivy, lead, wanted
from tests.offices import ADVISOR, ESTRIE, an_advisor, an_office
from tests.people import person, sign_in
from tests.web.diagnostics.acting import words
from tests.web.mandates.reading import address
from virage.core.envelopes import by_month
from virage.web.mandates import actions
from virage.web.mandates.bridge import movements_of
from virage.web.mandates.models import Amendment, Envelope, Mandate
from virage.web.mandates.queries.months import mandates_holding
from virage.web.privacy.actions.organisations import erase_again

pytestmark = pytest.mark.django_db
PLACE = address("months")
AWAY = "kim@example.org"


def a_long_mandate() -> Mandate:
    """A mandate that was approved in March, amended in April, and ended in June."""
    mandate = at_work()
    actions.write_hours(actor=ivy(), mandate=mandate, wanted=wanted(6))
    amendment = actions.ask_more(actor=holder(), mandate=mandate, quarters=8, words="Atelier")
    actions.approve_more(actor=lead(), mandate=fresh(mandate), amendment=amendment)
    actions.stop(actor=holder(), mandate=fresh(mandate))
    Mandate.objects.update(decided_at=moment(3), finished_at=moment(6))
    Amendment.objects.update(decided_at=moment(4))
    return fresh(mandate)


def moment(month: int) -> datetime:
    return timezone.make_aware(datetime(2026, month, 15))  # noqa: DTZ001


def page(email: str = LEAD) -> Any:
    return sign_in(person(email), second_factor=True).get(PLACE)


def plain(answer: Any) -> str:
    return words(answer).replace("\xa0", " ")


def test_each_month_says_what_moved_and_what_is_left():
    a_long_mandate()
    said = plain(page())
    assert "mars 2026 2 250 $ 0 $ 0 $ 0 $ 7 750 $" in said
    assert "avril 2026 150 $ 0 $ 0 $ 0 $ 7 600 $" in said
    assert "juin 2026 0 $ 2 287,50 $ 0 $ 0 $ 9 887,50 $" in said
    assert "Aide chez nous" not in said
    assert PLACE in director_client().get(address("oversee")).content.decode()


@pytest.mark.parametrize("end", ["goes on", "ended", "withdrawn", "claimed"])
def test_the_months_come_to_what_the_envelope_holds_and_claimed(end):
    if end == "goes on":
        at_work()
    elif end == "withdrawn":
        granted = approved(an_application())
        actions.withdraw(actor=holder(), mandate=granted)
    else:
        mandate = a_long_mandate()
        if end == "claimed":
            actions.evaluate(actor=holder(), mandate=mandate, marks={"useful": 4}, words="")
            actions.claim(actor=lead(), mandate=fresh(mandate))
    row = Envelope.objects.get()
    moved = [each for one in mandates_holding([row]) for each in movements_of(one)]
    months = by_month(moved, row.cents)
    assert months[-1].left == row.left
    assert sum(each.claimed for each in months) == row.claimed


def test_what_an_erased_organisation_leaves_is_said_apart():
    mandate = at_work()
    actions.write_hours(actor=ivy(), mandate=mandate, wanted=wanted(6))
    erase_again(ids=[mandate.organisation_id])
    assert "112,50 $ ont été travaillés pour des organisations effacées depuis" in plain(page())


def test_a_lead_reads_their_own_offices_and_an_advisor_none():
    a_long_mandate()
    an_advisor(AWAY, an_office("Estrie", ESTRIE), lead=True)
    assert "mars 2026" not in plain(page(AWAY))
    assert "Aucune enveloppe n’est fixée" in plain(page(AWAY))
    assert page(ADVISOR).status_code == 404


def test_the_table_names_nobody():
    a_long_mandate()
    given = sign_in(person(LEAD), second_factor=True).get(address("months_table"))
    lines = given.content.decode("utf-8-sig").splitlines()
    year = timezone.localdate().year
    assert lines[0] == "office,year,month,granted,given_back,worked,claimed,left"
    assert lines[1] == f"Bureau du Saguenay,{year},2026-03,2250.0,0.0,0.0,0.0,7750.0"
    assert "Aide chez nous" not in given.content.decode()


def test_more_mandates_cost_no_more_queries():
    a_long_mandate()
    asked, lea = [], sign_in(person(LEAD), second_factor=True)
    for _each in range(2):
        with CaptureQueriesContext(connection) as queries:
            assert lea.get(PLACE).status_code == 200
        asked.append(len(queries))
        rows = [*Mandate.objects.all()]
        Mandate.objects.bulk_create(
            Mandate(
                organisation=row.organisation, accompaniment=row.accompaniment, stage="withdrawn",
                office=row.office, envelope=row.envelope, applied_at=row.applied_at, rate=1,
                share=1, granted=4, decided_at=row.decided_at,
                closed_at=row.applied_at + timedelta(days=1),
            )
            for row in rows * 3
        )  # fmt: skip
    assert asked[0] == asked[1] <= 12
