"""The page of an organisation: who of its people registered for its webinars, and who came."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.coops import HOLDER, found_coop, holder_client, seat
from tests.people import sign_in, signed_in
from tests.web.diagnostics.acting import words
from tests.web.diagnostics.test_queries import PAGE, queries
from tests.web.webinars.acting import address
from tests.webinars import ORGANISER, announced, move, register
from virage.core.access import Role
from virage.core.webinars import Replay
from virage.web.organisations.models import Organisation
from virage.web.webinars import actions
from virage.web.webinars.bridge import secret_of
from virage.web.webinars.models import Door, Registration

pytestmark = pytest.mark.django_db
PAT = "pat@example.coop"


def page_of(browser: Client, coop: Organisation) -> str:
    return words(browser.get(address("of_organisation", coop.id)))


def test_who_holds_the_account_sees_who_registered_and_who_came():
    coop = found_coop()
    webinar = announced(title="Vendre en ligne")
    register(webinar, PAT, name="Pat Roy", organisation=coop)
    register(webinar, "elsewhere@example.org", name="Autre Part")
    page = page_of(holder_client(), coop)
    assert "Vendre en ligne" in page
    assert "Pat Roy, pat@example.coop A une place" in page
    assert "Autre Part" not in page
    Registration.objects.filter(email=PAT).update(attended_at=timezone.now())
    assert "Présence notée" in page_of(holder_client(), coop)


def test_who_takes_part_sees_their_own_registrations_and_their_place():
    coop = found_coop()
    pat = seat(coop, PAT, Role.STAFF)
    webinar = announced(title="Vendre en ligne")
    mine = register(webinar, PAT, name="Pat Roy", organisation=coop)
    others = register(webinar, HOLDER, name="Lou", organisation=coop)
    answer = sign_in(pat).get(address("of_organisation", coop.id))
    assert "Pat Roy" in words(answer)
    assert "Lou" not in words(answer)
    assert address("place", secret_of(mine, Door.PLACE)) in answer.content.decode()
    held = holder_client().get(address("of_organisation", coop.id)).content.decode()
    assert address("place", secret_of(others, Door.PLACE)) in held
    assert address("place", secret_of(mine, Door.PLACE)) not in held


def test_what_was_cancelled_or_recorded_is_said():
    coop = found_coop()
    held, gone = announced(title="Tenu"), announced(title="Abandonné")
    for webinar in (held, gone):
        register(webinar, HOLDER, organisation=coop)
    actions.cancel(actor=ORGANISER, webinar=gone)
    move(held, to=timezone.now() - timedelta(days=2))
    replay = Replay("https://video.example.org/1", (), "Bonjour.")
    actions.publish_replay(actor=ORGANISER, webinar=held, base=held.version, replay=replay)
    page = page_of(holder_client(), coop)
    assert "Annulé" in page
    assert "Enregistrement" in page


def test_an_organisation_without_registrations_is_told_how_to_begin():
    page = page_of(holder_client(), found_coop())
    assert "Aucune inscription pour le moment" in page


def test_nobody_else_sees_it():
    coop = found_coop()
    register(announced(), PAT, organisation=coop)
    assert signed_in("eve@example.org").get(address("of_organisation", coop.id)).status_code == 404
    assert Client().get(address("of_organisation", coop.id)).status_code == 302


def test_the_form_says_who_will_see_it():
    webinar = announced()
    found_coop()
    who = "les personnes responsables de son compte voient"
    assert who in words(holder_client().get(address("webinar", webinar.id)))
    assert who not in words(Client().get(address("webinar", webinar.id)))


def test_many_registrations_cost_no_more_than_one():
    coop, browser = found_coop(), holder_client()
    register(announced(), PAT, organisation=coop)
    few = queries(browser, address("of_organisation", coop.id))
    for number in range(4):
        webinar = announced(title=f"{number}", capacity=20)
        for person in range(5):
            register(webinar, f"p{person}@example.coop", organisation=coop)
    assert queries(browser, address("of_organisation", coop.id)) == few <= PAGE
