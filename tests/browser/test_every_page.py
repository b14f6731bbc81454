"""Every page, in eight variants, is free of what axe can find and fits the smallest telephone."""

from itertools import product

import pytest
from django.test import Client
from playwright.sync_api import Page

from tests.browser.conftest import borrow
from tests.browser.reading import TALL, faults
from tests.checks import nothing
from tests.pages import LANGUAGES, addresses, everybody
from tests.samples import KeptSheet, keep_sheet

WIDTHS = (1280, 320)


@pytest.mark.parametrize("variant", [*product(WIDTHS, LANGUAGES)], ids=str)
def test_every_page_is_accessible_by_day_and_by_night(context, page, live_server, variant):
    width, language = variant
    page.set_viewport_size({"width": width, "height": TALL})
    client = everybody()
    kept = keep_sheet(client)
    borrow(context, client, live_server.url)
    inside = shown(client, kept, language)
    found = [fault for address in inside for fault in faults_at(page, address, width)]
    context.clear_cookies()
    for address in shown(Client(), kept, language):
        if address not in inside:
            found += faults_at(page, address, width)
    nothing(found, "mend these pages")


def faults_at(page: Page, address: str, width: int) -> list[str]:
    """What is wrong with a page."""
    page.goto(address)
    return [f"{address}: {fault}" for fault in faults(page, width=width)]


def shown(client: Client, kept: KeptSheet, language: str) -> list[str]:
    """Give the address of each page that a person can look at; one of each kind."""
    looked: dict[str, str] = {}
    for route, address in addresses(kept, language):
        if route.name in looked and not route.name.startswith("diagnostics:"):
            continue
        answer = client.get(address)
        if answer.status_code == 200 and "text/html" in answer.headers["Content-Type"]:
            looked[f"{route.name}" if route.name not in looked else address] = address
    return list(looked.values())
