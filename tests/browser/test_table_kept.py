"""What a device keeps of a table: encrypted, nobody's page, and the right questions by itself."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, Opener
from tests.browser.reading import faults
from tests.browser.test_story_around_a_table import (
    FIRST,
    SHELL,
    add,
    answer,
    case,
    device,
    sent,
    table,
)
from tests.checks import nothing
from tests.core.strategies import answered
from virage.core.answers import Standing, as_json
from virage.core.branching import branch
from virage.web.facilitation.carrying import carried

pytestmark = pytest.mark.django_db(transaction=True)
__all__ = ["case", "device", "table"]  # fixtures of the story

KEPT = """async () => {
  const opened = await new Promise((resolve) => {
    const request = indexedDB.open("virage-tables");
    request.onsuccess = () => resolve(request.result);
  });
  const all = (store) => new Promise((resolve) => {
    const request = opened.transaction(store).objectStore(store).getAll();
    request.onsuccess = () => resolve(request.result);
  });
  const [keys, tables] = [await all("keys"), await all("tables")];
  const bytes = tables.map(({ data }) => new TextDecoder("latin1").decode(data)).join();
  const exported = await crypto.subtle.exportKey("raw", keys[0]).then(() => true, () => false);
  const extractable = keys.map((key) => key.extractable);
  return { extractable, exported, bytes, names: Object.keys(tables[0]) };
}"""
SHELVES = """async () => {
  const shelves = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
  const kept = (await Promise.all(shelves.map((shelf) => shelf.keys()))).flat();
  return kept.map(({ url }) => new URL(url).pathname);
}"""
STANDS = """async ([questions, answers]) => {
  globalThis.asking ??= await import("/static/facilitation/asking.js");
  return globalThis.asking.standings(questions, answers);
}"""


def test_what_is_kept_is_encrypted_under_a_key_that_never_leaves(table: Page):
    add(table, "Ana", "Conseil d’administration")
    answer(table, FIRST, 0)
    sent(table)
    kept = table.evaluate(KEPT)
    assert kept["extractable"] == [False]
    assert kept["exported"] is False
    assert "Ana" not in kept["bytes"]
    assert "Fjord" not in kept["bytes"]
    assert set(kept["names"]) == {"iv", "data", "unsent"}


def test_no_page_of_anybody_is_kept(table: Page):
    table.goto("/compte/")
    table.goto(SHELL)
    kept = table.evaluate(SHELVES)
    assert SHELL in kept
    public = ("/static/", "/autour-dune-table/", "/en/around-a-table/")
    assert [address for address in kept if not address.startswith(public)] == []


def test_it_may_be_installed(table: Page):
    session = table.context.new_cdp_session(table)
    assert session.send("Page.getInstallabilityErrors") == {"installabilityErrors": []}
    assert session.send("Page.getAppManifest")["errors"] == []


def test_every_state_of_the_shell_is_accessible(table: Page):
    for width in (320, 1280):
        table.set_viewport_size({"width": width, "height": 800})
        table.goto(SHELL)
        clean(table, width)
        table.get_by_role("link", name="Coopérative du Fjord").click()
        clean(table, width)
        add(table, "Ana", "Conseil d’administration")
        answer(table, FIRST, 0)
        clean(table, width)
    table.goto("/en/around-a-table/")
    clean(table, width)


def clean(page: Page, width: int) -> None:
    """Expect axe to find nothing, and nothing to stick out."""
    expect(page.locator("[data-view]:not([hidden]) h1")).to_be_visible()
    nothing(faults(page, width=width), "mend this state of the shell")


def test_a_table_is_held_by_the_keyboard_alone(table: Page):
    table.get_by_label("Un prénom ou des initiales").focus()
    table.keyboard.type("Bob")
    table.keyboard.press("Tab")
    table.keyboard.press("ArrowDown")
    for _step in range(2):
        table.keyboard.press("Tab")
    table.keyboard.press("Enter")
    expect(table.get_by_role("heading", level=1)).to_have_text("Bob")
    expect(table.get_by_role("heading", level=1)).to_be_focused()
    table.locator(f"#q-{FIRST} input").first.focus()
    table.keyboard.press("ArrowDown")
    expect(table.locator(f"#q-{FIRST} input").nth(1)).to_be_checked()
    sent(table)


def test_without_javascript_the_page_says_so(opened: Opener, live_server):
    page = opened(java_script_enabled=False, **PHONE)
    page.goto(SHELL)
    expect(page.get_by_text("Cette page a besoin de JavaScript")).to_be_visible()


def test_the_device_asks_what_the_core_would_ask(table: Page):
    @given(given_to=answered())
    @settings(max_examples=200, suppress_health_check=list(HealthCheck), deadline=None)
    def the_same(given_to: Any) -> None:
        questionnaire, answers = given_to
        plain = {name: as_json(answers.given[name]) for name in answers}
        stands = table.evaluate(STANDS, [carried(questionnaire), plain])
        branched = branch(questionnaire, answers)
        assert stands == {
            each.id: said(branched.standing(each.id)) for each in questionnaire.all_questions()
        }

    the_same()


def said(standing: Standing) -> str:
    """A standing as the device says it: it does not tell measured from not known."""
    measured = (Standing.MEASURED, Standing.DONT_KNOW)
    return "answered" if standing in measured else standing.value
