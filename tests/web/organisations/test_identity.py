"""An organisation: its name, its NEQ, its facts, said once by somebody on some day."""

import pytest
from django.urls import reverse

from tests.coops import HOLDER, actor_of, found_coop, holder_client, seat
from tests.people import person, sign_in, signed_in
from tests.web.diagnostics.acting import Window, words
from virage.core.access import Role
from virage.web.journal.models import Entry
from virage.web.organisations.actions.consents import give_consent, withdraw_consent
from virage.web.organisations.models import Consent, Fact, Organisation, Purpose, SeatRow

pytestmark = pytest.mark.django_db


@pytest.fixture
def coop() -> Organisation:
    """An organisation that two people hold."""
    organisation = found_coop(name="La Verdure")
    seat(organisation, "bea@example.coop", Role.BOARD, holder=True)
    return organisation


def page(name: str, coop: Organisation) -> str:
    return reverse(f"organisations:{name}", args=[coop.id])


def test_who_makes_an_organisation_holds_its_account():
    ana = signed_in("ana@example.coop")
    assert "Aucune pour le moment" in words(ana.get(reverse("organisations:mine")))
    given = {"name": "La Verdure", "neq": "33 1234 5678", "role": "manager", "language": "fr"}
    answer = ana.post(reverse("organisations:found"), given)
    organisation = Organisation.objects.get()
    assert answer["Location"] == page("facts", organisation)
    assert organisation.neq == "3312345678"
    assert SeatRow.objects.get().holder
    assert "La Verdure" in words(ana.get(reverse("organisations:mine")))
    assert [each.verb for each in Entry.objects.all()] == ["organisation.found"]


@pytest.mark.parametrize("neq", ["1144-777-888", "1144.777.888", " 1144\u2011777\u2011888 "])
def test_a_neq_is_read_however_it_is_written(coop, neq):
    window = Window(holder_client(), page("identity", coop))
    assert window.choose("neq", neq).send().status_code == 302
    coop.refresh_from_db()
    assert coop.neq == "1144777888"


@pytest.mark.parametrize("neq", ["331234567", "33123456789", "4412345678", "33A2345678"])
def test_a_wrong_neq_is_said_and_nothing_typed_is_lost(neq):
    given = {"name": "La Verdure", "neq": neq, "role": "manager", "language": "fr"}
    answer = signed_in("ana@example.coop").post(reverse("organisations:found"), given)
    assert answer.status_code == 422
    assert "11, 22, 33 ou 88" in words(answer)
    assert 'value="La Verdure"' in answer.content.decode()
    assert not Organisation.objects.exists()


def test_of_two_who_change_the_name_the_second_is_told(coop):
    ana = Window(holder_client(), page("identity", coop))
    bea = Window(sign_in(person("bea@example.coop")), page("identity", coop))
    assert ana.choose("name", "La Verdure coop").send().status_code == 302
    refused = bea.choose("name", "Verdure").send()
    assert refused.status_code == 409
    assert "La Verdure coop" in words(refused)
    assert bea["name"] == ["Verdure"]
    assert bea.send().status_code == 302
    coop.refresh_from_db()
    assert (coop.name, coop.version) == ("Verdure", 3)


def test_a_fact_is_kept_with_who_said_it(coop):
    window = Window(holder_client(), page("facts", coop))
    window.choose("kind", "solidarite").choose("sector", "62").choose("employees", "12")
    assert window.choose("members", "200").send().status_code == 302
    fact = Fact.objects.get(question="employees")
    assert (fact.value, fact.said_by) == (12, person(HOLDER))
    shown = words(holder_client().get(page("facts", coop)))
    assert f"Donné par {HOLDER}" in shown


def test_a_fact_changed_by_a_colleague_meanwhile_is_told_and_the_others_are_saved(coop):
    first = Window(holder_client(), page("facts", coop))
    first.choose("kind", "solidarite").choose("sector", "62").choose("employees", "12")
    first.choose("members", "200").send()
    ana = Window(holder_client(), page("facts", coop))
    bea = Window(sign_in(person("bea@example.coop")), page("facts", coop))
    ana.choose("employees", "15").send()
    refused = bea.choose("employees", "18").choose("members", "250").send()
    assert refused.status_code == 409
    assert "15" in words(refused)
    assert Fact.objects.get(question="employees").value == 15
    assert Fact.objects.get(question="members").value == 250
    assert bea.send().status_code == 302
    assert Fact.objects.get(question="employees").value == 18


def test_a_fact_may_be_taken_back_and_nonsense_is_refused(coop):
    window = Window(holder_client(), page("facts", coop))
    window.choose("kind", "solidarite").choose("sector", "62").choose("members", "200")
    window.choose("revenue", "400000").choose("employees", "12").send()
    again = Window(holder_client(), page("facts", coop))
    assert again.choose("revenue", "").send().status_code == 302
    assert not Fact.objects.filter(question="revenue").exists()
    wrong = Window(holder_client(), page("facts", coop)).choose("employees", "many").send()
    assert wrong.status_code == 422
    assert 'value="many"' in wrong.content.decode()


def test_who_does_not_hold_the_account_changes_nothing(coop):
    seat(coop, "sam@example.coop", Role.STAFF)
    sam = signed_in("sam@example.coop")
    for name in ("identity", "facts"):
        assert sam.get(page(name, coop)).status_code == 403
        assert sam.post(page(name, coop)).status_code == 403


def test_facts_sent_unchanged_write_nothing(coop):
    Window(holder_client(), page("facts", coop)).choose("kind", "solidarite").choose(
        "sector", "62"
    ).choose("employees", "3").choose("members", "5").send()
    written = Entry.objects.count()
    assert Window(holder_client(), page("facts", coop)).send().status_code == 302
    assert Entry.objects.count() == written


def test_a_consent_is_given_once_and_withdrawn_once(coop):
    holder = actor_of(person(HOLDER))
    given = {"actor": holder, "organisation": coop, "purpose": Purpose.PEERS}
    for act in (give_consent, give_consent, withdraw_consent, withdraw_consent):
        act(**given)
    assert Consent.objects.get().withdrawn_by == person(HOLDER)
    assert [each.verb for each in Entry.objects.all()][-2:] == ["consent.give", "consent.withdraw"]
