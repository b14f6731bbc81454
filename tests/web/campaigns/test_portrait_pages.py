"""The portrait of a diagnosis on screen: nobody before it closes, then the board."""

import re
import shutil
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.web.campaigns.crowd import HIDDEN, actor_for, describe_tools, found, page, window
from virage.library.shelves import SHIPPED
from virage.web.campaigns.actions.closing import close_campaign
from virage.web.campaigns.models import Report

pytestmark = pytest.mark.django_db


def closed(people=None, **facts):
    made = found(people, **facts) if people else found(**facts)
    describe_tools(made.sheets[0], "Outil planté")
    close_campaign(actor=actor_for(made.people["holder"]), campaign=made.campaign)
    return made


def words(response) -> str:
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(unescape(text).replace("\u00a0", " ").split())


def test_while_it_is_open_nobody_sees_it_and_the_page_says_why():
    made = found({"board": 3})
    for name in ("holder", "board", "staff", "member"):
        response = window(made.people[name]).get(page("portrait", made))
        assert response.status_code == 403
        assert "le portrait s’ouvrira" in words(response)


def test_once_closed_it_opens_to_the_board_and_to_the_holders_alone():
    made, other = closed({"board": 3}), closed({"board": 3}, name="Ailleurs")
    statuses = {
        name: window(person).get(page("portrait", made)).status_code
        for name, person in made.people.items()
    }
    assert statuses == {"holder": 200, "board": 200, "staff": 403, "member": 403, "manager": 403}
    assert window(other.people["holder"]).get(page("portrait", made)).status_code == 404
    visitor = Client().get(page("portrait", made))  # the link of a mail, before signing in
    assert visitor["Location"].startswith("/connexion/?next=/diagnostics/")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_it_shows_where_board_and_staff_differ_and_hides_the_role_of_two(language):
    made = closed(HIDDEN)
    said = words(window(made.people["board"]).get(page("portrait", made, language)))
    wanted = {
        "fr": ("Là où les regards diffèrent", "3 étapes entre « Personnel » et « Conseil d’admin",
               "5 personnes ont répondu dont rien n’est montré"),
        "en": ("Where people see things differently", "3 stages between “Staff” and “Board”",
               "5 people answered of whom nothing is shown"),
    }[language]  # fmt: skip
    assert [each for each in wanted if each not in said] == []
    for hidden in ("Direction (2", "Management (2", "Membres (3", "Members (3", "(2 p"):
        assert hidden not in said


def test_one_respondent_has_the_usual_portrait():
    made = closed({"management": 1})
    said = words(window(made.people["holder"]).get(page("portrait", made)))
    assert "Autonomie et dépendances" in said
    assert "Là où les regards diffèrent" not in said


def test_only_who_decides_on_sharing_is_led_there():
    made = closed({"board": 3})
    address = page("sharing", made)
    assert address in window(made.people["holder"]).get(page("portrait", made)).content.decode()
    assert address not in window(made.people["board"]).get(page("portrait", made)).content.decode()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_pdf_is_the_one_that_was_stored(language):
    made = closed({"board": 3})
    for name, kind in (("portrait_pdf", "portrait"), ("members_pdf", "members")):
        response = window(made.people["board"]).get(page(name, made, language))
        stored = Report.objects.get(campaign=made.campaign, kind=kind, language=language)
        assert response.content == bytes(stored.pdf)
        assert response["Content-Type"] == "application/pdf"
        assert "t0" in response["Content-Disposition"]


def test_a_version_published_later_changes_neither_page_nor_document(settings, tmp_path):
    made = closed({"board": 3, "staff": 3})
    board = window(made.people["board"])
    addresses = [page(name, made) for name in ("portrait", "portrait_pdf", "members_page")]
    before = [words(board.get(addresses[0])), board.get(addresses[1]).content]
    root = shutil.copytree(SHIPPED, tmp_path / "catalogues")
    versions = root / "questionnaires" / "coop"
    shutil.copytree(versions / "1.0", versions / "1.1")
    head = versions / "1.1" / "questionnaire.yaml"
    head.write_text(head.read_text().replace('version: "1.0"', 'version: "1.1"'))
    settings.VIRAGE_CATALOGUES = root
    made.organisation.facts.all().delete()
    assert [words(board.get(addresses[0])), board.get(addresses[1]).content] == before


def test_the_page_for_members_names_no_tool_and_nobody():
    made = closed()
    board = window(made.people["board"])
    whole, brief = (words(board.get(page(name, made))) for name in ("portrait", "members_page"))
    assert "Outil planté" in whole
    for leak in ("Outil planté", "regards diffèrent", "12 personnes", "Personnel »"):
        assert leak not in brief
    assert "Notre portrait numérique en une page" in brief


def test_the_page_asks_the_same_number_of_queries_for_one_and_for_forty():
    costs = []
    for people in ({"management": 1}, {"board": 5, "staff": 15, "members": 20}):
        made = closed(people)
        board = window(made.people["board"])
        with CaptureQueriesContext(connection) as asked:
            assert board.get(page("portrait", made)).status_code == 200
        costs.append(len(asked))
    assert costs[0] == costs[1] <= 12


def test_no_browser_keeps_it():
    made = closed({"board": 3})
    for name in ("portrait", "portrait_pdf", "members_page", "members_pdf"):
        response = window(made.people["board"]).get(page(name, made))
        assert "no-store" in response["Cache-Control"]
