"""Making one of two organisations: nothing is lost, and what only one agreed to stops."""

from collections import Counter
from datetime import timedelta

import pytest
from django.db.models import ManyToOneRel
from django.utils import timezone

from tests.checks import nothing
from tests.coops import HOLDER, actor_of, found_coop, seat
from tests.people import person
from tests.web.campaigns.duplicates import (
    DIRECTOR,
    OTHER,
    a_closed_diagnosis,
    merge,
    pair,
    say,
    two_that_are_the_same,
)
from virage.core.access import VISITOR, Role
from virage.web.accounts.models import User
from virage.web.campaigns import actions
from virage.web.campaigns.models import Campaign, Participation, RoleLink
from virage.web.campaigns.queries.pairs import pair_of
from virage.web.diagnostics.models import Sheet
from virage.web.jobs.models import Mail
from virage.web.journal.models import Entry
from virage.web.journal.queries import breaks
from virage.web.organisations import actions as places
from virage.web.organisations.actions.consents import TEXT_VERSION, give_consent
from virage.web.organisations.models import (
    Consent,
    Fact,
    Invitation,
    Organisation,
    Purpose,
    SeatRow,
)
from virage.web.refusals import RefusedError

pytestmark = pytest.mark.django_db
# What becomes of each table that names an organisation: it moves, once what clashes is settled.
MOVED = {
    "organisations.Fact",
    "organisations.SeatRow",
    "organisations.Invitation",
    "organisations.Consent",
    "diagnostics.Sheet",
    "campaigns.Campaign",
    "campaigns.Participation",
    "campaigns.RoleLink",
    "campaigns.Report",
    "funding.Case",
    "offices.Accompaniment",
    "mandates.Mandate",
    "mandates.Agreement",
    "mandates.Amendment",
    "mandates.Evaluation",
    "mandates.Claim",
    "mandates.Hours",
    "mandates.Timer",
    "mandates.Note",
    "mandates.Meeting",
    "mandates.Document",
    "offices.Member",
    "offices.Note",
    "offices.Ruling",
    "organisations.AdvisorAccess",
    "plans.Passed",
    "webinars.Registration",
    "plans.Plan",
    "plans.Choice",
    "plans.Remark",
    "plans.Suggestion",
    "plans.Solve",
    "plans.Version",
    "plans.Paper",
    "plans.Progress",
    "plans.Turn",
    "plans.Evidence",
    "plans.Checkpoint",
    "plans.Silence",
    "plans.Reminded",
}


def holder_of(email: str):
    return actor_of(person(email))


def offer(place: Organisation, email: str, *, by: str) -> Invitation:
    return places.invite(
        actor=holder_of(by), organisation=place, email=email, role=Role.BOARD, holder=False,
        language="fr",
    )  # fmt: skip


def test_every_table_that_names_an_organisation_is_known_here():
    relations = Organisation._meta.get_fields(include_hidden=True)
    named = {each.related_model._meta.label for each in relations if isinstance(each, ManyToOneRel)}
    nothing(
        named ^ MOVED,
        "campaigns/actions/merging.py moves these tables: settle what may be there only once for "
        "an organisation, try it in this file, and name the table in MOVED",
    )


def test_of_two_organisations_the_director_makes_one_and_nothing_is_lost():
    stays, goes = two_that_are_the_same()
    merge(stays, goes)
    left = Organisation.objects.get()
    assert (left.id, left.name, left.neq, left.version) == (stays.id, "La Verdure", "3312345678", 2)
    facts = dict(Fact.objects.values_list("question", "value"))
    assert facts == {"members": 120, "employees": 9}
    assert set(Sheet.objects.values_list("organisation", flat=True)) == {stays.id}
    assert set(Participation.objects.values_list("organisation", flat=True)) == {stays.id}
    assert Participation.objects.count() == 2


def test_of_two_facts_the_newer_stays_and_the_director_was_told_which():
    stays, goes = two_that_are_the_same()
    now = timezone.now()
    say(stays, "region", "04", at=now)
    say(goes, "region", "11", at=now - timedelta(days=3))
    say(stays, "kind", "obnl", at=now)
    say(goes, "kind", "obnl", at=now + timedelta(days=1))
    clashes = {each.question: each.kept_from for each in pair(stays, goes).clashes}
    assert clashes == {"members": goes, "region": stays}
    merge(stays, goes)
    facts = dict(Fact.objects.values_list("question", "value"))
    assert (facts["region"], facts["members"], facts["kind"]) == ("04", 120, "obnl")


def test_a_person_of_both_keeps_one_seat_and_the_account_when_they_held_either():
    stays, goes = two_that_are_the_same()
    seat(stays, OTHER, Role.STAFF)
    seat(goes, "sam@example.coop", Role.STAFF)
    assert pair(stays, goes).in_both == 2
    merge(stays, goes)
    seats = SeatRow.objects.filter(organisation=stays)
    held = {each.account.email: (each.role, each.holder) for each in seats}
    assert held == {
        HOLDER: ("manager", True),
        OTHER: ("staff", True),
        "sam@example.coop": ("staff", False),
    }


def test_the_diagnoses_are_numbered_in_the_order_in_which_they_closed_the_open_one_last():
    stays, goes = two_that_are_the_same()
    newest = a_closed_diagnosis(goes, OTHER, days_ago=0)
    still_open = actions.start_campaign(actor=holder_of(HOLDER), organisation=stays, due_on=None)
    older, newer = Campaign.objects.filter(number=0).order_by("closed_at")
    assert older.organisation_id == goes.id
    merge(stays, goes)
    numbers = dict(Campaign.objects.filter(organisation=stays).values_list("id", "number"))
    assert numbers == {older.id: 0, newer.id: 1, newest.id: 2, still_open.id: 3}


def test_a_merge_into_one_without_a_diagnosis_keeps_the_numbers():
    stays, goes = two_that_are_the_same()
    empty = found_coop("third@example.coop", name="Vide")
    merge(empty, goes)
    assert Campaign.objects.get(organisation=empty).number == 0
    empty.refresh_from_db()
    merge(empty, stays)
    assert sorted(Campaign.objects.values_list("number", flat=True)) == [0, 1]


def test_the_links_of_the_open_diagnosis_that_moves_still_work():
    stays, goes = two_that_are_the_same()
    actor = holder_of(OTHER)
    campaign = actions.start_campaign(actor=actor, organisation=goes, due_on=None)
    actions.make_role_link(actor=actor, campaign=campaign, role="members")
    asked = [actions.Asked("asked@example.coop", "staff")]
    actions.invite_people(actor=actor, campaign=campaign, people=asked, language="fr")
    merge(stays, goes)
    link = RoleLink.objects.get()
    assert link.organisation_id == stays.id
    joined = actions.join(actor=VISITOR, link=link, consents=False)
    assert joined.sheet.organisation_id == stays.id
    part = Participation.objects.get(email="asked@example.coop")
    assert (
        actions.respond(actor=VISITOR, part=part, consents=False).sheet.organisation_id == stays.id
    )
    assert Mail.objects.filter(purpose="campaign.invitation").exists()


def test_invitations_move_and_second_ones_are_taken_back_with_their_mails():
    stays, goes = two_that_are_the_same()
    kept = offer(stays, "both@example.coop", by=HOLDER)
    offer(goes, "both@example.coop", by=OTHER)
    moved = offer(goes, "new@example.coop", by=OTHER)
    offer(stays, OTHER, by=HOLDER)  # who has a seat in the other one
    merge(stays, goes)
    left = Invitation.objects.filter(organisation=stays).order_by("email")
    assert [each.id for each in left] == [kept.id, moved.id]
    mails = Mail.objects.filter(purpose="organisation.invitation")
    assert set(mails.values_list("organisation", flat=True)) == {stays.id}
    assert sorted(mails.values_list("occasion", flat=True)) == sorted(map(str, (kept.id, moved.id)))
    joins = person("new@example.coop")
    assert places.accept(actor=actor_of(joins), account=joins, invitation=moved) == stays


def test_a_general_consent_stays_only_when_both_gave_it():
    stays, goes = two_that_are_the_same()
    about = Campaign.objects.get(organisation=goes)
    for place, email in ((stays, HOLDER), (goes, OTHER)):
        give_consent(actor=holder_of(email), organisation=place, purpose=Purpose.PEERS)
    give_consent(actor=holder_of(OTHER), organisation=goes, purpose=Purpose.ADVISOR)
    give_consent(
        actor=holder_of(OTHER), organisation=goes, purpose=Purpose.MEMBERS, campaign=about.id
    )
    assert pair(stays, goes).stopped == {("advisor", TEXT_VERSION)}
    merge(stays, goes)
    in_force = Consent.objects.filter(organisation=stays, withdrawn_at=None)
    assert set(in_force.values_list("purpose", "campaign")) == {
        ("peers", None),
        ("members", about.id),
    }
    assert Consent.objects.count() == 4
    assert Entry.objects.get(verb="consent.withdraw").chain_id == goes.id


def test_the_same_consent_on_other_words_is_not_the_same():
    stays, goes = two_that_are_the_same()
    for place, email in ((stays, HOLDER), (goes, OTHER)):
        give_consent(actor=holder_of(email), organisation=place, purpose=Purpose.PEERS)
    Consent.objects.filter(organisation=goes).update(text_version="0")
    merge(stays, goes)
    assert not Consent.objects.filter(withdrawn_at=None).exists()
    assert Entry.objects.filter(verb="consent.withdraw").count() == 2


def test_the_journals_of_both_say_so():
    stays, goes = two_that_are_the_same()
    merge(stays, goes)
    said = Entry.objects.filter(verb="organisation.merge").values_list("chain", "thing")
    assert set(said) == {(stays.id, goes.id), (goes.id, stays.id)}
    last = Entry.objects.filter(chain=goes.id).order_by("-number").first()
    assert last
    assert last.verb == "organisation.merge"
    assert list(breaks()) == []


def test_the_holders_of_both_are_told_once_each_in_their_language():
    stays, goes = two_that_are_the_same()
    User.objects.filter(email=OTHER).update(language="en")
    give_consent(actor=holder_of(OTHER), organisation=goes, purpose=Purpose.ADVISOR)
    seat(goes, "sam@example.coop", Role.STAFF)
    merge(stays, goes)
    mails = Mail.objects.filter(purpose="organisation.merge")
    assert Counter(mails.values_list("recipient", flat=True)) == Counter([HOLDER, OTHER])
    told = mails.get(recipient=OTHER)
    assert told.language == "en"
    assert (told.context["stays"], told.context["goes"]) == ("La Verdure", "Verdure")
    assert all(told.context[what] for what in ("facts", "numbers", "consents"))
    assert str(stays.id) in told.context["url"]


def test_what_cannot_be_merged_is_refused_and_stays_as_it_was():
    stays, goes = two_that_are_the_same()
    mark = pair(stays, goes).mark
    with pytest.raises(RefusedError, match="the same organisation"):
        actions.merge(actor=DIRECTOR, stays=stays, goes=stays, shown=mark)
    for nobody in (VISITOR, holder_of(HOLDER)):
        assert pair_of(nobody, stays.id, goes.id) is None
        with pytest.raises(RefusedError):
            actions.merge(actor=nobody, stays=stays, goes=goes, shown=mark)
    Campaign.objects.update(closed_at=None)
    with pytest.raises(RefusedError, match="both have an open diagnosis"):
        merge(stays, goes)
    Campaign.objects.update(closed_at=timezone.now())
    Organisation.objects.filter(id=stays.id).update(neq="1112345678")
    with pytest.raises(RefusedError, match="two enterprise numbers"):
        merge(stays, goes)
    Organisation.objects.filter(id=stays.id).update(neq="", erase_after=timezone.now())
    with pytest.raises(RefusedError, match="an erasure is planned"):
        merge(stays, goes)
    assert Organisation.objects.count() == 2
    assert not Entry.objects.filter(verb="organisation.merge").exists()


@pytest.mark.parametrize(
    "change",
    [
        lambda stays, _goes: Organisation.objects.filter(id=stays.id).update(version=9),
        lambda _stays, goes: seat(goes, "new@example.coop", Role.STAFF),
        lambda _stays, goes: say(goes, "region", "04"),
        lambda stays, _goes: Campaign.objects.filter(organisation=stays).update(closed_at=None),
        lambda stays, _goes: offer(stays, "new@example.coop", by=HOLDER),
        lambda _stays, goes: Organisation.objects.filter(id=goes.id).delete(),
    ],
    ids=["renamed", "somebody came", "a fact", "a diagnosis", "an invitation", "gone"],
)
def test_what_changed_since_it_was_shown_is_not_merged(change):
    stays, goes = two_that_are_the_same()
    shown = pair(stays, goes).mark
    change(stays, goes)
    with pytest.raises(actions.ChangedMeanwhileError):
        actions.merge(actor=DIRECTOR, stays=stays, goes=goes, shown=shown)
    assert not Entry.objects.filter(verb="organisation.merge").exists()
