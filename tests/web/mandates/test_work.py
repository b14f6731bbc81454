"""The work in a mandate: hours and their refusals, the timer, meetings, the journal."""

from datetime import timedelta
from functools import partial

import pytest
from django.utils import timezone

from tests.coops import a_twin
from tests.mandates import (
    a_meeting,
    an_application,
    approved,
    at_work,
    fresh,
    fresh_case,
    holder,
    ivy,
    lead,
    one_of_each,
    wanted,
)
from tests.offices import ADVISOR, DIRECTOR, ESTRIE, an_advisor, an_office, asked, at_the_desk
from tests.people import person
from virage.core.access import Actor, SiteRole
from virage.core.funding.values import Expense
from virage.core.mandates import Activity
from virage.web.mandates import actions
from virage.web.mandates.models import Agreement, Hours, Meeting, Note, Timer
from virage.web.offices.actions import assign
from virage.web.offices.models import Accompaniment, Advisor, Office
from virage.web.plans.models import Version
from virage.web.refusals import RefusedError

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"kind": Expense.SOFTWARE}, "only advice is paid"),
        ({"kind": Expense.HARDWARE}, "only advice is paid"),
        ({"kind": Expense.LICENCES}, "only advice is paid"),
        ({"quarters": 0}, "not a working day"),
        ({"on": timezone.localdate() + timedelta(days=1)}, "not done yet"),
        ({"on": timezone.localdate() - timedelta(days=1)}, "before the agreement"),
    ],
)
def test_what_may_not_be_written_is_refused_with_the_reason(said, reason):
    mandate = at_work()
    with pytest.raises(actions.RefusedHoursError, match=reason):
        actions.write_hours(actor=ivy(), mandate=mandate, wanted=wanted(**said))
    assert fresh(mandate).used == Hours.objects.count() == 0


def test_hours_beyond_the_grant_are_refused_to_the_quarter():
    mandate = at_work()
    for quarters in (48, 48, 24):
        actions.write_hours(actor=ivy(), mandate=mandate, wanted=wanted(quarters))
    with pytest.raises(actions.RefusedHoursError, match="beyond the grant"):
        actions.write_hours(actor=ivy(), mandate=mandate, wanted=wanted(1))
    assert fresh(mandate).used == fresh(mandate).granted == 120


def test_before_the_agreement_is_accepted_no_hour_counts():
    mandate = approved(an_application())
    with pytest.raises(actions.RefusedHoursError, match="not accepted yet"):
        actions.write_hours(actor=ivy(), mandate=mandate, wanted=wanted())
    with pytest.raises(actions.RefusedHoursError, match="not accepted yet"):
        actions.start_timer(actor=ivy(), mandate=mandate, activity=Activity.PLAN)
    Agreement.objects.all().delete()
    with pytest.raises(actions.RefusedHoursError, match="not accepted yet"):
        actions.write_hours(actor=ivy(), mandate=mandate, wanted=wanted())


def test_an_advisor_of_another_region_writes_nothing():
    mandate = at_work()
    away = an_advisor("kim@example.org", an_office("Estrie", ESTRIE))
    with pytest.raises(RefusedError, match="is of elsewhere"):
        actions.write_hours(actor=at_the_desk(away), mandate=mandate, wanted=wanted())
    with pytest.raises(RefusedError, match="only the advisor of the mandate"):
        actions.write_hours(actor=lead(), mandate=mandate, wanted=wanted())


def test_who_lost_the_case_writes_nothing_any_more():
    mandate, before = at_work(), ivy()
    other = an_advisor("jon@example.org", Office.objects.get())
    assert assign(actor=DIRECTOR, case=mandate.case, advisor=other)
    with pytest.raises(RefusedError, match="is of elsewhere"):
        actions.write_hours(actor=before, mandate=fresh(mandate), wanted=wanted())


def test_hours_are_taken_back_once():
    mandate = at_work()
    hours = actions.write_hours(actor=ivy(), mandate=mandate, wanted=wanted(6))
    assert fresh(mandate).used == 6
    assert actions.take_back_hours(actor=ivy(), mandate=mandate, hours=hours)
    assert not actions.take_back_hours(actor=ivy(), mandate=mandate, hours=hours)
    assert fresh(mandate).used == 0


def test_hours_of_a_mandate_that_ended_meanwhile_stay():
    mandate = at_work()
    hours = actions.write_hours(actor=ivy(), mandate=mandate, wanted=wanted(6))
    actions.stop(actor=holder(), mandate=mandate)
    assert not actions.take_back_hours(actor=ivy(), mandate=mandate, hours=hours)
    assert Hours.objects.count() == 1
    assert fresh(mandate).used == 6


def running(mandate, **since: int) -> None:
    """Start a timer that began some time ago."""
    actions.start_timer(actor=ivy(), mandate=mandate, activity=Activity.MEETING)
    Timer.objects.update(began_at=timezone.now() - timedelta(**since))
    Agreement.objects.update(accepted_at=timezone.now() - timedelta(days=9))


@pytest.mark.parametrize(("minutes", "quarters"), [(37, 2), (38, 3), (7, 0), (60, 4)])
def test_a_timer_comes_to_the_nearest_quarter(minutes, quarters):
    mandate = at_work()
    running(mandate, minutes=minutes)
    hours = actions.stop_timer(actor=ivy(), mandate=mandate, words="Appel")
    assert (hours.quarters if hours else 0) == fresh(mandate).used == quarters
    assert Timer.objects.count() == 0


def test_one_timer_runs_at_a_time_and_stops_where_it_runs():
    mandate = at_work()
    assert actions.stop_timer(actor=ivy(), mandate=mandate, words="Rien") is None
    running(mandate, minutes=30)
    with pytest.raises(actions.TimerRunsError):
        actions.start_timer(actor=ivy(), mandate=mandate, activity=Activity.PLAN)
    actions.drop_timer(actor=ivy(), mandate=mandate)
    assert (Timer.objects.count(), fresh(mandate).used) == (0, 0)


def test_a_timer_left_where_one_works_no_more_holds_nobody_up():
    mandate = at_work()
    running(mandate, minutes=30)
    actions.stop(actor=holder(), mandate=mandate)
    assert Timer.objects.count() == 0
    other = one_of_each(a_case_of_ivy(), "Autre")
    Timer.objects.create(
        organisation=mandate.organisation, mandate=mandate, account=person(ADVISOR),
        activity="plan", began_at=timezone.now(),
    )  # fmt: skip
    started = actions.start_timer(actor=ivy(), mandate=fresh(other), activity=Activity.PLAN)
    assert Timer.objects.get() == started


def a_case_of_ivy() -> Accompaniment:
    """Another case that Ivy has, of another organisation."""
    case = asked(a_twin(), "twin@example.coop")
    assert assign(actor=DIRECTOR, case=case, advisor=Advisor.objects.get(account__email=ADVISOR))
    return fresh_case(case)


def test_a_forgotten_timer_writes_nothing_and_says_so():
    mandate = at_work()
    running(mandate, hours=13)
    with pytest.raises(actions.TimerForgottenError):
        actions.stop_timer(actor=ivy(), mandate=mandate, words="Appel")
    assert (Timer.objects.count(), Hours.objects.count()) == (0, 0)


def test_a_timer_beyond_the_grant_writes_nothing_and_runs_on():
    mandate = at_work()
    for _each in range(2):
        actions.write_hours(actor=ivy(), mandate=mandate, wanted=wanted(48))
    actions.write_hours(actor=ivy(), mandate=mandate, wanted=wanted(22))
    running(mandate, minutes=60)
    with pytest.raises(actions.RefusedHoursError, match="beyond the grant"):
        actions.stop_timer(actor=ivy(), mandate=mandate, words="Appel")
    assert Timer.objects.count() == 1


def test_who_advises_no_more_writes_without_a_name():
    mandate, actor = at_work(), ivy()
    Advisor.objects.update(ended_at=timezone.now())
    hours = actions.write_hours(actor=actor, mandate=mandate, wanted=wanted())
    assert hours.advisor is None


def test_a_meeting_moves_and_is_cancelled_once():
    mandate = at_work()
    meeting = actions.plan_meeting(actor=ivy(), mandate=mandate, wanted=a_meeting())
    moved = a_meeting(place="Chicoutimi", link="")
    move = partial(actions.move_meeting, actor=ivy(), mandate=mandate, meeting=meeting)
    assert move(base=0, wanted=moved)
    assert not move(base=0, wanted=moved)
    assert actions.cancel_meeting(actor=ivy(), mandate=mandate, meeting=meeting, base=1)
    assert not move(base=2, wanted=moved)
    row = Meeting.objects.get()
    assert (row.sequence, row.place, row.cancelled_at is None) == (2, "Chicoutimi", False)
    with pytest.raises(RefusedError):
        actions.plan_meeting(actor=holder(), mandate=mandate, wanted=a_meeting())


def test_both_sides_write_in_the_journal_and_nobody_else():
    mandate = at_work()
    for who in (ivy(), holder()):
        actions.write_note(actor=who, mandate=mandate, words="Bonjour")
    assert Note.objects.count() == 2
    stranger = Actor(account=lead().account, site_roles=frozenset({SiteRole.ADVISOR}))
    with pytest.raises(RefusedError):
        actions.write_note(actor=stranger, mandate=mandate, words="Bonjour")


def test_the_plan_of_another_organisation_is_not_what_it_brought_about():
    mandate = at_work()
    elsewhere = Version(organisation=a_twin(), number=1)
    with pytest.raises(RefusedError, match="a plan of elsewhere"):
        actions.note_plan(actor=ivy(), mandate=mandate, version=elsewhere)
