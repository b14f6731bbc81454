"""The list of programmes: everybody reads it and narrows it, without a script or a dead end."""

import re
from datetime import date
from urllib.parse import urlencode

import pytest
from django.urls import reverse
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from tests.web.diagnostics.acting import address, words
from tests.web.diagnostics.test_fuzz import bounded, values
from tests.web.diagnostics.test_queries import queries
from virage.core.funding.values import Form
from virage.documents.funding.programme_page import programme_card
from virage.library import shipped
from virage.web.programmes import bridge

pytestmark = pytest.mark.django_db
LANGUAGES = pytest.mark.parametrize("language", ["fr", "en"])
FUNDING = shipped().funding


def listed(client, language="en", **sought):
    with translation.override(language):
        url = reverse("programmes:catalogue")
    return client.get(f"{url}?{urlencode(sought)}" if sought else url)


def ids(response):
    return re.findall(r'<h3>\s*<a href="[\w/]*/programmes/(\w+)/"', response.content.decode())


@LANGUAGES
def test_every_programme_is_listed_once_with_what_a_card_says(client, language):
    page = listed(client, language)
    assert sorted(ids(page)) == sorted(FUNDING.by_id)
    said = words(page)
    for programme in FUNDING.programmes:
        card = programme_card(programme, date.today(), bridge.labels(language))  # noqa: DTZ011
        for told in (card.name, card.funder, card.form, card.purpose, card.status, card.freshness):
            assert " ".join(told.split()) in said


def test_the_open_ones_stand_first_and_the_closed_ones_last(client):
    page = listed(client)
    places = {
        each: place
        for place, each in enumerate(ids(page))
        if each in {"essor_1c", "essor_1a", "pcan_boost"}
    }
    assert sorted(places, key=lambda each: places[each]) == ["essor_1c", "essor_1a", "pcan_boost"]
    html = page.content.decode()
    assert html.index("<summary>") < html.index("pcan_boost")
    assert "Closed for now" in words(page)


@pytest.mark.parametrize(
    ("sought", "there", "absent"),
    [
        ({"need": "crm"}, "essor_1c", "cric"),
        ({"form": "refundable_tax_credit"}, "cric", "essor_1c"),
        (
            {"form": "unknown"},
            next(each.id for each in FUNDING.programmes if not each.forms),
            "essor_1c",
        ),
        ({"opening": "yes"}, "essor_1c", "pcan_boost"),
        ({"opening": "no"}, "pcan_boost", "essor_1c"),
        ({"opening": "unknown"}, "essor_1a", "essor_1c"),
        ({"level": "federal"}, "pari_cnrc", "essor_1c"),
        ({"level": "local"}, "fli", "essor_1c"),
        ({"words": "recherche developpement"}, "cric", "fli"),
        ({"words": "pret sans interet"}, "risq_aide_technique", "cric"),
        ({"words": "STRATEGIQUE"}, "planification_strategique", "cric"),
    ],
)
def test_each_filter_narrows_the_list(client, sought, there, absent):
    found = ids(listed(client, "fr", **sought))
    assert there in found
    assert absent not in found


def test_the_count_says_how_many_of_how_many(client):
    found = ids(listed(client, form=Form.REFUNDABLE_TAX_CREDIT.value))
    page = words(listed(client, form=Form.REFUNDABLE_TAX_CREDIT.value))
    assert f"{len(found)} programmes of {len(FUNDING.programmes)} answer your search." in page


def test_a_choice_that_was_made_stays_in_sight(client):
    page = listed(client, form="loan", words="prêt").content.decode()
    assert '<option value="loan" selected>' in page
    assert 'value="prêt"' in page
    assert re.search(r'<details class="disclosure"\s+open>', page)


def test_closed_programmes_are_folded_unless_they_stand_alone(client):
    assert listed(client).content.decode().count("<summary>") == 3  # display, choices, closed
    assert listed(client, opening="no").content.decode().count("<summary>") == 2


@LANGUAGES
def test_nothing_found_has_a_way_out(client, language):
    page = listed(client, language, words="zzzz")
    assert page.status_code == 200
    assert ids(page) == []
    out = {"fr": "Voir tous les programmes", "en": "See every programme"}[language]
    assert out in words(page)


@pytest.mark.parametrize(
    ("sought", "said"),
    [({"need": "money"}, "money"), ({"words": "x" * 101}, "100")],
)
def test_a_choice_that_is_none_is_said_and_asks_for_nothing(client, sought, said):
    page = listed(client, **sought)
    assert page.status_code == 422
    assert said in words(page)
    assert len(ids(page)) == len(FUNDING.programmes)


def test_whatever_is_looked_for_the_list_answers(client):
    named = st.sampled_from(["words", "need", "opening", "form", "level", "page"])

    @bounded
    @given(st.lists(st.tuples(named, values), max_size=6))
    def it_answers(sought):
        end = urlencode(sought, errors="surrogatepass")
        assert client.get(f"/programmes/?{end}").status_code in {200, 400, 422}

    it_answers()


@pytest.mark.parametrize("url", ["/programmes/", "/programmes/?words=coop", "/programmes/fli/"])
def test_a_page_of_the_programmes_asks_the_database_only_for_what_was_set_in_it(client, url):
    assert queries(client, url) == 1


def test_the_list_is_one_click_from_every_page_and_from_home(client):
    home = client.get("/").content.decode()
    assert home.count('href="/programmes/"') >= 2
    assert 'href="/programmes/"' in client.get(address("your_data")).content.decode()
