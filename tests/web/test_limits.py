"""A robot meets a limit; a class room, an assembly and a busy organisation never do."""

import re
from datetime import timedelta
from time import time

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils.translation import override

from tests.coops import HOLDER, actor_of, found_coop, holder_client
from tests.people import person
from tests.web.diagnostics.acting import FOOD_STORE, address, start, words
from virage.web import limits
from virage.web.campaigns import actions
from virage.web.campaigns.models import Participation
from virage.web.diagnostics.models import Sheet
from virage.web.jobs.models import Mail
from virage.web.limits import (
    FOUNDINGS,
    HOUR,
    INVITATIONS,
    JOINS,
    SENT,
    STARTS,
    Limit,
    TooOftenError,
    spend,
)
from virage.web.organisations.models import Invitation, Organisation

pytestmark = pytest.mark.django_db
AWAY = "203.0.113.7"
LANGUAGES = ("fr", "en")
SAID = {
    "fr": "Rien de ce que vous avez inscrit n’est perdu",
    "en": "Nothing that you typed is lost",
}


def used_up(limit: Limit, whose: str) -> None:
    spend(limit, whose, amount=limit.most)


def held(answer, language: str = "fr") -> str:
    """What a refusal says, once it is seen to be one, to people and to machines."""
    assert answer.status_code == 429
    assert 0 < int(answer["Retry-After"]) <= 24 * HOUR
    assert SAID[language] in words(answer)
    return answer.content.decode()


@pytest.fixture
def clock(monkeypatch):
    """A clock that a test moves by hours."""
    moved = [0.0]
    monkeypatch.setattr(limits, "time", lambda: time() + moved[0])
    return lambda hours: moved.__setitem__(0, timedelta(hours=hours).total_seconds())


def test_it_counts_each_by_itself_until_the_time_is_over(clock):
    few = Limit("few", 2, HOUR)
    for _ in range(2):
        spend(few, "one")
    with pytest.raises(TooOftenError) as refusal:
        spend(few, "one")
    assert HOUR - 60 < refusal.value.wait <= HOUR
    spend(few, "another")
    spend(Limit("others", 2, HOUR), "one")
    clock(1.1)
    spend(few, "one", amount=2)


def test_what_is_refused_is_not_counted():
    few = Limit("few", 5, HOUR)
    spend(few, "one", amount=3)
    with pytest.raises(TooOftenError):
        spend(few, "one", amount=3)
    spend(few, "one", amount=2)


def test_no_address_can_be_read_in_the_cache():
    spend(STARTS, "203.0.113.7")
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key, value FROM virage_cache")
        kept = str(cursor.fetchall())
    assert ":limit:start:" in kept
    assert "203.0.113.7" not in kept


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("127.0.0.1", ""),
        ("::1", ""),
        ("::ffff:127.0.0.1", ""),
    ],
)
def test_a_place_is_an_address_or_a_whole_house(address, place):
    assert limits.place_of(RequestFactory(REMOTE_ADDR=address).get("/")) == place


def test_behind_a_proxy_the_place_is_the_visitors(settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    request = RequestFactory(REMOTE_ADDR="127.0.0.1").get(
        "/", headers={"x-forwarded-for": "198.51.100.1, 203.0.113.7"}
    )
    assert limits.place_of(request) == "203.0.113.7"


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (1, "in 1 minute."),
        (61, "in 2 minutes."),
        (5400, "in 90 minutes."),
        (5401, "in 2 hours."),
        (86_400, "in 24 hours."),
    ],
)
def test_the_wait_is_said_in_minutes_or_in_hours(seconds, said):
    with override("en"):
        assert said in TooOftenError(seconds).words


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_robot_starts_no_more_sheets_and_a_person_loses_nothing(language):
    window, url = Client(REMOTE_ADDR=AWAY), address("start", language=language)
    spend(STARTS, AWAY, amount=STARTS.most - 1)
    sent = FOOD_STORE | {"name": "Épicerie du Pont", "edition": "express"}
    assert window.post(url, sent).status_code == 302
    html = held(window.post(url, sent), language)
    assert 'value="Épicerie du Pont"' in html
    assert re.search(r'value="express"[^>]*checked', html)
    assert Sheet.objects.count() == 1
    assert Client(REMOTE_ADDR="203.0.113.8").post(url, sent).status_code == 302
    assert window.get(url).status_code == 200


def test_a_form_that_is_refused_counts_for_nothing():
    spend(STARTS, AWAY, amount=STARTS.most - 1)
    window = Client(REMOTE_ADDR=AWAY)
    assert window.post(address("start"), {}).status_code == 422
    assert window.post(address("start"), FOOD_STORE | {"edition": "full"}).status_code == 302


def test_a_class_room_behind_one_address_passes():
    assert STARTS.most >= 120
    assert JOINS.most >= 300


@pytest.fixture
def open_diagnosis():
    coop = found_coop(name="La Verdure")
    return actions.start_campaign(actor=actor_of(person(HOLDER)), organisation=coop, due_on=None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_too_many_who_join_from_one_place_wait(open_diagnosis, language):
    secret = actions.make_role_link(
        actor=actor_of(person(HOLDER)), campaign=open_diagnosis, role="members"
    )
    with override(language):
        link = reverse("campaigns:join", args=[secret])
    spend(JOINS, AWAY, amount=JOINS.most - 1)
    first = Client(REMOTE_ADDR=AWAY)
    assert first.post(link).status_code == 302
    html = held(Client(REMOTE_ADDR=AWAY).post(link, {"consents": "yes"}), language)
    assert re.search(r'value="yes"[^>]*checked', html)
    assert Participation.objects.count() == 1
    assert first.post(link).status_code == 302  # who takes part goes on
    assert Client(REMOTE_ADDR="203.0.113.8").post(link).status_code == 302


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_organisation_invites_so_many_a_day_to_seats_and_to_diagnoses(open_diagnosis, language):
    place = open_diagnosis.organisation
    with override(language):
        ask = reverse("campaigns:campaign", args=[open_diagnosis.id])
        invite = reverse("organisations:invite", args=[place.id])
    spend(INVITATIONS, str(place.id), amount=INVITATIONS.most - 3)
    holder, other = holder_client(), {"role": "staff", "language": "fr"}
    assert holder.post(ask, {"emails": "a@example.coop\nb@example.coop"} | other).status_code == 302
    lines = "c@example.coop\nd@example.coop"
    assert "d@example.coop" in held(holder.post(ask, {"emails": lines} | other), language)
    assert holder.post(ask, {"emails": "a@example.coop"} | other).status_code == 200  # asked before
    assert holder.post(invite, {"email": "c@example.coop"} | other).status_code == 302
    html = held(holder.post(invite, {"email": "e@example.coop"} | other), language)
    assert 'value="e@example.coop"' in html
    assert Participation.objects.count() == 2
    assert Invitation.objects.count() == 1
    assert Mail.objects.count() == 3


def test_an_invitation_withdrawn_and_sent_again_counts_twice(open_diagnosis):
    place, sent = open_diagnosis.organisation, {"role": "board", "language": "fr"}
    invite = reverse("organisations:invite", args=[place.id])
    spend(INVITATIONS, str(place.id), amount=INVITATIONS.most - 2)
    answers = [
        holder_client().post(invite, {"email": "a@example.coop"} | sent).status_code
        for _ in range(3)
    ]
    assert answers == [302, 302, 429]


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_account_invites_so_many_a_day_whatever_its_organisations(open_diagnosis, language):
    place, account = open_diagnosis.organisation, str(person(HOLDER).id)
    with override(language):
        ask = reverse("campaigns:campaign", args=[open_diagnosis.id])
        invite = reverse("organisations:invite", args=[place.id])
    spend(SENT, account, amount=SENT.most - 1)
    holder, other = holder_client(), {"role": "staff", "language": "fr"}
    lines = "c@example.coop\nd@example.coop"
    assert "d@example.coop" in held(holder.post(ask, {"emails": lines} | other), language)
    assert holder.post(invite, {"email": "c@example.coop"} | other).status_code == 302
    html = held(holder.post(invite, {"email": "e@example.coop"} | other), language)
    assert 'value="e@example.coop"' in html
    spend(INVITATIONS, str(place.id), amount=INVITATIONS.most - 1)  # what was refused is not there
    assert Mail.objects.count() == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_account_makes_so_many_organisations_a_day(client, language):
    account = person(HOLDER)
    sheet = start(client)
    client.force_login(account)
    spend(FOUNDINGS, str(account.id), amount=FOUNDINGS.most - 1)
    with override(language):
        found = reverse("organisations:found")
        claim = reverse("campaigns:claim", args=[sheet.id])
    given = {"name": "Épicerie du Pont", "neq": "", "role": "staff", "language": "en"}
    assert client.post(found, given).status_code == 302
    html = held(client.post(found, given), language)
    assert 'value="Épicerie du Pont"' in html
    assert '<option value="staff" selected' in html
    html = held(client.post(claim, given | {"organisation": "new"}), language)
    assert 'value="Épicerie du Pont"' in html
    assert Organisation.objects.count() == 1
    place = Organisation.objects.get()
    assert client.post(claim, {"organisation": str(place.id)}).status_code == 302


def test_a_read_neither_counts_nor_waits(open_diagnosis):
    used_up(STARTS, AWAY)
    before = cache_rows()
    for _ in range(3):
        assert Client(REMOTE_ADDR=AWAY).get(address("start")).status_code == 200
    assert cache_rows() == before


def cache_rows() -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key, value FROM virage_cache ORDER BY cache_key")
        return list(cursor.fetchall())


def test_the_page_of_too_many_tries_is_in_words():
    from django.template.loader import render_to_string

    assert "Patientez un peu" in render_to_string("429.html")
