"""Webinars on the pages that everybody opens: home, the menu, the facets, the calendar."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.web.diagnostics.acting import words
from tests.web.webinars.acting import address
from tests.webinars import ORGANISER, announced, move
from virage.core.webinars import Chapter, Replay
from virage.web.webinars import actions
from virage.web.webinars.models import Webinar

pytestmark = pytest.mark.django_db


def test_home_shows_the_next_webinar_in_one_s_own_language_first():
    later = announced(title="Vendre en ligne")
    sooner = announced(title="Selling online", language="en")
    move(sooner, to=later.starts_at.replace(year=later.starts_at.year - 1))
    Webinar.objects.filter(id=sooner.id).update(ends_at=later.ends_at)
    assert "Vendre en ligne" in words(Client().get("/"))
    assert "Selling online" in words(Client().get("/en/"))


def test_home_says_nothing_when_there_is_none():
    home = Client().get("/")
    assert "Prochain webinaire" not in words(home)
    assert address("calendar") in home.content.decode()  # the menu


def test_a_facet_leads_to_the_webinars_about_it():
    announced(title="Vendre en ligne", facet="selling_online")
    page = words(Client().get("/comprendre/vendre-en-ligne/"))
    assert "En parler avec d’autres" in page


def test_an_empty_calendar_says_what_to_do_meanwhile():
    page = words(Client().get(address("calendar")))
    assert "Aucun webinaire n’est annoncé pour le moment." in page
    assert "Commencer l’autodiagnostic" in page
    spoken = words(Client().get(address("calendar"), {"spoken": "en"}))
    assert "Aucun webinaire n’est annoncé dans cette langue" in spoken


def test_the_calendar_keeps_to_a_language():
    announced(title="Vendre en ligne")
    announced(title="Selling online", language="en")
    page = words(Client().get(address("calendar"), {"spoken": "en"}))
    assert "Selling online" in page
    assert "Vendre en ligne" not in page


@pytest.mark.parametrize(
    ("capacity", "said"),
    [(20, "Il y a de la place"), (3, "Il reste 3 places"), (1, "Il reste 1 place")],
)
def test_a_page_says_whether_there_is_room(capacity, said):
    webinar = announced(capacity=capacity)
    assert said in words(Client().get(address("webinar", webinar.id)))


def test_the_webinars_of_a_facet_in_one_s_own_language_come_first():
    later = announced(title="Vendre en ligne", facet="selling_online")
    sooner = announced(title="Selling online", facet="selling_online", language="en")
    Webinar.objects.filter(id=sooner.id).update(starts_at=later.starts_at - timedelta(days=1))
    page = Client().get("/comprendre/vendre-en-ligne/")
    html = page.content.decode()
    assert html.index(str(later.id)) < html.index(str(sooner.id))
    assert "Selling online En anglais" in words(page)


def test_a_chapter_leads_to_what_was_said_in_it():
    webinar = announced()
    move(webinar, to=timezone.now() - timedelta(days=2))
    chapters = (Chapter(0, "Bienvenue"), Chapter(65, "Nos clés"), Chapter(90, "Jamais dit"))
    said = "Bonjour.\n\n1:05 Nos clés\n\nQui les tient?"
    replay = Replay("https://video.example.org/1", chapters, said)
    actions.publish_replay(actor=ORGANISER, webinar=webinar, base=webinar.version, replay=replay)
    html = Client().get(address("webinar", webinar.id)).content.decode()
    assert 'href="#chapter-65"' in html
    assert 'id="chapter-65"' in html
    assert "#chapter-90" not in html
    assert '<details class="disclosure" open>' in html
