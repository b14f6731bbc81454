"""Independence: interests declared, shown, renewed; what touches a case waits for the lead."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from tests.coops import HOLDER, found_coop, holder_client
from tests.offices import (
    ADVISOR,
    DIRECTOR,
    an_advisor,
    an_office,
    asked,
    at_the_desk,
    declared,
)
from tests.people import person
from tests.web.campaigns.test_story import deliver, letters
from tests.web.diagnostics.acting import Window, words
from tests.web.offices.boards import begun, presented
from tests.web.offices.test_offices import address, desk_client
from tests.web.offices.test_requests import JON, LEA, reread, taken
from tests.web.plans.acting import a_diagnosed_coop
from virage.core.access import Role
from virage.library import shipped
from virage.web.accounts.models import User
from virage.web.funding import actions as funding
from virage.web.jobs.models import Mail
from virage.web.journal.models import Entry
from virage.web.offices import actions
from virage.web.offices.bridge.independence import recommended
from virage.web.offices.due import ask_to_declare
from virage.web.offices.models import (
    Accompaniment,
    Advisor,
    Declaration,
    InterestRow,
    Office,
    Ruling,
)
from virage.web.offices.queries.independence import declared_before
from virage.web.organisations.models import SeatRow
from virage.web.organisations.queries import seats_of
from virage.web.plans import actions as plans
from virage.web.plans.models import Version
from virage.web.plans.queries import plan_of
from virage.web.refusals import RefusedError

pytestmark = pytest.mark.django_db
SOFT = "Boréalis inc."


@pytest.fixture(autouse=True)
def patient() -> None:
    """Nothing was done too often yet."""
    cache.clear()


def a_touched_request() -> tuple[Accompaniment, Advisor, Advisor]:
    """A request that needs something, an advisor who is paid for it, and the lead."""
    office = an_office()
    ivy, lea = an_advisor(ADVISOR, office), an_advisor(LEA, office, lead=True)
    case = asked(a_diagnosed_coop())
    declared(ivy, min(recommended(case)), supplier=SOFT)
    return reread(case), ivy, lea


def test_an_advisor_declares_a_tie_and_that_it_has_ended():
    an_advisor(ADVISOR, an_office())
    window = Window(desk_client(), address("interests"))
    assert "Rien n’est encore déclaré." in words(window.shown)
    assert "Je déclare n’avoir aucun lien de ce genre" in words(window.shown)
    window.choose("supplier", SOFT).choose("bond", "commission").choose("needs", "crm", "website")
    assert window.choose("since", "2024-05-01").send().status_code == 302
    page = words(desk_client().get(address("interests")))
    assert f"{SOFT} (en reçoit une commission ou un autre avantage, depuis le 1er mai 2024)" in page
    assert Declaration.objects.get().interests == 1
    row = InterestRow.objects.get()
    ended = address("end_interest", row.id)
    assert desk_client().post(ended).status_code == 302
    assert desk_client().post(ended).status_code == 302
    assert InterestRow.objects.get().until == timezone.localdate()
    assert "prend fin aujourd’hui" not in words(desk_client().get(address("declarations")))
    assert Entry.objects.filter(verb="interest.declare").count() == 2


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"supplier": SOFT, "bond": "owns"}, "needs"),
        (
            {"supplier": SOFT, "bond": "owns", "needs": ["crm"], "since": "2025-02-01",
             "until": "2025-01-01"},
            "until",
        ),
    ],
)  # fmt: skip
def test_what_is_not_whole_is_said_and_nothing_is_lost(given, said):
    an_advisor(ADVISOR, an_office())
    response = desk_client().post(address("interests"), given)
    assert response.status_code == 422
    assert said in response.context["form"].errors
    assert SOFT in response.content.decode()
    assert not InterestRow.objects.exists()


def test_that_there_is_nothing_is_a_declaration_too():
    an_advisor(ADVISOR, an_office())
    assert "à déclarer ou à renouveler" in words(desk_client().get(address("desk")))
    assert desk_client().post(address("declare")).status_code == 302
    assert "à déclarer ou à renouveler" not in words(desk_client().get(address("desk")))
    assert Declaration.objects.get().interests == 0


def test_an_interest_of_somebody_else_is_not_there():
    office = an_office()
    row = declared(an_advisor(ADVISOR, office), "crm")
    an_advisor(JON, office)
    assert desk_client(JON).post(address("end_interest", row.id)).status_code == 404
    assert not actions.end_interest(
        actor=at_the_desk(Advisor.objects.get(account__email=JON)),
        interest=row,
        on=timezone.localdate(),
    )
    with pytest.raises(RefusedError):
        actions.declare_whole(actor=DIRECTOR)


def test_who_directs_and_advises_nowhere_declares_nothing():
    office = an_office()
    advisor = an_advisor(ADVISOR, office)
    actor = at_the_desk(advisor)
    Advisor.objects.update(ended_at=timezone.now())
    with pytest.raises(RefusedError, match="is of elsewhere"):
        actions.declare_whole(actor=actor)


def test_the_lead_sees_what_the_advisors_of_the_office_declare_and_of_no_other():
    here, there = an_office(), an_office("Estrie", "05")
    an_advisor(LEA, here, lead=True)
    declared(an_advisor(ADVISOR, here), "crm", supplier=SOFT)
    declared(an_advisor(JON, there), "crm", supplier="Ailleurs ltée")
    page = words(desk_client(LEA).get(address("declarations")))
    assert SOFT in page
    assert "Ailleurs ltée" not in page
    assert desk_client(JON).get(address("declarations")).status_code == 404
    assert len(declared_before(DIRECTOR)) == 3
    assert declared_before(at_the_desk(Advisor.objects.get(account__email=JON))) == ()


def test_whose_interest_touches_a_need_takes_the_case_only_once_the_lead_wrote_so():
    case, ivy, _lea = a_touched_request()
    page = words(desk_client().get(address("case", case.id)))
    assert "Ce que Ivy a déclaré touche ce dossier" in page
    assert SOFT in page
    sent = desk_client().post(address("take", case.id), follow=True)
    assert "en décide d’abord par écrit" in words(sent)
    assert reread(case).advisor is None
    with pytest.raises(actions.TouchedError, match="an interest touches it"):
        actions.take(actor=at_the_desk(ivy), case=case)
    lead = desk_client(LEA)
    given = lead.post(address("assign", case.id), {"advisor": str(ivy.id)}, follow=True)
    assert "en décide d’abord par écrit" in words(given)
    assert reread(case).advisor is None
    ruling = {"advisor": str(ivy.id), "decision": "no", "words": "Trop près."}
    assert lead.post(address("rule", case.id), ruling).status_code == 302
    with pytest.raises(actions.TouchedError):
        actions.take(actor=at_the_desk(ivy), case=case)
    ruling |= {"decision": "yes", "words": "Personne d’autre ne parle innu."}
    assert lead.post(address("rule", case.id), ruling).status_code == 302
    assert [row.allowed for row in Ruling.objects.all()] == [False, True]
    assert taken(case, ivy).advisor == ivy
    follow = words(holder_client().get(address("follow", case.organisation_id)))
    assert "Ce que cette personne a déclaré" in follow
    assert SOFT in follow
    assert "Personne d’autre ne parle innu." in follow


def test_what_is_declared_later_asks_for_another_decision():
    case, ivy, lea = a_touched_request()
    lead = at_the_desk(lea)
    assert actions.rule(actor=lead, case=case, advisor=ivy, allowed=True, words="Oui")
    actions.require_independence(case=case, advisor=ivy)
    declared(ivy, *recommended(case), supplier="Une autre")
    with pytest.raises(actions.TouchedError):
        actions.require_independence(case=case, advisor=ivy)


def test_nobody_decides_about_themselves_and_the_director_does():
    case, _ivy, lea = a_touched_request()
    declared(lea, *recommended(case))
    with pytest.raises(RefusedError, match="not about oneself"):
        actions.rule(actor=at_the_desk(lea), case=case, advisor=lea, allowed=True, words="Oui")
    page = desk_client(LEA).get(address("case", case.id)).content.decode()
    assert page.count(address("rule", case.id)) == 1
    director = person("dan@example.org")
    actor = DIRECTOR.__class__(
        account=str(director.id), site_roles=DIRECTOR.site_roles, second_factor=True
    )
    assert actions.rule(actor=actor, case=case, advisor=lea, allowed=True, words="Oui")


def test_a_decision_without_words_or_about_nothing_is_not_written():
    case, ivy, lea = a_touched_request()
    lead = desk_client(LEA)
    rule = address("rule", case.id)
    assert "et pourquoi" in words(lead.post(rule, {"advisor": str(ivy.id)}, follow=True))
    jon = an_advisor(JON, Office.objects.get())
    said = {"advisor": str(jon.id), "decision": "yes", "words": "Oui"}
    assert "ne touche plus le dossier" in words(lead.post(rule, said, follow=True))
    assert not Ruling.objects.exists()
    assert lea.name


def test_an_interest_that_touches_nothing_or_is_over_stops_nobody():
    office = an_office()
    ivy = an_advisor(ADVISOR, office)
    coop = a_diagnosed_coop()
    case = asked(coop)
    needs = recommended(case)
    idle = next(each.id for each in shipped_needs() if each.id not in needs)
    declared(ivy, idle)
    actions.end_interest(
        actor=at_the_desk(ivy),
        interest=declared(ivy, *needs),
        on=timezone.localdate() - timedelta(days=1),
    )
    assert taken(case, ivy).advisor == ivy


def shipped_needs():
    catalogue = shipped()
    return catalogue.needs(catalogue.questionnaire("coop")).needs


def test_without_a_closed_diagnosis_nothing_is_touched():
    ivy = an_advisor(ADVISOR, an_office())
    declared(ivy, *(each.id for each in shipped_needs()))
    assert taken(asked(found_coop()), ivy).advisor == ivy


def test_nobody_advises_an_organisation_in_which_they_have_a_place():
    ivy = an_advisor(ADVISOR, an_office())
    coop = found_coop()
    SeatRow.objects.create(
        organisation=coop, account=ivy.account, role=Role.MEMBER.value, made_at=timezone.now()
    )
    with pytest.raises(actions.TouchedError, match="has a seat there"):
        actions.take(actor=at_the_desk(ivy), case=reread(asked(coop)))


def test_an_advisor_files_and_accepts_nothing_for_the_organisation():
    """Refused with its reason, also when they come to hold its account while they advise it."""
    office = an_office()
    ivy = an_advisor(ADVISOR, office)
    coop = a_diagnosed_coop()
    case = taken(asked(coop), ivy)
    version = presented(begun(coop))
    assert case.advisor
    for holds in (False, True):
        if holds:
            SeatRow.objects.create(
                organisation=coop, account=ivy.account, role=Role.MANAGER.value, holder=True,
                made_at=timezone.now(),
            )  # fmt: skip
        refused_everything(ivy, coop, version, holds=holds)
    assert plan_of(coop)


def refused_everything(ivy: Advisor, coop, version: Version, *, holds: bool) -> None:
    actor = replace(at_the_desk(ivy), seats=seats_of(str(ivy.account_id)))
    reason = "only the organisation itself"
    opening = funding.Opening(coop, shipped().funding.by_id["innogec"], ivy.account)
    with pytest.raises(RefusedError, match=reason):
        funding.open_case(actor=actor, opening=opening, wanted=funding.Wanted())
    resolution = plans.Resolution("2027-1", timezone.localdate(), "Ivy")
    with pytest.raises(RefusedError, match=reason):
        plans.adopt(actor=actor, account=ivy.account, version=version, resolution=resolution)
    assert bool(actor.seats) is holds


def test_the_organisation_reads_in_the_mail_what_its_advisor_declared(office):
    ivy = an_advisor(ADVISOR, an_office())
    declared(ivy, "digital_inclusion", supplier=SOFT)
    taken(asked(found_coop()), ivy)
    deliver(office)
    mail = letters(office, HOLDER)[-1]
    assert "ses liens avec des fournisseurs" in mail
    assert f"- {SOFT} (" in mail


def test_the_mail_says_when_nothing_is_declared(office):
    ivy = an_advisor(ADVISOR, an_office())
    actions.end_interest(
        actor=at_the_desk(ivy),
        interest=declared(ivy, "crm"),
        on=timezone.localdate() - timedelta(days=1),
    )
    taken(asked(found_coop()), ivy)
    deliver(office)
    assert "Aucun lien avec un fournisseur" in letters(office, HOLDER)[-1]


@pytest.mark.parametrize(("language", "said"), [("fr", "renouveler"), ("en", "renewed")])
def test_who_is_to_declare_is_written_to_once_and_in_their_language(office, language, said):
    an_advisor(ADVISOR, an_office())
    User.objects.update(language=language)
    now = timezone.now()
    for _ in range(2):
        ask_to_declare(now)
    deliver(office)
    assert len(letters(office, ADVISOR)) == 2  # with the one that welcomes them
    never = letters(office, ADVISOR)[-1]
    assert "n’avez pas encore déclaré" in never or "have not declared yet" in never
    actions.declare_whole(actor=at_the_desk(Advisor.objects.get()))
    ask_to_declare(now)
    assert Mail.objects.filter(purpose="interest.remind").count() == 1
    Declaration.objects.update(made_at=now - timedelta(days=340))
    ask_to_declare(now)
    deliver(office)
    assert said in letters(office, ADVISOR)[-1]
    Declaration.objects.update(made_at=now - timedelta(days=400))
    ask_to_declare(now)
    deliver(office)
    assert said in letters(office, ADVISOR)[-1]
    assert Mail.objects.filter(purpose="interest.remind").count() == 3
