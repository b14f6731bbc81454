"""Keeping the register: the policy, the versions, the journal; every branch of every action."""

from datetime import date
from uuid import uuid4

import pytest

from tests.incidents import DIRECTOR, incident, write
from virage.core.access import VISITOR, Actor, SiteRole
from virage.core.incidents import Degree, Incident, Risk
from virage.web.incidents import actions, queries
from virage.web.incidents.bridge import columns_of, incident_of
from virage.web.incidents.models import IncidentRow
from virage.web.journal.models import SITE, Entry
from virage.web.journal.queries import breaks
from virage.web.refusals import RefusedError

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 4)
ONE_PROOF = Actor(account=str(uuid4()), site_roles=frozenset({SiteRole.DIRECTOR}))
LEAD = Actor(account=str(uuid4()), site_roles=frozenset({SiteRole.LEAD}), second_factor=True)
WHOLE = {
    "began_on": date(2026, 3, 1),
    "ended_on": date(2026, 3, 2),
    "dates_about": True,
    "organisation_id": uuid4(),
    "people": 12,
    "people_about": True,
    "sensitivity": Degree.LOW,
    "consequences": Degree.MEDIUM,
    "likelihood": Degree.HIGH,
    "serious": Risk.YES,
    "reasons": "Passwords were among it.",
    "commission_told_on": DAY,
    "people_told_on": DAY,
    "public_notice": True,
    "public_notice_why": "Some addresses are unknown.",
    "measures": "The link was withdrawn.",
    "closed": True,
}


def verbs():
    return [entry.verb for entry in Entry.objects.order_by("number")]


@pytest.mark.parametrize("said", [{}, WHOLE], ids=["little", "whole"])
def test_the_register_says_again_what_was_written(said):
    row = write(**said)
    row.refresh_from_db()
    assert incident_of(row) == incident(**said)
    assert row.version == 1


def test_what_nobody_knows_yet_stays_unknown():
    row = write()
    assert (row.people, row.began_on, row.commission_told_on) == (None, None, None)
    assert {row.sensitivity, row.consequences, row.likelihood} == {"unknown"}


def test_a_change_is_kept_and_journalled():
    row = write()
    assert actions.change_incident(
        actor=DIRECTOR, row=row, base=1, incident=incident(people=3, measures="Recalled.")
    )
    row.refresh_from_db()
    assert (row.people, row.version) == (3, 2)
    assert verbs() == ["incident.open", "incident.change"]


def test_what_a_colleague_wrote_meanwhile_is_not_overwritten():
    row = write()
    actions.change_incident(actor=DIRECTOR, row=row, base=1, incident=incident(people=3))
    late = incident(people=5)
    assert not actions.change_incident(actor=DIRECTOR, row=row, base=1, incident=late)
    row.refresh_from_db()
    assert (row.people, row.version) == (3, 2)
    assert verbs() == ["incident.open", "incident.change"]


@pytest.mark.parametrize("base", [0, 1, 7])
def test_saying_the_same_again_is_a_success_that_writes_nothing(base):
    row = write()
    assert actions.change_incident(actor=DIRECTOR, row=row, base=base, incident=incident())
    row.refresh_from_db()
    assert row.version == 1
    assert verbs() == ["incident.open"]


def test_an_incident_is_closed_when_nothing_is_owed_and_opened_again():
    row = write()
    early = incident(closed=True)
    with pytest.raises(RefusedError, match="still to be done"):
        actions.open_incident(actor=DIRECTOR, incident=early)
    with pytest.raises(RefusedError, match="still to be done"):
        actions.change_incident(actor=DIRECTOR, row=row, base=1, incident=early)
    assert actions.change_incident(actor=DIRECTOR, row=row, base=1, incident=incident(**WHOLE))
    again = incident(**WHOLE | {"closed": False})
    assert actions.change_incident(actor=DIRECTOR, row=row, base=2, incident=again)
    row.refresh_from_db()
    assert not row.closed


def test_the_journal_holds_fingerprints_and_no_text():
    secret = "Somebody told somebody."
    row = write(circumstances=secret)
    actions.export_register(actor=DIRECTOR)
    opened, exported = Entry.objects.order_by("number")
    assert (opened.thing, opened.chain_id) == (row.id, SITE)
    assert set(opened.fields) == set(columns_of(incident()))
    assert all(len(each) == 64 for each in opened.fields.values())
    assert secret not in str(opened.fields)
    assert set(exported.fields) == {"count"}
    assert not list(breaks())


def test_the_export_holds_every_incident_the_newest_first():
    old, new = write(aware_on=date(2025, 1, 1)), write()
    assert [row.id for row in actions.export_register(actor=DIRECTOR)] == [new.id, old.id]
    assert verbs()[-1] == "incident.export"


@pytest.mark.parametrize("actor", [VISITOR, ONE_PROOF, LEAD], ids=["visitor", "one proof", "lead"])
def test_only_the_director_with_two_proofs_keeps_the_register(actor):
    row = write()
    changed = incident(people=9)
    for act in (
        lambda: actions.open_incident(actor=actor, incident=changed),
        lambda: actions.change_incident(actor=actor, row=row, base=1, incident=changed),
        lambda: actions.export_register(actor=actor),
    ):
        with pytest.raises(RefusedError):
            act()
    assert IncidentRow.objects.count() == 1
    assert verbs() == ["incident.open"]
    assert not queries.incidents_visible_to(actor).exists()
    assert queries.incident_visible_to(actor, row.id) is None


def test_a_row_has_a_column_for_all_that_an_incident_is():
    columns = {field.name for field in IncidentRow._meta.get_fields()}
    assert set(Incident.__dataclass_fields__) <= columns


def test_a_row_shows_its_id_only():
    row = write()
    assert str(row) == str(row.id)
