"""Search among the facets and the programmes: forgiving, and never a dead end."""

import re
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.web.diagnostics.acting import words
from tests.web.diagnostics.test_fuzz import bounded
from virage.library import shipped

pytestmark = pytest.mark.django_db
PLACES = {"fr": "/comprendre/", "en": "/en/understand/"}
BY_ADDRESS = shipped().facets.by_address


def sought(client, language, text):
    return client.get(f"{PLACES[language]}?{urlencode({'words': text})}")


def found(response):
    """The facets above the heading of the others, the best first."""
    html = response.content.decode().split('role="status"')[1].split('id="facets"')[0]
    addresses = re.findall(rf'<h3>\s*<a href="(?:{"|".join(PLACES.values())})([\w-]+)/"', html)
    return [BY_ADDRESS[each].id for each in addresses]


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(
    ("text", "best"),
    [
        ("cybersecurite", "cyber_risk"),
        ("cybersecurity", "cyber_risk"),
        ("données perdues", "cyber_risk"),
        ("donnee perdue", "cyber_risk"),
        ("lost data", "cyber_risk"),
        ("online store", "selling_online"),
        ("boutiques en ligne", "selling_online"),
        ("CRM", "client_relations"),
        ("loi 25", "personal_information"),
        ("assemblee generale", "member_life"),
        ("bénévole", "small_organisations"),
        ("logiciels libres", "autonomy"),
        ("facturation", "office_automation"),
        ("formation", "skills_team"),
        ("chatbot", "prudent_ai"),
        ("tracabilite", "production_automation"),
        ("tableaux de bord", "data"),
    ],
)
def test_what_people_type_is_found_in_either_language(client, language, text, best):
    page = sought(client, language, text)
    assert page.status_code == 200
    assert found(page)[0] == best


def test_programmes_are_found_by_their_name(client):
    page = sought(client, "fr", "Essor 1C").content.decode()
    assert 'href="/programmes/essor_1c/"' in page.split("<main")[1]


def test_nothing_found_suggests_a_word_the_other_facets_and_the_self_diagnosis(client):
    page = sought(client, "fr", "cybresecurite")
    html = page.content.decode()
    assert found(page) == []
    assert 'href="/comprendre/?words=cybers%C3%A9curit%C3%A9"' in html
    assert html.count('class="card card-link stack-s"') == 12
    assert 'href="/autodiagnostic/"' in html.split("<main")[1]


def test_what_comes_closest_is_said_to_be_only_that(client):
    page = sought(client, "fr", "données perdues girafe")
    assert "voici ce qui s’en approche" in words(page)
    assert found(page)[0] == "cyber_risk"


def test_a_text_too_long_is_refused_and_kept(client):
    page = sought(client, "en", "x" * 101)
    assert page.status_code == 422
    assert "x" * 101 in page.content.decode()


def test_any_text_gets_an_answer_and_is_never_obeyed(client):
    page = sought(client, "fr", "<script>alert(1)</script>")
    assert "<script>alert" not in page.content.decode()

    @given(st.text(max_size=100))
    @bounded
    def it_answers(text):
        end = urlencode({"words": text}, errors="surrogatepass")
        assert client.get(f"/comprendre/?{end}").status_code in {200, 400, 422}

    it_answers()
