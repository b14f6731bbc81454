"""Digests: chosen, sent once each, by the reader's clock, and stopped by one button."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from tests.coops import found_coop
from tests.offices import ADVISOR, DIRECTOR, an_advisor, an_office, asked, at_the_desk, tuned
from tests.web.campaigns.test_story import deliver, letters
from tests.web.diagnostics.acting import Window, words
from tests.web.offices.test_desk import cases
from tests.web.offices.test_offices import address, desk_client
from virage.core.digests import About, Rhythm
from virage.web.accounts.models import User
from virage.web.jobs.models import Mail
from virage.web.offices import actions
from virage.web.offices.actions.digests import stop_secret_of
from virage.web.offices.due import tell_of_desks
from virage.web.offices.models import Advisor, Digest
from virage.web.refusals import RefusedError

pytestmark = pytest.mark.django_db
TORONTO = ZoneInfo("America/Toronto")
EIGHT = datetime(2026, 11, 26, 8, tzinfo=TORONTO)  # a Thursday


@pytest.fixture(autouse=True)
def patient() -> None:
    """Nothing was done too often yet."""
    cache.clear()


@pytest.fixture
def ivy() -> Advisor:
    """An advisor with a case that is overdue, one that comes soon, one that does not, a request."""
    office = an_office()
    advisor = an_advisor(ADVISOR, office)
    ahead = (EIGHT.date() - timezone.localdate()).days
    cases(advisor, office, {"Tard": ahead - 1, "Tôt": ahead + 2, "Loin": ahead + 90})
    asked(found_coop())
    return advisor


def tune(advisor: Advisor, **given: object) -> Digest:
    actions.tune_digest(actor=at_the_desk(advisor), tuning=tuned(**given))
    return Digest.objects.get()


def digests() -> int:
    return Mail.objects.filter(purpose="advisor.digest").count()


def test_an_advisor_tunes_their_digest_and_finds_their_choices_again(ivy):
    window = Window(desk_client(), address("digest"))
    assert window["rhythm"] == ["never"]
    window.choose("rhythm", "weekly").choose("about", "overdue").choose("weekday", "2")
    assert window.choose("hour", "7").choose("zone", "America/Halifax").send().status_code == 302
    row = Digest.objects.get()
    assert (row.rhythm, row.about, row.weekday, row.hour) == ("weekly", ["overdue"], 2, 7)
    window = Window(desk_client(), address("digest"))
    assert window["zone"] == ["America/Halifax"]
    assert window.choose("rhythm", "daily").send().status_code == 302
    assert Digest.objects.get().rhythm == "daily"
    assert desk_client().post(address("digest"), {"rhythm": "hourly"}).status_code == 422


def test_it_says_what_comes_next_names_nobody_and_goes_once(ivy, office):
    tune(ivy)
    for hours in (0, 0, 1, 5):
        tell_of_desks(EIGHT + timedelta(hours=hours))
    assert digests() == 1
    Mail.objects.update(next_at=timezone.now())
    deliver(office)
    mail = letters(office, ADVISOR)[-1]
    assert "1 demande attend dans vos bureaux" in mail
    assert "En retard" in mail
    assert "D’ici une semaine" in mail
    for name in ("Tard", "Tôt", "Loin", "24/7"):
        assert name not in mail
    assert mail.count("/conseil/0") == 2
    message = office.received[-1]
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    stop = message["List-Unsubscribe"].strip("<>")
    path = stop.split("localhost")[-1][stop.split("localhost")[-1].index("/") :]
    stranger = Client(enforce_csrf_checks=True)
    assert "Arrêter les résumés" in words(stranger.get(path))
    assert Digest.objects.get().rhythm == "daily"
    assert "sont arrêtés" in words(stranger.post(path, {"List-Unsubscribe": "One-Click"}))
    assert Digest.objects.get().rhythm == "never"
    assert "sont arrêtés" in words(stranger.get(path))
    tell_of_desks(EIGHT + timedelta(days=1))
    assert digests() == 0


def test_the_next_day_there_is_another_one(ivy):
    tune(ivy)
    for days in (0, 1, 2, 3, 4):
        tell_of_desks(EIGHT + timedelta(days=days))
    assert digests() == 3  # Thursday, Friday, Monday


@pytest.mark.parametrize(
    ("zone", "count"), [("America/Halifax", 1), ("America/Toronto", 0), ("UTC", 1)]
)
def test_the_hour_is_that_of_the_reader(ivy, zone, count):
    tune(ivy, zone=zone)
    tell_of_desks(EIGHT - timedelta(minutes=15))
    assert digests() == count


def test_only_what_was_chosen_is_told_and_an_empty_one_is_not_sent(ivy):
    User.objects.filter(email=ADVISOR).update(language="en")
    tune(ivy, about=(About.REQUESTS,))
    tell_of_desks(EIGHT)
    context = Mail.objects.get(purpose="advisor.digest").context
    assert (context["requests"], context["overdue"], context["soon"]) == (1, [], [])
    tune(ivy, about=())
    tell_of_desks(EIGHT + timedelta(days=1))
    assert digests() == 1
    assert Digest.objects.get().last_on == EIGHT.date() + timedelta(days=1)


def test_who_stopped_advising_gets_none(ivy):
    tune(ivy)
    Advisor.objects.update(ended_at=timezone.now())
    tell_of_desks(EIGHT)
    assert digests() == 0


def test_what_is_stopped_twice_or_by_nobody_changes_nothing(ivy, client):
    row = tune(ivy, rhythm=Rhythm.NEVER)
    assert client.post(address("stop_digest", stop_secret_of(row))).status_code == 200
    assert client.get(address("stop_digest", "nobody")).status_code == 404
    with pytest.raises(RefusedError):
        actions.tune_digest(actor=DIRECTOR, tuning=tuned())


def test_who_advises_no_more_tunes_nothing(ivy):
    actor, client = at_the_desk(ivy), desk_client()
    Advisor.objects.update(ended_at=timezone.now())
    with pytest.raises(RefusedError, match="is of elsewhere"):
        actions.tune_digest(actor=actor, tuning=tuned())
    for page in ("digest", "interests"):
        assert client.get(address(page)).status_code == 404
