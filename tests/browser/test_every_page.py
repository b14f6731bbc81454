"""Every page, in eight variants, is free of what axe can find and fits the smallest telephone."""

from collections.abc import Iterator
from itertools import product

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Page

from tests.browser.conftest import borrow
from tests.checks import nothing
from tests.pages import LANGUAGES, address, routes

WIDTHS = (1280, 320)
THEMES = ("light", "dark")
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},
}


@pytest.mark.parametrize(
    ("width", "theme", "language"), list(product(WIDTHS, THEMES, LANGUAGES)), ids=str
)
def test_every_page_is_accessible(context, page, live_server, width, theme, language):
    page.set_viewport_size({"width": width, "height": 900})
    faults = []
    pages = list(shown_pages(language))
    assert pages
    for asked, client in pages:
        context.clear_cookies()
        context.add_cookies([{"name": "theme", "value": theme, "url": live_server.url}])
        borrow(context, client, live_server.url)
        page.goto(asked)
        faults += [f"{asked}: {fault}" for fault in violations(page)]
    nothing(faults, "mend these pages")


def shown_pages(language: str) -> Iterator[tuple[str, Client]]:
    """Give the address of each page that a person can look at, and who may."""
    for route in routes():
        client = Client()
        asked = address(route, client, language)
        response = client.get(asked)
        if response.status_code == 200 and "text/html" in response.headers["Content-Type"]:
            yield asked, client


def violations(page: Page) -> Iterator[str]:
    for found in Axe().run(page, options=RULES).response["violations"]:
        yield f"{found['id']} in {found['nodes'][0]['html']}"
    if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
        yield "scrolls sideways"
