"""People of one co-op answer the same diagnosis: on a telephone in French, at a desk in English."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, Opener
from tests.browser.test_story_on_a_telephone import answer_by_touch
from tests.coops import actor_of, found_coop
from tests.people import person
from virage.web.campaigns import actions
from virage.web.campaigns.actions.inviting import secret_of
from virage.web.campaigns.models import Campaign, Participation
from virage.web.diagnostics.models import GivenAnswer

HOLDER = "holder@example.coop"


@pytest.fixture
def campaign(live_server) -> Campaign:
    """The open diagnosis of a co-op; a person of the board and one of the staff were asked."""
    found = found_coop(HOLDER, name="Le Panier du Rang")
    actor = actor_of(person(HOLDER))
    campaign = actions.start_campaign(actor=actor, organisation=found, due_on=None)
    people = (("bea@example.coop", "board", "fr"), ("sam@example.coop", "staff", "en"))
    for email, role, language in people:
        asked = [actions.Asked(email, role)]
        actions.invite_people(actor=actor, campaign=campaign, people=asked, language=language)
    return campaign


def link(email: str, prefix: str = "") -> str:
    path = "/en/answer/" if prefix else "/repondre/"
    return f"{path}{secret_of(Participation.objects.get(email=email))}/"


def test_a_board_member_answers_on_a_telephone_and_staff_at_a_desk(opened: Opener, campaign):
    phone = opened(**PHONE)
    phone.goto(link("bea@example.coop"))
    expect(phone.get_by_role("heading", level=1)).to_have_text("Votre part du diagnostic")
    phone.get_by_role("button", name="Commencer").tap()
    phone.get_by_role("link", name="Continuer à répondre").tap()
    answer_by_touch(phone, "gov_direction")
    hand_in(phone, "Remettre mes réponses", "Merci, vos réponses sont remises")
    phone.goto(link("bea@example.coop"))
    expect(phone.get_by_role("button")).to_have_count(1)

    desk = opened(viewport={"width": 1280, "height": 900})
    desk.goto(link("sam@example.coop", "/en"))
    desk.get_by_role("button", name="Begin").click()
    desk.get_by_role("link", name="Go on answering").click()
    choice = desk.locator("#q-gov_direction .choice").nth(1)
    with desk.expect_response(lambda answer: answer.request.method == "POST"):
        choice.click()
    hand_in(desk, "Hand in my answers", "Thank you, your answers are handed in")

    assert Participation.objects.filter(campaign=campaign, handed_in_at__isnull=False).count() == 2
    given = GivenAnswer.objects.filter(question="gov_direction", value__isnull=False)
    assert given.count() == 2


def hand_in(page: Page, words: str, thanks: str) -> None:
    """From a page of questions to the end of one's part."""
    page.goto(page.url.split("/questions/")[0] + "/")
    page.get_by_role("link", name=words).click()
    page.get_by_role("button", name=words).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(thanks)
