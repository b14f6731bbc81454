"""Starting: a few facts, what is refused, and that nothing typed is lost."""

import pytest
from django.test import Client

from tests.web.diagnostics.acting import FOOD_STORE, Window, address, start, stored, words
from virage.web.diagnostics.models import Sheet
from virage.web.diagnostics.views.doors import COOKIE, MOST_KEYS

pytestmark = pytest.mark.django_db


def filled(client, language="fr", **facts):
    window = Window(client, address("start", language=language))
    for name, value in (FOOD_STORE | facts).items():
        window.choose(name, value)
    return window


def test_the_facts_become_answers_and_the_first_question_follows(client):
    answer = filled(client, name="Épicerie du Pont").send()
    sheet = Sheet.objects.get()
    assert answer["Location"] == address("section", sheet.id, "governance")
    assert (sheet.name, sheet.edition) == ("Épicerie du Pont", "full")
    assert {name: stored(sheet, name) for name in FOOD_STORE} == FOOD_STORE | {
        "employees": 12,
        "members": 640,
    }


def test_the_express_edition_goes_to_the_express_questions(client):
    answer = filled(client, edition="express").send()
    assert answer["Location"] == address("section", Sheet.objects.get().id, "express")


def test_the_key_is_in_a_cookie_that_scripts_and_other_sites_cannot_use(client):
    filled(client).send()
    cookie = client.cookies[COOKIE]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_the_database_holds_no_secret(client):
    sheet = start(client)
    assert client.cookies[COOKIE].value not in str(list(sheet.keys.values()))


def test_region_members_and_name_may_be_left_blank(client):
    filled(client, region="", members="", name="").send()
    sheet = Sheet.objects.get()
    assert stored(sheet, "region") is stored(sheet, "members") is None


def test_dont_know_is_a_fact_too(client):
    filled(client, sector="dont_know").send()
    assert stored(Sheet.objects.get(), "sector") == "dont_know"


@pytest.mark.parametrize(
    ("language", "fact", "typed", "said"),
    [
        ("fr", "kind", "", "Choisissez une réponse; « Je ne sais pas » en est une."),
        ("en", "kind", "", "Choose an answer; “I don’t know” is one."),
        ("fr", "sector", "", "Choisissez une réponse; « Je ne sais pas » en est une."),
        ("en", "sector", "", "Choose an answer; “I don’t know” is one."),
        ("fr", "employees", "", "Indiquez un nombre, 0 s’il n’y en a pas."),
        ("en", "employees", "", "Type a number; 0 when there is none."),
        ("fr", "employees", "douze", "« douze » n’est pas un nombre."),
        ("en", "employees", "twelve", "“twelve” is not a number."),
        ("fr", "employees", "-1", "Le nombre doit être d’au moins 0."),
        ("en", "employees", "-1", "The number must be at least 0."),
        ("fr", "members", "10000001", "Le nombre doit être d’au plus 10 000 000."),
        ("en", "members", "10000001", "The number must be at most 10,000,000."),
    ],
)
def test_a_refused_fact_is_said_beside_it_and_in_the_summary(client, language, fact, typed, said):
    window = filled(client, language, **{fact: typed})
    answer = window.send()
    assert answer.status_code == 422
    assert words(answer).count(said) == 2
    assert not Sheet.objects.exists()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_nothing_typed_is_lost_when_a_fact_is_refused(client, language):
    window = filled(
        client, language, name="Épicerie du Pont", employees="beaucoup", edition="express"
    )
    before = dict(window.values)
    window.send()
    assert window.values == before
    window.choose("employees", "12").send()
    assert Sheet.objects.get().name == "Épicerie du Pont"


def test_an_empty_request_is_told_what_is_missing(client):
    answer = client.post(address("start", language="en"), {})
    assert answer.status_code == 422
    assert "Choose an answer" in words(answer)


def test_a_name_that_is_too_long_or_unreadable_is_refused(client):
    for name in ("n" * 121, "a\x00b"):
        assert filled(client).choose("name", name).send().status_code == 422


def test_several_sheets_stay_open_in_one_browser(client):
    sheets = [start(client, name=f"Coop {number}") for number in range(6)]
    home = words(client.get(address("home")))
    assert all(sheet.name in home for sheet in sheets)


def test_the_ring_of_keys_is_bounded(client):
    for _ in range(MOST_KEYS + 2):
        start(client)
    assert client.cookies[COOKIE].value.count(".") == MOST_KEYS - 1


def test_a_visitor_has_no_sheet_to_go_on_with(client, other):
    assert "Reprendre" not in words(client.get(address("home")))


def test_home_names_a_sheet_without_a_name(client, sheet):
    assert "Un autodiagnostic sans nom" in words(client.get(address("home")))


def test_keys_that_open_nothing_are_no_error():
    client = Client()
    client.cookies[COOKIE] = "x.y..é.\x7f" + "z" * 3000
    assert client.get(address("home")).status_code == 200
