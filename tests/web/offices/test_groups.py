"""Group cases: a forestry federation and its 25 co-ops, each with its consent and its own plan."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.coops import HOLDER, actor_of, found_coop, holder_client, seat
from tests.offices import (
    ADVISOR,
    DIRECTOR,
    a_group,
    an_advisor,
    an_office,
    asked,
    at_the_desk,
    declared,
)
from tests.people import person, sign_in, signed_in
from tests.web.campaigns.test_story import deliver, letters, link_in
from tests.web.diagnostics.acting import Window, words
from tests.web.offices.test_offices import address, desk_client
from tests.web.offices.test_requests import JON, LEA
from tests.web.plans.acting import a_diagnosed_coop, holder
from virage.core.access import Role
from virage.web.campaigns.actions.sharing import share
from virage.web.campaigns.models import Campaign, Participation
from virage.web.diagnostics.models import GivenAnswer
from virage.web.jobs.models import Mail
from virage.web.offices import actions
from virage.web.offices.actions.groups import secret_of
from virage.web.offices.bridge.independence import recommended
from virage.web.offices.models import Accompaniment, Advisor, Group, Member, Office
from virage.web.offices.queries.groups import companions_of
from virage.web.organisations.models import AdvisorAccess, Organisation, Purpose
from virage.web.privacy.actions.terms import keep_to_the_terms
from virage.web.refusals import RefusedError

pytestmark = pytest.mark.django_db
COOPS = 25


@pytest.fixture(autouse=True)
def patient() -> None:
    """Nothing was done too often yet."""
    cache.clear()


def manager(number: int) -> str:
    return f"foret{number:02}@example.coop"


def advisor(email: str) -> Advisor:
    return Advisor.objects.get(account__email=email)


def invited(group: Group, *emails: str) -> None:
    actions.invite_to_group(actor=DIRECTOR, group=group, emails=emails)


def link_of(email: str) -> str:
    member = Member.objects.get(email=email)
    return address("invited", secret_of(member))


def accepted(group: Group, email: str, organisation: Organisation) -> Member:
    invited(group, email)
    member = Member.objects.get(group=group, email=email)
    actor = actor_of(person(email))
    assert actions.accept_group(actor=actor, member=member, organisation=organisation)
    return Member.objects.select_related("case", "group").get(id=member.id)


def test_a_forestry_federation_and_its_twenty_five_co_ops(office):
    """Léa opens the group; 23 accept, one declines, one leaves; each has its own case."""
    place = an_office("Bureau du Saguenay")
    an_advisor(LEA, place, lead=True)
    ivy = an_advisor(ADVISOR, place, load_limit=40)
    group = the_lead_opens_it_and_invites(place, ivy)
    deliver(office)
    for number in range(COOPS):
        the_manager_answers(office, number)
    the_lead_sees_who_accepted(group)
    one_of_them_leaves_and_keeps_its_case(group)
    the_group_ends_and_the_cases_go_on(group)


def the_lead_opens_it_and_invites(place: Office, ivy: Advisor) -> Group:
    window = Window(desk_client(LEA), address("add_group"))
    window.choose("title", "Inventaire forestier").choose("words", "Le même besoin, ensemble.")
    window.choose("office", str(place.id)).choose("need", "shared_team")
    assert window.choose("advisor", str(ivy.id)).send().status_code == 302
    group = Group.objects.get()
    emails = "\n".join(manager(number) for number in range(COOPS))
    for _ in range(2):  # a second time invites nobody twice
        sent = desk_client(LEA).post(address("invite_to_group", group.id), {"emails": emails})
        assert sent.status_code == 302
    assert Member.objects.count() == COOPS
    assert AdvisorAccess.objects.count() == 0
    return group


def the_manager_answers(office, number: int) -> None:
    email = manager(number)
    assert len(letters(office, email)) == 1
    link = link_in(letters(office, email)[0])
    found_coop(email, name=f"Forestière {number:02}")
    client = sign_in(person(email))
    page = words(client.get(link))
    assert "Ce que signifie accepter" in page
    assert "Aucun lien avec un fournisseur" in page
    assert "Forestière 00" not in page or number == 0
    organisation = Organisation.objects.get(name=f"Forestière {number:02}")
    if number == COOPS - 1:
        assert "a reçu sa réponse" in words(client.post(link, {"decline": "yes"}))
        return
    said = {"accept": "yes", "organisation": str(organisation.id)}
    assert client.post(link, said).status_code == 302


def the_lead_sees_who_accepted(group: Group) -> None:
    page = words(desk_client(LEA).get(address("group", group.id)))
    assert "24 organisations participent" in page
    assert "En attente d’une réponse : 0. Ont décliné : 1. Sont parties : 0." in page
    assert "Le diagnostic est à commencer" in page
    assert Accompaniment.objects.filter(advisor__account__email=ADVISOR).count() == COOPS - 1
    assert AdvisorAccess.objects.filter(ended_at=None).count() == COOPS - 1
    assert not Member.objects.exclude(email="").exists()
    member = Member.objects.get(organisation__name="Forestière 03")
    assert (member.text_version, member.answered_by) == ("1", person(manager(3)))
    client = sign_in(person(manager(3)))
    shown = words(client.get(address("membership", member.organisation_id, member.id)))
    assert "Forestière 04" in shown
    assert "Forestière 24" not in shown
    assert "Inventaire forestier" in words(client.get(address("follow", member.organisation_id)))


def one_of_them_leaves_and_keeps_its_case(group: Group) -> None:
    member = Member.objects.get(organisation__name="Forestière 03")
    client = sign_in(person(manager(3)))
    leave = address("leave_group", member.organisation_id, member.id)
    shown = words(client.post(leave, follow=True))
    assert "Votre organisation a quitté ce groupe." in shown
    assert "Forestière 04" not in shown
    assert "a changé entre-temps" in words(client.post(leave, follow=True))
    other = Member.objects.get(organisation__name="Forestière 04")
    assert "Forestière 03" not in companions_of(other)
    assert Accompaniment.objects.get(organisation=member.organisation).ended_at is None
    assert "Sont parties : 1" in words(desk_client(LEA).get(address("group", group.id)))


def the_group_ends_and_the_cases_go_on(group: Group) -> None:
    end = address("end_group", group.id)
    assert desk_client(LEA).post(end).status_code == 400
    for _ in range(2):
        assert desk_client(LEA).post(end, {"over": "on"}).status_code == 302
    assert not Accompaniment.objects.exclude(ended_at=None).exists()
    with pytest.raises(RefusedError, match="the group has ended"):
        invited(Group.objects.get(), "late@example.coop")


def test_what_their_portraits_have_in_common_is_counted_only_when_shared():
    place = an_office()
    ivy = an_advisor(ADVISOR, place)
    group = a_group(place, advisor=ivy)
    coop = a_diagnosed_coop()
    member = accepted(group, HOLDER, coop)
    twin = copied(coop)
    accepted(group, "twin@example.coop", twin)
    page = words(desk_client().get(address("group", group.id)))
    assert "0 portrait est partagé" in page
    for each in (coop, twin):
        share(
            actor=holder() if each == coop else actor_of(person("twin@example.coop")),
            campaign=each.campaigns.get(),
            purpose=Purpose.ADVISOR,
        )
    page = desk_client().get(address("group", group.id))
    assert "2 portraits sont partagés" in words(page)
    assert member.case
    counted = dict(page.context["page"].needs)
    assert len(counted) == len(recommended(member.case))
    assert set(counted.values()) == {2}


def copied(coop: Organisation) -> Organisation:
    """Another co-op with the same closed diagnosis."""
    twin = found_coop("twin@example.coop", name="La jumelle")
    campaign = Campaign.objects.get(organisation=coop)
    part = Participation.objects.select_related("sheet").get(campaign=campaign)
    sheet = part.sheet
    assert sheet
    given = list(GivenAnswer.objects.filter(sheet=sheet))
    campaign.id, campaign.organisation = uuid4(), twin
    campaign.save(force_insert=True)
    sheet.id, sheet.organisation = uuid4(), twin
    sheet.save(force_insert=True)
    Participation.objects.create(
        organisation=twin, campaign=campaign, role=part.role, sheet=sheet, digest="t"
    )
    GivenAnswer.objects.bulk_create(
        GivenAnswer(sheet=sheet, question=each.question, value=each.value) for each in given
    )
    return twin


def test_a_group_costs_as_much_with_ten_organisations_as_with_one():
    place = an_office()
    group = a_group(place, advisor=an_advisor(ADVISOR, place))
    client, counts = desk_client(), list[int]()
    for more in (range(1), range(1, 10)):
        for number in more:
            accepted(group, manager(number), found_coop(manager(number), name=f"F {number}"))
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address("group", group.id)).status_code == 200
        counts.append(len(queries))
    assert len(set(counts)) == 1, counts
    assert counts[0] <= 12, counts


def test_who_has_a_case_already_keeps_it_and_its_advisor():
    place = an_office()
    group = a_group(place, advisor=an_advisor(ADVISOR, place))
    coop = found_coop()
    case = asked(coop)
    member = accepted(group, HOLDER, coop)
    assert (member.case, Accompaniment.objects.get().advisor) == (case, None)


@pytest.mark.parametrize("how", ["nobody", "touched", "stopped"])
def test_without_an_advisor_who_may_the_case_waits_in_the_office(how):
    place = an_office()
    ivy = an_advisor(ADVISOR, place)
    group = a_group(place, advisor=None if how == "nobody" else ivy)
    coop = a_diagnosed_coop()
    if how == "touched":
        declared(ivy, *recommended(Accompaniment(organisation=coop)))
    if how == "stopped":
        Advisor.objects.update(ended_at=timezone.now())
    member = accepted(group, HOLDER, coop)
    assert member.case
    assert (member.case.advisor, member.case.office) == (None, place)
    assert not AdvisorAccess.objects.exists()


def test_only_who_holds_the_account_accepts_and_once():
    place = an_office()
    group = a_group(place)
    coop = found_coop()
    seat(coop, "bea@example.coop", Role.BOARD)
    invited(group, "bea@example.coop", HOLDER)
    bea = Member.objects.get(email="bea@example.coop")
    page = words(signed_in("bea@example.coop").get(link_of("bea@example.coop")))
    assert "Seule une personne qui tient le compte" in page
    actor = actor_of(person("bea@example.coop"))
    with pytest.raises(RefusedError, match="only who holds the account"):
        actions.accept_group(actor=actor, member=bea, organisation=coop)
    mine = Member.objects.get(email=HOLDER)
    ana = holder()
    assert actions.accept_group(actor=ana, member=mine, organisation=coop)
    assert "a reçu sa réponse" in words(holder_client().get(address("invited", secret_of(mine))))
    said = {"accept": "yes", "organisation": str(coop.id)}
    again = holder_client().post(link_of("bea@example.coop"), said)
    assert (again.status_code, "participe déjà" in words(again)) == (422, True)
    other = found_coop("eve@example.org", name="Ailleurs")
    eve = actor_of(person("eve@example.org"))
    assert not actions.accept_group(actor=eve, member=mine, organisation=other)
    assert not actions.decline_group(actor=ana, member=mine)


def test_a_link_of_nobody_or_too_old_is_not_there_and_the_purge_forgets_it():
    group = a_group(an_office())
    invited(group, HOLDER)
    found_coop()
    assert holder_client().get(address("invited", "nobody")).status_code == 404
    link = link_of(HOLDER)
    Member.objects.update(invited_at=timezone.now() - timedelta(days=31))
    assert holder_client().get(link).status_code == 404
    keep_to_the_terms(timezone.now())
    assert not Member.objects.exists()
    assert not Mail.objects.filter(purpose="group.invite").exists()


def test_an_ended_group_takes_nobody():
    group = a_group(an_office())
    invited(group, HOLDER)
    coop = found_coop()
    link = link_of(HOLDER)
    assert actions.end_group(actor=DIRECTOR, group=group)
    sent = holder_client().post(link, {"accept": "yes", "organisation": str(coop.id)})
    assert (sent.status_code, "a changé entre-temps" in words(sent)) == (422, True)


@pytest.mark.parametrize(
    ("emails", "said"),
    [
        ("", "obligatoire"),
        ("pas une adresse", "pas une adresse n’est pas une adresse de courriel"),
        ("\n".join(f"a{number}@example.org" for number in range(61)), "Au plus 60 adresses"),
    ],
)
def test_wrong_addresses_are_said_and_nobody_is_written_to(emails, said):
    place = an_office()
    an_advisor(LEA, place, lead=True)
    group = a_group(place)
    sent = desk_client(LEA).post(address("invite_to_group", group.id), {"emails": emails})
    assert sent.status_code == 422
    assert said in words(sent)
    assert not Member.objects.exists()


def test_another_office_and_another_advisor_see_nothing_of_a_group():
    place, other = an_office(), an_office("Estrie", "05")
    an_advisor(LEA, place, lead=True)
    an_advisor(JON, other, lead=True)
    group = a_group(place)
    jon = desk_client(JON)
    assert jon.get(address("group", group.id)).status_code == 404
    assert jon.post(address("invite_to_group", group.id), {"emails": HOLDER}).status_code == 404
    assert "Aucun groupe" in words(jon.get(address("groups")))
    with pytest.raises(RefusedError):
        actions.end_group(actor=at_the_desk(advisor(JON)), group=group)
    assert "organisations invitées participent" in words(desk_client(LEA).get(address("groups")))


def test_an_advisor_sees_their_group_and_does_not_lead_it():
    place = an_office()
    group = a_group(place, advisor=an_advisor(ADVISOR, place))
    shown = desk_client().get(address("group", group.id))
    assert (shown.status_code, "Les inviter" in words(shown)) == (200, False)
    assert desk_client().post(address("end_group", group.id), {"over": "on"}).status_code == 404


def test_a_group_without_a_title_is_not_opened():
    place = an_office()
    an_advisor(LEA, place, lead=True)
    assert desk_client(LEA).post(address("add_group"), {"title": ""}).status_code == 422
    assert not Group.objects.exists()


def test_a_place_of_nobody_is_not_there():
    coop = found_coop()
    place = an_office()
    other = accepted(a_group(place), "eve@example.org", found_coop("eve@example.org", name="E"))
    assert holder_client().get(address("membership", coop.id, other.id)).status_code == 404
