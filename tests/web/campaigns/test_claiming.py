"""Taking a sheet begun without an account into an organisation."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.coops import HOLDER, actor_of, found_coop, seat
from tests.people import person, sign_in
from tests.samples import keep_sheet
from tests.web.diagnostics.acting import start, words
from virage.core.access import Actor, Role
from virage.web.campaigns import actions
from virage.web.campaigns.models import Campaign, Participation
from virage.web.diagnostics.models import GivenAnswer, Sheet, ToolRow
from virage.web.organisations.models import Fact, Organisation
from virage.web.refusals import RefusedError

pytestmark = pytest.mark.django_db


def claim(client: Client, sheet: Sheet, organisation: Organisation | None = None, **more: str):
    """Take a sheet in."""
    place = str(organisation.id) if organisation else "new"
    given = {"organisation": place, "name": "La Verdure", "role": "board"} | more
    return client.post(reverse("campaigns:claim", args=[sheet.id]), given)


def also_signed_in(client: Client, email: str = HOLDER) -> Client:
    """The same browser, in which somebody signs in."""
    client.force_login(person(email))
    return client


def test_everything_of_a_sheet_comes_along(client):
    kept = keep_sheet(client)
    before = (GivenAnswer.objects.count(), ToolRow.objects.count())
    sheet = Sheet.objects.get(id=kept.id)
    assert client.get(reverse("campaigns:claim", args=[sheet.id])).status_code == 302
    answer = claim(also_signed_in(client), sheet)
    organisation = Organisation.objects.get()
    assert answer["Location"] == reverse("campaigns:home", args=[organisation.id])
    assert (GivenAnswer.objects.count(), ToolRow.objects.count()) == before
    part = Participation.objects.get()
    assert (part.sheet, part.role, part.account) == (sheet, "board", person(HOLDER))
    assert Fact.objects.filter(organisation=organisation, said_by=person(HOLDER)).count() >= 5
    again = claim(client, sheet)
    assert again["Location"] == answer["Location"]
    assert Campaign.objects.count() == 1


def test_an_express_sheet_goes_on_as_a_whole_one(client):
    sheet = start(client, edition="express")
    claim(also_signed_in(client), sheet)
    sheet.refresh_from_db()
    assert sheet.edition == "full"


def test_a_new_organisation_needs_a_name(client):
    sheet = start(client)
    answer = claim(also_signed_in(client), sheet, name="")
    assert answer.status_code == 422
    assert "Inscrivez le nom" in words(answer)
    assert not Organisation.objects.exists()


def test_a_first_organisation_is_not_chosen_but_named(client):
    sheet = start(client, name="")
    also_signed_in(client)
    shown = client.get(reverse("campaigns:claim", args=[sheet.id])).content.decode()
    assert 'type="radio"' not in shown
    assert 'name="name"' in shown
    assert "facultatif" not in shown
    given = {"name": "La Verdure", "role": "board"}
    assert client.post(reverse("campaigns:claim", args=[sheet.id]), given).status_code == 302
    assert Organisation.objects.get().name == "La Verdure"


def test_no_organisation_is_chosen_beforehand(client):
    found_coop(name="La Verdure")
    sheet = start(also_signed_in(client))
    shown = client.get(reverse("campaigns:claim", args=[sheet.id])).content.decode()
    assert shown.split("<main")[1].count('type="radio"') == 2
    assert "checked" not in shown.split("<main")[1]
    refused = client.post(reverse("campaigns:claim", args=[sheet.id]), {"name": "", "role": ""})
    assert refused.status_code == 422
    assert Organisation.objects.count() == 1


def test_a_sheet_joins_the_diagnosis_that_is_open(client):
    organisation = found_coop(name="La Verdure")
    seat(organisation, "sam@example.coop", Role.STAFF)
    sheet = start(also_signed_in(client, "sam@example.coop"))
    refused = claim(client, sheet, organisation)
    assert refused.status_code == 422
    assert "responsables de son compte" in words(refused)
    actor = actor_of(person(HOLDER))
    campaign = actions.start_campaign(actor=actor, organisation=organisation, due_on=None)
    assert claim(client, sheet, organisation).status_code == 302
    assert Participation.objects.get().campaign == campaign
    second = start(client)
    assert "participez déjà" in words(claim(client, second, organisation))
    second.refresh_from_db()
    assert second.organisation is None


def test_a_sheet_of_another_version_does_not_mix(client):
    organisation = found_coop(name="La Verdure")
    actor = actor_of(person(HOLDER))
    actions.start_campaign(actor=actor, organisation=organisation, due_on=None)
    Campaign.objects.update(version="0.9")
    refused = claim(also_signed_in(client), start(client), organisation)
    assert "autre version" in words(refused)


def test_the_next_diagnosis_begins_with_a_sheet_taken_in(client):
    organisation = found_coop(name="La Verdure")
    actor = actor_of(person(HOLDER))
    actions.start_campaign(actor=actor, organisation=organisation, due_on=None)
    Campaign.objects.update(closed_at=timezone.now())
    claim(also_signed_in(client), start(client), organisation)
    assert Campaign.objects.get(closed_at=None).number == 1


def test_nobody_takes_in_what_is_not_theirs(client):
    kept = keep_sheet(client)
    sheet = Sheet.objects.get(id=kept.id)
    guest = Client()
    guest.post(reverse("diagnostics:resume", args=[kept.link]))
    assert claim(also_signed_in(guest, "eve@example.org"), sheet).status_code == 403
    assert claim(sign_in(person("eve@example.org")), sheet).status_code == 404
    elsewhere = found_coop("other@example.org", name="Ailleurs")
    eve = person("eve@example.org")
    keyed = Actor(account=str(eve.id), keys=frozenset({str(sheet.id)}))
    with pytest.raises(RefusedError, match="is of elsewhere"):
        actions.claim_sheet(actor=keyed, account=eve, sheet=sheet, organisation=elsewhere)
    Sheet.objects.filter(id=sheet.id).update(organisation=elsewhere)
    sheet.refresh_from_db()
    ours = found_coop("eve@example.org", name="Ici")
    seated = Actor(account=str(eve.id), keys=keyed.keys, seats=actor_of(eve).seats)
    with pytest.raises(RefusedError, match="is in an organisation already"):
        actions.claim_sheet(actor=seated, account=eve, sheet=sheet, organisation=ours)
