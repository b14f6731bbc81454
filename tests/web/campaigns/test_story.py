"""A co-op diagnoses itself together: from one person's sheet to a portrait that the board reads."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.people import signed_in
from tests.post_office import PostOffice
from tests.web.diagnostics.acting import HTMX, address, section, start, stored, words
from virage.web.campaigns.due import remind_everybody
from virage.web.campaigns.models import Campaign
from virage.web.diagnostics.models import Sheet
from virage.web.jobs import worker
from virage.web.organisations.models import Fact, Organisation

pytestmark = pytest.mark.django_db

BOARD = [f"board{number}@example.coop" for number in range(1, 5)]
STAFF = [f"staff{number}@example.coop" for number in range(1, 5)]
MANAGEMENT = ["deputy@example.coop"]
MEMBERS = ["member1@example.coop", "member2@example.coop", "silent@example.coop"]


@pytest.fixture(autouse=True)
def patient() -> None:
    """Nobody has asked for a code yet."""
    cache.clear()


def deliver(office: PostOffice) -> None:
    """The worker sends what waits."""
    while worker.next_mail(timezone.now()):
        pass


def letters(office: PostOffice, email: str) -> list[str]:
    """The text of every mail that an address received."""
    found = [mail for mail in office.received if mail["To"] == email]
    return [str(mail.get_body(("plain",)).get_content()) for mail in found]  # type: ignore[union-attr]


def link_in(letter: str) -> str:
    """The path of the link in a mail."""
    found = re.search(r"https?://[^/\s]+(/\S+)", letter)
    assert found
    return found[1]


def signs_up(client: Client, email: str, office: PostOffice) -> None:
    """Sign in with the code that comes by mail."""
    client.post(reverse("account_login"), {"email": email})
    deliver(office)
    code = re.search(r"\b\d{8}\b", letters(office, email)[-1])
    assert code
    client.post(reverse("account_confirm_login_code"), {"code": code[0]})


def invites(client: Client, campaign: Campaign, emails: list[str], role: str, language: str = "fr"):
    """Ask people of a role by mail."""
    page = reverse("campaigns:campaign", args=[campaign.id])
    answer = client.post(page, {"emails": "\n".join(emails), "role": role, "language": language})
    assert answer.status_code == 302, words(answer)


def enters(link: str, browser: Client | None = None) -> tuple[Client, Sheet]:
    """Open one's link, read, press the button."""
    browser = browser or Client()
    assert browser.get(link).status_code == 200
    answer = browser.post(link)
    assert answer.status_code == 302, words(answer)
    found = re.search(r"[0-9a-f-]{36}", answer["Location"])
    assert found
    return browser, Sheet.objects.get(id=found[0])


def answers(browser: Client, sheet: Sheet, language: str = "fr", **chosen: str) -> None:
    """Answer a few questions, page by page, and hand in."""
    parts = {"gov": "governance", "dat": "data", "sec": "security", "ppl": "people"}
    for question, choice in chosen.items():
        window = section(browser, sheet, parts[question[:3]], language)
        assert window.choose(question, choice).send().status_code == 302
    assert browser.post(reverse("campaigns:hand_in", args=[sheet.id])).status_code == 302


def test_a_coop_diagnoses_itself_together(office):
    ana, campaign = ana_takes_her_sheet_into_an_organisation(office)
    she_invites_twelve_people_in_four_roles(ana, campaign, office)
    the_board_is_at_ease_and_the_staff_does_not_see_it(office)
    telephone, sheet = one_answers_on_two_devices_at_once_and_is_told(office)
    one_never_answers_and_is_reminded_once(office)
    nobody_reads_a_portrait_nor_the_answers_of_another(ana, campaign, sheet)
    she_closes_and_every_sheet_is_locked(ana, campaign, telephone, sheet)
    the_portrait_shows_where_they_disagree_and_hides_two_people(ana, campaign)
    it_is_read_by_whom_the_coop_chose(ana, campaign, telephone)


def ana_takes_her_sheet_into_an_organisation(office):
    """Ana, the manager, tries alone, without an account; then signs up, and nothing is lost."""
    ana = Client()
    sheet = start(ana, name="Le Panier du Rang")
    section(ana, sheet, "security").choose("sec_backup", "none").send()
    signs_up(ana, "ana@example.coop", office)
    claim = reverse("campaigns:claim", args=[sheet.id])
    assert "Le Panier du Rang" in ana.get(claim).content.decode()
    given = {"organisation": "new", "name": "Le Panier du Rang", "role": "manager"}
    home = ana.post(claim, given)["Location"]
    assert home == reverse("campaigns:home", args=[Organisation.objects.get().id])
    assert stored(sheet, "sec_backup") == "none"
    assert Fact.objects.get(question="members").value == 640
    return ana, Campaign.objects.get()


def she_invites_twelve_people_in_four_roles(ana, campaign, office):
    """She chooses a last day; one of the staff gets the mail in English."""
    due_on = timezone.localdate() + timedelta(days=5)
    ana.post(reverse("campaigns:last_day", args=[campaign.id]), {"due_on": due_on.isoformat()})
    invites(ana, campaign, BOARD, "board")
    invites(ana, campaign, STAFF[:3], "staff")
    invites(ana, campaign, STAFF[3:], "staff", "en")
    invites(ana, campaign, MANAGEMENT, "management")
    invites(ana, campaign, MEMBERS, "members")
    deliver(office)
    people = [*BOARD, *STAFF, *MANAGEMENT, *MEMBERS]
    assert [len(letters(office, email)) for email in people] == [1] * 12
    assert "You answer alone" in letters(office, STAFF[3])[0]


def the_board_is_at_ease_and_the_staff_does_not_see_it(office):
    """The planted disagreement; two members answer as well, one person in English."""
    for email in BOARD:
        browser, own = enters(link_in(letters(office, email)[0]))
        answers(browser, own, gov_ease="learns", ppl_change="adjusted", sec_backup="none")
    for email, language in zip(STAFF[1:], ("fr", "fr", "en"), strict=True):
        browser, own = enters(link_in(letters(office, email)[0]))
        answers(browser, own, language, gov_ease="avoided", ppl_change="surprise")
    for email in MEMBERS[:2]:
        browser, own = enters(link_in(letters(office, email)[0]))
        answers(browser, own, ppl_change="consulted")


def one_answers_on_two_devices_at_once_and_is_told(office):
    """The same link opens the same sheet; the second device overwrites nothing."""
    link = link_in(letters(office, STAFF[0])[0])
    telephone, own = enters(link)
    computer, same = enters(link)
    assert same == own
    here, there = section(telephone, own, "governance"), section(computer, own, "governance")
    assert here.touch("gov_ease", "avoided").status_code == 200
    assert there.touch("gov_ease", "learns").status_code == 409
    assert stored(own, "gov_ease") == "avoided"
    answers(telephone, own, ppl_change="surprise")
    return telephone, own


def one_never_answers_and_is_reminded_once(office):
    """However often it is looked; who has handed in hears nothing more."""
    for _ in range(3):
        remind_everybody(timezone.now())
        deliver(office)
    subjects = [mail["Subject"] for mail in office.received if mail["To"] == MEMBERS[2]]
    assert [subject.startswith("Rappel") for subject in subjects] == [False, True]
    assert [len(letters(office, email)) for email in BOARD] == [1] * 4


def nobody_reads_a_portrait_nor_the_answers_of_another(ana, campaign, sheet):
    """While people answer; who holds the account neither."""
    assert ana.get(reverse("campaigns:portrait", args=[campaign.id])).status_code == 403
    assert ana.get(address("overview", sheet.id)).status_code == 404


def she_closes_and_every_sheet_is_locked(ana, campaign, telephone, sheet):
    """From then on nothing changes."""
    assert ana.post(reverse("campaigns:close", args=[campaign.id])).status_code == 302
    page = address("section", sheet.id, "governance")
    late = telephone.post(page, {"gov_ease": "learns", "base.gov_ease": "1"}, headers=HTMX)
    assert late.status_code == 403
    assert not Sheet.objects.filter(locked_at=None).exists()


def the_portrait_shows_where_they_disagree_and_hides_two_people(ana, campaign):
    """Board and staff apart, by number; two members and two of the management in one group."""
    text = words(ana.get(reverse("campaigns:portrait", args=[campaign.id])))
    apart = text[text.index("Là où les regards") : text.index("Autonomie et dépendances")]
    assert "Conseil d’administration (4 personnes), étape 5 sur 5." in apart
    assert "Personnel (4 personnes), étape 1 sur 5." in apart
    assert "Autres rôles ensemble (direction et membres)" in apart
    assert "Membres (2" not in apart
    pdf = ana.get(reverse("campaigns:portrait_pdf", args=[campaign.id]))
    assert pdf.content.startswith(b"%PDF")


def it_is_read_by_whom_the_coop_chose(ana, campaign, telephone):
    """A stranger learns nothing; a respondent sees it while the co-op shares it."""
    portrait = reverse("campaigns:portrait", args=[campaign.id])
    assert signed_in("eve@example.org").get(portrait).status_code == 404
    assert telephone.get(portrait).status_code == 403
    sharing = reverse("campaigns:sharing", args=[campaign.id])
    ana.post(sharing, {"purpose": "respondents", "share": "yes"})
    assert telephone.get(portrait).status_code == 200
    ana.post(sharing, {"purpose": "respondents", "share": "no"})
    assert telephone.get(portrait).status_code == 403
