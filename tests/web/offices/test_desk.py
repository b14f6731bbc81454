"""The advisor's desk: overdue first, nothing hidden in silence, as cheap with many as with few."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.coops import HOLDER, found_coop
from tests.offices import ADVISOR, an_advisor, an_office, asked, at_the_desk, declared
from tests.people import person
from tests.web.diagnostics.acting import words
from tests.web.offices.boards import begun, presented
from tests.web.offices.test_offices import address, desk_client
from tests.web.offices.test_requests import JON, LEA, taken
from tests.web.plans.acting import a_diagnosed_coop, holder
from virage.web.campaigns.actions.sharing import share
from virage.web.offices import actions
from virage.web.offices.models import Accompaniment, Advisor, Office
from virage.web.organisations.models import Organisation, Purpose
from virage.web.plans import actions as plans

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


def test_overdue_comes_first_then_the_nearest_day_also_of_what_nobody_wrote():
    office = an_office()
    advisor = an_advisor(ADVISOR, office)
    cases(advisor, office, {"Loin": 30, "Vide": None, "Tard": -1, "Tôt": 2, "Très tard": -9})
    page = words(desk_client().get(address("desk")))
    assert in_order(page, "Très tard", "Tard", "Tôt", "Vide", "Loin")
    assert "Affichés : 5 sur 5 dossiers de votre bureau" in page


@pytest.mark.parametrize(
    ("show", "seen", "said"),
    [
        ("overdue", ["Tard"], "Affichés : 1 sur 3 dossiers de votre bureau. 2 sont masqués"),
        ("ended", [], "Affichés : 0 sur 3 dossiers de votre bureau. 3 sont masqués"),
        ("all", ["Tard", "Vide", "Tôt"], "Affichés : 3 sur 3 dossiers de votre bureau."),
        ("nonsense", ["Tard", "Vide", "Tôt"], "Affichés : 3 sur 3 dossiers de votre bureau."),
    ],
)
def test_a_filter_says_how_many_it_hides(show, seen, said):
    office = an_office()
    cases(an_advisor(ADVISOR, office), office, {"Tard": -1, "Vide": None, "Tôt": 2})
    page = words(desk_client().get(address("desk"), {"show": show}))
    assert said in page
    assert ("Tous les afficher" in page) is ("masqué" in said)
    listed = own_cases(page)
    assert [name for name in ("Tard", "Vide", "Tôt") if f" {name} " in listed] == seen


def test_what_has_ended_is_counted_and_found():
    office = an_office()
    cases(an_advisor(ADVISOR, office), office, {"Fini": None, "Ouvert": 3})
    Accompaniment.objects.filter(organisation__name="Fini").update(
        ended_at=timezone.now(), ending="done"
    )
    page = words(desk_client().get(address("desk")))
    assert "Affichés : 1 sur 2 dossiers de votre bureau. 1 est masqué" in page
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
    assert "Affichés : 0 sur 1 dossiers de votre bureau. 1 est masqué" in page
    page = words(desk_client(LEA).get(address("desk"), {"whose": "all"}))
    assert "Ici" in own_cases(page)
    assert "Ivy" in own_cases(page)
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
    assert "?show=open&amp;whose=mine&amp;page=1" in page.content.decode()


def test_a_filter_by_office_and_by_stage_hides_and_says_so():
    here, there = an_office(), an_office("Estrie", "05")
    advisor = an_advisor(ADVISOR, here, there)
    cases(advisor, here, {"Ici": None})
    cases(advisor, there, {"Là": None, "Écrit": 3})
    page = words(desk_client().get(address("desk"), {"office": str(there.id)}))
    assert "Affichés : 2 sur 3 dossiers de votre bureau. 1 est masqué" in page
    assert " Ici " not in own_cases(page).split("Affichés")[1]
    page = words(desk_client().get(address("desk"), {"stage": "board"}))
    assert "0 sur 3 dossiers" in page
    page = words(desk_client().get(address("desk"), {"stage": "diagnose"}))
    assert "3 sur 3 dossiers" in page
    assert "Aider à commencer le diagnostic" in page


def test_the_desk_says_how_far_each_case_is():
    """From the diagnosis to the board, each stage says what comes next."""
    advisor = an_advisor(ADVISOR, an_office())
    coop = a_diagnosed_coop()
    case = taken(asked(coop), advisor)
    assert "Demander à l’organisation de vous partager son portrait" in the_desk()
    campaign = coop.campaigns.get()
    share(actor=holder(), campaign=campaign, purpose=Purpose.ADVISOR)
    assert "Lire le portrait ensemble" in the_desk()
    assert desk_client().post(address("read", case.id)).status_code == 302
    assert "Commencer le plan ensemble" in the_desk()
    account, plan = person(HOLDER), begun(coop)
    assert "Aider à présenter le plan au conseil" in the_desk()
    version = presented(plan)
    assert "Demander ce que le conseil a décidé" in the_desk()
    resolution = plans.Resolution("2027-1", TODAY(), "Ana")
    plans.adopt(actor=holder(), account=account, version=version, resolution=resolution)
    assert "Voir où en est le plan" in the_desk()
    file = words(desk_client().get(address("case", case.id)))
    assert "Le conseil a adopté une version le" in file
    assert "Le portrait a été lu ensemble" in file
    assert HOLDER in file


def the_desk() -> str:
    return words(desk_client().get(address("desk")))


def test_a_case_that_changed_meanwhile_is_not_marked_as_read():
    advisor = an_advisor(ADVISOR, an_office())
    case = taken(asked(found_coop()), advisor)
    Accompaniment.objects.update(version=99)
    assert not actions.mark_read(actor=at_the_desk(advisor), case=case, on=TODAY())


def test_the_file_of_a_case_costs_as_much_with_many_notes_as_with_one():
    advisor = an_advisor(ADVISOR, an_office())
    case = taken(asked(a_diagnosed_coop()), advisor)
    declared(advisor, "crm")
    ivy, counts = desk_client(), list[int]()
    for more in (1, 5):
        for _ in range(more):
            actions.write_note(actor=at_the_desk(advisor), case=case, words="Bonjour")
        with CaptureQueriesContext(connection) as queries:
            assert ivy.get(address("case", case.id)).status_code == 200
        counts.append(len(queries))
    assert len(set(counts)) == 1, counts
