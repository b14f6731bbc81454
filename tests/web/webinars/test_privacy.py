"""What people registered for is in their copy, goes with their account, and stays on the site."""

import io
import json
import zipfile
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.coops import actor_of, found_coop, holder_client
from tests.people import person, signed_in
from tests.webinars import ANA, announced, register
from virage.web.privacy import actions
from virage.web.webinars.models import Registration

pytestmark = pytest.mark.django_db
LEO = "leo@example.coop"


def copied(browser: Client, name: str, file: str, *given: object) -> Any:
    """The data of a copy."""
    answer = browser.post(reverse(f"privacy:{name}", args=given))
    with zipfile.ZipFile(io.BytesIO(answer.content)) as kept:
        return json.loads(kept.read(file))


def test_the_copy_of_a_person_says_what_they_registered_for():
    register(announced(title="Vendre en ligne"))
    register(announced(), LEO)
    (row,) = copied(signed_in(ANA), "copy_account", "account.json")["webinars"]
    assert (row["webinar"], row["email"], row["standing"]) == ("Vendre en ligne", ANA, "seated")


def test_the_copy_of_an_organisation_says_who_registered_for_it():
    coop = found_coop()
    register(announced(), "staff@example.coop", organisation=coop)
    register(announced(), LEO)
    copy = copied(holder_client(), "copy", "organisation.json", coop.id)
    assert [each["email"] for each in copy["webinars"]] == ["staff@example.coop"]


def test_an_account_that_is_erased_leaves_its_place_to_the_next():
    webinar = announced(capacity=1)
    register(webinar)
    register(webinar, LEO)
    receipt = actions.erase_account(actor=actor_of(person(ANA)))
    assert receipt.counts["registrations"] == 1
    (left,) = Registration.objects.all()
    assert (left.email, left.is_seated) == (LEO, True)
