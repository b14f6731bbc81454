"""Each step of a mandate: who is refused, with which reason, and what stays as it was."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.coops import HOLDER
from tests.mandates import (
    LEAD,
    a_case,
    acceptance,
    an_application,
    approved,
    at_work,
    director,
    fresh,
    holder,
    ivy,
    lead,
    set_envelope,
    set_terms,
    wanted,
)
from tests.offices import (
    ADVISOR,
    DIRECTOR,
    ESTRIE,
    an_advisor,
    an_office,
    asked,
    at_the_desk,
    declared,
)
from tests.people import person
from tests.web.plans.acting import a_diagnosed_coop
from virage.core.access import Actor
from virage.core.mandates import Stage
from virage.web.jobs.models import Mail
from virage.web.mandates import actions
from virage.web.mandates.actions.stages import move
from virage.web.mandates.models import Agreement, Claim, Envelope, Evaluation, Hours, Mandate
from virage.web.offices.actions import TouchedError, ask_for_another, assign, rule, withdraw
from virage.web.offices.bridge.independence import recommended
from virage.web.offices.models import Accompaniment, Advisor
from virage.web.organisations.models import AdvisorAccess, Organisation
from virage.web.refusals import RefusedError

pytestmark = pytest.mark.django_db


def apply(organisation: Organisation) -> Mandate:
    return actions.apply(actor=holder(), account=person(HOLDER), organisation=organisation)


def written_to(email: str) -> list[str]:
    return [*Mail.objects.filter(recipient=email).values_list("purpose", flat=True)]


def test_nothing_opens_before_the_terms_are_set():
    case = a_case()
    with pytest.raises(actions.NoTermsError):
        apply(case.organisation)


def test_without_a_request_at_an_office_nobody_applies():
    set_terms()
    with pytest.raises(actions.NoCaseError):
        apply(a_diagnosed_coop())


def test_what_is_not_known_is_no_yes():
    case = a_case(employees=None)
    set_terms()
    with pytest.raises(actions.NotEligibleError):
        apply(case.organisation)
    assert Mandate.objects.count() == 0


def test_a_second_application_is_refused_while_the_first_goes_on():
    mandate = an_application()
    with pytest.raises(actions.AppliedAlreadyError):
        apply(mandate.coop)


def test_an_application_keeps_the_terms_of_its_day_and_why():
    mandate = an_application()
    set_terms(rate=99_00)
    mandate = approved(mandate)
    assert (mandate.rate, mandate.granted) == (10_000, 120)  # 10 to 49 employees
    assert {each["outcome"] for each in mandate.judged} == {"yes"}
    assert "Un autodiagnostic est terminé." in {each["fr"] for each in mandate.judged}
    assert "A self-diagnosis is finished." in {each["en"] for each in mandate.judged}


def test_the_co_op_withdraws_and_the_envelope_gets_it_back():
    mandate = an_application()
    actions.withdraw(actor=holder(), mandate=mandate)
    assert Envelope.objects.get().reserved == 0
    again = approved(fresh(apply(mandate.coop)))
    assert Envelope.objects.get().reserved == again.reserved > 0
    actions.withdraw(actor=holder(), mandate=again)
    assert (Envelope.objects.get().reserved, fresh(again).reserved) == (0, 0)
    with pytest.raises(actions.ChangedMeanwhileError):
        actions.withdraw(actor=holder(), mandate=again)
    assert "mandate.withdrawn" in written_to(ADVISOR)


@pytest.mark.parametrize("who", [ivy, holder, Actor])
def test_nobody_else_approves(who):
    mandate = an_application()
    with pytest.raises(RefusedError):
        actions.approve(actor=who(), mandate=mandate)
    assert fresh(mandate).stage == "applied"


def test_a_lead_of_another_region_approves_nothing():
    mandate = an_application()
    away = an_advisor("lou@example.org", an_office("Estrie", ESTRIE), lead=True)
    with pytest.raises(RefusedError, match="is of elsewhere"):
        actions.approve(actor=at_the_desk(away), mandate=mandate)


def test_a_lead_who_has_the_case_leaves_the_approval_to_the_director():
    mandate = an_application()
    lea = Advisor.objects.get(account__email="lea@example.org")
    assert assign(actor=DIRECTOR, case=mandate.case, advisor=lea)
    with pytest.raises(RefusedError, match="not your own mandate"):
        actions.approve(actor=lead(), mandate=fresh(mandate))
    actions.approve(actor=director(), mandate=fresh(mandate))


def test_an_advisor_of_another_region_is_refused_with_the_reason():
    mandate = an_application()
    Accompaniment.objects.update(region=ESTRIE)
    with pytest.raises(actions.OtherRegionError):
        actions.approve(actor=lead(), mandate=fresh(mandate))
    Accompaniment.objects.update(region="")
    actions.approve(actor=lead(), mandate=fresh(mandate))


def test_an_advisor_who_left_the_office_is_refused_where_the_region_is_not_known():
    mandate = an_application()
    Accompaniment.objects.update(region="")
    Advisor.objects.get(account__email=ADVISOR).posts.all().delete()
    with pytest.raises(actions.OtherRegionError):
        actions.approve(actor=lead(), mandate=fresh(mandate))


def test_nobody_approves_where_an_interest_of_the_advisor_touches_a_need():
    mandate, at_ease = an_application(), Advisor.objects.get(account__email=ADVISOR)
    needs = recommended(mandate.case)
    assert needs
    declared(at_ease, *needs)
    with pytest.raises(TouchedError, match="an interest touches it"):
        actions.approve(actor=lead(), mandate=fresh(mandate))
    why, case = "Un autre bureau choisit le fournisseur.", mandate.case
    assert rule(actor=lead(), case=case, advisor=at_ease, allowed=True, words=why)
    actions.approve(actor=lead(), mandate=fresh(mandate))


def test_nobody_approves_where_their_own_interest_touches_a_need():
    mandate, lea = an_application(), Advisor.objects.get(account__email=LEAD)
    declared(lea, *recommended(mandate.case))
    with pytest.raises(TouchedError, match="an interest touches it"):
        actions.approve(actor=lead(), mandate=fresh(mandate))
    actions.approve(actor=director(), mandate=fresh(mandate))


def test_somebody_advises_before_anybody_approves():
    mandate = an_application()
    assert ask_for_another(actor=holder(), case=mandate.case)
    with pytest.raises(actions.NobodyAdvisesError):
        actions.approve(actor=lead(), mandate=fresh(mandate))


def test_terms_that_are_gone_approve_nothing():
    mandate = an_application()
    Mandate.objects.update(terms=None)
    with pytest.raises(RefusedError, match="the terms are not set"):
        actions.approve(actor=lead(), mandate=fresh(mandate))


def test_an_envelope_that_is_too_small_or_absent_approves_nothing():
    mandate = an_application(cents=100)
    with pytest.raises(actions.EnvelopeSpentError):
        actions.approve(actor=lead(), mandate=mandate)
    Envelope.objects.all().delete()
    with pytest.raises(actions.EnvelopeSpentError):
        actions.approve(actor=lead(), mandate=mandate)
    assert fresh(mandate).stage == "applied"
    assert Agreement.objects.count() == 0


def test_without_a_free_lead_the_director_is_told():
    set_terms()
    office = an_office()
    lea = an_advisor("lea@example.org", office, lead=True)
    case = asked(a_diagnosed_coop())
    assign(actor=DIRECTOR, case=case, advisor=lea)
    set_envelope(office)
    apply(case.organisation)
    assert "mandate.applied" in written_to("dan@example.org")
    assert "mandate.applied" not in written_to("lea@example.org")


def test_a_refusal_says_why_and_the_co_op_may_apply_again():
    mandate = an_application()
    actions.refuse(actor=lead(), mandate=mandate, words="Hors de notre année")
    assert fresh(mandate).refusal == "Hors de notre année"
    assert "mandate.refused" in written_to(HOLDER)
    assert apply(mandate.coop)


def test_the_advisor_never_accepts_for_the_co_op():
    mandate = approved(an_application())
    with pytest.raises(RefusedError, match="an advisor never accepts"):
        actions.accept(actor=ivy(), mandate=mandate, acceptance=acceptance(mandate))
    with pytest.raises(RefusedError):
        actions.accept(actor=lead(), mandate=mandate, acceptance=acceptance(mandate))


def test_what_is_accepted_is_what_was_read():
    mandate = approved(an_application())
    other = acceptance(mandate, digest="0" * 64)
    with pytest.raises(actions.ChangedMeanwhileError):
        actions.accept(actor=holder(), mandate=mandate, acceptance=other)
    english = Agreement.objects.get().digest_en
    said = acceptance(mandate, language="en", digest=english)
    actions.accept(actor=holder(), mandate=mandate, acceptance=said)
    agreement = Agreement.objects.get()
    assert (agreement.digest, agreement.name) == (english, "Ana Tremblay")
    assert agreement.digest_fr != english
    with pytest.raises(actions.ChangedMeanwhileError):
        actions.accept(actor=holder(), mandate=fresh(mandate), acceptance=said)


def test_before_an_agreement_nobody_accepts():
    mandate = an_application()
    approved_one = actions.Acceptance(
        name="Ana", resolution="1", resolved_on=timezone.localdate(), language="fr", digest=""
    )
    with pytest.raises(actions.ChangedMeanwhileError):
        actions.accept(actor=holder(), mandate=mandate, acceptance=approved_one)


def test_a_mandate_never_goes_back():
    mandate = at_work()
    with pytest.raises(actions.ChangedMeanwhileError):
        move(mandate, Stage.APPROVED)
    stale = fresh(mandate)
    move(mandate, Stage.FINISHED)
    with pytest.raises(actions.ChangedMeanwhileError):
        move(stale, Stage.FINISHED)


def test_the_co_op_asks_for_more_and_the_lead_approves():
    mandate = at_work()
    amendment = actions.ask_more(actor=holder(), mandate=mandate, quarters=8, words="Atelier")
    assert amendment.agreed_at
    with pytest.raises(actions.AskedAlreadyError):
        actions.ask_more(actor=ivy(), mandate=mandate, quarters=8, words="Encore")
    before = fresh(mandate).reserved
    actions.approve_more(actor=lead(), mandate=mandate, amendment=amendment)
    assert fresh(mandate).granted == mandate.granted + 8
    assert Envelope.objects.get().reserved == fresh(mandate).reserved == before + 15_000
    with pytest.raises(actions.ChangedMeanwhileError):
        actions.approve_more(actor=lead(), mandate=mandate, amendment=amendment)


def test_more_than_the_envelope_has_left_is_refused_and_changes_nothing():
    mandate = at_work(an_application(cents=2_250_00))
    amendment = actions.ask_more(actor=holder(), mandate=mandate, quarters=4, words="Atelier")
    with pytest.raises(actions.EnvelopeSpentError):
        actions.approve_more(actor=lead(), mandate=mandate, amendment=amendment)
    amendment.refresh_from_db()
    assert (amendment.outcome, fresh(mandate).granted) == ("", 120)
    actions.refuse_more(actor=lead(), mandate=mandate, amendment=amendment, words="Rien de plus")
    assert {"mandate.not_amended"} <= set(written_to(HOLDER)) & set(written_to(ADVISOR))


def test_what_the_advisor_asks_waits_for_the_co_op():
    mandate = at_work()
    amendment = actions.ask_more(actor=ivy(), mandate=mandate, quarters=8, words="Atelier")
    with pytest.raises(actions.ChangedMeanwhileError):
        actions.approve_more(actor=lead(), mandate=mandate, amendment=amendment)
    with pytest.raises(RefusedError):
        actions.agree(actor=ivy(), mandate=mandate, amendment=amendment)
    actions.agree(actor=holder(), mandate=mandate, amendment=amendment)
    with pytest.raises(actions.ChangedMeanwhileError):
        actions.agree(actor=holder(), mandate=mandate, amendment=amendment)


def test_before_the_agreement_nobody_asks_for_more():
    mandate = approved(an_application())
    with pytest.raises(actions.ChangedMeanwhileError):
        actions.ask_more(actor=holder(), mandate=mandate, quarters=8, words="Atelier")


def delivered(mandate: Mandate) -> Mandate:
    """A mandate whose two deliverables are there."""
    Mandate.objects.filter(id=mandate.id).update(
        portrait_on=timezone.localdate(), plan_on=timezone.localdate()
    )
    return fresh(mandate)


def test_nothing_is_over_before_the_portrait_is_read_and_a_plan_is_before_the_board():
    mandate = at_work()
    with pytest.raises(actions.NotDoneError):
        actions.finish(actor=ivy(), mandate=mandate)
    actions.note_portrait(actor=ivy(), mandate=mandate, on=timezone.localdate())
    with pytest.raises(actions.NotDoneError):
        actions.finish(actor=ivy(), mandate=mandate)


def test_the_end_of_the_work_ends_the_access_and_frees_what_was_not_worked():
    mandate = at_work()
    actions.write_hours(actor=ivy(), mandate=mandate, wanted=wanted(6))
    actions.ask_more(actor=holder(), mandate=mandate, quarters=8, words="Atelier")
    actions.finish(actor=ivy(), mandate=delivered(mandate))
    assert not AdvisorAccess.objects.filter(ended_at=None).exists()
    assert Envelope.objects.get().reserved == 11_250
    assert mandate.amendments.get().outcome == "refused"
    for late in (actions.write_hours,):
        with pytest.raises(RefusedError, match="the mandate has ended"):
            late(actor=ivy(), mandate=fresh(mandate), wanted=wanted(1))


def test_nothing_is_delivered_after_the_end():
    mandate = at_work()
    before = fresh(mandate)
    actions.stop(actor=holder(), mandate=mandate)
    with pytest.raises(RefusedError):
        actions.note_portrait(actor=ivy(), mandate=fresh(mandate), on=timezone.localdate())
    with pytest.raises(actions.ChangedMeanwhileError):  # from a page that was read before
        actions.note_portrait(actor=ivy(), mandate=before, on=timezone.localdate())


def test_the_co_op_ends_early_and_pays_only_what_was_worked():
    mandate = at_work()
    actions.write_hours(actor=ivy(), mandate=mandate, wanted=wanted(4))
    actions.stop(actor=holder(), mandate=mandate)
    assert (fresh(mandate).stage, Envelope.objects.get().reserved) == ("finished", 7_500)
    assert "mandate.stopped" in written_to(ADVISOR)


def test_the_office_ends_a_mandate_that_nobody_works_on():
    mandate = at_work()
    with pytest.raises(RefusedError, match="its advisor has still the case"):
        actions.wind_up(actor=lead(), mandate=mandate)
    assert withdraw(actor=holder(), case=mandate.case)
    with pytest.raises(RefusedError, match="the mandate has ended"):
        actions.write_hours(actor=ivy(), mandate=fresh(mandate), wanted=wanted(1))
    actions.wind_up(actor=lead(), mandate=fresh(mandate))
    assert (fresh(mandate).stage, Envelope.objects.get().reserved) == ("finished", 0)


def test_a_case_that_waits_for_another_advisor_may_be_wound_up():
    mandate = at_work()
    assert ask_for_another(actor=holder(), case=mandate.case)
    actions.wind_up(actor=lead(), mandate=fresh(mandate))
    assert fresh(mandate).stage == "finished"


def test_the_evaluation_closes_it_and_then_the_office_claims_once():
    mandate = at_work()
    actions.write_hours(actor=ivy(), mandate=mandate, wanted=wanted(5))
    with pytest.raises(actions.ChangedMeanwhileError):
        actions.claim(actor=lead(), mandate=mandate)
    actions.stop(actor=holder(), mandate=mandate)
    actions.evaluate(actor=holder(), mandate=fresh(mandate), marks={"useful": 4}, words="")
    assert Evaluation.objects.get().marks == {"useful": 4}
    claim = actions.claim(actor=lead(), mandate=fresh(mandate))
    assert (claim.cost, claim.subsidy) == (12_500, 9_375)
    assert claim.frozen["office"]["fr"] == "Bureau du Saguenay"
    with pytest.raises(actions.ChangedMeanwhileError):
        actions.claim(actor=lead(), mandate=fresh(mandate))
    assert Claim.objects.count() == 1
    assert Envelope.objects.get().claimed == 9_375


def test_a_co_op_that_does_not_answer_in_a_month_does_not_keep_the_office_waiting():
    mandate = at_work()
    actions.stop(actor=holder(), mandate=mandate)
    with pytest.raises(actions.StillWaitsError):
        actions.close_unanswered(actor=lead(), mandate=fresh(mandate))
    Mandate.objects.update(finished_at=timezone.now() - timedelta(days=31))
    actions.close_unanswered(actor=lead(), mandate=fresh(mandate))
    Mandate.objects.update(office=None)
    claim = actions.claim(actor=director(), mandate=fresh(mandate))
    assert (claim.subsidy, claim.frozen["office"]) == (0, {})
    assert Hours.objects.count() == 0
