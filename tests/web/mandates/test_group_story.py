"""A forestry federation: 25 co-ops, one mandate, each its own plan; mail by mail, in French.

One of them declines, one never answers, one leaves on the way, and the advisor changes.
"""

import csv
import io
import re

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from tests.incidents import director_client
from tests.mandates import LEAD, set_envelope, set_terms
from tests.offices import ADVISOR, a_group, an_advisor, an_office
from tests.people import person, sign_in
from tests.together import DAN, TITLE, forestry, holding, manager
from tests.web.campaigns.test_story import deliver, letters, link_in
from tests.web.diagnostics.acting import Window, words
from tests.web.mandates.reading import address, pdf_text, send
from tests.web.plans.acting import MEANS, PURPOSE
from virage.web.campaigns.models import Campaign
from virage.web.mandates.models import Claim, Envelope, Mandate
from virage.web.offices.models import Accompaniment, Advisor, Group, Member, Office
from virage.web.organisations.models import AdvisorAccess, Organisation
from virage.web.plans import actions as plans
from virage.web.plans.contents import Chosen
from virage.web.plans.views.frozen import frozen_of

pytestmark = pytest.mark.django_db
IVY, JON, LEA = ADVISOR, "jon@example.org", LEAD
COOPS, DECLINES, SILENT, LEAVES = 25, 7, 11, 3
STAY = [each for each in range(COOPS) if each not in (DECLINES, SILENT, LEAVES)]


@pytest.fixture(autouse=True)
def patient() -> None:
    """Nothing was done too often yet."""
    cache.clear()


def desk(email: str):
    return sign_in(person(email), second_factor=True)


def coop_client(number: int):
    return sign_in(person(manager(number)))


def office_page(name: str, *args: object) -> str:
    with override("fr"):
        return reverse(f"offices:{name}", args=args)


def coop(number: int) -> Organisation:
    return Organisation.objects.get(name=f"Forestière {number:02}")


def part(number: int) -> Mandate:
    return Mandate.objects.get(organisation__name=f"Forestière {number:02}")


def whole() -> Mandate:
    return Mandate.objects.select_related("group").get(group__isnull=False)


def plain(text: str) -> str:
    return re.sub(r"[\xa0\u202f]", " ", text)


def last_letter(office, email: str) -> str:
    deliver(office)
    return plain(letters(office, email)[-1])


def test_a_forestry_federation_with_one_mandate_a_shared_cost_and_a_plan_each(office):
    group = lea_gathers_the_federation(office)
    lea_puts_a_mandate_forward_and_does_not_approve_it(group, office)
    dan_approves_and_the_envelope_is_debited_once(office)
    one_declines_and_the_others_are_told(office)
    each_signatory_accepts_its_own_part(office)
    lea_begins_and_the_silent_one_leaves(office)
    ivy_works_for_all_of_them(office)
    jon_goes_on_with_the_group(group, office)
    one_leaves_on_the_way_and_pays_its_part(office)
    more_hours_are_agreed_to_by_each(office)
    each_has_its_own_portrait_and_its_own_plan()
    jon_ends_the_work_and_his_access_with_it(office)
    each_evaluates_it(office)
    lea_claims_with_the_part_of_each(office)


def lea_gathers_the_federation(office) -> Group:
    """Twenty-five managers accept by the link of their mail; each has its case, with Ivy."""
    place = an_office("Bureau du Saguenay–Lac-Saint-Jean")
    an_advisor(LEA, place, lead=True)
    ivy = an_advisor(IVY, place, load_limit=40)
    an_advisor(JON, place, load_limit=40)
    set_terms(rate=101_01)
    set_envelope(Office.objects.get(), 50_000_00)
    group = a_group(place, advisor=ivy, title=TITLE)
    emails = "\n".join(manager(number) for number in range(COOPS))
    invited = desk(LEA).post(office_page("invite_to_group", group.id), {"emails": emails})
    assert invited.status_code == 302
    deliver(office)
    for number in range(COOPS):
        made = forestry(number)
        said = {"accept": "yes", "organisation": str(made.id)}
        link = link_in(letters(office, manager(number))[0])
        assert coop_client(number).post(link, said).status_code == 302
    assert AdvisorAccess.objects.filter(ended_at=None, account=ivy.account).count() == COOPS
    return group


def lea_puts_a_mandate_forward_and_does_not_approve_it(group: Group, office) -> None:
    """Twenty-five times 20 h at 101,01 $, of which the programme pays three quarters."""
    lea, page = desk(LEA), address("of_group", group.id)
    shown = plain(words(lea.get(page)))
    for said in ("Forestière 24 20 h 505,05 $", "Heures de conseils 500 h", "12 626,25 $"):
        assert said in shown, shown[shown.find("Forestière 23") :][:300]
    seen = words(desk(IVY).get(page))
    assert "Une personne responsable du bureau propose le mandat" in seen
    assert desk(IVY).post(page, {"basis": "equal"}).status_code == 404
    wrong = lea.post(page, {"basis": "figures", f"figure_{coop(0).id}": "12"})
    assert (wrong.status_code, "Écrivez le montant" in words(wrong)) == (422, True)
    unknown = lea.post(page, {"basis": "revenue"})
    assert (unknown.status_code, "Ce chiffre n’est pas connu" in words(unknown)) == (422, True)
    assert send(Window(lea, page).choose("basis", "equal")).status_code == 302
    assert "la part de Forestière 04 est d’au plus 505,05 $" in last_letter(office, manager(4))
    lea.post(address("decide", whole().id), {"what": "approve"})
    assert whole().stage == "applied"


def dan_approves_and_the_envelope_is_debited_once(office) -> None:
    dan = director_client()
    assert TITLE in words(dan.get(address("oversee")))
    assert dan.post(address("decide", whole().id), {"what": "approve"}).status_code == 302
    assert (whole().stage, whole().reserved) == ("approved", 37_878_75)
    assert Envelope.objects.get().reserved == 37_878_75
    letter = last_letter(office, manager(4))
    assert "500 h de conseils, comptées ensemble" in letter
    assert "Forestière 04 au plus 505,05 $" in letter
    agreement = plain(pdf_text(coop_client(4).get(address("agreement", part(4).id))))
    for said in (TITLE, "paient ensemble au plus", "12 626,25 $", "505,05 $", "Forestière 04"):
        assert said in agreement
    assert "Forestière 05" not in agreement
    assert coop_client(4).get(address("agreement", part(5).id)).status_code == 404
    assert coop_client(4).get(address("mandate", whole().id)).status_code == 404


def one_declines_and_the_others_are_told(office) -> None:
    leave = address("leave", coop(DECLINES).id)
    assert coop_client(DECLINES).post(leave, {"sure": "on"}).status_code == 302
    assert Member.objects.get(organisation=coop(DECLINES)).answer == "left"
    letter = last_letter(office, manager(4))
    assert "Celles qui continuent : 24, avec 480 h de conseils" in letter
    assert "elle est maintenant d’au plus 505,05 $" in letter
    assert Envelope.objects.get().reserved == 36_363_60


def each_signatory_accepts_its_own_part(office) -> None:
    for number in range(COOPS):
        if number in (DECLINES, SILENT):
            continue
        client = coop_client(number)
        window = Window(client, address("follow", coop(number).id))
        sent = {
            "name": f"Ana {number}", "resolution": "2026-14", "digest": window["digest"][0],
            "authorised": "on", "resolved_on": timezone.localdate().isoformat(),
        }  # fmt: skip
        assert client.post(address("accept", part(number).id), sent).status_code == 302
    refused = desk(IVY).post(address("accept", part(SILENT).id), {"name": "Ivy"})
    assert refused.status_code == 403
    page = words(coop_client(4).get(address("follow", coop(4).id)))
    assert "Votre part est acceptée : le travail commence" in page.replace("\xa0", " ")
    early = desk(IVY).post(address("hours", whole().id), {"kind": "plan", "quarters": "1"})
    assert early.status_code == 422
    assert "Ana 4 a accepté l’entente" in last_letter(office, manager(4))


def lea_begins_and_the_silent_one_leaves(office) -> None:
    lea = desk(LEA)
    assert "doit encore accepter" in words(lea.get(address("mandate", whole().id)))
    assert lea.post(address("close", whole().id), {"what": "begin"}).status_code == 302
    assert (whole().stage, whole().granted, part(SILENT).stage) == ("work", 23 * 80, "withdrawn")
    assert "ne participe pas au mandat" in subject(office, manager(SILENT))
    assert "Le travail du mandat du groupe commence : 460 h" in last_letter(office, manager(4))
    assert Envelope.objects.get().reserved == 34_848_45


def subject(office, email: str) -> str:
    deliver(office)
    return str([mail for mail in office.received if mail["To"] == email][-1]["Subject"])


def ivy_works_for_all_of_them(office) -> None:
    """One ledger: written from the page of a co-op or of the group, it is the same."""
    ivy = desk(IVY)
    for mandate in (whole(), part(4)):
        for quarters in ("12", "11 h 30"):
            window = Window(ivy, address("hours", mandate.id)).choose("kind", "meeting")
            window.choose("quarters", quarters).choose("words", "Atelier avec Forestière 05")
            assert send(window).status_code == 302
    assert (whole().used, part(4).used) == (4 * 47, 0)
    page = plain(words(coop_client(4).get(address("follow", coop(4).id))))
    assert "47 h" in page
    assert "L’organisation paie au plus 505,05 $" in page
    assert "Dû par l’organisation pour les heures utilisées 51,61 $" in page
    assert "Forestière 05" not in page


def jon_goes_on_with_the_group(group: Group, office) -> None:
    """Léa gives the group to Jon, with its cases: Ivy sees nothing of it any more."""
    jon = Advisor.objects.get(account__email=JON)
    page = office_page("group_advisor", group.id)
    assert "rien ne s’y oppose" in words(desk(LEA).get(page))
    assert send(Window(desk(LEA), page).choose("advisor", str(jon.id))).status_code == 302
    assert "ce groupe n’est plus le vôtre" in subject(office, IVY).replace("\xa0", " ")
    assert "avec 23 dossiers" in last_letter(office, JON)
    assert "Jon accompagne désormais" in last_letter(office, manager(4))
    assert desk(IVY).get(address("mandate", whole().id)).status_code == 404
    assert desk(IVY).get(address("mandate", part(4).id)).status_code == 404
    assert JON in words(coop_client(4).get(address("follow", coop(4).id)))


def one_leaves_on_the_way_and_pays_its_part(office) -> None:
    """It pays one part in twenty-three of 47 h, and takes one of what was left with it."""
    leave = address("leave", coop(LEAVES).id)
    assert coop_client(LEAVES).post(leave, {"sure": "on"}).status_code == 302
    assert (part(LEAVES).stage, part(LEAVES).owed) == ("finished", 51_61)
    assert whole().granted == 188 + (23 * 80 - 188) * 22 // 23
    assert whole().reserved == whole().price.subsidy == Envelope.objects.get().reserved
    assert "d’au plus 505,05 $; elle est maintenant" in last_letter(office, manager(4))
    assert "a quitté le mandat de son groupe" in last_letter(office, JON)


def more_hours_are_agreed_to_by_each(office) -> None:
    window = Window(desk(JON), address("more", whole().id)).choose("quarters", "5")
    assert send(window.choose("words", "Un atelier de plus")).status_code == 302
    asked, before = whole().amendments.get(), whole().granted
    approve = address("decide_more", whole().id, asked.id)
    for number in STAY:
        desk(LEA).post(approve, {"what": "approve"})
        assert whole().granted == before
        assert coop_client(number).post(address("agree", part(number).id)).status_code == 302
    assert "Chaque organisation du groupe est d’accord" in last_letter(office, DAN)
    director_client().post(approve, {"what": "approve"})
    assert whole().granted == before + 20
    assert whole().reserved == Envelope.objects.get().reserved


def each_has_its_own_portrait_and_its_own_plan() -> None:
    jon, today = desk(JON), timezone.localdate().isoformat()
    early = jon.post(address("finish", whole().id), {"over": "on"})
    assert (early.status_code, whole().stage) == (302, "work")
    for number in STAY:
        version = a_plan_before_the_board(number)
        window = Window(jon, address("portrait", part(number).id))
        assert send(window.choose("portrait_on", today)).status_code == 302
        window = Window(jon, address("plan", part(number).id))
        assert send(window.choose("plan", str(version.id))).status_code == 302
    assert len({part(number).plan_id for number in STAY}) == len(STAY)


def a_plan_before_the_board(number: int):
    actor, account = holding(number), person(manager(number))
    campaign = Campaign.objects.get(organisation=coop(number))
    plan = plans.begin_plan(actor=actor, account=account, campaign=campaign, means=MEANS)
    step = Chosen("copies_in_two_places", "in_house", 0)
    plans.place_step(actor=actor, plan=plan, base=plan.version, step=step)
    plan.refresh_from_db()
    plans.write_purpose(actor=actor, plan=plan, base=plan.version, purpose=PURPOSE)
    plan.refresh_from_db()
    version = plans.present_plan(
        actor=actor, account=account, plan=plan, base=plan.version, frozen=frozen_of(plan, "")
    )
    assert version
    return version


def jon_ends_the_work_and_his_access_with_it(office) -> None:
    jon = desk(JON)
    assert jon.post(address("finish", whole().id), {"over": "on"}).status_code == 302
    assert whole().stage == "finished"
    late = jon.post(address("hours", whole().id), {"kind": "plan", "quarters": "1"})
    assert late.status_code == 403
    left = Accompaniment.objects.filter(ended_at=None).values_list("organisation__name", flat=True)
    assert set(left) == {coop(number).name for number in (DECLINES, SILENT, LEAVES)}
    assert sum(part(number).owed or 0 for number in (*STAY, LEAVES)) == whole().worked.own
    deliver(office)
    assert any("quatre questions" in each.lower() for each in letters(office, manager(4)))


def each_evaluates_it(office) -> None:
    for number in (*STAY, LEAVES):
        window = Window(coop_client(number), address("evaluate", coop(number).id))
        for name in ("useful", "clear", "independent", "autonomous"):
            window.choose(name, "4")
        assert send(window).status_code == 302
    assert whole().stage == "closed"
    assert "a évalué son mandat" in last_letter(office, LEA)


def lea_claims_with_the_part_of_each(office) -> None:
    """47 h at 101,01 $ are 4 747,47 $: the 23 that worked share the 1 186,87 $ that are left."""
    lea = desk(LEA)
    assert lea.post(address("close", whole().id), {"what": "claim"}).status_code == 302
    claim = Claim.objects.get()
    assert (claim.quarters, claim.cost, claim.subsidy) == (188, 4_747_47, 3_560_60)
    report = plain(pdf_text(lea.get(address("claim", whole().id, "pdf"))))
    for said in ("Part de chaque organisation", "Forestière 24", "3 560,60 $", "51,60 $"):
        assert said in report, said
    sheet = lea.get(address("claim", whole().id, "csv")).content.decode("utf-8-sig")
    rows = [
        row for row in csv.reader(io.StringIO(sheet)) if row[0] == "Part de chaque organisation"
    ]
    assert len(rows) == 23
    for column, total in ((4, 4_747_47), (5, 3_560_60), (6, 1_186_87)):
        assert sum(round(float(row[column]) * 100) for row in rows) == total
    assert Envelope.objects.get().claimed == 3_560_60
    assert coop_client(4).get(address("claim", whole().id, "pdf")).status_code == 404
    assert "Votre part se trouve ici" in last_letter(office, manager(4)).replace("\xa0", " ")
