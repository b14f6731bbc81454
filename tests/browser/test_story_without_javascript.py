"""Everything works without JavaScript, from the start to the portrait in one's hand."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import Opener
from tests.browser.test_story_on_a_telephone import express_questions
from virage.web.diagnostics.models import GivenAnswer, Sheet


def test_from_the_start_to_the_pdf(opened: Opener, tmp_path: Path):
    page = opened(java_script_enabled=False)
    page.goto("/")
    page.get_by_role("link", name="Commencer l’autodiagnostic").click()
    page.get_by_role("button", name="Aller à la première question").click()
    expect(page.get_by_role("alert")).to_contain_text("Choisissez une réponse")
    tell_the_facts(page)

    for question in express_questions():
        for row in page.locator(f"#q-{question} .grid-row").all():
            row.locator(".choice").nth(1).click()
        if not page.locator(f"#q-{question} .grid-row").count():
            page.locator(f"#q-{question} .choice").nth(1).click()
    page.get_by_role("button", name="Enregistrer et continuer").click()

    expect(page.get_by_role("heading", level=1, name="Épicerie du Pont")).to_be_visible()
    assert GivenAnswer.objects.exclude(value=None).count() == 10 + 3
    unfold_a_need(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Télécharger le PDF").click()
    saved = tmp_path / "portrait.pdf"
    download.value.save_as(saved)
    assert saved.read_bytes().startswith(b"%PDF-")


def tell_the_facts(page: Page) -> None:
    page.get_by_label("Nom de votre organisation").fill("Épicerie du Pont")
    page.locator("[name=kind]").select_option("consommateurs")
    page.locator("[name=sector]").select_option("44-45")
    page.locator("[name=employees]").fill("12")
    page.get_by_text("La version express").click()
    page.get_by_role("button", name="Aller à la première question").click()


def unfold_a_need(page: Page) -> None:
    need = page.locator("#needs article details").first
    need.locator("summary").click()
    expect(need.locator("li").first).to_be_visible()


def test_an_answer_is_taken_away_and_the_whole_is_erased(opened: Opener):
    page = opened(java_script_enabled=False)
    page.goto("/autodiagnostic/")
    tell_the_facts(page)
    page.locator("#q-sec_backup .choice").first.click()
    page.get_by_role("button", name="Enregistrer et continuer").click()
    page.get_by_role("link", name="Revenir aux réponses").click()
    page.get_by_role("link", name="Continuer à répondre").click()
    page.locator("#clear-sec_backup").click()
    expect(page.locator("#q-sec_backup")).to_be_in_viewport()
    expect(page.locator("#q-sec_backup input:checked")).to_have_count(0)

    page.get_by_role("link", name="Vue d’ensemble").click()
    page.get_by_role("link", name="Tout effacer").click()
    page.get_by_role("button", name="Effacer pour de bon").click()
    expect(page.get_by_role("heading", name="Tout est effacé")).to_be_visible()
    assert not Sheet.objects.exists()
