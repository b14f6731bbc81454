"""One mandate for a group: who is refused, with which reason, and what each pays to the cent."""

import pytest
from django.utils import timezone

from tests.mandates import fresh, ivy, lead, wanted
from tests.offices import ADVISOR, DIRECTOR, ESTRIE, an_advisor, an_office, at_the_desk, declared
from tests.together import (
    DAN,
    OWN,
    WHOLE,
    accept,
    approved,
    at_work,
    director,
    forestry,
    gathered,
    holding,
    join,
    part,
    put_forward,
    the_group,
    told,
)
from virage.core.mandates import Stage
from virage.core.sharing import Basis
from virage.web.jobs.models import Mail
from virage.web.mandates import actions
from virage.web.mandates.models import (
    Agreement,
    Envelope,
    Mandate,
    TermsRow,
)
from virage.web.mandates.shares import most_of
from virage.web.offices.actions import TouchedError, assign, end_group
from virage.web.offices.bridge.independence import recommended
from virage.web.offices.models import Accompaniment, Advisor, Member
from virage.web.organisations.models import Fact, Organisation
from virage.web.refusals import RefusedError

pytestmark = pytest.mark.django_db


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


def test_without_terms_nothing_is_put_forward():
    group = gathered(2)
    TermsRow.objects.all().delete()
    with pytest.raises(actions.NoTermsError):
        put_forward(group)


def test_who_may_not_share_it_is_left_out_with_the_reason():
    group = gathered(3)
    jon = an_advisor("jon@example.org", group.office)
    assert assign(actor=DIRECTOR, case=part_case(0), advisor=jon)
    join(group, 3, forestry(3, kind="other"))
    whole = put_forward(the_group())
    assert {each.name for each in whole.parts.all()} == {"Forestière 01", "Forestière 02"}
    with pytest.raises(actions.TooFewError):
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


def test_another_office_sees_nothing_of_it():
    whole = put_forward(gathered(2))
    away = an_advisor("lou@example.org", an_office("Estrie", ESTRIE), lead=True)
    for act in (actions.approve, actions.begin, actions.call_off):
        with pytest.raises(RefusedError, match="is of elsewhere"):
            act(actor=at_the_desk(away), mandate=whole)
