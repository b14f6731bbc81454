"""What everybody may read: home, the questions on paper, what becomes of the answers."""

import pytest
from django.test.utils import override_settings

from tests.web.diagnostics.acting import address, words
from virage.library import shipped

pytestmark = pytest.mark.django_db

LANGUAGES = pytest.mark.parametrize("language", ["fr", "en"])


@LANGUAGES
def test_paper_asks_every_question_in_order_with_every_answer(client, language):
    page = words(client.get(address("paper", language=language)))
    questionnaire = shipped().questionnaire("coop")
    place = 0
    for number, question in enumerate(questionnaire.questions(), 1):
        said = " ".join(f"{number}. {question.text.in_(language)}".split())
        assert said in page[place:]
        place = page.index(said)
        for choice in question.choices:
            assert " ".join(choice.text.in_(language).split()) in page[place:]


def test_paper_says_for_whom_a_module_question_is(client):
    page = words(client.get(address("paper", language="en")))
    assert "Only for: Retail and food" in page
    assert "Best placed to answer: " in page


@LANGUAGES
def test_home_says_how_long_it_takes_and_what_is_asked(client, language):
    page = words(client.get(address("home", language=language)))
    assert "28 questions" in page
    for dimension in shipped().questionnaire("coop").dimensions:
        assert dimension.title.in_(language).replace("\xa0", " ") in page


@LANGUAGES
def test_what_becomes_of_the_answers_names_the_person_in_charge(client, language):
    url = address("your_data", language=language)
    with override_settings(VIRAGE_PRIVACY_OFFICER="Ana Roy, 418 555-0100"):
        assert words(client.get(url)).count("Ana Roy, 418 555-0100") == 2
    assert client.get(url).status_code == 200
