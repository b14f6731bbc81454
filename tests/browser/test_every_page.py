"""Every page, in eight variants, is free of what axe can find and fits the smallest telephone."""

from collections.abc import Iterator
from itertools import product

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Page

from tests.browser.conftest import borrow
from tests.checks import nothing
from tests.pages import LANGUAGES, addresses
from tests.samples import KeptSheet, keep_sheet

WIDTHS = (1280, 320)
THEMES = ("light", "dark")
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},
}


@pytest.mark.parametrize("variant", [*product(WIDTHS, THEMES, LANGUAGES)], ids=str)
def test_every_page_is_accessible(context, page, live_server, client, variant):
    width, theme, language = variant
    page.set_viewport_size({"width": width, "height": 900})
    kept = keep_sheet(client)
    context.add_cookies([{"name": "theme", "value": theme, "url": live_server.url}])
    borrow(context, client, live_server.url)
    faults = []
    for address in shown(client, kept, language):
        page.goto(address)
        faults += [f"{address}: {fault}" for fault in violations(page)]
    nothing(faults, "mend these pages")


def shown(client: Client, kept: KeptSheet, language: str) -> list[str]:
    """Give the address of each page that a person can look at."""
    answers = {address: client.get(address) for _, address in addresses(kept, language)}
    return [
        address
        for address, answer in answers.items()
        if answer.status_code == 200 and "text/html" in answer.headers["Content-Type"]
    ]


def violations(page: Page) -> Iterator[str]:
    for found in Axe().run(page, options=RULES).response["violations"]:
        yield f"{found['id']} in {found['nodes'][0]['html']}"
    if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
        yield "scrolls sideways"
