"""A page for each programme: all that is known, what is not, and who decides."""

import re
from datetime import date

import pytest
from django.urls import reverse
from django.utils import translation

from tests.web.diagnostics.acting import words
from virage.documents.funding.programme_page import programme_page
from virage.library import shipped
from virage.web.programmes import bridge

pytestmark = pytest.mark.django_db
LANGUAGES = pytest.mark.parametrize("language", ["fr", "en"])
FUNDING = shipped().funding


def shown(client, programme_id, language="en"):
    with translation.override(language):
        url = reverse("programmes:programme", args=[programme_id])
    return client.get(url)


def told(rules):
    for rule in rules:
        yield rule.text
        yield from told(rule.parts)


@LANGUAGES
def test_every_shipped_programme_has_its_page(client, language):
    for programme in FUNDING.programmes:
        page = shown(client, programme.id, language)
        assert page.status_code == 200
        said = words(page)
        known = programme_page(programme, date.today(), bridge.labels(language))  # noqa: DTZ011
        terms = known.terms
        sentences = (
            known.card.name,
            known.card.purpose,
            known.card.freshness,
            *known.unknowns,
            *known.statuses[:1],
            *told((*terms.applicant, *terms.step)),
            *terms.amounts,
            *terms.timing,
            *terms.stacking,
            *terms.prepare,
            *terms.warnings,
            *(source.address for source in known.sources),
        )
        for sentence in sentences:
            assert " ".join(sentence.split()) in said, programme.id


@LANGUAGES
def test_it_says_that_the_funder_decides_and_that_the_co_op_files(client, language):
    said = words(shown(client, "essor_1c", language))
    for sentence in {
        "fr": ("Le bailleur de fonds décide", "Votre coop dépose elle-même sa demande"),
        "en": ("The funder decides", "Your co-op files its own application"),
    }[language]:
        assert sentence in said


def test_each_rule_leads_to_the_source_that_states_it(client):
    page = shown(client, "essor_1c").content.decode()
    led = set(re.findall(r'href="#(S\d+)"', page))
    assert led == {"S50", "S52"}
    assert led <= set(re.findall(r'<li id="(S\d+)"', page))


def test_what_is_old_carries_a_warning(client):
    page = shown(client, "essor_1c").content.decode()
    assert "alert-warning" in page
    assert "This is old: ask before you count on it." in page


def test_what_is_fresh_carries_none(client, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: date(2025, 12, 15))
    page = shown(client, "essor_1c").content.decode()
    assert "alert-warning" not in page
    assert "Verified on December 1, 2025." in page


@LANGUAGES
def test_a_programme_that_is_not_there_is_said_with_a_way_out(client, language):
    page = shown(client, "nothing_here", language)
    assert page.status_code == 404
    out = {"fr": "Ce programme n’est pas dans la liste", "en": "This programme is not in the list"}
    assert out[language] in words(page)
    start = {"fr": "/programmes/", "en": "/en/programmes/"}[language]
    assert f'class="button" href="{start}"' in page.content.decode()


@LANGUAGES
def test_another_program_reads_the_same(client, language):
    with translation.override(language):
        url = reverse("programmes:data", args=["essor_1c"])
    assert f'href="{url}"' in shown(client, "essor_1c", language).content.decode()
    answer = client.get(url)
    data = answer.json()
    programme = FUNDING.by_id["essor_1c"]
    page = programme_page(programme, date.today(), bridge.labels(language))  # noqa: DTZ011
    assert data["name"] == programme.name.in_(language)
    assert data["content_hash"] == programme.content_hash
    assert data["terms"]["amounts"] == list(page.terms.amounts)
    assert data["unknown"] == list(page.unknowns)
    assert data["sources"][0]["confidence"] == "secondary"
    assert data["status"] == {"state": "open", "since": "2025-04-24", "until": "2027-03-31"}


def test_another_program_is_told_of_no_programme_that_is_not_there(client):
    assert client.get("/programmes/nothing.json").status_code == 404
