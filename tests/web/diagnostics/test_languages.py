"""The language is switched in the middle: the page stays, the answers stay."""

import re

import pytest

from tests.pages import addresses, routes
from tests.samples import keep_sheet
from tests.web.diagnostics.acting import address, section, stored, words

pytestmark = pytest.mark.django_db

OTHER = {"fr": "en", "en": "fr"}


def switch(answer, language):
    """The address behind the link to the other language."""
    found = re.search(
        rf'<a href="([^"]+)"\s+hreflang="{language}"', answer.content.decode().replace("&amp;", "&")
    )
    assert found
    return found[1]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_page_leads_to_itself_in_the_other_language(client, language):
    kept = keep_sheet(client)
    there = {(route.name, tuple(args(url))): url for route, url in addresses(kept, OTHER[language])}
    for route, url in addresses(kept, language):
        answer = client.get(url)
        if answer.status_code == 200 and "text/html" in answer["Content-Type"]:
            assert switch(answer, OTHER[language]) == there[route.name, tuple(args(url))]


def args(url):
    """What tells apart two addresses of one pattern: identifiers, or a section's or programme's."""
    return re.findall(r"[0-9a-f-]{36}|(?<=/questions/)\w+|(?<=/programmes/)\w+", url)


def test_every_address_of_a_person_exists_in_both_languages():
    for_people = [route for route in routes() if route.name.startswith("diagnostics:")]
    assert len(for_people) >= 18


def test_an_answer_given_in_french_stands_in_english(client, sheet):
    section(client, sheet, "security", "fr").touch("sec_backup", "tested")
    english = section(client, sheet, "security", "en")
    assert english["sec_backup"] == ["tested"]
    assert "If all your files vanished tonight" in words(english.shown)


def test_a_page_that_was_refused_keeps_its_address_in_the_other_language(client, sheet):
    url = address("profile", sheet.id)
    answer = client.post(url, {"employees": "douze"})
    assert answer.status_code == 422
    assert switch(answer, "en") == address("profile", sheet.id, language="en")


def test_the_question_in_an_address_stays(client, sheet):
    url = f"{address('add_tool', sheet.id)}?function=mail"
    assert switch(client.get(url), "en").endswith("/tools/add/?function=mail")


def test_the_page_says_its_language(client, sheet):
    for language in ("fr", "en"):
        page = client.get(address("section", sheet.id, "security", language=language))
        assert f'<html lang="{language}-CA"' in page.content.decode()


def test_saving_in_one_language_answers_in_it(client, sheet):
    for language, said in (("fr", "Enregistré"), ("en", "Saved")):
        answer = section(client, sheet, "security", language).touch("sec_backup", "tested")
        assert said in words(answer)
    assert stored(sheet, "sec_backup") == "tested"
