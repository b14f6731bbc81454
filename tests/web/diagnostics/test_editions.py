"""The express and the whole questionnaire, and the version that a sheet was started with."""

import pytest

from tests.web.diagnostics.acting import address, section, start, stored, words
from virage.library import shipped

pytestmark = pytest.mark.django_db


@pytest.fixture
def express(client):
    sheet = start(client, edition="express")
    section(client, sheet, "express").choose("sec_backup", "tested").send()
    return sheet


def test_the_express_edition_asks_its_ten_questions_on_one_page(client, express):
    asked = set(section(client, express, "express").values)
    names = {name.removeprefix("base.") for name in asked if name.startswith("base.")}
    assert names == set(shipped().questionnaire("coop").express)


def test_the_whole_questionnaire_keeps_the_express_answers(client, express):
    answer = client.post(address("go_on", express.id))
    assert answer["Location"] == address("section", express.id, "governance")
    assert stored(express, "sec_backup") == "tested"
    assert section(client, express, "security")["sec_backup"] == ["tested"]


def test_the_overview_offers_the_whole_only_to_the_express(client, express):
    go_on = address("go_on", express.id)
    assert go_on in client.get(address("overview", express.id)).content.decode()
    client.post(go_on)
    assert go_on not in client.get(address("overview", express.id)).content.decode()


def test_the_overview_tells_where_to_go_on(client, express):
    page = client.get(address("overview", express.id))
    first_left = f"{address('section', express.id, 'express')}#q-gov_direction"
    assert f'href="{first_left}"' in page.content.decode()
    assert "1 sur 10" in words(page)


def test_a_part_not_begun_is_gone_on_with_from_its_start(client, sheet):
    page = client.get(address("overview", sheet.id)).content.decode()
    assert f'class="button" href="{address("section", sheet.id, "governance")}"' in page


def test_the_overview_of_a_finished_sheet_leads_to_the_portrait(client, express):
    window = section(client, express, "express")
    for name in [name for name in window.offered if name != "put_back"]:
        window.choose(name, "dont_know")
    window.send()
    said = words(client.get(address("overview", express.id)))
    assert "Voir le portrait" in said
    assert "10 sur 10" in said
    assert "Voir le portrait tel qu’il est" not in said


def test_going_on_twice_changes_nothing_more(client, express):
    client.post(address("go_on", express.id))
    assert client.post(address("go_on", express.id)).status_code == 302


def test_looking_at_the_address_does_not_go_on(client, express):
    assert client.get(address("go_on", express.id)).status_code == 405
    express.refresh_from_db()
    assert express.edition == "express"


def test_a_sheet_stays_with_the_version_it_was_started_with(client, sheet, request):
    assert sheet.version == "1.0"
    assert sheet.content_hash == shipped().questionnaire("coop", "1.0").content_hash
    request.getfixturevalue("published")
    page = client.get(address("section", sheet.id, "security"))
    assert "sec_phones" not in page.content.decode()
    newer = start(client)
    assert newer.version == "1.1"
    page = client.get(address("section", newer.id, "security"))
    assert "sec_phones" in page.content.decode()


def test_an_answer_that_its_version_does_not_know_is_left_out_and_kept(client, sheet):
    sheet.answers.create(question="sec_phones", value=7)
    sheet.answers.create(question="sec_backup", value="invented")
    assert client.get(address("portrait", sheet.id)).status_code == 200
    assert section(client, sheet, "security")["sec_backup"] == []
    assert stored(sheet, "sec_phones") == 7
