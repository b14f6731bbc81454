"""Answering in a real browser: two windows, a bad network, the focus, night and large letters."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Dialog, Page, Route, expect

from tests.browser.conftest import PHONE, Opener, borrow
from tests.web.diagnostics.acting import address, start, stored
from virage.web.diagnostics.models import Sheet

Sitting = Callable[..., Page]


@pytest.fixture
def sheet(client) -> Sheet:
    return start(client)


@pytest.fixture
def sitting(opened: Opener, live_server, client, sheet) -> Sitting:
    """Sit down before a section of the sheet."""

    def sit(**options: object) -> Page:
        page = opened(**options)  # type: ignore[arg-type]
        borrow(page.context, client, live_server.url)
        page.goto(address("section", sheet.id, "security"))
        return page

    return sit


def choose(page: Page, question: str, value: str) -> None:
    # Not `check`, which looks again: where the question was replaced, it would click twice.
    page.locator(f"#{question}-{value}").click()


def status(page: Page, text: str) -> None:
    expect(page.get_by_role("status")).to_have_text(text)


SAVED, SAVING = "Enregistré", "Enregistrement en cours"
FAILED = "Pas encore enregistré : vérifiez votre connexion, puis enregistrez de nouveau."


def test_the_second_window_is_told_and_puts_its_answer_back(sitting, sheet):
    first = sitting()
    second = first.context.new_page()
    second.goto(first.url)
    choose(first, "sec_backup", "tested")
    status(first, SAVED)
    choose(second, "sec_backup", "none")
    warning = second.locator("#q-sec_backup .alert-warning")
    expect(warning).to_contain_text("Répondu entre-temps dans une autre fenêtre")
    expect(second.locator("#sec_backup-tested")).to_be_checked()
    status(second, "Non enregistré : voir plus bas")
    warning.get_by_role("button").click()
    expect(second.locator("#sec_backup-none")).to_be_checked()
    assert stored(sheet, "sec_backup") == "none"


def test_a_box_alone_takes_the_others_away_in_what_is_saved(sitting, sheet):
    page = sitting()
    for value in ("person", "register", "none"):
        choose(page, "sec_privacy", value)
        status(page, SAVED)
    assert stored(sheet, "sec_privacy") == ["none"]
    choose(page, "sec_privacy", "dont_know")
    expect(page.locator("#sec_privacy-none")).not_to_be_checked()
    status(page, SAVED)


def test_a_failed_save_says_so_and_is_sent_again_when_the_connection_is_back(sitting, sheet):
    page = sitting(forgiving=True)
    page.context.set_offline(True)
    choose(page, "sec_backup", "tested")
    status(page, FAILED)
    assert stored(sheet, "sec_backup") is None
    page.context.set_offline(False)
    status(page, SAVED)
    assert stored(sheet, "sec_backup") == "tested"


def fail_once(page: Page) -> None:
    """Cut the connection during the next save."""
    page.route("**/questions/**", lambda route: route.abort(), times=1)


def test_a_failed_save_is_sent_again_with_the_next_answer(sitting, sheet):
    page = sitting(forgiving=True)
    fail_once(page)
    choose(page, "sec_backup", "tested")
    status(page, FAILED)
    choose(page, "sec_access", "shared")
    expect(page.locator("#clear-sec_backup")).to_be_visible()
    expect(page.locator("#clear-sec_access")).to_be_visible()
    status(page, SAVED)
    assert (stored(sheet, "sec_backup"), stored(sheet, "sec_access")) == ("tested", "shared")


def test_a_failed_save_is_sent_with_the_whole_page(sitting, sheet):
    page = sitting(forgiving=True)
    fail_once(page)
    choose(page, "sec_backup", "tested")
    status(page, FAILED)
    page.get_by_role("button", name="Enregistrer et continuer").last.click()
    expect(page.get_by_role("heading", level=1, name="Personnes")).to_be_visible()
    assert stored(sheet, "sec_backup") == "tested"


def test_leaving_before_all_is_saved_asks_first(sitting):
    page = sitting(forgiving=True)
    fail_once(page)
    choose(page, "sec_backup", "tested")
    status(page, FAILED)
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.get_by_role("link", name="Vue d’ensemble").click(no_wait_after=True)
    page.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    expect(page.locator("#sec_backup-tested")).to_be_checked()


def test_on_a_slow_network_every_answer_is_saved_in_turn(sitting, sheet):
    page = sitting()

    def slowly(route: Route) -> None:
        page.wait_for_timeout(200)
        route.continue_()

    page.route("**/questions/**", slowly)
    for value in ("none", "occasional", "tested"):
        choose(page, "sec_backup", value)
    choose(page, "sec_access", "shared")
    status(page, SAVING)
    expect(page.locator("#clear-sec_access")).to_be_visible()
    status(page, SAVED)
    assert (stored(sheet, "sec_backup"), stored(sheet, "sec_access")) == ("tested", "shared")


def test_the_focus_stays_where_it_is_when_an_answer_is_saved(sitting):
    page = sitting()
    choice = page.locator("#sec_backup-tested")
    choice.focus()
    page.keyboard.press("Space")
    status(page, SAVED)
    expect(choice).to_be_focused()


def test_the_focus_stays_on_the_choice_when_the_question_is_replaced(sitting, client, sheet):
    page = sitting()
    url = address("section", sheet.id, "security")
    client.post(url, {"base.sec_backup": "0", "was.sec_backup": "null", "sec_backup": "tested"})
    page.locator("#sec_backup-none").focus()
    page.keyboard.press("Space")
    expect(page.locator("#q-sec_backup .alert-warning")).to_be_visible()
    expect(page.locator("#sec_backup-none")).to_be_focused()


def test_the_focus_stays_on_the_button_that_is_replaced(sitting):
    page = sitting()
    choose(page, "sec_backup", "tested")
    button = page.locator("#clear-sec_backup")
    button.focus()
    page.evaluate("document.querySelector('#sec_backup-none').click()")
    expect(page.locator("[name='was.sec_backup']")).to_have_value('"none"')
    expect(button).to_be_focused()


def test_the_progress_is_told_to_who_does_not_see_it(sitting):
    page = sitting()
    expect(page.get_by_role("status")).to_have_count(1)
    choose(page, "sec_backup", "tested")
    expect(page.get_by_role("progressbar")).to_have_attribute("value", "1")
    expect(page.get_by_role("status")).to_have_count(1)


def test_one_goes_on_at_the_first_question_left(sitting, sheet):
    page = sitting(**PHONE)
    choose(page, "sec_access", "shared")
    status(page, SAVED)
    page.goto(address("section", sheet.id, "governance"))
    choose(page, "gov_direction", "dont_know")
    status(page, SAVED)
    page.goto(address("overview", sheet.id))
    page.get_by_role("link", name="Continuer à répondre").tap()
    expect(page.locator("#q-gov_ease legend")).to_be_in_viewport()


def brightness(page: Page) -> float:
    colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return sum(map(float, colour.removeprefix("rgb(").removesuffix(")").split(",")))


@pytest.mark.parametrize(("scheme", "is_dark"), [("light", False), ("dark", True)])
def test_the_page_is_dark_where_the_device_is(sitting, scheme, is_dark):
    page = sitting(color_scheme=scheme)
    assert (brightness(page) < 200) is is_dark


def test_letters_twice_as_large_are_not_cut(sitting):
    page = sitting(viewport={"width": 640, "height": 800})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 640


def test_the_language_is_switched_without_leaving_the_question(sitting, sheet):
    page = sitting()
    choose(page, "sec_backup", "tested")
    status(page, SAVED)
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", level=1, name="Security and risk")).to_be_visible()
    expect(page.locator("#sec_backup-tested")).to_be_checked()
