"""Closing: everything is locked and stored at once, or nothing is; then the board is told."""

import hashlib
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from tests.documents.test_pdf import read
from tests.web.campaigns.crowd import actor_for, found, page, seat, stranger, window
from tests.web.diagnostics.acting import words
from virage.core.access import Role
from virage.web.campaigns.actions.closing import (
    NobodyAnsweredError,
    StillAnsweringError,
    close_campaign,
)
from virage.web.campaigns.models import Campaign, Participation, Report
from virage.web.diagnostics.models import GivenAnswer, Sheet
from virage.web.jobs.models import Mail
from virage.web.journal.models import Entry
from virage.web.organisations.models import Fact, Invitation
from virage.web.refusals import RefusedError

pytestmark = pytest.mark.django_db


def close(made, name="holder"):
    campaign = Campaign.objects.select_related("organisation").get(id=made.campaign.id)
    close_campaign(actor=actor_for(made.people[name]), campaign=campaign)


def test_closing_locks_every_sheet_and_freezes_the_facts():
    made, other = found(), found(name="Ailleurs")
    close(made)
    campaign = Campaign.objects.get(id=made.campaign.id)
    assert campaign.closed_at is not None
    assert campaign.closed_by == made.people["holder"]
    assert campaign.profile == dict(
        Fact.objects.filter(organisation=made.organisation).values_list("question", "value")
    )
    locked = Sheet.objects.exclude(locked_at=None)
    assert set(locked) == set(made.sheets)
    assert not Report.objects.filter(organisation=other.organisation).exists()


def test_the_documents_are_stored_in_both_languages_with_their_fingerprint():
    made = found()
    close(made)
    reports = Report.objects.filter(campaign=made.campaign)
    assert {(each.kind, each.language) for each in reports} == {
        ("portrait", "fr"), ("portrait", "en"), ("members", "fr"), ("members", "en"),
    }  # fmt: skip
    for each in reports:
        pdf = bytes(each.pdf)
        assert each.digest == hashlib.sha256(pdf).hexdigest()
        assert (len(read(pdf).pages) == 1) is (each.kind == "members")


def test_the_board_and_the_holders_are_told_once_each_in_their_language():
    made = found()
    english = seat(made, "chair", Role.BOARD)
    english.language = "en"
    english.save()
    close(made)
    told = {mail.recipient: mail for mail in Mail.objects.filter(purpose="portrait")}
    names = ("holder", "board", "chair")
    assert set(told) == {made.people[name].email for name in names}
    assert told[english.email].language == "en"
    assert "/en/" in told[english.email].context["url"]
    assert told[made.people["board"].email].context["organisation"] == "Le Panier du Rang"


def test_it_is_journalled():
    made = found()
    close(made)
    entry = Entry.objects.get(chain=made.organisation.id)
    assert (entry.verb, entry.thing) == ("campaign.run", made.campaign.id)


@pytest.mark.parametrize("name", ["board", "staff", "member", "manager"])
def test_only_a_holder_closes(name):
    made = found({"board": 1})
    with pytest.raises(RefusedError, match="only who holds the account"):
        close(made, name)
    assert Campaign.objects.get().closed_at is None


def test_somebody_of_elsewhere_closes_nothing():
    made = found({"board": 1})
    with pytest.raises(RefusedError, match="is of elsewhere"):
        close_campaign(actor=stranger(), campaign=made.campaign)
    assert not Report.objects.exists()


def test_what_nobody_answered_is_not_closed():
    made = found({})
    with pytest.raises(NobodyAnsweredError):
        close(made)
    assert Campaign.objects.get().closed_at is None
    assert not Mail.objects.exists()


def test_closing_twice_is_refused_and_changes_nothing():
    made = found({"board": 1})
    close(made)
    before = list(Report.objects.values_list("id", "digest"))
    with pytest.raises(RefusedError, match="the diagnosis is closed"):
        close(made)
    stale = made.campaign
    assert stale.closed_at is None
    with pytest.raises(RefusedError, match="the diagnosis is closed"):
        close_campaign(actor=actor_for(made.people["holder"]), campaign=stale)
    assert list(Report.objects.values_list("id", "digest")) == before


class Intruder:
    """Somebody who answers just before the sheets are locked, so many times."""

    def __init__(self, made, times):
        self.left, self.answer = times, GivenAnswer.objects.filter(sheet=made.sheets[0])[0]

    def __call__(self, execute, sql, params, many, context):
        if self.left and "locked_at" in sql and sql.startswith("UPDATE"):
            self.left -= 1
            GivenAnswer.objects.filter(id=self.answer.id).update(
                version=self.answer.version + self.left + 1
            )
        return execute(sql, params, many, context)


def test_an_answer_that_comes_in_meanwhile_is_in_the_documents_or_nothing_is_closed():
    made = found({"board": 1})
    with connection.execute_wrapper(Intruder(made, times=99)), pytest.raises(StillAnsweringError):
        close(made)
    assert Campaign.objects.get().closed_at is None
    assert not Sheet.objects.exclude(locked_at=None).exists()
    assert not Report.objects.exists()
    assert not Mail.objects.exists()
    with connection.execute_wrapper(Intruder(made, times=1)):
        close(made)
    assert Report.objects.count() == 4


def test_the_page_says_who_has_not_answered_and_what_closing_means(client):
    made = found()
    holder = window(made.people["holder"])
    answer = holder.get(page("close", made))
    assert answer.status_code == 200
    assert "Remis : 4 sur 4" in answer.content.decode().replace("\u00a0", " ")
    posted = holder.post(page("close", made))
    assert posted.status_code == 302
    assert posted["Location"] == page("portrait", made)
    assert Campaign.objects.get().closed_at is not None
    assert holder.get(page("close", made))["Location"] == page("portrait", made)


def test_a_get_of_the_page_closes_nothing():
    made = found({"board": 1})
    window(made.people["holder"]).get(page("close", made))
    assert Campaign.objects.get().closed_at is None


def test_the_page_says_that_there_is_nothing_to_close_on():
    made = found({})
    answer = window(made.people["holder"]).post(page("close", made))
    assert answer.status_code == 422
    assert "Personne n’a encore répondu" in answer.content.decode()


def test_others_do_not_reach_the_page():
    made, other = found({"board": 1}), found({"board": 1}, name="Ailleurs")
    assert window(made.people["board"]).get(page("close", made)).status_code == 403
    assert window(other.people["holder"]).get(page("close", made)).status_code == 404


def test_who_answered_as_the_board_is_offered_a_seat_to_read_the_portrait():
    made = found({"board": 3})
    first, second, _third = Participation.objects.filter(campaign=made.campaign, role="board")
    Participation.objects.filter(id=first.id).update(email="new@example.coop")
    Participation.objects.filter(id=second.id).update(account=made.people["board"])
    holder = window(made.people["holder"])
    said = words(holder.get(page("close", made)))
    assert "1 personne du conseil a répondu sans être inscrite" in said
    assert "1 personne du conseil a répondu par un lien, sans adresse" in said
    holder.post(page("close", made))
    offered = Invitation.objects.get()
    assert (offered.email, offered.role, offered.holder) == ("new@example.coop", "board", False)


def test_a_board_too_large_to_be_offered_seats_is_closed_all_the_same():
    made = found({"board": 3})
    part = Participation.objects.filter(campaign=made.campaign, role="board")[0]
    Participation.objects.filter(id=part.id).update(email="new@example.coop")
    far = timezone.now() + timedelta(days=9)
    Invitation.objects.bulk_create(
        Invitation(
            organisation=made.organisation,
            email=f"{number}@example.coop",
            role="board",
            digest=str(number),
            made_at=timezone.now(),
            expires_at=far,
        )
        for number in range(50)
    )
    window(made.people["holder"]).post(page("close", made))
    assert Campaign.objects.get(id=made.campaign.id).closed_at
    assert not Invitation.objects.filter(email="new@example.coop").exists()


def test_a_closed_portrait_keeps_the_name_of_its_day():
    made = found({"board": 3})
    close(made)
    type(made.organisation).objects.filter(id=made.organisation.id).update(name="Autre nom")
    shown = window(made.people["board"]).get(page("portrait", made))
    assert "Le Panier du Rang" in shown.content.decode()
    assert "Autre nom" not in shown.content.decode()
