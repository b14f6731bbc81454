"""A webinar from home to the video conference, on a telephone and without JavaScript."""

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Opener
from tests.web.webinars.acting import behind
from tests.webinars import ORGANISER, announced, move
from virage.core.webinars import Chapter, Replay
from virage.web.webinars import actions
from virage.web.webinars.models import Door, Registration


def test_a_director_keeps_a_place_comes_in_and_says_what_it_was_worth(opened: Opener):
    webinar = announced(title="Vendre en ligne")
    phone = opened(**PHONE | {"java_script_enabled": False})
    phone.goto("/")
    phone.get_by_role("link", name="Vendre en ligne", exact=True).tap()
    phone.get_by_role("link", name="Réserver ma place").tap()
    phone.get_by_role("button", name="M’inscrire").tap()
    expect(phone.get_by_role("alert")).to_contain_text("Ce champ est obligatoire")
    phone.get_by_label("Votre adresse courriel").fill("ana@example.coop")
    phone.get_by_label("Votre nom").fill("Ana")
    phone.get_by_role("button", name="M’inscrire").tap()
    expect(phone.get_by_role("status")).to_contain_text("Un courriel est en route")

    row = Registration.objects.select_related("webinar").get()
    move(webinar, to=timezone.now())
    phone.goto(behind(row, Door.JOIN))
    phone.get_by_role("button", name="Me voici").tap()
    way = phone.get_by_role("link", name="Ouvrir la visioconférence")
    expect(way).to_have_attribute("href", webinar.link)
    phone.goto(behind(row, Door.OPINION))
    phone.get_by_text("Oui, bientôt").tap()
    phone.get_by_role("button", name="Envoyer").tap()
    expect(phone.get_by_role("status")).to_contain_text("Merci")
    row.refresh_from_db()
    assert (row.attended_at is not None, row.useful) == (True, "yes")


def test_who_cannot_come_gives_the_place_up_by_keyboard_alone(opened: Opener):
    webinar = announced(capacity=1)
    page = opened()
    page.goto(f"/webinaires/{webinar.id}/")
    page.get_by_label("Votre adresse courriel").focus()
    page.keyboard.type("ana@example.coop")
    page.keyboard.press("Tab")
    page.keyboard.type("Ana")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Un courriel est en route")
    row = Registration.objects.select_related("webinar").get()
    page.goto(behind(row, Door.PLACE))
    page.get_by_role("button", name="Libérer ma place").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("C’est noté")
    row.refresh_from_db()
    assert row.has_left


def test_chapters_lead_into_the_transcript_by_keyboard_alone(opened: Opener):
    webinar = announced()
    move(webinar, to=timezone.now() - timedelta(days=2))
    said = "Bonjour.\n\n" + "Une phrase.\n\n" * 60 + "4:05 Nos clés\n\nQui les tient?"
    replay = Replay("https://video.example.org/1", (Chapter(245, "Nos clés"),), said)
    actions.publish_replay(actor=ORGANISER, webinar=webinar, base=webinar.version, replay=replay)
    page = opened(java_script_enabled=False)
    page.goto(f"/webinaires/{webinar.id}/")
    page.get_by_role("link", name="4:05 Nos clés").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="4:05 Nos clés")).to_be_in_viewport()
