"""The name of an organisation stands in our mails: it leads nowhere."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from tests.coops import found_coop, holder_client
from tests.people import signed_in
from tests.web.diagnostics.acting import FOOD_STORE, address, start, words
from virage.web.diagnostics.models import Sheet
from virage.web.organisations.forms.names import refuse_addresses
from virage.web.organisations.models import Organisation

pytestmark = pytest.mark.django_db
BAIT = "Gagnez 500 $ sur https://evil.example/prix"
SAID = {
    "fr": "inscrivez-le sans adresse de site ni de courriel",
    "en": "without the address of a site or of a mail",
}


@pytest.mark.parametrize(
    "name",
    [
        BAIT,
        "WWW.evil.example",
        "evil.example/prix",
        "écrivez à prix@evil.example",
        "ftp://evil",
        "https\uff1a//evil.example",
        "prix\uff20evil.example",
    ],
)
def test_an_address_is_refused(name):
    with pytest.raises(ValidationError):
        refuse_addresses(name)


@pytest.mark.parametrize(
    "name",
    [
        "24/7",
        "Coop St-Jean / Saint-Luc",
        "L’Épicerie Inc.",
        "Radio-Coop 101.5",
        "Koumbit.org",
        "C.A.F.É. & cie (2.0)",
        "No 1/2",
    ],
)
def test_a_name_is_left_in_peace(name):
    refuse_addresses(name)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_it_is_refused_where_an_organisation_is_made_and_named(language):
    with override(language):
        found = reverse("organisations:found")
    given = {"name": BAIT, "neq": "", "role": "board", "language": "fr"}
    refused(signed_in("newcomer@example.coop").post(found, given), language)
    assert not Organisation.objects.exists()
    coop = found_coop(name="La Verdure")
    with override(language):
        identity = reverse("organisations:identity", args=[coop.id])
    refused(holder_client().post(identity, given | {"base": coop.version}), language)
    coop.refresh_from_db()
    assert coop.name == "La Verdure"


def refused(answer, language: str) -> None:
    """The sentence stands at the field, and what was typed stays in it."""
    assert answer.status_code == 422
    assert SAID[language] in words(answer)
    html = answer.content.decode()
    assert f'value="{BAIT}"' in html
    assert 'href="#id_name"' in html


def test_it_is_refused_on_a_sheet_of_nobody():
    window = Client()
    sent = FOOD_STORE | {"name": BAIT, "edition": "express"}
    refused(window.post(address("start"), sent), "fr")
    sheet = start(window)
    refused(window.post(address("profile", sheet.id), FOOD_STORE | {"name": BAIT}), "fr")
    assert not Sheet.objects.exclude(name="").exists()


def test_it_is_refused_where_a_sheet_is_taken_in_but_only_for_a_new_organisation(client):
    sheet = start(client)
    coop = found_coop(name="La Verdure")
    claim = reverse("campaigns:claim", args=[sheet.id])
    client.force_login(coop.seats.get().account)
    given = {"name": BAIT, "role": "board"}
    refused(client.post(claim, given | {"organisation": "new"}), "fr")
    assert client.post(claim, given | {"organisation": str(coop.id)}).status_code == 302
