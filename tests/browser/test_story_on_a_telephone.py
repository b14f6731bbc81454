"""A board member of a food co-op answers on a telephone, in French, by touch."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PHONE, Opener
from virage.library import shipped
from virage.web.diagnostics.models import GivenAnswer

BAR = 84  # the progress stays in sight above each question


def test_answering_stopping_and_going_on_elsewhere(opened: Opener):
    phone = opened(**PHONE)
    phone.goto("/")
    phone.get_by_role("link", name="Commencer l’autodiagnostic").tap()
    tell_the_facts(phone)

    questions = express_questions()
    for question in questions[:5]:
        answer_by_touch(phone, question)

    phone.get_by_role("link", name="Vue d’ensemble").tap()
    expect(phone.get_by_text("5 réponses sur 10")).to_be_visible()
    phone.get_by_role("link", name="Continuer sur un autre appareil").tap()
    phone.get_by_role("button", name="Créer le lien").tap()
    link = phone.get_by_label("Lien privé").input_value()
    phone.context.close()

    tablet = opened(**PHONE)
    tablet.goto(link)
    tablet.get_by_role("button", name="L’ouvrir ici").tap()
    expect(tablet.get_by_role("heading", name="Épicerie du Pont")).to_be_visible()
    tablet.get_by_role("link", name="Continuer à répondre").tap()
    for question in questions[5:]:
        answer_by_touch(tablet, question)
    tablet.get_by_role("button", name="Enregistrer et continuer").tap()

    expect(tablet.get_by_role("heading", level=1, name="Épicerie du Pont")).to_be_visible()
    expect(tablet.locator("#needs article").first).to_be_visible()
    expect(tablet.get_by_role("link", name="Télécharger le PDF")).to_be_visible()
    assert GivenAnswer.objects.filter(question__in=questions).count() == 10


def express_questions() -> list[str]:
    """The express questions, in the order they are asked."""
    questionnaire = shipped().questionnaire("coop")
    return [each.id for each in questionnaire.questions() if each.id in questionnaire.express]


def tell_the_facts(page: Page) -> None:
    page.get_by_label("Nom de votre organisation").fill("Épicerie du Pont")
    page.locator("[name=kind]").select_option("consommateurs")
    page.locator("[name=sector]").select_option("44-45")
    page.locator("[name=employees]").fill("12")
    page.get_by_text("La version express").tap()
    page.get_by_role("button", name="Aller à la première question").tap()


def answer_by_touch(page: Page, question: str) -> None:
    """Answer a question, see that it is saved, and go to the next one."""
    here = page.locator(f"#q-{question}")
    if question == "gov_direction":
        here.locator("legend").scroll_into_view_if_needed()
    assert fills_the_screen(page, here)
    expect(here.locator("legend")).to_be_in_viewport()
    rows = here.locator(".grid-row").all() or [here]
    for row in rows:
        choice = row.locator(".choice").first
        with page.expect_response(lambda answer: answer.request.method == "POST"):
            choice.tap()
        expect(page.get_by_role("status")).to_have_text("Enregistré")
        expect(choice.locator("input")).to_be_checked()
    here.locator(".question-next").tap()
    expect(here.locator("legend")).not_to_be_in_viewport()


def fills_the_screen(page: Page, question: Locator) -> bool:
    box, screen = question.bounding_box(), page.viewport_size
    assert box
    assert screen
    return box["width"] == screen["width"] and box["height"] >= screen["height"] - BAR
