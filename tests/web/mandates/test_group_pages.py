"""The pages of a mandate that a group shares: empty, at each stage, and with how many questions."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.incidents import director_client
from tests.mandates import LEAD, fresh, ivy, set_terms, wanted
from tests.offices import ADVISOR, DIRECTOR, a_group
from tests.people import person, sign_in
from tests.together import (
    TITLE,
    accept,
    an_office_with_ivy,
    approved,
    at_work,
    forestry,
    gathered,
    join,
    manager,
    part,
    put_forward,
)
from tests.web.diagnostics.acting import Window, words
from tests.web.mandates.reading import address, send
from tests.web.offices.test_offices import address as office_page
from virage.web.mandates import actions
from virage.web.mandates.models import Mandate
from virage.web.offices.actions import end_group
from virage.web.offices.models import Group

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def patient() -> None:
    """Nothing was done too often yet."""
    cache.clear()


def desk(email: str):
    return sign_in(person(email), second_factor=True)


def coop(number: int):
    return sign_in(person(manager(number)))


def test_before_anything_is_there_each_page_says_what_is_missing():
    office, advisor = an_office_with_ivy()
    group = a_group(office, advisor=advisor, title=TITLE)
    page = address("of_group", group.id)
    assert "n’a pas encore fixé les conditions" in words(desk(LEAD).get(page))
    set_terms()
    assert "Aucune organisation ne participe encore" in words(desk(LEAD).get(page))
    join(group, 0, forestry(0, kind="other"))
    seen = words(desk(LEAD).get(page))
    assert "Les règles de la subvention disent non" in seen
    assert "dès qu’au moins deux organisations" in seen
    refused = desk(LEAD).post(page, {"basis": "equal"})
    assert (refused.status_code, "Au moins deux organisations" in words(refused)) == (422, True)
    assert (
        office_page("group_advisor", group.id)
        in desk(LEAD).get(office_page("group", group.id)).content.decode()
    )


def test_the_amounts_of_the_lead_have_to_add_up():
    group = gathered(2)
    page = address("of_group", group.id)
    window = Window(desk(LEAD), page).choose("basis", "figures")
    places = group.members.values_list("organisation", flat=True)
    names = [f"figure_{each}" for each in places]
    window.choose(names[0], "400").choose(names[1], "500,01")
    wrong = send(window)
    assert (wrong.status_code, "La somme des montants" in words(wrong)) == (422, True)
    assert send(window.choose(names[1], "600")).status_code == 302
    assert desk(LEAD).get(page)["Location"] == address("mandate", the_whole().id)
    assert "selon les montants convenus" in words(
        desk(LEAD).get(address("mandate", the_whole().id))
    )


def the_whole() -> Mandate:
    return Mandate.objects.get(group__isnull=False)


def test_an_organisation_reads_its_part_and_the_totals_and_nothing_of_the_others():
    whole = at_work(3)
    actions.write_hours(actor=ivy(), mandate=whole, wanted=wanted(words="Chez Forestière 01"))
    page = words(coop(0).get(address("follow", part(0).coop.id)))
    assert "Les organisations paient ensemble au plus" in page
    assert "Forestière 01" not in page
    for name, mandate in (("mandate", whole), ("mandate", part(1)), ("agreement", part(1))):
        assert coop(0).get(address(name, mandate.id)).status_code == 404
    assert "Chez Forestière 01" in words(desk(ADVISOR).get(address("mandate", part(0).id)))


def test_what_is_of_one_organisation_is_not_there_for_the_group():
    whole = at_work(2)
    for name in ("journal", "give", "meet", "portrait", "plan"):
        assert desk(ADVISOR).get(address(name, whole.id)).status_code == 404
        assert desk(ADVISOR).get(address(name, part(0).id)).status_code == 200
    refused = desk(ADVISOR).post(address("finish", part(0).id), {"over": "on"})
    assert (refused.status_code, "Cela se décide pour tout le groupe" in words(refused)) == (
        403,
        True,
    )


def test_the_lead_begins_or_gives_up_and_may_put_another_one_forward():
    whole = approved(put_forward(gathered(2)))
    shown = words(desk(LEAD).get(address("mandate", whole.id)))
    assert "Chaque organisation accepte sa part" in shown
    early = desk(LEAD).post(address("close", whole.id), {"what": "begin"}, follow=True)
    assert "Au moins deux organisations doivent accepter" in words(early)
    accept(0)
    home = words(coop(0).get(address("follow", part(0).coop.id)))
    assert "vous pouvez encore vous retirer" in home
    assert desk(LEAD).post(address("close", whole.id), {"what": "call_off"}).status_code == 302
    again = words(desk(LEAD).get(address("of_group", Group.objects.get().id)))
    assert "Le dernier mandat de ce groupe" in again
    assert "Proposer le mandat" in again


def test_a_group_that_has_ended_puts_nothing_forward_and_its_mandate_is_wound_up():
    whole = at_work(2)
    group = Group.objects.get()
    end_group(actor=DIRECTOR, group=group)
    shown = words(director_client().get(address("mandate", whole.id)))
    assert "le mandat est à clore" in shown
    sent = director_client().post(address("close", whole.id), {"what": "wind_up"})
    assert (sent.status_code, fresh(whole).stage) == (302, "finished")


def test_the_page_of_a_group_asks_as_much_for_three_as_for_six():
    whole, counts, lea = at_work(3), [], desk(LEAD)
    lea.get(address("mandate", whole.id))
    for more in ((), range(10, 13)):
        for number in more:
            add(whole, number)
        with CaptureQueriesContext(connection) as queries:
            assert lea.get(address("mandate", whole.id)).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1], counts


def add(whole: Mandate, number: int) -> None:
    """One more organisation in a mandate at work."""
    said = {"rate": whole.rate, "share": whole.share, "applied_at": whole.applied_at}
    member = join(Group.objects.get(), number, forestry(number))
    Mandate.objects.create(
        whole=whole, organisation=member.organisation, accompaniment=member.case, granted=80,
        weight=1, stage=whole.stage, office=whole.office, **said,
    )  # fmt: skip
