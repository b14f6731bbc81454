"""From a portrait in Saguenay–Lac-Saint-Jean to an advisor who has the case, mail by mail."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from tests.coops import a_coop, holder_client
from tests.incidents import director_client
from tests.people import person, sign_in
from tests.web.campaigns.test_story import deliver, letters, link_in
from tests.web.diagnostics.acting import Window, words
from tests.web.offices.test_offices import address
from virage.web.offices.due import look_again
from virage.web.offices.models import Accompaniment, Advisor, Office
from virage.web.organisations.models import Fact

pytestmark = pytest.mark.django_db
ANA, IVY, JON, LEA = (
    f"{name}@example.{end}"
    for name, end in (("holder", "coop"), ("ivy", "org"), ("jon", "org"), ("lea", "org"))
)


@pytest.fixture(autouse=True)
def patient() -> None:
    """Nothing was done too often yet."""
    cache.clear()


def desk(email: str):
    return sign_in(person(email), second_factor=True)


def test_from_a_portrait_in_saguenay_to_an_advisor_who_has_the_case(office):
    coop = a_coop()
    the_director_writes_the_office_and_its_people(office)
    case = ana_asks_from_the_portrait(coop, office)
    nobody_answers_and_it_goes_up_to_lea(case, office)
    ivy_takes_it_and_jon_comes_too_late(case, office)
    ivy_reads_the_portrait_that_ana_shares(case)
    ana_asks_for_somebody_else_and_lea_gives_it_to_jon(case, office)
    jon_ends_it_and_his_access_with_it(case, office)


def the_director_writes_the_office_and_its_people(office):
    """Three people: Ivy is bilingual, Jon too, Léa leads; each gets a mail in their language."""
    dan = director_client()
    window = Window(dan, address("add_office"))
    window.choose("name", "Bureau du Saguenay–Lac-Saint-Jean").choose("phone", "418 555-0101")
    assert window.choose("regions", "02").send().status_code == 302
    place = str(Office.objects.get().id)
    for email, name, leads in ((IVY, "Ivy", []), (JON, "Jon", []), (LEA, "Léa", [place])):
        window = Window(dan, address("add_advisor"))
        window.choose("email", email).choose("name", name).choose("languages", "fr", "en")
        window.choose("offices", place).choose("leads", *leads)
        assert window.send().status_code == 302
    deliver(office)
    assert "vous a confié un rôle de conseil" in letters(office, IVY)[0]
    assert link_in(letters(office, IVY)[0]) == address("desk")


def ana_asks_from_the_portrait(coop, office):
    """The region comes from the facts; the portrait is shared with whoever has the case."""
    Fact.objects.create(
        organisation=coop.organisation, question="region", value="02", said_at=timezone.now()
    )
    ana, closed = holder_client(), coop.campaigns[0]
    portrait = ana.get(reverse("campaigns:portrait", args=[closed]))
    ask = f"{address('ask', coop.organisation.id)}?diagnosis={closed}"
    assert ask in portrait.content.decode()
    window = Window(ana, ask)
    assert window["region"] == ["02"]
    window.choose("words", "Par quoi commencer pour vendre en ligne?").choose("shares", "on")
    assert window.send().status_code == 302
    deliver(office)
    received = letters(office, ANA)[-1]
    assert "entre les mains de Bureau du Saguenay–Lac-Saint-Jean" in received
    assert "répond d’ici le" in received
    for email in (IVY, JON, LEA):
        assert "(Saguenay–Lac-Saint-Jean) demande un accompagnement" in letters(office, email)[-1]
    return Accompaniment.objects.get()


def nobody_answers_and_it_goes_up_to_lea(case, office):
    """However often the scan runs, she gets one mail."""
    before = len(letters(office, LEA))
    for _ in range(3):
        look_again(case.waiting_since)
    deliver(office)
    assert len(letters(office, LEA)) == before
    Accompaniment.objects.update(waiting_since=case.waiting_since - timedelta(days=8))
    for _ in range(3):
        look_again(case.waiting_since)
    deliver(office)
    assert len(letters(office, LEA)) == before + 1
    assert "personne n’a répondu à temps" in letters(office, LEA)[-1]
    page = words(holder_client().get(address("follow", case.organisation_id)))
    assert "Personne n’a répondu en trois jours ouvrables" in page


def ivy_takes_it_and_jon_comes_too_late(case, office):
    """Both have the page open; until then neither reads anything but the request."""
    ivy, jon = desk(IVY), desk(JON)
    for each in (ivy, jon):
        page = words(each.get(address("case", case.id)))
        assert "dessert Saguenay–Lac-Saint-Jean, parle français" in page
        assert "vendre en ligne" in page
    portrait = reverse("campaigns:portrait", args=[case.campaign_id])
    assert ivy.get(portrait).status_code == 404
    assert ivy.post(address("take", case.id)).status_code == 302
    late = jon.post(address("take", case.id))
    assert (late.status_code, "juste avant" in words(late)) == (403, True)
    assert jon.get(address("case", case.id)).status_code == 404
    deliver(office)
    told = letters(office, ANA)[-1]
    assert "Ivy accompagne désormais" in told
    assert IVY in told
    assert link_in(told) == address("follow", case.organisation_id)


def ivy_reads_the_portrait_that_ana_shares(case):
    """With two proofs only; what she may not do for the co-op does not exist for her."""
    portrait = reverse("campaigns:portrait", args=[case.campaign_id])
    assert desk(IVY).get(portrait).status_code == 200
    assert sign_in(person(IVY)).get(portrait).status_code == 403
    for page in ("organisations:people", "funding:organisation", "privacy:data"):
        assert desk(IVY).get(reverse(page, args=[case.organisation_id])).status_code == 404
    access = words(holder_client().get(address("follow", case.organisation_id)))
    assert f"{IVY} · depuis le" in access


def ana_asks_for_somebody_else_and_lea_gives_it_to_jon(case, office):
    """Ivy is told without a reason, and is the last whom Léa is proposed."""
    ana = holder_client()
    sent = ana.post(address("leave", case.organisation_id, case.id), {"what": "change"})
    assert sent.status_code == 302
    deliver(office)
    assert "n’est plus le vôtre" in letters(office, IVY)[-1]
    assert desk(IVY).get(reverse("campaigns:portrait", args=[case.campaign_id])).status_code == 404
    window = Window(desk(LEA), address("case", case.id))
    assert "l’organisation a demandé quelqu’un d’autre" in words(window.shown)
    jon = Advisor.objects.get(account__email=JON)
    sent = desk(LEA).post(address("assign", case.id), {"advisor": str(jon.id)})
    assert sent.status_code == 302
    deliver(office)
    assert "vous est confié" in letters(office, JON)[-1]
    assert "Jon accompagne désormais" in letters(office, ANA)[-1]


def jon_ends_it_and_his_access_with_it(case, office):
    """The co-op is told, and still sees who had access, and when."""
    assert desk(JON).post(address("end", case.id), {"over": "on"}).status_code == 302
    deliver(office)
    assert "est terminé" in letters(office, ANA)[-1]
    assert desk(JON).get(reverse("campaigns:portrait", args=[case.campaign_id])).status_code == 404
    page = words(holder_client().get(address("follow", case.organisation_id)))
    assert f"{IVY} · du" in page
    assert f"{JON} · du" in page
    assert "Demander un accompagnement" in page
