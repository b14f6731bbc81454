"""The advisor's desk: overdue first, nothing hidden in silence, as cheap with many as with few."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.coops import found_coop
from tests.offices import ADVISOR, an_advisor, an_office, asked
from tests.web.diagnostics.acting import words
from tests.web.offices.test_offices import address, desk_client
from tests.web.offices.test_requests import JON, LEA
from virage.web.offices.models import Accompaniment, Advisor, Office
from virage.web.organisations.models import Organisation

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def cases(advisor: Advisor, office: Office, days: dict[str, int | None]) -> None:
    """Cases of an advisor, by name, whose next action is so many days from today."""
    now = timezone.now()
    for name, left in days.items():
        coop = Organisation.objects.create(name=name, made_at=now)
        Accompaniment.objects.create(
            organisation=coop, words="Bonjour", language="fr", region="02", office=office,
            advisor=advisor, asked_at=now, waiting_since=now, taken_at=now,
            next_on=None if left is None else TODAY() + timedelta(days=left),
        )  # fmt: skip


def own_cases(page: str) -> str:
    return page.split("Mes dossiers")[1]


def in_order(page: str, *names: str) -> bool:
    places = [own_cases(page).find(name) for name in names]
    return -1 not in places and places == sorted(places)


def test_overdue_comes_first_then_what_has_no_next_action_then_the_nearest_day():
    office = an_office()
    advisor = an_advisor(ADVISOR, office)
    cases(advisor, office, {"Loin": 30, "Vide": None, "Tard": -1, "Tôt": 2, "Très tard": -9})
    page = words(desk_client().get(address("desk")))
    assert in_order(page, "Très tard", "Tard", "Vide", "Tôt", "Loin")
    assert "5 de vos 5 dossiers sont affichés" in page


@pytest.mark.parametrize(
    ("show", "seen", "said"),
    [
        ("overdue", ["Tard"], "1 de vos 3 dossiers sont affichés. 2 sont masqués"),
        ("unplanned", ["Vide"], "1 de vos 3 dossiers sont affichés. 2 sont masqués"),
        ("ended", [], "0 de vos 3 dossiers sont affichés. 3 sont masqués"),
        ("nonsense", ["Tard", "Vide", "Tôt"], "3 de vos 3 dossiers sont affichés."),
    ],
)
def test_a_filter_says_how_many_it_hides(show, seen, said):
    office = an_office()
    cases(an_advisor(ADVISOR, office), office, {"Tard": -1, "Vide": None, "Tôt": 2})
    page = words(desk_client().get(address("desk"), {"show": show}))
    assert said in page
    listed = own_cases(page)
    assert [name for name in ("Tard", "Vide", "Tôt") if f" {name} " in listed] == seen


def test_what_has_ended_is_counted_and_found():
    office = an_office()
    cases(an_advisor(ADVISOR, office), office, {"Fini": None, "Ouvert": 3})
    Accompaniment.objects.filter(organisation__name="Fini").update(
        ended_at=timezone.now(), ending="done"
    )
    page = words(desk_client().get(address("desk")))
    assert "1 de vos 2 dossiers sont affichés. 1 est masqué" in page
    assert "Fini" not in own_cases(page)
    assert "Fini" in own_cases(words(desk_client().get(address("desk"), {"show": "ended"})))


def test_a_waiting_request_is_shown_with_its_reasons_in_words():
    office = an_office()
    an_advisor(ADVISOR, office, languages=("fr", "en"))
    cases(Advisor.objects.get(), office, {"A": 1, "B": 2, "C": 3})
    asked(found_coop(), language="en")
    page = words(desk_client().get(address("desk")))
    said = "dessert Saguenay–Lac-Saint-Jean, parle anglais, dossiers : 3 sur 8."
    assert f"Elle vous convient : {said}" in page
    english = words(desk_client().get(address("desk", language="en")))
    assert "serves Saguenay–Lac-Saint-Jean, speaks English, 3 of 8 cases." in english


def test_a_request_past_its_day_is_marked_late():
    an_advisor(ADVISOR, an_office())
    asked(found_coop())
    assert "en retard" not in words(desk_client().get(address("desk")))
    Accompaniment.objects.update(waiting_since=timezone.now() - timedelta(days=20))
    assert "en retard" in words(desk_client().get(address("desk")))


def test_a_lead_sees_who_has_which_case_of_the_office_and_of_no_other():
    office, other = an_office(), an_office("Estrie", "05")
    an_advisor(LEA, office, lead=True)
    cases(an_advisor(ADVISOR, office), office, {"Ici": None})
    cases(an_advisor(JON, other), other, {"Ailleurs": None})
    page = words(desk_client(LEA).get(address("desk")))
    assert "Ici · Ivy" in page
    assert "Ailleurs" not in page
    assert "Ici" not in words(desk_client(JON).get(address("desk")))


def test_the_desk_costs_as_much_with_three_hundred_cases_as_with_three():
    office = an_office()
    advisor = an_advisor(ADVISOR, office, lead=True)
    ivy, counts = desk_client(), list[int]()
    for more in (range(3), range(3, 300)):
        cases(advisor, office, {f"Coop {number}": number for number in more})
        coop = found_coop(f"w{len(counts)}@example.coop", name=f"Attend {len(counts)}")
        asked(coop, f"w{len(counts)}@example.coop")
        with CaptureQueriesContext(connection) as queries:
            page = ivy.get(address("desk"))
        counts.append(len(queries))
    assert "Page 1 de 12" in words(page) or "Page 1 sur 12" in words(page)
    assert len(set(counts)) == 1, counts
    assert counts[0] <= 12, counts


def test_a_second_page_keeps_the_filter():
    office = an_office()
    cases(
        an_advisor(ADVISOR, office), office, {f"Coop {number:02}": number for number in range(30)}
    )
    page = desk_client().get(address("desk"), {"show": "open", "page": 2})
    assert "Coop 29" in words(page)
    assert "?show=open&amp;page=1" in page.content.decode()
