"""Running a diagnosis: begun, asked by mail or by a role's link, answered once, reminded once."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from tests.coops import HOLDER, actor_of, answer, found_coop, holder_client, seat
from tests.people import person, sign_in, signed_in
from tests.web.diagnostics.acting import address, section, words
from virage.core.access import Role
from virage.web.campaigns import actions
from virage.web.campaigns.actions.inviting import secret_of
from virage.web.campaigns.due import remind_everybody
from virage.web.campaigns.models import Campaign, Participation, RoleLink
from virage.web.campaigns.roles import role_sentence
from virage.web.diagnostics.models import Sheet
from virage.web.jobs.models import Mail
from virage.web.organisations.models import Organisation
from virage.web.refusals import RefusedError

pytestmark = pytest.mark.django_db


@pytest.fixture
def coop() -> Organisation:
    """An organisation with a holder and somebody of the staff."""
    organisation = found_coop(name="La Verdure")
    seat(organisation, "sam@example.coop", Role.STAFF)
    return organisation


@pytest.fixture
def campaign(coop: Organisation) -> Campaign:
    """Its open diagnosis."""
    actor = actor_of(person(HOLDER))
    return actions.start_campaign(actor=actor, organisation=coop, due_on=None)


def page(name: str, campaign: Campaign, *more: object) -> str:
    return reverse(f"campaigns:{name}", args=[campaign.id, *more])


def ask(campaign: Campaign, emails: str, role: str = "staff"):
    given = {"emails": emails, "role": role, "language": "fr"}
    return holder_client().post(page("campaign", campaign), given)


def respond_link(email: str) -> str:
    return reverse("campaigns:respond", args=[secret_of(Participation.objects.get(email=email))])


def join_link(campaign: Campaign, role: str = "members", **given: str) -> str:
    made = holder_client().post(page("role_link", campaign, role), given, follow=True)
    shown = made.content.decode()
    found = re.search(r'value="https?://[^/]+(/[^"]+)"', shown)
    assert found
    return found[1]


def test_one_diagnosis_at_a_time_and_each_has_the_next_number(coop, campaign):
    actor = actor_of(person(HOLDER))
    with pytest.raises(actions.OpenAlreadyError):
        actions.start_campaign(actor=actor, organisation=coop, due_on=None)
    start = reverse("campaigns:start", args=[coop.id])
    assert holder_client().post(start, {})["Location"] == reverse("campaigns:home", args=[coop.id])
    Campaign.objects.update(closed_at=timezone.now())
    assert holder_client().post(start, {}).status_code == 302
    assert sorted(Campaign.objects.values_list("number", flat=True)) == [0, 1]


def test_the_last_day_is_to_come_and_may_move_until_the_closing(campaign):
    holder, today = holder_client(), timezone.localdate()
    refused = holder.post(page("last_day", campaign), {"due_on": today.isoformat()})
    assert refused.status_code == 422
    assert "jour à venir" in words(refused)
    later = (today + timedelta(days=9)).isoformat()
    assert holder.post(page("last_day", campaign), {"due_on": later}).status_code == 302
    Campaign.objects.update(closed_at=timezone.now())
    assert holder.post(page("last_day", campaign), {"due_on": later}).status_code == 403


def test_wrong_lines_are_named_and_nothing_typed_is_lost(campaign):
    typed = "sam@example.coop\nnonsense\n\nbob@\n"
    refused = ask(campaign, typed)
    assert refused.status_code == 422
    assert "Les lignes 2, 4" in words(refused)
    assert "nonsense" in refused.content.decode()
    assert not Participation.objects.exists()


@pytest.mark.parametrize(
    "pasted",
    [
        "a@example.coop; b@example.coop",
        "a@example.coop,b@example.coop,",
        "a@example.coop b@example.coop",
        "Ana Tremblay <a@example.coop>; Bob <b@example.coop>",
        '"Tremblay, Ana" <a@example.coop>, <b@example.coop>',
        "Tremblay, Ana <a@example.coop>; Roy, Bob <b@example.coop>",
        "a@example.coop, Roy, Bob <b@example.coop>",
        "a@example.coop;\r\n\r\nb@example.coop\r\n",
    ],
)
def test_addresses_are_taken_as_they_were_pasted(campaign, pasted):
    assert ask(campaign, pasted).status_code == 302
    emails = Participation.objects.values_list("email", flat=True)
    assert sorted(emails) == ["a@example.coop", "b@example.coop"]


@pytest.mark.parametrize("pasted", ["Ana <>", "<a@example.coop b>", "a@example.coop; Bob", ";,"])
def test_what_is_pasted_without_an_address_is_refused(campaign, pasted):
    assert ask(campaign, pasted).status_code == 422
    assert not Participation.objects.exists()


def test_who_was_asked_before_is_told_and_no_more_than_two_hundred_are(campaign):
    assert ask(campaign, "a@example.coop\nA@example.coop").status_code == 302
    again = ask(campaign, "a@example.coop\nb@example.coop")
    assert "Déjà invitées" in words(again)
    assert Participation.objects.count() == 2
    crowd = "\n".join(f"p{number}@example.coop" for number in range(199))
    assert "deux cents" in words(ask(campaign, crowd))
    more = crowd + "\nx@example.coop\ny@example.coop"
    assert "Deux cents adresses au plus" in words(ask(campaign, more))
    assert "Déjà invitées" in words(ask(campaign, "a@example.coop"))
    assert Participation.objects.count() == 2


def test_a_personal_link_makes_one_sheet_however_often_it_is_pressed(campaign):
    ask(campaign, "a@example.coop")
    link = respond_link("a@example.coop")
    Client().get(link)
    assert not Sheet.objects.exists()
    first, second = Client(), Client()
    assert first.post(link)["Location"] == second.post(link)["Location"]
    assert first.post(link).status_code == 302
    sheet = Sheet.objects.get()
    assert first.get(address("overview", sheet.id)).status_code == 200
    assert sheet.respondent is None
    assert "Continuer mes réponses" in words(Client().get(link))


def test_a_link_signs_nobody_in_and_joins_only_the_account_invited(campaign):
    ask(campaign, "a@example.coop\nb@example.coop")
    signed_in("eve@example.org").post(respond_link("a@example.coop"))
    assert Participation.objects.get(email="a@example.coop").account is None
    signed_in("b@example.coop").post(respond_link("b@example.coop"))
    assert Participation.objects.get(email="b@example.coop").account == person("b@example.coop")
    assert Client().get(reverse("campaigns:respond", args=["x" * 22])).status_code == 404


def test_a_role_link_is_used_once_a_browser_until_it_is_renewed_or_revoked(campaign):
    link = join_link(campaign)
    browser = Client()
    first = browser.post(link)["Location"]
    assert browser.post(link)["Location"] == first
    assert Client().post(link)["Location"] != first
    assert Participation.objects.filter(role="members").count() == 2
    newer = join_link(campaign, replace="yes")
    assert "plus valable" in words(Client().get(link))
    holder_client().post(page("role_link", campaign, "members"), {"revoke": "yes"})
    assert Client().post(newer).status_code == 404
    assert not RoleLink.objects.exists()
    assert holder_client().post(page("role_link", campaign, "nobody")).status_code == 404


@pytest.mark.parametrize(
    ("prefix", "warned", "none", "two"),
    [
        (
            "",
            "fenêtre privée",
            "ont pris part par le lien",
            "2 personnes ont pris part par le lien",
        ),
        ("/en", "private window", "joined by the link", "2 joined by the link"),
    ],
)
def test_who_makes_a_link_is_told_that_it_counts_no_person_twice_and_sees_how_many_came(
    campaign, prefix, warned, none, two
):
    with override("en" if prefix else "fr"):
        run, make = page("campaign", campaign), page("role_link", campaign, "members")
    holder = holder_client()
    assert warned in words(holder.post(make, follow=True))
    ask(campaign, "a@example.coop", role="members")
    Client().post(respond_link("a@example.coop"))
    assert none not in words(holder.get(run))
    link = join_link(campaign)
    for _ in range(2):
        Client().post(link)
    signed_in("sam@example.coop").post(page("my_part", campaign))
    assert two in words(holder.get(run))


def test_a_role_link_is_shown_again_and_replaced_only_when_asked(campaign):
    link, shown = join_link(campaign), page("role_link", campaign, "members")
    assert join_link(campaign) == link
    for _ in range(2):
        assert link in holder_client().get(shown).content.decode()
    assert Client().get(link).status_code == 200
    stored = RoleLink.objects.get()
    assert link.split("/")[-2] not in (stored.digest, str(stored.id))
    assert signed_in("sam@example.coop").get(shown).status_code == 403


def test_a_link_made_with_another_key_can_only_be_replaced(campaign):
    link, shown = join_link(campaign), page("role_link", campaign, "members")
    RoleLink.objects.update(digest="0" * 64)
    answer = holder_client().get(shown)
    assert "ne peut plus être affiché" in words(answer)
    assert link not in answer.content.decode()
    assert join_link(campaign, replace="yes") != link


def test_a_role_without_a_link_has_no_page_of_it(campaign):
    shown, home = page("role_link", campaign, "members"), page("campaign", campaign)
    assert holder_client().get(shown)["Location"] == home
    join_link(campaign)
    Campaign.objects.update(closed_at=timezone.now())
    assert holder_client().get(shown)["Location"] == home


def test_a_role_link_takes_no_crowd(campaign, monkeypatch):
    monkeypatch.setattr("virage.web.campaigns.actions.answering.MOST", 1)
    link = join_link(campaign)
    assert Client().post(link).status_code == 302
    assert Client().post(link).status_code == 403


def test_a_seat_answers_under_its_role_and_finds_its_part_again(coop, campaign):
    sam = signed_in("sam@example.coop")
    assert "comme membre du personnel" in words(sam.get(page("my_part", campaign)))
    first = sam.post(page("my_part", campaign), {"consents": "yes"})["Location"]
    part = Participation.objects.get()
    assert (part.role, part.consents, part.account) == ("staff", True, person("sam@example.coop"))
    elsewhere = sign_in(person("sam@example.coop"))
    assert elsewhere.post(page("my_part", campaign))["Location"] == first
    assert elsewhere.get(first).status_code == 200
    assert "Continuer mes réponses" in words(sam.get(reverse("campaigns:home", args=[coop.id])))


def test_a_role_that_another_questionnaire_invents_is_named_too():
    assert role_sentence("board", "Conseil").endswith("comme membre du conseil d’administration.")
    assert (
        role_sentence("neighbours", "Voisinage") == "Vous répondez sous ce rôle\u00a0: Voisinage."
    )


def test_who_was_invited_by_mail_may_come_by_their_seat(campaign):
    ask(campaign, "sam@example.coop")
    Participation.objects.update(account=person("sam@example.coop"))
    sam = signed_in("sam@example.coop")
    assert sam.post(page("my_part", campaign)).status_code == 302
    assert Participation.objects.get().sheet is not None


def test_one_hands_in_and_takes_it_back_until_the_closing(campaign):
    part = answer(actor_of(person("sam@example.coop")), campaign)
    sam, end = signed_in("sam@example.coop"), reverse("campaigns:hand_in", args=[part.sheet_id])
    assert "Pas encore répondu" in words(sam.get(end))
    sam.post(end)
    assert "vos réponses sont remises" in words(sam.get(end))
    sam.post(end, {"undo": "yes"})
    part.refresh_from_db()
    assert part.handed_in_at is None
    Campaign.objects.update(closed_at=timezone.now())
    assert sam.post(end).status_code == 403
    Sheet.objects.update(locked_at=timezone.now())
    assert sam.post(end).status_code == 403
    assert "Ce diagnostic est clos" in words(sam.get(end))


def test_a_part_has_neither_profile_nor_portrait_of_its_own(campaign):
    part = answer(actor_of(person("sam@example.coop")), campaign)
    sam, sheet = signed_in("sam@example.coop"), part.sheet
    assert sheet is not None
    overview = address("overview", sheet.id)
    assert sam.get(address("profile", sheet.id))["Location"] == overview
    end = reverse("campaigns:hand_in", args=[sheet.id])
    assert sam.get(address("portrait", sheet.id))["Location"] == end
    assert sam.get(address("portrait_pdf", sheet.id))["Location"] == end
    assert section(sam, sheet, "people").shown.status_code == 200
    tools = sam.get(address("tools", sheet.id)).content.decode()
    assert end in tools
    assert address("portrait", sheet.id) not in tools


def test_a_closed_diagnosis_takes_nobody(campaign):
    ask(campaign, "a@example.coop")
    personal, of_role = respond_link("a@example.coop"), join_link(campaign)
    Campaign.objects.update(closed_at=timezone.now())
    for link in (personal, of_role, page("my_part", campaign)):
        browser = signed_in("sam@example.coop")
        assert "ne prend plus de réponses" in words(browser.get(link))
        assert browser.post(link).status_code == 403
    assert ask(campaign, "b@example.coop").status_code == 403


def test_reminders_go_a_week_before_and_on_the_eve_to_who_has_not_handed_in(campaign):
    ask(campaign, "a@example.coop\nb@example.coop")
    Participation.objects.filter(email="b@example.coop").update(handed_in_at=timezone.now())
    now = timezone.now()
    Campaign.objects.update(due_on=timezone.localdate(now) + timedelta(days=7))
    for days in (0, 0, 3, 6, 6, 7, 7, 60):
        remind_everybody(now + timedelta(days=days))
    reminded = Mail.objects.filter(purpose="campaign.reminder")
    assert [mail.recipient for mail in reminded] == ["a@example.coop"] * 2
    assert [mail.recipient for mail in Mail.objects.filter(purpose="campaign.due")] == [HOLDER]
    assert reminded[0].context["url"].endswith(respond_link("a@example.coop"))


def test_one_is_reminded_by_hand_once_a_day_and_an_unused_invitation_is_withdrawn(campaign):
    ask(campaign, "a@example.coop\nb@example.coop")
    a, b = (Participation.objects.get(email=f"{name}@example.coop") for name in "ab")
    holder = holder_client()
    for _ in range(2):
        assert holder.post(page("person", campaign, a.id)).status_code == 302
    assert Mail.objects.filter(purpose="campaign.reminder").count() == 1
    holder.post(page("person", campaign, b.id), {"withdraw": "yes"})
    assert not Mail.objects.filter(recipient="b@example.coop").exists()
    Client().post(respond_link("a@example.coop"))
    assert holder.post(page("person", campaign, a.id), {"withdraw": "yes"}).status_code == 403
    Participation.objects.update(handed_in_at=timezone.now())
    holder.post(page("person", campaign, a.id))
    assert Mail.objects.filter(purpose="campaign.reminder").count() == 1
    assert holder.post(page("person", campaign, b.id)).status_code == 404


def test_a_stranger_and_a_colleague_run_nothing(campaign):
    for name in ("campaign", "last_day"):
        assert signed_in("sam@example.coop").get(page(name, campaign)).status_code == 403
        assert signed_in("eve@example.org").get(page(name, campaign)).status_code == 404
        assert Client().get(page(name, campaign)).status_code == 302
    with pytest.raises(RefusedError):
        actions.take_part(
            actor=actor_of(person("eve@example.org")), campaign=campaign, consents=False
        )


def test_a_part_without_a_sheet_is_not_handed_in(campaign):
    ask(campaign, "a@example.coop")
    with pytest.raises(RefusedError, match="has no sheet"):
        actions.hand_in(actor=actor_of(person(HOLDER)), part=Participation.objects.get(), done=True)


def test_an_account_has_one_part_however_it_comes(campaign):
    answer(actor_of(person("sam@example.coop")), campaign)
    ask(campaign, "sam@example.coop")
    signed_in("sam@example.coop").post(respond_link("sam@example.coop"))
    assert Participation.objects.filter(account=person("sam@example.coop")).count() == 1


def test_the_pages_of_an_organisation_ask_as_much_for_many_as_for_few(coop, campaign):
    holder = holder_client()
    home = reverse("campaigns:home", args=[coop.id])

    def cost(url: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert holder.get(url).status_code == 200
        return len(asked)

    ask(campaign, "a@example.coop")
    few = cost(home), cost(page("campaign", campaign))
    ask(campaign, "\n".join(f"p{number}@example.coop" for number in range(40)))
    for number in range(1, 6):
        Campaign.objects.create(
            organisation=coop,
            number=number,
            questionnaire=campaign.questionnaire,
            version=campaign.version,
            content_hash=campaign.content_hash,
            started_at=timezone.now(),
            closed_at=timezone.now(),
        )
    assert (cost(home), cost(page("campaign", campaign))) == few
    assert max(few) <= 12
