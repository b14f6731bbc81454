"""A federation serves its own questionnaire by two settings, without touching the code."""

import pytest

from tests.library.shelf import DATA
from tests.web.diagnostics.acting import Window, address, section, stored, words
from virage.web.diagnostics.models import Sheet

pytestmark = pytest.mark.django_db
LANGUAGES = pytest.mark.parametrize("language", ["fr", "en"])


@pytest.fixture(autouse=True)
def own(settings):
    """The small questionnaire, one of each thing, in the place of the shipped one."""
    settings.VIRAGE_CATALOGUES, settings.VIRAGE_QUESTIONNAIRE = DATA, "small"


def begun(client, edition="full"):
    """A farm's sheet."""
    window = Window(client, address("start")).choose("kind", "farm").choose("edition", edition)
    assert window.send().status_code == 302
    return Sheet.objects.get()


def test_only_the_facts_that_it_requires_are_required(client):
    window = Window(client, address("start", language="en"))
    assert set(window.values) >= {"kind", "name", "edition"}
    assert "sector" not in window.values
    answer = window.choose("edition", "full").send()
    assert answer.status_code == 422
    assert "Choose an answer" in words(answer)


@LANGUAGES
def test_it_is_answered_and_has_its_portrait_on_screen_and_on_paper(client, language):
    sheet = begun(client)
    assert (sheet.questionnaire, sheet.version) == ("small", "1.0")
    window = section(client, sheet, "one", language)
    window.choose("plan", "none").choose("tools", "saw").choose("visits", "7").send()
    assert (stored(sheet, "plan"), stored(sheet, "tools")) == ("none", ["saw"])
    said = words(client.get(address("portrait", sheet.id, language=language)))
    assert {"fr": "Aucun plan", "en": "No plan"}[language] in said
    assert {"fr": "Marcher", "en": "Walk"}[language] in said
    pdf = client.get(address("portrait_pdf", sheet.id, language=language))
    assert pdf.content.startswith(b"%PDF-")


@LANGUAGES
def test_its_express_edition_has_a_portrait_too(client, language):
    sheet = begun(client, edition="express")
    section(client, sheet, "express", language).choose("plan", "none").send()
    assert client.get(address("portrait", sheet.id, language=language)).status_code == 200


@LANGUAGES
@pytest.mark.parametrize("page", ["home", "start", "paper", "your_data"])
def test_the_public_pages_show_it(client, page, language):
    assert client.get(address(page, language=language)).status_code == 200


@LANGUAGES
@pytest.mark.parametrize("page", ["overview", "profile", "tools"])
def test_the_pages_of_a_sheet_show_it(client, page, language):
    sheet = begun(client)
    assert client.get(address(page, sheet.id, language=language)).status_code == 200
