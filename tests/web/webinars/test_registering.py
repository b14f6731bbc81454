"""Registering: a place or a rank, a mail, a calendar file; giving up; being forgotten."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.coops import found_coop, holder_client
from tests.web.diagnostics.acting import words
from tests.web.webinars.acting import WHO, address, behind, event_in, mails, told
from tests.webinars import ANA, ORGANISER, announced, move, register
from virage.core.access import VISITOR
from virage.web import limits
from virage.web.erasures import Erased
from virage.web.refusals import RefusedError
from virage.web.webinars import actions, restoring
from virage.web.webinars.actions import call_up_all
from virage.web.webinars.bridge import session_of
from virage.web.webinars.models import Door, Link, Registration, State, Webinar

pytestmark = pytest.mark.django_db


def standings(webinar: Webinar) -> list[tuple[str, str]]:
    rows = Registration.objects.filter(webinar=webinar).order_by("turn")
    return [(each.email.split("@")[0], each.standing) for each in rows]


def test_a_visitor_registers_and_gets_a_mail_with_a_calendar_file():
    webinar = announced(title="Vendre en ligne")
    answer = Client().post(address("register", webinar.id), WHO | {"region": "04"}, follow=True)
    assert "Merci! Un courriel est en route" in words(answer)
    row = Registration.objects.get()
    assert (row.email, row.region, row.is_seated, row.follow_up) == (ANA, "04", True, "")
    mail = mails("place")[0]
    event = event_in(mail)
    assert (mail.recipient, event.sequence.value) == (ANA, "0")
    assert event.dtstart.value == webinar.starts_at
    assert event.attendee.value == f"mailto:{ANA}"
    assert "stop_url" not in mail.context
    assert Link.objects.filter(registration=row).count() == len(Door)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"email": "ana"}, "Saisissez une adresse"),
        ({"name": ""}, "obligatoire"),
        ({"name": "Gagnez sur www.example.org"}, "sans adresse"),
        ({"organisation_name": "https://example.org"}, "sans adresse"),
    ],
)
def test_what_is_refused_is_said_and_nothing_is_lost(typed, said):
    webinar = announced()
    answer = Client().post(address("register", webinar.id), WHO | {"name": "Ana B"} | typed)
    assert answer.status_code == 422
    assert said in words(answer)
    assert answer.context["form"]["email"].value() == (WHO | typed)["email"]
    assert not Registration.objects.exists()


def test_an_address_that_is_registered_already_keeps_what_it_has_and_nobody_can_tell():
    webinar = announced(capacity=1)
    first = register(webinar)
    pages = [
        words(Client().post(address("register", webinar.id), WHO | {"email": email}, follow=True))
        for email in (ANA, "leo@example.coop")
    ]
    assert pages[0] == pages[1]
    first.refresh_from_db()
    assert (first.name, first.is_seated, first.bumps) == ("24-7", True, 0)
    assert len(mails("place")) == 1  # once a day
    assert Registration.objects.count() == 2


def test_past_the_capacity_people_wait_and_are_called_up_in_order():
    webinar = announced(capacity=2)
    ana, leo = register(webinar), register(webinar, "leo@example.coop")
    register(webinar, "eve@example.coop")
    register(webinar, "ivy@example.coop")
    assert told("waiting") == ["eve@example.coop", "ivy@example.coop"]
    assert "calendar" not in mails("waiting")[0].context
    assert actions.leave(actor=VISITOR, registration=ana)
    assert standings(webinar) == [
        ("ana", "left"), ("leo", "seated"), ("eve", "seated"), ("ivy", "waiting"),
    ]  # fmt: skip
    called = mails("place")[-1]
    assert (called.recipient, called.context["promoted"]) == ("eve@example.coop", True)
    assert event_in(called).sequence.value == "1"
    assert not actions.leave(actor=VISITOR, registration=ana)
    assert actions.leave(actor=VISITOR, registration=leo)
    assert standings(webinar)[-1] == ("ivy", "seated")


def test_who_leaves_gets_a_cancellation_and_who_comes_back_a_greater_sequence():
    webinar = announced(capacity=1)
    ana = register(webinar)
    actions.leave(actor=VISITOR, registration=ana)
    struck = event_in(mails("left")[0])
    assert (struck.status.value, struck.sequence.value) == ("CANCELLED", "1")
    again = register(webinar, name="Ana")
    assert (again.id, again.name, again.bumps) == (ana.id, "Ana", 2)
    back = event_in(mails("place")[-1])
    assert (back.sequence.value, back.uid.value) == ("2", struck.uid.value)


def test_who_waits_and_leaves_has_nothing_to_strike_out():
    webinar = announced(capacity=1)
    register(webinar)
    leo = register(webinar, "leo@example.coop")
    page = words(Client().get(behind(leo, Door.PLACE)))
    assert "Vous êtes au rang 1 de la liste d’attente." in page
    Client().post(behind(leo, Door.PLACE), {"leave": "yes"})
    assert "calendar" not in mails("left")[0].context


def test_the_link_of_a_place_shows_then_acts_and_a_get_changes_nothing():
    webinar = announced()
    ana = register(webinar)
    browser = Client()
    page = browser.get(behind(ana, Door.PLACE))
    assert page["Referrer-Policy"] == "same-origin"  # without any, browsers could not press
    assert "Vous avez une place." in words(page)
    ana.refresh_from_db()
    assert ana.is_seated
    after = browser.post(behind(ana, Door.PLACE), {"leave": "yes"}, follow=True)
    assert "Vous avez libéré votre place." in words(after)
    assert browser.get(behind(ana, Door.PLACE)[:-3] + "abc/").status_code == 404


@pytest.mark.parametrize("door", [each for each in Door if each is not Door.PLACE])
def test_a_link_opens_only_what_it_is_for(door):
    ana = register(announced())
    other = behind(ana, door).rstrip("/").rsplit("/", 1)[-1]
    assert Client().get(address("place", other)).status_code == 404


def test_being_forgotten_erases_all_and_gives_the_place_to_the_next():
    webinar = announced(capacity=1)
    ana = register(webinar)
    register(webinar, "leo@example.coop")
    answer = Client().post(behind(ana, Door.PLACE), {"forget": "yes"})
    assert "Votre inscription est effacée" in words(answer)
    assert standings(webinar) == [("leo", "seated")]
    assert ANA not in told("place")
    assert Client().get(behind(ana, Door.PLACE)).status_code == 404


def test_a_restore_brings_nobody_back():
    ana = register(announced())
    erased = [
        Erased("registration", ana.id, timezone.now()),
        Erased("account", ana.id, timezone.now()),
    ]
    assert restoring.replay(erased) == 1
    assert not Registration.objects.exists()
    assert told("place") == []
    assert restoring.replay(erased) == 0


@pytest.mark.parametrize("state", [State.CANCELLED, State.DRAFT])
def test_nobody_registers_for_what_is_not_open(state):
    webinar = announced()
    Webinar.objects.update(state=state)
    with pytest.raises(RefusedError, match="registration is closed"):
        register(webinar)


def test_nobody_registers_nor_leaves_once_it_is_over():
    webinar = announced()
    ana = register(webinar)
    move(webinar, to=timezone.now() - timedelta(hours=2))
    assert not actions.leave(actor=VISITOR, registration=ana)
    answer = Client().post(address("register", webinar.id), WHO)
    assert answer.status_code == 422
    assert "Les inscriptions à ce webinaire sont closes." in words(answer)


def test_who_takes_part_in_an_organisation_registers_for_it():
    coop = found_coop(name="La Verdure")
    webinar = announced()
    browser = holder_client()
    page = browser.get(address("webinar", webinar.id))
    assert page.context["form"]["email"].value() == "holder@example.coop"
    browser.post(address("register", webinar.id), WHO | {"organisation": str(coop.id)})
    row = Registration.objects.get()
    assert (row.organisation, row.organisation_name) == (coop, "La Verdure")
    assert mails("place")[0].organisation == coop.id


def test_nobody_registers_for_an_organisation_of_elsewhere():
    coop = found_coop()
    wanted = actions.Wanted(email=ANA, name="Ana", language="fr", organisation=coop)
    with pytest.raises(RefusedError):
        actions.register(actor=VISITOR, webinar=announced(), wanted=wanted)


def test_an_organisation_that_is_erased_frees_its_places():
    coop, webinar = found_coop(), announced(capacity=1)
    register(webinar, "holder@example.coop", organisation=coop)
    register(webinar, "leo@example.coop")
    coop.delete()
    call_up_all(timezone.now())
    assert standings(webinar) == [("leo", "seated")]


def test_registering_too_often_is_held_back_in_words(monkeypatch):
    webinar = announced()
    monkeypatch.setattr(limits, "REGISTRATIONS_TO", limits.Limit("register_to", 1, 60))
    assert Client().post(address("register", webinar.id), WHO).status_code == 302
    held = Client().post(address("register", webinar.id), WHO)
    assert (held.status_code, "Retry-After" in held) == (429, True)
    elsewhere = WHO | {"email": "leo@example.coop"}
    assert Client().post(address("register", webinar.id), elsewhere).status_code == 302


def test_more_room_calls_up_and_less_room_than_people_is_refused():
    webinar = announced(capacity=1)
    register(webinar)
    register(webinar, "leo@example.coop")
    session = changed_session(webinar, capacity=2)
    assert actions.change_webinar(actor=ORGANISER, webinar=webinar, base=2, session=session)
    assert told("place") == [ANA, "leo@example.coop"]
    assert told("changed") == []
    with pytest.raises(RefusedError, match="the places are taken"):
        actions.change_webinar(
            actor=ORGANISER, webinar=webinar, base=3, session=changed_session(webinar, capacity=1)
        )


def changed_session(webinar, **changed):
    webinar.refresh_from_db()
    return replace(session_of(webinar), **changed)


def test_changing_the_language_of_a_refused_form_leads_to_the_webinar():
    webinar = announced()
    answer = Client().get(address("register", webinar.id, language="en"))
    assert answer["Location"] == address("webinar", webinar.id, language="en")
