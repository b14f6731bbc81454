"""Copies to take away: an organisation's, which names nobody's answers, and a person's own."""

import csv
import io
import json
import zipfile

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from tests.coops import actor_of, holder_client
from tests.people import person, sign_in, signed_in
from tests.web.diagnostics.acting import words
from tests.web.privacy.planting import COLLEAGUE, HOLDER, PLANTED, plant
from virage.core.access import VISITOR
from virage.documents.archive import table
from virage.web.campaigns.actions.inviting import secret_of
from virage.web.diagnostics.models import GivenAnswer
from virage.web.journal.models import Entry
from virage.web.organisations.models import Organisation
from virage.web.privacy import actions
from virage.web.refusals import RefusedError

pytestmark = pytest.mark.django_db


def opened(content: bytes) -> dict[str, bytes]:
    archive = zipfile.ZipFile(io.BytesIO(content))
    assert archive.testzip() is None
    return {name: archive.read(name) for name in archive.namelist()}


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_the_copy_of_an_organisation_opens_in_a_spreadsheet_and_in_a_program():
    organisation = plant()
    answer = holder_client(HOLDER).post(reverse("privacy:copy", args=[organisation.id]))
    assert answer["Content-Type"] == "application/zip"
    assert "coop-zephyrin" in answer["Content-Disposition"]
    files = opened(answer.content)
    whole = json.loads(files["organisation.json"])
    assert whole["organisation"]["name"] == f"Coop {PLANTED}"
    assert [each["number"] for each in whole["diagnoses"]] == [0, 1]
    assert whole["facts"]["members"] == 640
    assert {each["email"] for each in rows(files["people.csv"])} == {HOLDER, COLLEAGUE}
    assert rows(files["consents.csv"])[0]["purpose"] == "advisor"
    assert files["T0/portrait-fr.pdf"].startswith(b"%PDF")
    assert any(each["question"] == "sec_backup" for each in rows(files["T0/answers.csv"]))
    assert "T1/answers.csv" not in files
    assert Entry.objects.filter(verb="organisation.export").count() == 1


def test_the_copy_of_an_organisation_says_who_was_asked_and_never_what_they_answered():
    organisation = plant()
    browser, campaign = holder_client(HOLDER), organisation.campaigns.get(number=1)
    part = campaign.participations.get(email=f"second.{HOLDER}")
    link = reverse("campaigns:respond", args=[secret_of(part)])
    Client().post(link)
    part.refresh_from_db()
    assert part.sheet
    GivenAnswer.objects.create(sheet=part.sheet, question="sec_mfa", value="told-to-nobody")
    assert asked_of(browser, organisation) == [(part.email, "staff", False)]
    campaign.participations.filter(id=part.id).update(handed_in_at=timezone.now())
    assert asked_of(browser, organisation) == [(part.email, "staff", True)]
    files = opened(browser.post(reverse("privacy:copy", args=[organisation.id])).content)
    assert not [name for name, content in files.items() if b"told-to-nobody" in content]
    assert "jamais ce que ces personnes ont répondu" in files["README.txt"].decode()
    seen = words(browser.get(reverse("campaigns:campaign", args=[campaign.id])))
    assert part.email in seen  # the page shows as much


def asked_of(browser: Client, organisation: Organisation) -> list[tuple[str, str, bool]]:
    """Who was asked to the open diagnosis, as the copy says it."""
    files = opened(browser.post(reverse("privacy:copy", args=[organisation.id])).content)
    [still_open] = [
        each
        for each in json.loads(files["organisation.json"])["diagnoses"]
        if not each["closed_at"]
    ]
    keys = {"email", "role", "asked_at", "handed_in"}
    assert all(set(each) == keys for each in still_open["asked_by_mail"])
    return [
        (each["email"], each["role"], each["handed_in"]) for each in still_open["asked_by_mail"]
    ]


def test_the_copy_of_a_person_holds_their_own_answers_and_nobody_elses():
    plant()
    mine = opened(sign_in(person(HOLDER)).post(reverse("privacy:copy_account")).content)
    whole = json.loads(mine["account.json"])
    assert whole["account"]["email"] == HOLDER
    assert [each["diagnosis"] for each in whole["answers"]] == [0, 1]
    assert {each["question"] for each in rows(mine["answers.csv"])} >= {"sec_backup"}
    assert whole["organisations"] == [
        {"name": f"Coop {PLANTED}", "role": "manager", "holder": True}
    ]
    assert {"organisation.found", "campaign.run"} <= {each["verb"] for each in whole["journal"]}
    theirs = opened(signed_in(COLLEAGUE).post(reverse("privacy:copy_account")).content)
    assert json.loads(theirs["account.json"])["answers"] == []
    assert rows(theirs["answers.csv"]) == []


@pytest.mark.parametrize(("language", "said"), [("fr", "Prendre une copie"), ("en", "Take a copy")])
def test_the_pages_say_what_is_held(language, said):
    organisation = plant()
    browser = holder_client(HOLDER)
    with override(language):
        for link in (reverse("privacy:data", args=[organisation.id]), reverse("privacy:account")):
            assert said in words(browser.get(link))


def test_a_visitor_is_led_to_sign_in(client):
    for name in ("account", "erase_account"):
        assert client.get(reverse(f"privacy:{name}")).status_code == 302
    with pytest.raises(RefusedError):
        actions.copy_account(actor=VISITOR, language="fr")


def test_a_cell_that_a_spreadsheet_would_run_is_shown_as_text():
    cells = table(["a", "b"], [("=1+1", None), ("-2", 3)]).decode("utf-8-sig")
    assert cells.splitlines()[1:] == ["'=1+1,", "'-2,3"]


def test_who_was_asked_by_mail_finds_their_part_once_their_address_is_proved():
    plant()
    user = person(f"second.{HOLDER}")
    files = opened(actions.copy_account(actor=actor_of(user), language="en"))
    assert json.loads(files["account.json"])["answers"][0]["answers"] == {}
