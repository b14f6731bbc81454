"""The work of a mandate that a group shares: its hours, who leaves, its end, its claim."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.mandates import fresh, ivy, lead, wanted
from tests.offices import ADVISOR, DIRECTOR, an_advisor
from tests.together import (
    approved,
    at_work,
    delivered,
    director,
    dues,
    gathered,
    holding,
    part,
    put_forward,
    the_group,
    told,
)
from virage.core.mandates import Activity
from virage.web.jobs.models import Mail
from virage.web.mandates import actions
from virage.web.mandates.actions.ending import leave_for_good
from virage.web.mandates.models import (
    Amendment,
    Envelope,
    Hours,
    Mandate,
)
from virage.web.mandates.shares import most_of
from virage.web.offices.actions import assign, end_group
from virage.web.offices.models import Accompaniment
from virage.web.organisations.models import AdvisorAccess
from virage.web.refusals import RefusedError

pytestmark = pytest.mark.django_db


def part_case(number: int) -> Accompaniment:
    rows = Accompaniment.objects.select_related("organisation", "office", "advisor")
    return rows.get(organisation__name=f"Forestière {number:02}")


def test_the_hours_are_counted_together_and_never_beyond_the_grant():
    whole = at_work()
    actions.write_hours(actor=ivy(), mandate=part(0), wanted=wanted(40))
    actions.write_hours(actor=ivy(), mandate=whole, wanted=wanted(41))
    assert (fresh(whole).used, part(0).used) == (81, 0)
    assert {each.mandate_id for each in Hours.objects.all()} == {whole.id}
    assert dues() == [168_75, 168_75, 168_75]
    for _ in range(3):
        actions.write_hours(actor=ivy(), mandate=whole, wanted=wanted(48))
    with pytest.raises(actions.RefusedHoursError, match="beyond the grant"):
        actions.write_hours(actor=ivy(), mandate=whole, wanted=wanted(16))
    actions.start_timer(actor=ivy(), mandate=part(1), activity=Activity.PLAN)
    actions.drop_timer(actor=ivy(), mandate=whole)


def test_who_leaves_at_work_pays_its_part_of_what_was_worked_and_the_others_no_more():
    whole = at_work()
    written = actions.write_hours(actor=ivy(), mandate=whole, wanted=wanted(40))
    actions.stop(actor=holding(0), mandate=part(0))
    whole = fresh(whole)
    assert (whole.granted, whole.settled) == (40 + 200 * 2 // 3, 83_34)
    assert (part(0).stage, part(0).owed) == ("finished", 83_34)
    assert Envelope.objects.get().reserved == whole.price.subsidy == whole.reserved
    assert sum(dues()) == whole.worked.own
    assert all(most_of(part(number)) <= 500_00 for number in (1, 2))
    with pytest.raises(actions.SettledError):
        actions.take_back_hours(actor=ivy(), mandate=whole, hours=written)
    late = actions.write_hours(actor=ivy(), mandate=whole, wanted=wanted(8))
    assert actions.take_back_hours(actor=ivy(), mandate=part(1), hours=late)
    assert "mandate.stopped" in Mail.objects.filter(recipient=ADVISOR).values_list(
        "purpose", flat=True
    )
    evaluate(0)
    assert fresh(whole).stage == "work"


def evaluate(*numbers: int) -> None:
    for number in numbers:
        marks = {"useful": 4}
        actions.evaluate(actor=holding(number), mandate=part(number), marks=marks, words="")


def test_when_the_last_one_leaves_the_work_ends():
    whole = at_work(2)
    actions.write_hours(actor=ivy(), mandate=whole, wanted=wanted(8))
    for number in range(2):
        actions.stop(actor=holding(number), mandate=part(number))
    whole = fresh(whole)
    assert (whole.stage, whole.reserved) == ("finished", whole.worked.subsidy)
    assert sum(dues()) == whole.worked.own


def test_more_hours_are_agreed_to_by_each_before_anybody_approves():
    whole = at_work()
    asked = actions.ask_more(actor=ivy(), mandate=whole, quarters=40, words="Deux ateliers")
    with pytest.raises(actions.AskedAlreadyError):
        actions.ask_more(actor=ivy(), mandate=part(0), quarters=4, words="Encore")
    for number in range(2):
        actions.agree(actor=holding(number), mandate=part(number), amendment=amendment(number))
        with pytest.raises(actions.ChangedMeanwhileError):
            actions.approve_more(actor=director(), mandate=whole, amendment=asked)
    actions.stop(actor=holding(2), mandate=part(2))
    assert Amendment.objects.get(id=asked.id).agreed_at
    before = fresh(whole)
    actions.approve_more(actor=director(), mandate=before, amendment=asked)
    whole = fresh(whole)
    assert whole.granted == before.granted + 40
    assert [part(number).at_most for number in range(2)] == [625_00, 625_00]
    assert {each.outcome for each in Amendment.objects.exclude(mandate=part(2))} == {"approved"}
    assert told(0)[-1] == "mandate.amended"


def amendment(number: int) -> Amendment:
    return Amendment.objects.get(mandate=part(number))


def test_the_co_op_that_asks_for_more_agrees_by_that_and_a_refusal_ends_it_for_all():
    whole = at_work(2)
    asked = actions.ask_more(actor=holding(0), mandate=part(0), quarters=4, words="Un atelier")
    assert (asked.mandate_id, asked.agreed_at) == (whole.id, None)
    assert amendment(0).agreed_at
    assert not amendment(1).agreed_at
    actions.refuse_more(actor=director(), mandate=whole, amendment=asked, words="Non")
    assert {each.outcome for each in Amendment.objects.all()} == {"refused"}
    with pytest.raises(actions.WithTheGroupError):
        actions.refuse_more(actor=director(), mandate=part(0), amendment=amendment(0), words="Non")


def test_the_work_ends_once_each_has_its_portrait_and_its_plan_and_is_claimed_to_the_cent():
    whole = at_work()
    jon = an_advisor("jon@example.org", the_group().office)
    actions.write_hours(actor=ivy(), mandate=whole, wanted=wanted(7))
    with pytest.raises(actions.NotDoneError):
        actions.finish(actor=ivy(), mandate=whole)
    delivered(whole)
    assert assign(actor=DIRECTOR, case=part_case(2), advisor=jon)
    with pytest.raises(actions.WithTheGroupError):
        actions.finish(actor=ivy(), mandate=part(0))
    actions.finish(actor=ivy(), mandate=fresh(whole))
    assert [part_case(number).ended_at is None for number in range(3)] == [False, False, True]
    assert AdvisorAccess.objects.filter(ended_at=None).count() == 1
    assert "mandate.finished" in told(0)
    with pytest.raises(RefusedError):
        actions.write_hours(actor=ivy(), mandate=fresh(whole), wanted=wanted())
    evaluate(0, 1)
    assert fresh(whole).stage == "finished"
    evaluate(2)
    assert fresh(whole).stage == "closed"
    claim = actions.claim(actor=lead(), mandate=fresh(whole))
    assert sorted(each["owed"] for each in claim.frozen["parts"]) == [14_58, 14_58, 14_59]
    assert claim.cost - claim.subsidy == 43_75
    assert {part(number).stage for number in range(3)} == {"claimed"}


def test_a_month_later_the_office_closes_for_who_did_not_answer():
    whole = at_work(2)
    delivered(whole)
    actions.finish(actor=ivy(), mandate=whole)
    evaluate(0)
    Mandate.objects.update(finished_at=timezone.now() - timedelta(days=31))
    with pytest.raises(actions.WithTheGroupError):
        actions.close_unanswered(actor=lead(), mandate=part(1))
    actions.close_unanswered(actor=lead(), mandate=fresh(whole))
    assert {each.stage for each in Mandate.objects.all()} == {"closed"}


def test_what_nobody_works_on_is_wound_up_for_one_or_for_all():
    whole = at_work(3)
    Accompaniment.objects.filter(organisation__name="Forestière 00").update(ended_at=timezone.now())
    with pytest.raises(RefusedError, match="its advisor has still the case"):
        actions.wind_up(actor=lead(), mandate=whole)
    actions.wind_up(actor=lead(), mandate=part(0))
    assert (part(0).stage, fresh(whole).stage) == ("finished", "work")
    end_group(actor=DIRECTOR, group=the_group())
    actions.wind_up(actor=lead(), mandate=fresh(whole))
    assert {each.stage for each in Mandate.objects.all()} == {"finished"}


@pytest.mark.parametrize("stage", ["approved", "work"])
def test_an_organisation_that_is_erased_leaves_and_the_sums_stay_whole(stage):
    whole = at_work() if stage == "work" else approved(put_forward(gathered()))
    if stage == "work":
        actions.write_hours(actor=ivy(), mandate=whole, wanted=wanted(40))
    gone = part(0).coop
    leave_for_good(actor=DIRECTOR, organisation=gone.id)
    gone.delete()
    assert [most_of(part(number)) <= 500_00 for number in (1, 2)] == [True, True]
    if stage == "approved":
        return
    delivered(whole)
    actions.finish(actor=ivy(), mandate=fresh(whole))
    evaluate(1, 2)
    claim = actions.claim(actor=lead(), mandate=fresh(whole))
    owed = {each["id"]: each["owed"] for each in claim.frozen["parts"]}
    assert owed[""] == 83_34
    assert sum(owed.values()) == claim.cost - claim.subsidy
