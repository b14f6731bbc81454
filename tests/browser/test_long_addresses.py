"""One long address must not push the other columns of a list off a telephone."""

from django.urls import reverse
from playwright.sync_api import Page

from tests.browser.conftest import borrow
from tests.coops import HOLDER, a_coop, actor_of
from tests.pages import everybody
from tests.people import person
from virage.core.access import Role
from virage.web.campaigns import actions
from virage.web.campaigns.models import Campaign
from virage.web.organisations.models import Organisation, SeatRow

LONG = "secretariat.general.et.affaires.juridiques@cooperative-de-solidarite-de-la-matapedia.coop"
CUT = """() => [...document.querySelectorAll('.table-scroll')]
    .filter(each => each.scrollWidth > each.clientWidth).length"""


def test_a_long_address_is_folded_on_a_telephone(page: Page, live_server) -> None:
    coop, holder = a_coop(), actor_of(person(HOLDER))
    campaign = Campaign.objects.get(id=coop.open)
    asked = [actions.Asked(LONG, "staff")]
    actions.invite_people(actor=holder, campaign=campaign, people=asked, language="fr")
    SeatRow.objects.filter(id=coop.seat).update(account=person(LONG), role=Role.BOARD.value)
    Organisation.objects.filter(id=coop.organisation.id).update(name=LONG)
    borrow(page.context, everybody(), live_server.url)
    page.set_viewport_size({"width": 375, "height": 800})
    for address in (
        reverse("campaigns:campaign", args=[coop.open]),
        reverse("organisations:people", args=[coop.organisation.id]),
        reverse("campaigns:directory"),
    ):
        page.goto(address)
        assert page.locator(".table-scroll").count()
        assert page.evaluate(CUT) == 0, address
