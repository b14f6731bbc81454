"""What was just done is said once, on the page that comes next."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.coops import HOLDER, a_coop, found_coop, holder_client
from tests.people import person
from tests.web.diagnostics.acting import start, words
from virage.web.organisations.models import Organisation

pytestmark = pytest.mark.django_db

MARK = 'role="status"'
IDENTITY = {"name": "La Verdure", "neq": "", "language": "fr", "base": "1"}
SEAT = {"email": "new@example.coop", "role": "board", "language": "fr"}
PEOPLE = {"emails": "a@example.coop\nb@example.coop", "role": "staff", "language": "fr"}


def said_once(client: Client, address: str, given: dict[str, str], sentence: str) -> None:
    """Send a form: the page after it says so, and says it no more when it is read again."""
    after = client.post(address, given, follow=True)
    assert after.redirect_chain
    assert MARK in after.content.decode()
    assert sentence in words(after)
    again = client.get(after.request["PATH_INFO"])
    assert sentence not in words(again)


def test_a_name_saved_and_people_invited_are_told():
    coop, holder = a_coop(), holder_client()
    at = coop.organisation.id
    said_once(holder, reverse("organisations:identity", args=[at]), IDENTITY, "sont enregistrés")
    said_once(holder, reverse("organisations:invite", args=[at]), SEAT, "L’invitation est en route")
    asked = reverse("campaigns:campaign", args=[coop.open])
    said_once(holder, asked, PEOPLE, "2 invitations sont en route")
    reminded = reverse("campaigns:person", args=[coop.open, coop.participation])
    said_once(holder, reminded, {}, "Le rappel est en route")
    said_once(holder, reminded, {"withdraw": "yes"}, "L’invitation est retirée")


def test_a_sheet_taken_in_is_told(client):
    sheet = start(client)
    client.force_login(person(HOLDER))
    place = str(found_coop().id)
    given = {"organisation": place, "name": "", "role": ""}
    said_once(client, reverse("campaigns:claim", args=[sheet.id]), given, "votre part de ce")
    assert Organisation.objects.count() == 1
