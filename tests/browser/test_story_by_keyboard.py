"""The manager of a co-op answers on a desktop, in English, by the keyboard alone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opener, borrow
from tests.web.diagnostics.acting import address, start
from virage.web.diagnostics.models import GivenAnswer

MOST_TABS = 80
HERE = "document.activeElement"
WORDS = f"({HERE}.labels?.[0] ?? {HERE}).textContent.trim().replace(/\\s+/g, ' ')"
SEEN = f"""(() => {{
  const told = e => e && getComputedStyle(e).outlineStyle !== 'none';
  return told({HERE}) || told({HERE}.nextElementSibling);
}})()"""


@pytest.fixture
def page(opened: Opener) -> Page:
    return opened(locale="en-CA", viewport={"width": 1280, "height": 900})


def tab_to(page: Page, wanted: str | Callable[[str], bool]) -> None:
    """Press Tab until what is wanted has the focus; the focus is seen at each stop."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate(f"{HERE} === document.body"):
            continue
        assert page.evaluate(SEEN), f"nobody sees where the keyboard is: {page.evaluate(WORDS)}"
        said = page.evaluate(WORDS)
        if wanted(said) if callable(wanted) else said.startswith(wanted):
            return
    raise AssertionError(f"the keyboard never comes to {wanted!r}")


def enter(page: Page, heading: str) -> None:
    """Press Enter, and wait for the page that it leads to."""
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name=heading)).to_be_visible()
    page.wait_for_load_state()


def named(page: Page, name: str) -> Callable[[str], bool]:
    return lambda _said: bool(page.evaluate(f"{HERE}.name === {name!r}"))


def test_from_the_home_page_to_the_portrait(page: Page):
    page.goto("/en/")
    page.keyboard.press("Tab")
    assert page.evaluate(WORDS) == "Go to the content"
    page.keyboard.press("Enter")
    begin(page)
    for question in ("gov_direction", "gov_ease", "gov_means", "gov_projects"):
        answer(page, question)
    assert {row.value for row in GivenAnswer.objects.filter(question="gov_means")} == {"on_request"}

    tab_to(page, "Why we ask")
    page.keyboard.press("Enter")
    expect(page.locator("details.why[open] p").first).to_be_visible()
    tab_to(page, "Save and continue")
    enter(page, "Members")
    take_the_portrait(page)


def begin(page: Page) -> None:
    """From the home page to the first question."""
    tab_to(page, "Start the self-diagnosis")
    enter(page, "First, your organisation")
    tab_to(page, "Name of your organisation")
    page.keyboard.type("Northern Foresters")
    tab_to(page, "What kind of collective")
    page.keyboard.type("Producer")
    tab_to(page, "What field")
    page.keyboard.type("Farming")
    tab_to(page, "How many people")
    page.keyboard.type("45")
    tab_to(page, "Go to the first question")
    enter(page, "Direction and governance")


def answer(page: Page, question: str) -> None:
    """Choose the first stage of a question, then the second: each is saved, the place is kept."""
    tab_to(page, named(page, question))
    with page.expect_response(lambda given: given.request.method == "POST"):
        page.keyboard.press("Space")
    expect(page.get_by_role("status")).to_have_text("Saved")
    with page.expect_response(lambda given: given.request.method == "POST"):
        page.keyboard.press("ArrowDown")
    expect(page.locator(f"[name={question}]:checked")).to_be_focused()


def take_the_portrait(page: Page) -> None:
    """From a section to the file of the portrait."""
    tab_to(page, "Overview")
    enter(page, "Northern Foresters")
    tab_to(page, "See the portrait as it stands")
    enter(page, "Northern Foresters")
    tab_to(page, "Download the PDF for the board")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename.startswith("portrait-northern-foresters-")


def test_a_refused_form_starts_where_the_problems_are_told_and_leads_to_each(page: Page):
    page.goto("/en/self-assessment/")
    tab_to(page, "Go to the first question")
    page.keyboard.press("Enter")
    expect(page.locator(".error-summary")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[name=kind]")).to_be_focused()
    assert page.locator("[name=kind]").get_attribute("aria-invalid") == "true"


def test_the_inventory_is_filled_in_by_the_keyboard(page: Page, client, live_server):
    sheet = start(client)
    borrow(page.context, client, live_server.url)
    page.goto(address("tools", sheet.id, language="en"))
    tab_to(page, "Email")
    enter(page, "Describe a tool")
    tab_to(page, "Who keeps it running?")
    page.keyboard.type("An outside")
    tab_to(page, "If it stopped")
    page.keyboard.type("1")
    tab_to(page, "Save")
    enter(page, "The tools you lean on")
    expect(page.get_by_role("heading", name="Already described")).to_be_visible()
    assert sheet.tools.get().run_by == "supplier"
