"""An advisor holds the diagnosis of a co-op around a table, in a village without a network."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opener, borrow
from tests.people import person, sign_in
from tests.tables import ADVISOR, a_table

pytestmark = pytest.mark.django_db(transaction=True)
SHELL = "/autour-dune-table/"


@pytest.fixture
def page(opened: Opener, live_server) -> Page:
    page = opened(forgiving=True)
    borrow(page.context, sign_in(person(ADVISOR), second_factor=True), live_server.url)
    return page


def test_three_people_answer_without_a_network(page: Page):
    case = a_table()
    page.goto(f"{SHELL}#{case.id}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Coopérative du Fjord")
    page.screenshot(path="/tmp/t1.png", full_page=True)
