"""One mandate for a group: who is refused, with which reason, and what each pays to the cent."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.coops import HOLDER, actor_of
from tests.mandates import LEAD, fresh, ivy, lead, set_terms, wanted
from tests.offices import ADVISOR, DIRECTOR, ESTRIE, an_advisor, an_office, at_the_desk, declared
from tests.people import person
from tests.together import (
    DAN,
    accept,
    approved,
    at_work,
    delivered,
    director,
    forestry,
    gathered,
    holding,
    join,
    manager,
    part,
    put_forward,
)
from virage.core.initiatives import SizeBand
from virage.core.mandates import Activity, Stage
from virage.core.sharing import Basis
from virage.web.jobs.models import Mail
from virage.web.mandates import actions
from virage.web.mandates.actions.leaving import leave_for_good
from virage.web.mandates.models import Agreement, Amendment, Claim, Envelope, Hours, Mandate
from virage.web.mandates.shares import due_of, most_of
from virage.web.offices.actions import TouchedError, assign, end_group
from virage.web.offices.bridge.independence import recommended
from virage.web.offices.models import Accompaniment, Advisor, Group, Member
from virage.web.organisations.models import AdvisorAccess, Fact, Organisation
from virage.web.refusals import RefusedError

pytestmark = pytest.mark.django_db
WHOLE = 3 * 80  # quarter-hours that the terms give to three co-ops of one to nine employees
OWN = 3 * 500_00  # what the programme does not pay of them


def told(number: int) -> list[str]:
    return [*Mail.objects.filter(recipient=manager(number)).values_list("purpose", flat=True)]


def the_group() -> Group:
    return Group.objects.select_related("office", "advisor__account").get()


def dues() -> list[int]:
    return [due_of(fresh(each)) for each in Mandate.objects.filter(whole__isnull=False)]


def test_the_hours_of_each_size_are_granted_and_the_cost_is_in_equal_parts():
    group = gathered(2)
    join(group, 2, forestry(2, employees=12))
    whole = put_forward(the_group())
    assert (whole.granted, whole.stage) == (80 + 80 + 120, "applied")
    assert [most_of(part(number)) for number in range(3)] == [583_34, 583_33, 583_33]
    assert sum(most_of(part(number)) for number in range(3)) == whole.price.own
    assert "mandate.proposed" in told(0)
    assert [
        *Mail.objects.filter(purpose="mandate.applied").values_list("recipient", flat=True)
    ] == [DAN]


@pytest.mark.parametrize(
    ("basis", "shares"),
    [
        (Basis.MEMBERS, [454_55, 500_00, 545_45]),
        (Basis.REVENUE, [250_00, 500_00, 750_00]),
        (Basis.FIGURES, [100_00, 200_00, 1_200_00]),
    ],
)
def test_the_cost_is_shared_by_what_the_lead_chose(basis, shares):
    group = gathered()
    for number in range(3):
        coop = Organisation.objects.get(name=f"Forestière {number:02}")
        Fact.objects.create(
            organisation=coop,
            question="revenue",
            value=100_000 * (number + 1),
            said_at=timezone.now(),
        )
    figures = {part_of(number): cents for number, cents in enumerate(shares)}
    whole = put_forward(group, basis, figures)
    assert [most_of(part(number)) for number in range(3)] == shares
    assert whole.price.own == sum(shares) == OWN


def part_of(number: int):
    return Organisation.objects.get(name=f"Forestière {number:02}").id


@pytest.mark.parametrize(
    ("basis", "figures", "error"),
    [
        (Basis.REVENUE, [], actions.NoFigureError),
        (Basis.FIGURES, [500_00, 500_00, 499_99], actions.WrongSumError),
        (Basis.FIGURES, [0, 500_00, 1_000_00], actions.NoFigureError),
    ],
)
def test_figures_that_are_not_known_or_do_not_add_up_are_refused(basis, figures, error):
    group = gathered()
    given = {part_of(number): cents for number, cents in enumerate(figures)}
    with pytest.raises(error):
        put_forward(group, basis, given)
    assert not Mandate.objects.exists()


def test_before_the_terms_or_with_one_alone_nothing_is_put_forward():
    group = gathered(1)
    with pytest.raises(actions.TooFewError):
        put_forward(group)
    Mandate.objects.all().delete()
    end_group(actor=DIRECTOR, group=group)
    with pytest.raises(RefusedError, match="the group has ended"):
        put_forward(the_group())


def test_without_terms_nothing_is_put_forward(monkeypatch):
    group = gathered(2)
    Envelope.objects.all().delete()
    from virage.web.mandates.models import TermsRow

    TermsRow.objects.all().delete()
    with pytest.raises(actions.NoTermsError):
        put_forward(group)


def test_who_may_not_share_it_is_left_out_with_the_reason():
    group = gathered(3)
    ana = part_case(0)
    jon = an_advisor("jon@example.org", ana.office)
    assert assign(actor=DIRECTOR, case=ana, advisor=jon)
    join(group, 3, forestry(3, employees=None) if False else forestry(3, kind="other"))
    whole = put_forward(the_group())
    assert {each.name for each in whole.parts.all()} == {"Forestière 01", "Forestière 02"}
    with pytest.raises(actions.AppliedAlreadyError if False else actions.TooFewError):
        put_forward(the_group())


def part_case(number: int) -> Accompaniment:
    rows = Accompaniment.objects.select_related("organisation", "office", "advisor")
    return rows.get(organisation__name=f"Forestière {number:02}")


def test_a_second_mandate_at_once_is_refused():
    group = gathered(2)
    put_forward(group)
    Mandate.objects.filter(whole__isnull=False).update(stage=Stage.WITHDRAWN.value)
    with pytest.raises(actions.AppliedAlreadyError):
        put_forward(the_group())


def test_who_put_it_forward_or_works_on_it_does_not_approve_it():
    whole = put_forward(gathered())
    for who in (lead(), ivy(), holding(0)):
        with pytest.raises(RefusedError):
            actions.approve(actor=who, mandate=whole)
    with pytest.raises(actions.WithTheGroupError):
        actions.approve(actor=director(), mandate=part(0))
    whole = approved(whole)
    assert (whole.stage, whole.reserved) == ("approved", 4_500_00)
    assert Envelope.objects.get().reserved == 4_500_00
    assert {part(number).at_most for number in range(3)} == {500_00}
    assert Agreement.objects.count() == 3
    assert told(1)[-1] == "mandate.approved"


def test_an_interest_that_touches_one_of_them_keeps_it_from_approval():
    whole = put_forward(gathered(2))
    declared(Advisor.objects.get(account__email=ADVISOR), *recommended(part_case(1)))
    with pytest.raises(TouchedError):
        actions.approve(actor=director(), mandate=whole)


def test_an_advisor_of_another_region_than_one_of_them_keeps_it_from_approval():
    whole = put_forward(gathered(2))
    Accompaniment.objects.filter(organisation__name="Forestière 01").update(region=ESTRIE)
    with pytest.raises(actions.OtherRegionError):
        actions.approve(actor=director(), mandate=whole)


def test_who_left_while_it_was_approved_is_not_approved():
    whole = put_forward(gathered())
    actions.withdraw(actor=holding(0), mandate=part(0))
    with pytest.raises(actions.ChangedMeanwhileError):
        actions.approve(actor=director(), mandate=whole)
    assert Envelope.objects.get().reserved == 0
    assert approved(fresh(whole)).reserved == 3_000_00


def test_a_refusal_is_read_by_each():
    whole = put_forward(gathered())
    actions.refuse(actor=director(), mandate=whole, words="Pas cette année")
    assert {part(number).stage for number in range(3)} == {"refused"}
    assert told(2)[-1] == "mandate.refused"


def test_who_declines_leaves_and_the_others_are_told_their_part_again():
    """Its hours go with it, so that nobody pays more than was said."""
    whole = approved(put_forward(gathered()))
    accept(1)
    actions.withdraw(actor=holding(0), mandate=part(0))
    whole = fresh(whole)
    assert (whole.granted, whole.reserved) == (WHOLE - 80, 3_000_00)
    assert Envelope.objects.get().reserved == 3_000_00
    assert (part(0).stage, part(0).owed, most_of(part(0))) == ("withdrawn", 0, 0)
    assert [most_of(part(number)) for number in (1, 2)] == [500_00, 500_00]
    assert told(1)[-1] == told(2)[-1] == "mandate.shares"
    assert "mandate.shares" not in told(0)
    assert Member.objects.get(organisation__name="Forestière 00").answer == "left"
    with pytest.raises(actions.ChangedMeanwhileError):
        accept(0)


def test_each_accepts_once_and_for_itself():
    approved(put_forward(gathered(2)))
    accept(0)
    with pytest.raises(actions.ChangedMeanwhileError):
        accept(0)
    assert part(0).stage == "approved"
    for who in (ivy(), lead(), holding(0)):
        with pytest.raises(RefusedError):
            actions.withdraw(actor=who, mandate=part(1))
    assert "mandate.accepted" in told(0)
    assert "mandate.accepted" not in told(1)


def test_the_work_begins_with_who_accepted_and_the_silent_leave():
    whole = approved(put_forward(gathered()))
    accept(0)
    with pytest.raises(actions.TooFewError):
        actions.begin(actor=lead(), mandate=whole)
    accept(2)
    with pytest.raises(RefusedError):
        actions.write_hours(actor=ivy(), mandate=whole, wanted=wanted())
    actions.begin(actor=lead(), mandate=whole)
    whole = fresh(whole)
    assert (whole.stage, whole.granted, whole.reserved) == ("work", 160, 3_000_00)
    assert [part(number).stage for number in range(3)] == ["work", "withdrawn", "work"]
    assert told(1)[-1] == "mandate.left"
    assert told(0)[-2:] == ["mandate.shares", "mandate.began"]
    with pytest.raises(actions.ChangedMeanwhileError):
        actions.begin(actor=lead(), mandate=whole)


def test_a_mandate_of_one_alone_is_neither_begun_nor_called_off():
    whole = at_work(2)
    with pytest.raises(actions.ChangedMeanwhileError):
        actions.call_off(actor=lead(), mandate=part(0))
    with pytest.raises(actions.ChangedMeanwhileError):
        actions.begin(actor=lead(), mandate=part(0))
    with pytest.raises(actions.ChangedMeanwhileError):
        actions.call_off(actor=lead(), mandate=whole)


def test_it_may_be_given_up_before_it_begins_and_put_forward_again():
    whole = approved(put_forward(gathered(2)))
    actions.call_off(actor=lead(), mandate=whole)
    assert (Envelope.objects.get().reserved, fresh(whole).reserved) == (0, 0)
    assert {part(number).stage for number in range(2)} == {"withdrawn"}
    assert told(0)[-1] == "mandate.left"
    assert put_forward(the_group()).stage == "applied"


def test_when_all_leave_nothing_is_left_of_it():
    whole = approved(put_forward(gathered(2)))
    for number in range(2):
        actions.withdraw(actor=holding(number), mandate=part(number))
    assert (fresh(whole).stage, fresh(whole).granted) == ("withdrawn", 0)
    assert Envelope.objects.get().reserved == 0


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
    jon = an_advisor("jon@example.org", whole.office)
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


def test_another_office_sees_nothing_of_it():
    whole = put_forward(gathered(2))
    away = an_advisor("lou@example.org", an_office("Estrie", ESTRIE), lead=True)
    for act in (actions.approve, actions.begin, actions.call_off):
        with pytest.raises(RefusedError, match="is of elsewhere"):
            act(actor=at_the_desk(away), mandate=whole)
