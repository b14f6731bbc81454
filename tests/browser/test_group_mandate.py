"""The pages of a mandate that a group shares, at each stage, as readable as the rest."""

from itertools import product

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from tests.browser.conftest import borrow
from tests.browser.reading import TALL
from tests.browser.test_every_page import WIDTHS, faults_at
from tests.checks import nothing
from tests.mandates import LEAD, fresh, ivy, wanted
from tests.pages import LANGUAGES
from tests.people import person, sign_in
from tests.together import accept, approved, begun, gathered, manager, part, put_forward
from virage.web.mandates import actions


@pytest.mark.parametrize("variant", [*product(WIDTHS, LANGUAGES)], ids=str)
def test_the_pages_of_a_shared_mandate(context, page, live_server, variant, transactional_db):
    width, language = variant
    cache.clear()
    page.set_viewport_size({"width": width, "height": TALL})
    lea = sign_in(person(LEAD), second_factor=True)
    found: list[str] = []

    def look(client, name: str, *args: object) -> None:
        borrow(context, client, live_server.url)
        with override(language):
            found.extend(faults_at(page, reverse(name, args=args), width))

    group = gathered(3)
    for name in ("offices:group", "offices:group_advisor", "mandates:of_group"):
        look(lea, name, group.id)
    whole = approved(put_forward(group))
    accept(0, 1)
    look(lea, "mandates:mandate", whole.id)
    look(sign_in(person(manager(0))), "mandates:follow", part(0).coop.id)
    begun(whole)
    actions.write_hours(actor=ivy(), mandate=fresh(whole), wanted=wanted(on=timezone.localdate()))
    look(lea, "mandates:mandate", whole.id)
    look(lea, "mandates:mandate", part(0).id)
    look(sign_in(person(manager(0))), "mandates:follow", part(0).coop.id)
    nothing(found, "mend these pages")
