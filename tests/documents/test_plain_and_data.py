"""The portrait as plain text and as data."""

import json

import pytest

from tests.documents.portraits import DAY, ENGLISH, FRENCH, SHEETS, coop, example, of, painted
from virage.core.parsing import parse_answer
from virage.core.text import LANGUAGES
from virage.documents.data import portrait_data
from virage.documents.plain import WIDTH, portrait_text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SHEETS)
def test_plain_text_fits_a_terminal(name, language):
    lines = portrait_text(of(SHEETS[name], language)).splitlines()
    long = [line for line in lines if len(line) > WIDTH]
    assert [line for line in long if coop().content_hash not in line] == []


def test_plain_text_tells_the_whole_page_in_its_order():
    page = of(example(), ENGLISH)
    text = portrait_text(page)
    assert page.unknown is not None
    assert page.moves is not None
    headings = [
        page.name, page.flags.heading, page.level.heading, page.balance.heading,
        page.unknown.heading, page.autonomy.heading, page.needs.heading, page.moves.heading,
        page.crosswalks[0].heading, page.trace.heading,
    ]  # fmt: skip
    places = [text.index(f"{heading}\n") for heading in headings[1:]]
    assert places == sorted(places)
    assert text.startswith(f"{page.title} · {page.name}")
    assert all(card.title in text for card in page.needs.cards)


def test_labels_have_the_colon_of_their_language():
    assert "First thing to do: This week" in " ".join(portrait_text(of(example(), ENGLISH)).split())
    assert "Première chose à faire\u00a0: " in portrait_text(of(example(), FRENCH))


def test_columns_have_the_colon_of_their_language():
    french = " ".join(portrait_text(of(example(), FRENCH)).replace("\u00a0", "~").split())
    assert "| Titulaire du compte~: " in french
    assert "| Exploitation~: " in french
    english = " ".join(portrait_text(of(example(), ENGLISH)).split())
    assert "| Account holder: the organisation |" in english
    assert "dependences" not in english


@pytest.mark.parametrize("name", SHEETS)
def test_data_are_plain_json_and_say_what_the_portrait_says(name):
    portrait = painted(SHEETS[name])
    data = json.loads(json.dumps(portrait_data(portrait, DAY, "x")))
    assert data["date"] == "2026-11-22"
    assert data["total"]["value"] == portrait.total.value
    assert data["level"] == (portrait.level.id if portrait.level else None)
    assert [need["id"] for need in data["needs"]] == [each.need.id for each in portrait.needs]
    assert len(data["trace"]) == len(portrait.scorecard.parts)


def test_the_answers_of_the_data_can_be_read_back():
    portrait = painted(example())
    for row in portrait_data(portrait, DAY, "x")["trace"]:
        if row["answer"] is not None:
            question = portrait.questionnaire.by_id[row["question"]]
            assert parse_answer(question, row["answer"]) == portrait.scorecard.answer(question.id)
