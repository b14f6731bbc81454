"""Funding in sight on a portrait: no account, nothing kept, and what is missing asked in place."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from tests.samples import keep_sheet
from tests.web.campaigns.crowd import actor_for, found, window
from tests.web.diagnostics.acting import start
from virage.core.access import Actor
from virage.core.answers import Amount
from virage.web.campaigns.actions.closing import close_campaign
from virage.web.diagnostics import actions
from virage.web.diagnostics.models import Sheet
from virage.web.funding import bridge
from virage.web.organisations.models import Fact

pytestmark = pytest.mark.django_db

LANGUAGES = pytest.mark.parametrize("language", ["fr", "en"])


def address(name, thing, language="fr"):
    with override(language):
        return reverse(f"funding:{name}", args=[thing])


def words(response):
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(unescape(text).replace("\u00a0", " ").split())


def say(sheet, **numbers):
    """Tell facts of a sheet, as whoever holds its key."""
    actor = Actor(keys=frozenset({str(sheet.id)}))
    saves = [actions.Save(name, Amount(float(value)), 0) for name, value in numbers.items()]
    assert not actions.save_answers(actor=actor, sheet=sheet, saves=saves, client="").conflicts


def closed(**facts):
    """A diagnosis that is closed, and what its organisation said before."""
    made = found({"board": 3})
    for name, value in facts.items():
        Fact.objects.update_or_create(
            organisation=made.campaign.organisation, question=name, defaults={"value": value}
        )
    close_campaign(actor=actor_for(made.people["holder"]), campaign=made.campaign)
    return made


@LANGUAGES
def test_whoever_holds_the_key_reads_it_and_nobody_else_does(client, language):
    kept = keep_sheet(client)
    for name in ("in_sight", "in_sight_pdf"):
        assert client.get(address(name, kept.id, language)).status_code == 200
        assert Client().get(address(name, kept.id, language)).status_code == 404
        assert client.post(address(name, kept.id, language)).status_code == 405


def test_a_guest_who_came_by_the_private_link_reads_it_too(client):
    kept, guest = keep_sheet(client), Client()
    guest.post(reverse("diagnostics:resume", args=[kept.link]))
    response = guest.get(address("in_sight", kept.id))
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]


@LANGUAGES
def test_the_portrait_leads_to_it_and_it_leads_back(client, language):
    kept = keep_sheet(client)
    with override(language):
        portrait = reverse("diagnostics:portrait", args=[kept.id])
    there = address("in_sight", kept.id, language)
    assert f'href="{there}"' in client.get(portrait).content.decode()
    assert f'href="{portrait}"' in client.get(there).content.decode()


@pytest.mark.parametrize(
    ("language", "said", "rule"),
    [
        ("fr", "Hors de portée pour le moment", "au moins 2 500 000 $ (vous avez dit : 400 000 $)"),
        ("en", "Out of reach for now", "at least $2,500,000 (you said: $400,000)"),
    ],
)
def test_a_small_revenue_is_told_as_what_puts_essor_out_of_reach(client, language, said, rule):
    sheet = start(client)
    say(sheet, revenue=400_000)
    told = words(client.get(address("in_sight", sheet.id, language)))
    assert said in told
    assert rule in told


def test_a_missing_fact_of_the_profile_leads_to_its_question_where_it_can_be_told(client):
    sheet = start(client)
    page = client.get(address("in_sight", sheet.id)).content.decode()
    profile = reverse("diagnostics:profile", args=[sheet.id])
    assert f'href="{profile}#id_revenue"' in page
    assert 'id="id_revenue"' in client.get(profile).content.decode()
    say(sheet, revenue=400_000)
    assert (
        f'href="{profile}#id_revenue"'
        not in client.get(address("in_sight", sheet.id)).content.decode()
    )


def test_a_need_of_the_portrait_narrows_the_page_and_another_word_does_not(client):
    kept = keep_sheet(client)
    told = bridge.told_by_sheet(Sheet.objects.get(id=kept.id))
    whole = client.get(address("in_sight", kept.id))
    links = re.findall(r'href="\?need=(\w+)"', whole.content.decode())
    assert links
    assert set(links) <= {need.id for need in told.needs_in("fr")}
    narrow = client.get(address("in_sight", kept.id), {"need": links[0]})
    shown = set(re.findall(r'id="programme-(\w+)"', narrow.content.decode()))
    every = set(re.findall(r'id="programme-(\w+)"', whole.content.decode()))
    assert set() < shown < every
    assert "aria-current" in narrow.content.decode()
    for other in ("", "nothing", "<b>"):
        same = client.get(address("in_sight", kept.id), {"need": other})
        assert set(re.findall(r'id="programme-(\w+)"', same.content.decode())) == every


@LANGUAGES
def test_the_pdf_is_a_file_with_the_day_in_its_name(client, language):
    kept = keep_sheet(client)
    response = client.get(address("in_sight_pdf", kept.id, language))
    assert response.content.startswith(b"%PDF-")
    name = {"fr": "financement", "en": "funding"}[language]
    assert re.fullmatch(
        rf'attachment; filename="{name}-\d{{4}}-\d\d-\d\d\.pdf"', response["Content-Disposition"]
    )


def test_reading_it_writes_nothing(client):
    kept = keep_sheet(client)
    before = Sheet.objects.values().get(id=kept.id)
    with CaptureQueriesContext(connection) as asked:
        client.get(address("in_sight", kept.id))
        client.get(address("in_sight_pdf", kept.id))
    assert all(query["sql"].lstrip().startswith("SELECT") for query in asked.captured_queries)
    assert Sheet.objects.values().get(id=kept.id) == before


def test_a_part_of_a_diagnosis_has_none_of_its_own():
    made = found({"board": 3})
    sheet = made.sheets[0]
    opened = window(made.people["board"])
    respondent = Sheet.objects.filter(id=sheet.id)
    respondent.update(respondent=made.people["board"])
    for name in ("in_sight", "in_sight_pdf"):
        response = opened.get(address(name, sheet.id))
        assert response["Location"] == reverse("campaigns:hand_in", args=[sheet.id])


def test_a_closed_portrait_is_judged_on_the_facts_that_were_locked_with_it():
    made = closed(revenue=400_000)
    Fact.objects.filter(question="revenue").update(value=9_000_000)
    response = window(made.people["board"]).get(address("of_diagnosis", made.campaign.id, "en"))
    told = words(response)
    assert "you said: $400,000" in told
    assert "$9,000,000" not in told
    assert "as they were locked with the portrait" in told


def test_the_funding_of_a_diagnosis_opens_to_whom_the_portrait_opens():
    made = closed()
    for name in ("of_diagnosis", "of_diagnosis_pdf"):
        there = address(name, made.campaign.id)
        statuses = {who: window(user).get(there).status_code for who, user in made.people.items()}
        assert statuses == {
            "holder": 200, "board": 200, "staff": 403, "member": 403, "manager": 403
        }  # fmt: skip
        assert Client().get(there)["Location"].startswith("/connexion/?next=/diagnostics/")


def test_the_portrait_of_a_diagnosis_leads_to_its_funding():
    made = closed()
    portrait = reverse("campaigns:portrait", args=[made.campaign.id])
    page = window(made.people["board"]).get(portrait).content.decode()
    assert f'href="{address("of_diagnosis", made.campaign.id)}"' in page


def test_a_signed_in_page_asks_the_database_at_most_twelve_times():
    made = closed()
    browser = window(made.people["board"])
    there = address("of_diagnosis", made.campaign.id)
    browser.get(there)
    with CaptureQueriesContext(connection) as asked:
        browser.get(there)
    assert len(asked) <= 12


@LANGUAGES
def test_each_programme_leads_to_its_page_of_the_catalogue(client, language):
    kept = keep_sheet(client)
    page = client.get(address("in_sight", kept.id, language)).content.decode()
    shown = re.findall(r'id="programme-(\w+)"', page)
    assert shown
    for programme in shown:
        with override(language):
            there = reverse("programmes:programme", args=[programme])
        assert f'href="{there}"' in page
    assert client.get(there).status_code == 200
