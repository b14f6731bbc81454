"""Once a month the owner of the catalogue is told what must be verified again, and no more."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.library.shelf import DATA
from tests.post import send_all
from virage.documents.funding.plain import stale_first
from virage.library import shipped
from virage.web.jobs import worker
from virage.web.jobs.actions import enrol, purge_mails
from virage.web.jobs.due import all_due
from virage.web.jobs.models import Mail
from virage.web.programmes.due import ask_to_verify_again

pytestmark = pytest.mark.django_db
FIRST = datetime(2026, 12, 1, 15, 0, tzinfo=UTC)
STALE = stale_first(shipped().funding.programmes, FIRST.date())


@pytest.fixture
def owner(settings):
    settings.VIRAGE_CATALOGUE_OWNER = "Ana@Example.coop"
    settings.VIRAGE_ADDRESS = "https://virage.example.coop"
    return settings


def test_nobody_is_written_to_as_long_as_there_is_no_owner():
    ask_to_verify_again(FIRST)
    assert not Mail.objects.exists()


@pytest.mark.parametrize(
    ("language", "subject", "age", "path"),
    [
        ("fr", "programmes d’aide à vérifier de nouveau", "il y a", "/programmes/"),
        ("en", "funding programmes to verify again", "days ago", "/en/programmes/"),
    ],
)
def test_the_mail_lists_programmes_ages_and_sources(owner, office, language, subject, age, path):
    owner.VIRAGE_CATALOGUE_OWNER_LANGUAGE = language
    ask_to_verify_again(FIRST)
    send_all(FIRST)
    [received] = office.received
    assert received["To"] == "ana@example.coop"
    assert received["Subject"] == f"{len(STALE)} {subject}"
    plain, html = (received.get_body((kind,)).get_content() for kind in ("plain", "html"))
    for programme in STALE:
        assert programme.name.in_(language) in plain
        assert f"https://virage.example.coop{path}{programme.id}/" in plain
        assert f'<a href="https://virage.example.coop{path}{programme.id}/">' in html
        assert all(source.address in plain for source in programme.sources)
    assert age in plain
    assert "virage funding stale" in plain


def test_a_month_has_one_mail_however_often_the_scan_runs(owner, office):
    for day in range(31):
        now = FIRST + timedelta(days=day)
        ask_to_verify_again(now)
        send_all(now)
        purge_mails(now + timedelta(hours=1))
    assert len(office.received) == 1
    january = FIRST + timedelta(days=31)
    ask_to_verify_again(january)
    assert Mail.objects.filter(occasion="2027-01").count() == 1


def test_nothing_too_old_asks_for_no_mail(owner):
    owner.VIRAGE_CATALOGUES, owner.VIRAGE_QUESTIONNAIRE = DATA, "small"  # without a programme
    ask_to_verify_again(FIRST)
    assert not Mail.objects.exists()


def test_the_worker_knows_the_scan(owner):
    found = {each.name: each for each in all_due()}
    scans = {"programmes.stale": found["programmes.stale"]}
    enrol(scans, FIRST)
    assert worker.next_scan(scans, FIRST)
    assert Mail.objects.get().occasion == "2026-12"
