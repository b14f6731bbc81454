"""In development mails land in files, and on a page of their own."""

import pytest

from tests.post import NOW, later, post, send_all
from virage.web.jobs import actions, worker
from virage.web.jobs.links import absolute

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(settings, tmp_path):
    settings.VIRAGE_MAILBOX = tmp_path / "mails"
    return settings.VIRAGE_MAILBOX


def test_an_empty_mailbox_says_so(client, folder):
    assert "Rien n’a encore été envoyé" in client.get("/courriels/").content.decode()


def test_the_newest_mail_comes_first(client, folder):
    for number in range(3):
        post(occasion=str(number), recipient=f"person{number}@example.coop")
    send_all()
    html = client.get("/en/mails/").content.decode()
    places = [html.index(f"person{number}@example.coop") for number in (2, 1, 0)]
    assert places == sorted(places)


def test_a_mail_is_shown_with_its_links_and_nothing_in_it_acts(client, folder, settings):
    settings.VIRAGE_ADDRESS = "http://127.0.0.1:8000"
    link = absolute("jobs:mailbox", language="en")
    mail = post(context={"word": f"<script>alert(1)</script> {link} https://elsewhere.example/a"})
    send_all()
    html = client.get(f"/en/mails/{mail.id}/").content.decode()
    assert '<a href="/en/mails/"' in html
    assert '<a href="https://elsewhere.example/a"' in html
    assert "<script>alert" not in html


def test_without_a_folder_there_is_no_page(client, settings):
    settings.VIRAGE_MAILBOX = None
    assert client.get("/courriels/").status_code == 404
    assert client.get(f"/courriels/{post().id}/").status_code == 404


def test_a_mail_that_is_not_there_is_not_found(client, folder):
    assert client.get(f"/courriels/{post().id}/").status_code == 404


def test_an_erased_recipient_is_in_no_file(folder, django_capture_on_commit_callbacks):
    post()
    other = post(recipient="bob@example.coop")
    send_all()
    with django_capture_on_commit_callbacks(execute=True):
        actions.erase_recipient("ana@example.coop")
    assert [file.stem for file in folder.iterdir()] == [str(other.id)]
    with django_capture_on_commit_callbacks(execute=True):
        actions.purge_mails(later(days=31))
    assert list(folder.iterdir()) == []


def test_a_full_disk_is_tried_again(folder):
    folder.parent.mkdir(exist_ok=True)
    folder.write_text("a file where the folder should be")
    mail = post()
    assert worker.next_mail(NOW)
    mail.refresh_from_db()
    assert mail.state == "waiting"


@pytest.mark.parametrize(("language", "path"), [("fr", "/courriels/"), ("en", "/en/mails/")])
def test_a_link_is_whole_and_in_its_language(settings, language, path):
    settings.VIRAGE_ADDRESS = "https://virage.example.coop"
    assert absolute("jobs:mailbox", language=language) == f"https://virage.example.coop{path}"
