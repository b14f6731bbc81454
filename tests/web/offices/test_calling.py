"""After a call: the advisor opens a case and a sheet; nothing is theirs until it is confirmed."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.coops import actor_of, found_coop
from tests.offices import ADVISOR, an_advisor, an_office, asked, at_the_desk
from tests.people import person, sign_in
from tests.web.campaigns.test_story import deliver, letters, link_in
from tests.web.diagnostics.acting import Window, section, stored, words
from tests.web.offices.test_offices import address, desk_client
from tests.web.offices.test_requests import LEA, mails, reread
from virage.core.access import VISITOR
from virage.web.campaigns.models import Campaign, Participation
from virage.web.diagnostics.models import Sheet
from virage.web.limits import CALLS
from virage.web.offices import actions
from virage.web.offices.models import Accompaniment
from virage.web.organisations.actions import accept
from virage.web.organisations.models import AdvisorAccess, Invitation, Organisation
from virage.web.privacy.actions.terms import keep_to_the_terms
from virage.web.refusals import RefusedError

pytestmark = pytest.mark.django_db
ANA = "ana@example.coop"


def a_call(advisor, **given) -> Accompaniment:
    """The case of a food store that called."""
    said = {
        "name": "Le Panier du Rang", "email": ANA, "words": "Vendre en ligne", "language": "fr",
        "region": "02", "office": advisor.posts.get().office_id,
    }  # fmt: skip
    return actions.open_after_a_call(actor=at_the_desk(advisor), call=actions.Call(**said | given))


def seated_ana():
    """Ana took the seat that the mail offered, and holds the account."""
    user = person(ANA)
    accept(actor=actor_of(user), account=user, invitation=Invitation.objects.get())
    return sign_in(user)


def test_an_advisor_opens_a_case_fills_in_the_sheet_and_the_coop_confirms(office):
    place = an_office()
    advisor = an_advisor(ADVISOR, place)
    ivy = desk_client()
    window = Window(ivy, address("call"))
    window.choose("name", "Le Panier du Rang").choose("email", ANA).choose("region", "02")
    opened = window.choose("words", "Vendre en ligne").send()
    case = Accompaniment.objects.get()
    assert opened["Location"] == address("case", case.id)
    assert not AdvisorAccess.objects.exists()
    assert not at_the_desk(advisor).accompanies
    ivy.post(address("sheet", case.id))
    sheet = Sheet.objects.get()
    assert (sheet.organisation, stored(sheet, "region")) == (None, "02")
    section(ivy, sheet, "security").choose("sec_backup", "none").send()
    assert str(sheet.id) in ivy.post(address("sheet", case.id))["Location"]  # goes on, begins none
    deliver(office)
    ana = sign_in(person(ANA))
    assert ana.post(link_in(letters(office, ANA)[-1])).status_code == 302
    page = words(ana.get(address("follow", case.organisation_id)))
    assert "a ouvert ce dossier après un appel" in page
    assert "La fiche remplie ensemble devient votre part" in page
    confirmed = ana.post(address("confirm", case.organisation_id, case.id))
    assert confirmed.status_code == 302
    part = Participation.objects.get()
    assert (part.sheet_id, part.account) == (sheet.id, person(ANA))
    assert Campaign.objects.get().organisation_id == case.organisation_id
    assert ivy.get(reverse("diagnostics:overview", args=[sheet.id])).status_code == 404
    assert AdvisorAccess.objects.get().account == advisor.account
    assert mails("confirmed") == [ADVISOR]
    assert "Saguenay–Lac-Saint-Jean" in words(ivy.get(address("case", case.id)))


def test_nothing_opens_before_it_is_confirmed_not_even_when_the_lead_gives_it_to_another():
    place = an_office()
    advisor, lead = an_advisor(ADVISOR, place), an_advisor(LEA, place, lead=True)
    case = a_call(advisor)
    assert actions.assign(actor=at_the_desk(lead), case=reread(case), advisor=lead)
    assert not AdvisorAccess.objects.exists()
    ana = seated_ana()
    holder = actor_of(person(ANA))
    assert not actions.ask_for_another(actor=holder, case=reread(case))
    assert not actions.confirm(actor=holder, account=person(ANA), case=case)  # another has it now
    assert ana.post(address("confirm", case.organisation_id, case.id)).status_code == 302
    assert AdvisorAccess.objects.get().account == lead.account
    again = ana.post(address("confirm", case.organisation_id, case.id), follow=True)
    assert "Ceci a changé entre-temps" in words(again)


def test_what_the_coop_refuses_is_erased_with_the_sheet():
    advisor = an_advisor(ADVISOR, an_office())
    case = a_call(advisor)
    actions.begin_sheet(actor=at_the_desk(advisor), case=reread(case))
    ana = seated_ana()
    page = address("leave", case.organisation_id, case.id)
    assert ana.post(page, {"what": "withdraw"}).status_code == 302
    assert not Sheet.objects.exists()
    assert reread(case).ending == "withdrawn"


def test_what_nobody_confirms_is_erased_after_thirty_days():
    advisor = an_advisor(ADVISOR, an_office())
    case, kept = a_call(advisor), a_call(advisor, name="Ailleurs", email="bea@example.coop")
    actions.begin_sheet(actor=at_the_desk(advisor), case=reread(case))
    now = timezone.now()
    for each, days in ((case, 31), (kept, 29)):
        Accompaniment.objects.filter(id=each.id).update(asked_at=now - timedelta(days=days))
    keep_to_the_terms(now)
    assert list(Organisation.objects.values_list("name", flat=True)) == ["Ailleurs"]
    assert not Sheet.objects.exists()
    Accompaniment.objects.update(asked_at=now - timedelta(days=31))
    keep_to_the_terms(now)
    assert not Organisation.objects.exists()


def test_a_second_sheet_is_not_begun_and_none_once_it_is_confirmed():
    advisor = an_advisor(ADVISOR, an_office())
    case = a_call(advisor, region="")
    stale = reread(case)
    sheet, _secret = actions.begin_sheet(actor=at_the_desk(advisor), case=stale)
    assert stored(sheet, "region") is None
    with pytest.raises(RefusedError, match="changed meanwhile"):
        actions.begin_sheet(actor=at_the_desk(advisor), case=stale)
    assert Sheet.objects.count() == 1


def test_a_case_that_the_coop_asked_for_needs_no_confirmation():
    advisor = an_advisor(ADVISOR, an_office())
    coop = found_coop(ANA)
    case = asked(coop, ANA)
    assert actions.take(actor=at_the_desk(advisor), case=reread(case))
    assert not actions.confirm(actor=actor_of(person(ANA)), account=person(ANA), case=reread(case))
    nowhere = sign_in(person(ANA)).post(address("confirm", coop.id, coop.id))
    assert nowhere.status_code == 404


def test_only_an_advisor_of_an_office_opens_a_case_and_only_its_person_confirms():
    advisor = an_advisor(ADVISOR, an_office())
    elsewhere = an_office("Estrie", "05")
    case = a_call(advisor)
    with pytest.raises(actions.NotThereError):
        a_call(advisor, office=elsewhere.id)
    for act in (
        lambda: actions.open_after_a_call(
            actor=VISITOR,
            call=actions.Call(name="A", email=ANA, words="b", language="fr", office=elsewhere.id),
        ),
        lambda: actions.begin_sheet(actor=VISITOR, case=case),
        lambda: actions.confirm(actor=at_the_desk(advisor), account=person(ADVISOR), case=case),
    ):
        with pytest.raises(RefusedError):
            act()
    assert Organisation.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("name", "www.example.com", "sans adresse de site"),
        ("email", "ana", "courriel"),
        ("words", "", "obligatoire"),
    ],
)
def test_what_cannot_be_opened_is_said_and_kept(field, typed, said):
    an_advisor(ADVISOR, an_office())
    window = Window(desk_client(), address("call"))
    window.choose("name", "Le Panier du Rang").choose("email", ANA).choose("words", "Bonjour")
    refused = window.choose(field, typed).send()
    assert refused.status_code == 422
    assert said in words(refused)
    assert window[field] == [typed]


def test_not_more_than_twenty_a_day():
    advisor = an_advisor(ADVISOR, an_office())
    for number in range(CALLS.most):
        a_call(advisor, email=f"c{number}@example.coop")
    window = Window(desk_client(), address("call"))
    window.choose("name", "Le Panier du Rang").choose("email", ANA).choose("words", "Bonjour")
    assert window.send().status_code == 429
    assert window.shown is not None
