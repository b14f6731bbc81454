"""A facet that is in French only for now, wherever an English page names it."""

import pytest
from django.test import Client

from tests.texts import editor, facet, publish
from tests.webinars import announced
from virage.web.awareness import actions
from virage.web.awareness.actions import Wanted
from virage.web.awareness.models import FACET

pytestmark = pytest.mark.django_db
TITLE, HOOK = "La vitrine", "Personne ne trouve la vitrine."


@pytest.fixture(autouse=True)
def _in_french_only():
    bare = {"fr": TITLE, "en": ""}
    said = facet(title=bare, hook={"fr": HOOK, "en": ""})
    wanted = Wanted(said, True)
    publish(actions.save(actor=editor(), kind=FACET, name="selling_online", base=0, wanted=wanted))


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("/en/", f"“{HOOK}”"),
        ("/en/understand/", TITLE),
        ("/en/understand/lighter-office-work/", TITLE),
    ],
)
def test_its_words_are_marked_as_french_on_english_pages(url, words):
    html = Client().get(url).content.decode()
    before = html.split(words)[0].rsplit("<a ", 1)[1]
    assert 'lang="fr-CA"' in before


def test_the_page_of_a_webinar_marks_it_too():
    webinar = announced(facet="selling_online")
    html = Client().get(f"/en/webinars/{webinar.id}/").content.decode()
    assert 'lang="fr-CA">La vitrine' in html


def test_french_pages_need_no_mark():
    assert 'lang="fr-CA">' not in Client().get("/").content.decode().split("<main")[1]
