"""Starting over and erasing: asked first, then done wholly."""

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.utils import timezone

from tests.samples import keep_sheet
from tests.web.diagnostics.acting import actor_with, address, every_row, section, stored, words
from virage.web.diagnostics.models import Sheet
from virage.web.diagnostics.views.doors import COOKIE

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept(client):
    """A whole sheet: answers, tools, a link, and the key of a second browser."""
    kept = keep_sheet(client)
    Client().post(address("resume", kept.link))
    return Sheet.objects.get(id=kept.id)


@pytest.mark.parametrize("name", ["start_over", "erase"])
def test_it_asks_first(client, kept, name):
    before = list(every_row(kept))
    assert client.get(address(name, kept.id)).status_code == 200
    assert list(every_row(kept)) == before


def test_starting_over_clears_answers_and_tools_and_keeps_the_facts(client, kept):
    answer = client.post(address("start_over", kept.id))
    assert answer["Location"] == address("overview", kept.id)
    assert stored(kept, "sector") == "44-45"
    assert stored(kept, "sec_backup") is None
    assert kept.tools.count() == 0
    assert "0 réponse sur" in words(client.get(answer["Location"]))


def test_after_starting_over_a_window_left_open_is_told(client, kept):
    stale = section(client, kept, "security")
    client.post(address("start_over", kept.id))
    other_stage = next(
        each for each in stale.offered["sec_backup"] if each not in stale["sec_backup"]
    )
    assert stale.touch("sec_backup", other_stage).status_code == 409


def test_after_starting_over_one_answers_anew(client, kept):
    client.post(address("start_over", kept.id))
    assert section(client, kept, "security").touch("sec_backup", "none").status_code == 200


def test_starting_over_keeps_the_link_and_the_keys(client, kept):
    client.post(address("start_over", kept.id))
    assert kept.keys.count() == 3


def texts_of_every_row():
    """Everything that the database holds, table by table."""
    with connection.cursor() as cursor:
        for model in apps.get_models():
            cursor.execute(f"SELECT * FROM {model._meta.db_table}")
            yield from (str(row) for row in cursor.fetchall())


def test_erasing_leaves_no_row_anywhere(client, kept):
    ids = [str(kept.id), kept.id.hex, *(str(row.id) for row in every_row(kept))]
    answer = client.post(address("erase", kept.id))
    assert answer.status_code == 200
    assert "Tout est effacé" in words(answer)
    left = " ".join(texts_of_every_row())
    assert [each for each in ids if each in left] == []


def test_erasing_one_sheet_leaves_the_others(client, kept, other):
    actor = actor_with(other)
    client.post(address("erase", kept.id))
    assert Sheet.objects.filter(id__in=actor.keys).count() == 1


def test_an_erased_sheet_is_not_found(client, kept):
    client.post(address("erase", kept.id))
    assert client.get(address("overview", kept.id)).status_code == 404
    assert client.post(address("erase", kept.id)).status_code == 404


def test_the_key_of_an_erased_sheet_leaves_the_browser(client, kept):
    client.post(address("erase", kept.id))
    assert client.cookies[COOKIE].value == ""


def test_the_link_of_an_erased_sheet_opens_nothing(client, sheet):
    link = keep_sheet(client)
    client.post(address("erase", link.id))
    assert Client().post(address("resume", link.link)).status_code == 404


@pytest.mark.parametrize(("language", "said"), [("fr", "Vos réponses"), ("en", "Your answers")])
def test_every_answer_is_read_in_words_also_once_it_is_locked(client, kept, language, said):
    for _ in range(2):
        text = words(client.get(address("answers", kept.id, language=language)))
        assert said in text
        assert "Données" in text or "Data" in text
        Sheet.objects.filter(id=kept.id).update(locked_at=timezone.now())
    overview = client.get(address("overview", kept.id)).content.decode()
    assert f"{address('answers', kept.id)}#security" in overview
