"""An advisor holds the diagnosis of a co-op around a table, in a village without a network."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlparse

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.cable import Cable
from tests.browser.conftest import QUIET, Opener, borrow, program
from tests.offices import ADVISOR
from tests.people import person, sign_in
from tests.tables import a_table
from virage.core.access import SiteRole
from virage.web.campaigns.actions.inviting import secret_of
from virage.web.campaigns.models import Campaign, Participation
from virage.web.diagnostics.models import GivenAnswer
from virage.web.offices.models import Accompaniment

pytestmark = pytest.mark.django_db(transaction=True)
SHELL = "/autour-dune-table/"
READY = "Cet appareil a tout ce qu’il lui faut"
SENT = "Tout est envoyé."
FIRST, SECOND = "gov_direction", "gov_ease"


@dataclass
class Device:
    """A laptop that an advisor takes along: what it keeps outlives its browser."""

    browser: Browser
    folder: Path
    cable: Cable
    context: BrowserContext | None = None

    def open(self) -> Page:
        """Start its browser, where the advisor has signed in."""
        self.context = self.browser.browser_type.launch_persistent_context(
            self.folder,
            executable_path=program(),
            args=QUIET,
            base_url=self.cable.url,
            locale="fr-CA",
        )
        return self.context.pages[0]

    def sign_in(self, email: str = ADVISOR) -> None:
        """Sign in with a second factor, in place of whoever was."""
        assert self.context
        self.context.clear_cookies()
        client = sign_in(person(email, SiteRole.ADVISOR), second_factor=True)
        borrow(self.context, client, self.cable.url)

    def close(self) -> None:
        """Close its browser."""
        assert self.context
        self.context.close()


@pytest.fixture
def device(browser: Browser, live_server, tmp_path: Path) -> Iterator[Device]:
    cable = Cable(int(urlparse(live_server.url).port or 0))
    device = Device(browser, tmp_path / "profile", cable)
    yield device
    device.close()
    cable.cut()


@pytest.fixture
def case(live_server) -> Accompaniment:
    return a_table()


@pytest.fixture
def table(device: Device, case: Accompaniment) -> Page:
    """The table of the case, ready on the device of its advisor."""
    page = device.open()
    device.sign_in()
    page.goto(f"/conseil/{case.id}/table/")
    page.get_by_role("link", name="Ouvrir la table sur cet appareil").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Coopérative du Fjord")
    expect(page.get_by_text(READY)).to_be_visible()
    return page


def add(page: Page, name: str, role: str) -> None:
    page.get_by_label("Un prénom ou des initiales").fill(name)
    page.get_by_label("Rôle", exact=True).select_option(label=role)
    page.get_by_role("button", name="Commencer avec cette personne").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def choice(page: Page, question: str, place: int) -> Locator:
    return page.locator(f"#q-{question} .choice").nth(place)


def answer(page: Page, question: str, place: int) -> None:
    """Choose, and wait until the device has it."""
    choice(page, question, place).click()
    expect(page.locator(f"#q-{question} [data-clear]")).to_be_visible()


def back(page: Page) -> None:
    page.get_by_role("link", name="Retour à la table").click()


def waits(page: Page, count: int) -> None:
    """Expect the device to say how many answers it alone has."""
    said = f"{count} réponse n’est" if count == 1 else f"{count} réponses ne sont"
    expect(page.locator("[data-unsent]").first).to_contain_text(said)


def sent(page: Page) -> None:
    expect(page.locator("[data-unsent]").first).to_have_text(SENT, timeout=30_000)


def given() -> list[tuple[str, str, int]]:
    """The answers that the server has: the person, the question, and its version."""
    rows = GivenAnswer.objects.filter(question__in=[FIRST, SECOND]).order_by("sheet", "question")
    return [(str(row.sheet_id), row.question, row.version) for row in rows]


def test_three_people_answer_without_a_network_and_each_answer_arrives_once(device, table, case):
    device.cable.cut()
    table.reload()  # the page itself comes from the device
    expect(table.get_by_role("heading", level=1)).to_have_text("Coopérative du Fjord")
    people = {"Ana": "Conseil d’administration", "Bob": "Direction", "Cléo": "Personnel"}
    for place, (name, role) in enumerate(people.items()):
        add(table, name, role)
        answer(table, FIRST, place)
        answer(table, SECOND, 0)
        back(table)
    waits(table, 6)
    expect(table.get_by_text("Sans réseau", exact=True)).to_be_visible()
    device.close()
    assert given() == []

    page = device.open()  # still without a network, and signed in nowhere
    page.goto(SHELL)
    page.get_by_role("link", name="Coopérative du Fjord").click()
    waits(page, 6)
    page.get_by_role("link", name="Continuer : Cléo").click()
    expect(choice(page, FIRST, 2).locator("input")).to_be_checked()
    back(page)

    device.cable.mend()
    device.sign_in()
    page.reload()
    sent(page)
    once = given()
    assert len(once) == 6
    assert {version for *_rest, version in once} == {1}
    parts = Participation.objects.filter(campaign__organisation=case.organisation)
    assert {part.role for part in parts} == {"board", "management", "staff"}
    for _again in range(2):
        page.reload()
        expect(page.get_by_text(READY)).to_be_visible()
        sent(page)
    assert given() == once


def test_an_expired_session_loses_nothing(device, table):
    add(table, "Ana", "Conseil d’administration")
    Session.objects.all().delete()
    answer(table, FIRST, 1)
    expect(table.get_by_text("Votre session est fermée")).to_be_visible()
    waits(table, 1)
    assert given() == []
    again = table.get_by_role("link", name="Se reconnecter")
    assert again.get_attribute("href") == "/connexion/?next=%2Fautour-dune-table%2F"

    device.sign_in("somebody@example.org")  # somebody else, on the same device
    table.reload()
    expect(
        table.get_by_text("Les réponses prises par une autre personne attendent")
    ).to_be_visible()
    expect(table.get_by_text("Coopérative du Fjord")).to_have_count(0)
    assert given() == []

    device.sign_in()
    table.goto(SHELL)
    sent(table)
    assert len(given()) == 1


def test_what_was_answered_elsewhere_meanwhile_is_shown_and_chosen(
    device, table, opened: Opener, live_server
):
    add(table, "Ana", "Conseil d’administration")
    answer(table, FIRST, 0)
    answer(table, SECOND, 0)
    sent(table)
    device.cable.cut()
    answer(table, FIRST, 1)
    answer(table, SECOND, 1)
    waits(table, 2)

    alone = opened()  # the person goes on at home, by a link of their own
    alone.goto(f"/repondre/{secret_of(Participation.objects.get())}/")
    alone.get_by_role("button", name="Continuer mes réponses").click()
    alone.get_by_role("link", name="Continuer à répondre").click()
    for question in (FIRST, SECOND):
        with alone.expect_response(lambda answer: answer.request.method == "POST"):
            choice(alone, question, 2).click()

    device.cable.mend()
    table.reload()
    clashes = table.get_by_text("Une autre réponse est arrivée entre-temps")
    expect(clashes.first).to_be_visible()
    waits(table, 2)
    table.locator(f"#q-{FIRST}").get_by_role("button", name="Mettre la mienne à sa place").click()
    table.locator(f"#q-{SECOND}").get_by_role("button", name="Garder l’autre réponse").click()
    sent(table)
    sheet = Participation.objects.get().sheet
    kept = dict(GivenAnswer.objects.filter(sheet=sheet).values_list("question", "value"))
    texts = {name: choice(table, name, place).locator("input").get_attribute("value")
             for name, place in ((FIRST, 1), (SECOND, 2))}  # fmt: skip
    assert {name: kept[name] for name in texts} == texts


def test_signing_out_warns_of_what_is_not_sent_then_clears(device, table):
    add(table, "Ana", "Conseil d’administration")
    device.cable.cut()
    answer(table, FIRST, 0)
    waits(table, 1)
    account = device.context.new_page()
    device.cable.mend()
    table.goto("about:blank")
    account.goto("/compte/")
    account.get_by_role("button", name="Se déconnecter", exact=True).click()
    dialog = account.get_by_role("dialog", name="Des réponses ne sont pas encore envoyées")
    expect(dialog).to_be_visible()
    dialog.get_by_role("button", name="Ne pas me déconnecter").click()
    expect(dialog).to_be_hidden()
    account.get_by_role("button", name="Se déconnecter", exact=True).click()
    dialog.get_by_role("button", name="Les effacer et me déconnecter").click()
    expect(account).to_have_url(f"{device.cable.url}/")
    account.goto(SHELL)
    expect(account.get_by_text("Aucune table n’est prête sur cet appareil")).to_be_visible()
    assert given() == []


def test_a_diagnosis_closed_meanwhile_refuses_in_words_and_loses_nothing(device, table, case):
    add(table, "Ana", "Conseil d’administration")
    answer(table, FIRST, 0)
    sent(table)
    device.cable.cut()
    answer(table, SECOND, 0)
    Campaign.objects.update(closed_at=case.asked_at)
    device.cable.mend()
    table.reload()
    expect(table.get_by_role("alert")).to_contain_text("Ce diagnostic est clos")
    waits(table, 1)


def test_ticks_in_quick_succession_are_all_kept(device, table):
    add(table, "Ana", "Conseil d’administration")
    device.cable.cut()
    table.get_by_role("link", name="Sécurité et gestion du risque").click()
    boxes = "#q-sec_privacy input:not([data-exclusive])"
    expect(table.locator(boxes).first).to_be_visible()
    count = table.locator(boxes).count()
    table.evaluate(
        """async (boxes) => {
          for (const box of document.querySelectorAll(boxes)) {
            box.click();
            await new Promise((resolve) => setTimeout(resolve, 12));
          }
        }""",
        boxes,
    )
    expect(table.locator(f"{boxes}:checked")).to_have_count(count)
    waits(table, 1)
    table.reload()
    expect(table.locator(f"{boxes}:checked")).to_have_count(count)


def test_who_is_refused_keeps_nobody_else_waiting(device, table):
    add(table, "Ana", "Conseil d’administration")
    answer(table, FIRST, 0)
    sent(table)
    Participation.objects.update(held_by=person("eve@example.org"))
    device.cable.cut()
    answer(table, FIRST, 1)
    back(table)
    add(table, "Bob", "Direction")
    answer(table, FIRST, 0)
    device.cable.mend()
    table.reload()
    expect(table.get_by_role("alert")).to_contain_text("une autre table")
    waits(table, 1)
    assert len(given()) == 2


def test_nobody_else_sees_a_table_without_a_network_either(device, table):
    add(table, "Ana", "Conseil d’administration")
    answer(table, FIRST, 0)
    there = table.url
    device.sign_in("somebody@example.org")
    table.goto(SHELL)
    expect(table.get_by_text("Les réponses prises par une autre personne")).to_be_visible()
    device.cable.cut()
    table.goto(there)
    table.reload()
    expect(table.get_by_text("Aucune table n’est prête sur cet appareil")).to_be_visible()
    expect(table.get_by_text("Ana")).to_have_count(0)


def test_another_page_of_the_browser_hears_that_a_table_is_gone(device, table):
    add(table, "Ana", "Conseil d’administration")
    answer(table, FIRST, 0)
    sent(table)
    account = device.context.new_page()
    account.goto("/compte/")
    account.get_by_role("button", name="Se déconnecter", exact=True).click()
    expect(table.get_by_text("Aucune table n’est prête sur cet appareil")).to_be_visible()
