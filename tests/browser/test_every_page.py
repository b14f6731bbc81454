"""Every page, in eight variants, is free of what axe can find and fits the smallest telephone."""

from itertools import product

import pytest
from django.test import Client

from tests.browser.conftest import borrow
from tests.browser.reading import TALL, faults
from tests.checks import nothing
from tests.pages import LANGUAGES, addresses
from tests.samples import KeptSheet, keep_sheet

WIDTHS = (1280, 320)


@pytest.mark.parametrize("variant", [*product(WIDTHS, LANGUAGES)], ids=str)
def test_every_page_is_accessible_by_day_and_by_night(context, page, live_server, client, variant):
    width, language = variant
    page.set_viewport_size({"width": width, "height": TALL})
    kept = keep_sheet(client)
    borrow(context, client, live_server.url)
    found = []
    for address in shown(client, kept, language):
        page.goto(address)
        found += [f"{address}: {fault}" for fault in faults(page, width=width)]
    nothing(found, "mend these pages")


def shown(client: Client, kept: KeptSheet, language: str) -> list[str]:
    """Give the address of each page that a person can look at."""
    answers = {address: client.get(address) for _, address in addresses(kept, language)}
    return [
        address
        for address, answer in answers.items()
        if answer.status_code == 200 and "text/html" in answer.headers["Content-Type"]
    ]
