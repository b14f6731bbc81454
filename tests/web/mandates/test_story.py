"""From a portrait in Saguenay–Lac-Saint-Jean to a claimed mandate, in French, mail by mail."""

from datetime import timedelta
from email.message import EmailMessage

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from tests.coops import HOLDER, holder_client
from tests.incidents import director_client
from tests.mandates import LEAD, holder
from tests.offices import ADVISOR, an_advisor, an_office
from tests.people import person, sign_in
from tests.web.campaigns.test_story import deliver, letters, link_in
from tests.web.diagnostics.acting import Window, words
from tests.web.mandates.reading import address, calendars, pdf_text, send
from tests.web.plans.acting import MEANS, PURPOSE, a_diagnosed_coop
from virage.core.initiatives import SizeBand
from virage.web.campaigns.models import Campaign
from virage.web.mandates.models import Claim, Envelope, Hours, Mandate
from virage.web.offices.models import Accompaniment, Advisor, Office
from virage.web.plans import actions as plans
from virage.web.plans.contents import Chosen
from virage.web.plans.views.frozen import frozen_of

pytestmark = pytest.mark.django_db
ANA, IVY, LEA, JON = HOLDER, ADVISOR, LEAD, "jon@example.org"


@pytest.fixture(autouse=True)
def patient() -> None:
    """Nothing was done too often yet."""
    cache.clear()


def desk(email: str):
    return sign_in(person(email), second_factor=True)


def test_from_a_portrait_in_saguenay_to_a_claimed_mandate(office):
    coop = a_diagnosed_coop("home_care", region="02", employees=8, kind="solidarite")
    case = ana_asks_for_an_advisor_and_ivy_takes_it(coop, office)
    before_the_terms_nothing_opens(coop)
    the_director_sets_the_terms_and_an_envelope()
    mandate = ana_applies_and_lea_approves(coop, office)
    ana_accepts_and_nobody_else_may(mandate, office)
    ivy_works(mandate, office)
    ivy_asks_for_more_and_ana_agrees(mandate, office)
    ivy_is_absent_and_jon_goes_on(case, mandate, office)
    jon_ends_the_work_and_his_access_with_it(mandate, office)
    ana_evaluates_it(mandate, office)
    lea_claims_the_subsidy(mandate, office)


def ana_asks_for_an_advisor_and_ivy_takes_it(coop, office):
    place = an_office("Bureau du Saguenay–Lac-Saint-Jean")
    an_advisor(IVY, place), an_advisor(JON, place), an_advisor(LEA, place, lead=True)
    campaign = Campaign.objects.get(organisation=coop)
    ask = f"{reverse('offices:ask', args=[coop.id])}?diagnosis={campaign.id}"
    window = Window(holder_client(), ask)
    assert window.choose("words", "Par où commencer?").choose("shares", "on").send().status_code
    case = Accompaniment.objects.get(organisation=coop)
    assert desk(IVY).post(reverse("offices:take", args=[case.id])).status_code == 302
    deliver(office)
    assert "Ivy accompagne désormais" in letters(office, ANA)[-1]
    return case


def before_the_terms_nothing_opens(coop):
    page = holder_client().get(address("apply", coop.id))
    assert "n’a pas encore fixé les conditions" in words(page)
    refused = holder_client().post(address("apply", coop.id))
    assert (refused.status_code, Mandate.objects.count()) == (422, 0)


def the_director_sets_the_terms_and_an_envelope():
    """20 hours for up to nine employees, of which three quarters are paid."""
    dan, today = director_client(), timezone.localdate()
    assert "À fixer par le programme" in words(dan.get(address("terms")))
    window = Window(dan, address("terms"))
    window.choose("in_force_from", today.isoformat()).choose("share", "75").choose("rate", "101,01")
    window.choose("who", "cooperative", "non_profit").choose("year_begins", "1")
    for band, hours in zip(SizeBand, ("0", "20", "30", "40"), strict=True):
        window.choose(f"hours_{band.value}", hours)
    assert send(window).status_code == 302
    place = Office.objects.get()
    window = Window(dan, address("envelope", place.id, today.year))
    assert send(window.choose("cents", "2 000")).status_code == 302
    assert Envelope.objects.get().cents == 200_000


def ana_applies_and_lea_approves(coop, office):
    page = words(holder_client().get(address("apply", coop.id)))
    assert "Oui · Un autodiagnostic est terminé." in page
    assert "Vous payez au plus 505,05 $" in page
    assert holder_client().post(address("apply", coop.id)).status_code == 302
    mandate = Mandate.objects.get()
    deliver(office)
    assert "demande un mandat subventionné" in letters(office, LEA)[-1]
    assert link_in(letters(office, LEA)[-1]) == address("oversee")
    ivy = desk(IVY).post(address("decide", mandate.id), {"what": "approve"})
    assert ivy.status_code == 403
    assert "Aide chez nous" in words(desk(LEA).get(address("oversee")))
    approved = desk(LEA).post(address("decide", mandate.id), {"what": "approve"})
    assert approved.status_code == 302
    mandate.refresh_from_db()
    assert (mandate.stage, mandate.reserved) == ("approved", 151_515)
    deliver(office)
    assert "Le programme paie au plus 1 515,15 $" in letters(office, ANA)[-1].replace("\xa0", " ")
    return mandate


def ana_accepts_and_nobody_else_may(mandate, office):
    """The agreement is a PDF in both languages; its fingerprint is kept with the resolution."""
    ana = holder_client()
    french, english = (
        pdf_text(ana.get(address("agreement", mandate.id, language=code))) for code in ("fr", "en")
    )
    assert "Entente d’accompagnement" in french
    assert "20 h" in french
    assert "505,05 $" in french
    assert "Ivy" in french
    assert "Agreement of accompaniment" in english
    assert "sells nothing" in english
    refused = desk(IVY).post(address("accept", mandate.id), {"name": "Ivy"})
    assert refused.status_code == 403
    assert "n’accepte jamais à la place" in words(refused)
    window = Window(ana, address("follow", mandate.organisation_id))
    digest = window["digest"][0]
    sent = {
        "name": "Ana Tremblay", "resolution": "2026-14", "digest": digest, "authorised": "on",
        "resolved_on": timezone.localdate().isoformat(),
    }  # fmt: skip
    assert ana.post(address("accept", mandate.id), sent | {"authorised": ""}).status_code == 422
    assert ana.post(address("accept", mandate.id), sent).status_code == 302
    page = words(ana.get(address("follow", mandate.organisation_id)))
    assert "Acceptée par Ana Tremblay" in page
    assert "par la résolution 2026-14" in page
    deliver(office)
    assert "Ana Tremblay a accepté l’entente" in letters(office, IVY)[-1]


def ivy_works(mandate, office):
    """Hours by hand and by the timer, a meeting in the calendar, a note, a document."""
    ivy = desk(IVY)
    for kind, quarters, status in (("software", "1", 422), ("plan", "21", 422), ("plan", "6", 302)):
        window = Window(ivy, address("hours", mandate.id))
        window.choose("kind", kind).choose("quarters", quarters).choose("words", "Ébauche du plan")
        assert send(window).status_code == status
    assert ivy.post(address("start", mandate.id), {"kind": "meeting"}).status_code == 302
    ivy.post(address("stop", mandate.id), {"words": "Appel"})
    assert [each.quarters for each in Hours.objects.all()] == [24]
    the_meeting_is_in_every_calendar(ivy, mandate, office)
    window = Window(ivy, address("journal", mandate.id)).choose("words", "Bon départ.")
    assert send(window).status_code == 302
    file = SimpleUploadedFile("Ordre du jour.pdf.exe", b"%PDF-1.7 ordre du jour")
    given = ivy.post(address("give", mandate.id), {"file": file})
    assert given.status_code == 302
    page = words(holder_client().get(address("follow", mandate.organisation_id)))
    for said in ("Ébauche du plan", "Bon départ.", "Ordre du jour.pdf.pdf", "Heures restantes 14"):
        assert said in page.replace("\xa0", " ")


def the_meeting_is_in_every_calendar(ivy, mandate, office):
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    window = Window(ivy, address("meet", mandate.id)).choose("title", "Lire le portrait")
    window.choose("on", tomorrow).choose("at", "13:30").choose(
        "link", "https://video.example.org/a"
    )
    assert send(window).status_code == 302
    meeting = mandate.meetings.get()
    window = Window(ivy, address("meeting", mandate.id, meeting.id)).choose("at", "14:00")
    assert send(window).status_code == 302
    assert ivy.post(address("cancel", mandate.id, meeting.id)).status_code == 302
    deliver(office)
    for email in (ANA, IVY):
        found = calendars(received(office, email))
        assert [each["sequence"] for each in found] == [0, 1, 2]
        assert len({each["uid"] for each in found}) == 1
        assert found[0]["uid"].startswith(f"{meeting.id}@")
        assert [each["status"] for each in found] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert "est annulée" in letters(office, ANA)[-1]


def received(office, email: str) -> list[EmailMessage]:
    return [mail for mail in office.received if mail["To"] == email]


def ivy_asks_for_more_and_ana_agrees(mandate, office):
    """Nobody approves before the co-op agrees, nor beyond the envelope."""
    window = Window(desk(IVY), address("more", mandate.id))
    window.choose("quarters", "6,25").choose("words", "Deux ateliers avec le conseil")
    assert send(window).status_code == 302
    amendment = mandate.amendments.get()
    early = desk(LEA).post(address("decide_more", mandate.id, amendment.id), {"what": "approve"})
    mandate.refresh_from_db()
    assert (early.status_code, mandate.granted) == (302, 80)
    deliver(office)
    assert "Deux ateliers avec le conseil" in letters(office, ANA)[-1]
    assert holder_client().post(address("agree", mandate.id)).status_code == 302
    deliver(office)
    assert "L’organisation est d’accord" in letters(office, LEA)[-1]
    desk(LEA).post(address("decide_more", mandate.id, amendment.id), {"what": "approve"})
    mandate.refresh_from_db()
    assert (mandate.granted, mandate.reserved) == (105, 198_863)
    deliver(office)
    assert "compte maintenant 26,25 h" in letters(office, ANA)[-1].replace("\xa0", " ")


def ivy_is_absent_and_jon_goes_on(case, mandate, office):
    """Léa gives the case to Jon; Ivy sees nothing of the mandate any more."""
    window = Window(desk(IVY), reverse("offices:oneself"))
    window.choose("absent_from", timezone.localdate().isoformat())
    assert send(window).status_code == 302
    jon = Advisor.objects.get(account__email=JON)
    given = desk(LEA).post(reverse("offices:assign", args=[case.id]), {"advisor": str(jon.id)})
    assert given.status_code == 302
    deliver(office)
    assert "Jon accompagne désormais" in letters(office, ANA)[-1]
    assert desk(IVY).get(address("mandate", mandate.id)).status_code == 404
    window = Window(desk(JON), address("hours", mandate.id)).choose("kind", "report")
    window.choose("quarters", "1 h 15").choose("words", "=Rapport")
    assert send(window).status_code == 302
    access = words(holder_client().get(address("follow", mandate.organisation_id)))
    assert f"{JON} · depuis le" in access
    assert IVY not in access.split("Heures", 1)[0]


def jon_ends_the_work_and_his_access_with_it(mandate, office):
    """First the portrait read together, and a plan before the board."""
    jon = desk(JON)
    early = jon.post(address("finish", mandate.id), {"over": "on"})
    assert early["Location"] == address("mandate", mandate.id)
    window = Window(jon, address("portrait", mandate.id))
    assert send(window.choose("portrait_on", timezone.localdate().isoformat())).status_code == 302
    version = the_board_has_a_plan(mandate.coop)
    window = Window(jon, address("plan", mandate.id)).choose("plan", str(version.id))
    assert send(window).status_code == 302
    assert jon.post(address("finish", mandate.id), {"over": "on"}).status_code == 302
    late = jon.post(address("hours", mandate.id), {"kind": "plan", "quarters": "1"})
    assert (late.status_code, "Ce mandat est terminé" in words(late)) == (403, True)
    mandate.refresh_from_db()
    assert (mandate.stage, mandate.used, mandate.reserved) == ("finished", 29, 54_924)
    assert Envelope.objects.get().reserved == 54_924
    deliver(office)
    assert any("que valait votre mandat?" in str(mail["Subject"]) for mail in received(office, ANA))


def the_board_has_a_plan(organisation):
    ana, campaign = holder(), Campaign.objects.get(organisation=organisation)
    plan = plans.begin_plan(actor=ana, account=person(ANA), campaign=campaign, means=MEANS)
    step = Chosen("copies_in_two_places", "in_house", 0)
    plans.place_step(actor=ana, plan=plan, base=plan.version, step=step)
    plan.refresh_from_db()
    plans.write_purpose(actor=ana, plan=plan, base=plan.version, purpose=PURPOSE)
    plan.refresh_from_db()
    version = plans.present_plan(
        actor=ana, account=person(ANA), plan=plan, base=plan.version, frozen=frozen_of(plan, "")
    )
    assert version
    return version


def ana_evaluates_it(mandate, office):
    window = Window(holder_client(), address("evaluate", mandate.organisation_id))
    assert send(window).status_code == 422
    for name in ("useful", "clear", "independent", "autonomous"):
        window.choose(name, "4")
    assert send(window.choose("words", "Très utile.")).status_code == 302
    deliver(office)
    assert "a évalué son mandat" in letters(office, LEA)[-1]


def lea_claims_the_subsidy(mandate, office):
    """29 quarters at 101,01 $ an hour are 732,32 $, of which three quarters are 549,24 $."""
    lea = desk(LEA)
    assert "Très utile." in words(lea.get(address("mandate", mandate.id)))
    assert lea.post(address("close", mandate.id), {"what": "claim"}).status_code == 302
    claim = Claim.objects.get()
    assert (claim.quarters, claim.cost, claim.subsidy) == (29, 73_232, 54_924)
    report = pdf_text(lea.get(address("claim", mandate.id, "pdf")))
    for said in ("Réclamation de la subvention", "549,24 $", "183,08 $", "7,25 h", "Ivy, Jon"):
        assert said in report
    rows = lea.get(address("claim", mandate.id, "csv")).content.decode("utf-8-sig").splitlines()
    assert any("'=Rapport" in row for row in rows)
    assert rows[-1] == "Total,,,7.25,732.32,549.24,183.08"
    assert Envelope.objects.get().claimed == 54_924
    deliver(office)
    assert "est réclamée" in letters(office, ANA)[-1]
