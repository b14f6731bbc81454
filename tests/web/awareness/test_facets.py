"""The facets: a minute first, then the article, then what to do; read by everybody."""

import re

import pytest
from django.urls import resolve, reverse
from django.utils.translation import override

from tests.documents.portraits import example, of
from tests.library.shelf import DATA
from tests.samples import keep_sheet
from tests.web.diagnostics.acting import address, words
from tests.web.diagnostics.test_queries import queries
from virage.library import shipped

pytestmark = pytest.mark.django_db
FACETS = shipped().facets
EACH = pytest.mark.parametrize("facet", FACETS.facets, ids=lambda facet: facet.id)
LANGUAGES = pytest.mark.parametrize("language", ["fr", "en"])


def at(language: str, facet_id: str | None = None) -> str:
    with override(language):
        name = "awareness:facet" if facet_id else "awareness:facets"
        return reverse(name, args=[facet_id] if facet_id else [])


def in_order(html: str, *parts: str) -> bool:
    places = [html.index(part) for part in parts]
    return places == sorted(places)


@LANGUAGES
@EACH
def test_a_page_says_all_of_its_facet_the_minute_first(client, facet, language):
    page = client.get(at(language, facet.id))
    said, html = words(page), page.content.decode()
    assert page.status_code == 200
    for text in (facet.title, facet.hook, facet.example, *facet.moves):
        assert " ".join(text.in_(language).split()) in said
    opening = " ".join(facet.minute.in_(language).split()[:6])
    article = " ".join(re.findall(r"\w+", facet.article.in_(language))[:2])
    assert opening in said
    assert in_order(html, 'id="minute"', 'id="example"', 'id="moves"', 'id="questions"')
    assert article in " ".join(re.findall(r"\w+", said.split(opening)[1]))
    for each in facet.questions:
        question = shipped().questionnaire("coop").by_id[each]
        assert " ".join(question.text.in_(language).split()) in said
    for source in facet.sources:
        assert source.id in said
        assert source.address in said
    assert html.count(f'href="{address("start", language=language)}"') == 2


def test_addresses_are_in_the_language_of_the_page_and_lead_to_each_other(client):
    assert at("fr", "cyber_risk") == "/comprendre/le-risque-informatique/"
    assert at("en", "cyber_risk") == "/en/understand/cyber-risk/"
    french = client.get("/comprendre/le-risque-informatique/").content.decode()
    english = client.get("/en/understand/cyber-risk/").content.decode()
    assert 'hreflang="en-CA" href="/en/understand/cyber-risk/"' in french
    assert 'hreflang="fr-CA" href="/comprendre/le-risque-informatique/"' in english
    with override("en"):
        found = resolve("/en/understand/le-risque-informatique/")
    assert found.kwargs == {"facet_id": "cyber_risk"}


def test_one_facet_leads_to_the_next_from_the_first_to_the_last(client):
    seen = [at("fr", FACETS.facets[0].id)]
    while True:
        html = client.get(seen[-1]).content.decode()
        onward = re.search(r'href="([^"]*)"\s+rel="next"', html)
        back = re.search(r'href="([^"]*)"\s+rel="prev"', html)
        assert (back[1] if back else None) == (seen[-2] if len(seen) > 1 else None)
        if onward is None:
            break
        seen.append(onward[1])
    assert seen == [at("fr", each.id) for each in FACETS.facets]


@LANGUAGES
def test_an_unknown_address_says_so_and_offers_the_list(client, language):
    page = client.get(f"{at(language)}nothing-of-the-kind/")
    assert page.status_code == 404
    assert f'href="{at(language)}"' in page.content.decode().split("<main")[1]


def test_a_page_asks_the_database_once_what_is_published(client):
    client.get(at("fr"))
    for url in (at("fr"), f"{at('fr')}?words=perdu"):
        assert queries(client, url) == 1
    assert queries(client, at("fr", "data")) == 2  # and the webinars about it


@LANGUAGES
def test_home_has_two_ways_in_and_what_directors_say(client, language):
    home = client.get(address("home", language=language))
    html = home.content.decode().split("<main")[1]
    assert in_order(html, f'href="{at(language)}"', f'href="{address("start", language=language)}"')
    shown = [each.id for each in FACETS.facets if each.hook.in_(language) in words(home)]
    assert shown == [each.id for each in FACETS.facets[:6]]
    for each in shown:
        assert f'href="{at(language, each)}"' in html


def test_a_catalogue_without_facets_says_so_and_home_does_without(client, settings):
    settings.VIRAGE_CATALOGUES, settings.VIRAGE_QUESTIONNAIRE = DATA, "small"
    assert "Aucune facette n’est encore publiée ici." in words(client.get(at("fr")))
    assert 'id="hooks"' not in client.get("/").content.decode()


@LANGUAGES
def test_a_portrait_links_its_gaps_and_its_needs_to_the_facets(client, language):
    sheet = keep_sheet(client)
    html = client.get(address("portrait", sheet.id, language=language)).content.decode()
    level = html.split('id="level"')[1].split("</section>")[0]
    linked = {each.id for each in FACETS.facets if f'href="{at(language, each.id)}"' in level}
    weak = [dimension for dimension, _title in of(example()).level.weak]
    assert linked == {each.id for one in weak for each in FACETS.about_dimension(one)} != set()
    balance = html.split('id="balance"')[1].split("</section>")[0]
    assert f'href="{at(language, "autonomy")}"' in balance
    needs = re.findall(r'id="need-(\w+)"(.*?)</article>', html, re.DOTALL)
    assert needs
    for need, card in needs:
        for facet in FACETS.about_need(need):
            assert f'href="{at(language, facet.id)}"' in card
