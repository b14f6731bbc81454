"""From home to the self-diagnosis by way of a facet, on a telephone and without JavaScript."""

from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Opener


def test_a_director_understands_looks_for_a_word_and_begins(opened: Opener):
    phone = opened(**PHONE | {"java_script_enabled": False})
    phone.goto("/")
    phone.get_by_role("link", name="Comprendre en une minute").tap()
    phone.get_by_label("Que cherchez-vous?").fill("donnees perdues")
    phone.get_by_role("button", name="Chercher").tap()
    expect(phone.get_by_role("status")).to_contain_text("« donnees perdues »")
    phone.get_by_role("link", name="Le risque informatique, sans panique").tap()
    expect(phone.get_by_role("heading", name="En 60 secondes")).to_be_in_viewport()
    expect(phone.get_by_text("Exemple inventé")).to_be_visible()
    phone.get_by_role("link", name="La vie associative à distance").tap()
    expect(phone.get_by_role("heading", level=1)).to_have_text("La vie associative à distance")
    phone.get_by_role("link", name="English").tap()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Member life at a distance")
    phone.get_by_role("link", name="Start the self-diagnosis").first.tap()
    expect(phone.get_by_role("heading", level=1)).to_have_text("First, your organisation")


def test_home_says_why_and_shows_both_ways_in_within_two_screens(opened: Opener):
    phone = opened(**PHONE | {"viewport": {"width": 375, "height": 667}})
    phone.goto("/")
    expect(phone.get_by_role("heading", level=1)).to_be_in_viewport()
    phone.mouse.wheel(0, 667)
    for way in ("Comprendre en une minute", "Commencer l’autodiagnostic"):
        expect(phone.get_by_role("link", name=way).first).to_be_in_viewport()
