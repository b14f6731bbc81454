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
from tests.web.jobs.conftest import office  # noqa: F401, a fixture
from virage.web.campaigns.due import remind_everybody
from virage.web.campaigns.models import Campaign, Participation
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


def deliver(office: PostOffice) -> None:  # noqa: F811
    """The worker sends what waits."""
    while worker.next_mail(timezone.now()):
        pass


def letters(office: PostOffice, email: str) -> list[str]:  # noqa: F811
    """The text of every mail that an address received."""
    found = [mail for mail in office.received if mail["To"] == email]
    return [str(mail.get_body(("plain",)).get_content()) for mail in found]  # type: ignore[union-attr]


def link_in(letter: str) -> str:
    """The path of the link in a mail."""
    found = re.search(r"https?://[^/\s]+(/\S+)", letter)
    assert found
    return found[1]


def signs_up(client: Client, email: str, office: PostOffice) -> None:  # noqa: F811
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


def test_a_coop_diagnoses_itself_together(office):  # noqa: F811, PLR0915
    # Ana, the manager, tries the self-diagnosis alone, without an account.
    ana = Client()
    sheet = start(ana, name="Le Panier du Rang")
    section(ana, sheet, "security").choose("sec_backup", "none").send()

    # She signs in with a code, and takes her sheet into an organisation: nothing is lost.
    signs_up(ana, "ana@example.coop", office)
    claim = reverse("campaigns:claim", args=[sheet.id])
    assert "Le Panier du Rang" in ana.get(claim).content.decode()
    given = {"organisation": "new", "name": "Le Panier du Rang", "role": "manager"}
    home = ana.post(claim, given)["Location"]
    organisation, campaign = Organisation.objects.get(), Campaign.objects.get()
    assert home == reverse("campaigns:home", args=[organisation.id])
    assert stored(sheet, "sec_backup") == "none"
    assert Fact.objects.get(question="members").value == 640

    # She chooses a last day, and invites twelve people in four roles; Ann gets hers in English.
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

    # The board finds itself at ease; the staff does not see it at all.
    for email in BOARD:
        browser, own = enters(link_in(letters(office, email)[0]))
        answers(browser, own, gov_ease="learns", ppl_change="adjusted", sec_backup="none")
    for email, language in zip(STAFF[1:], ("fr", "fr", "en"), strict=True):
        browser, own = enters(link_in(letters(office, email)[0]))
        answers(browser, own, language, gov_ease="avoided", ppl_change="surprise")

    # One of the staff answers on a telephone and on a computer at once: the second is told.
    link = link_in(letters(office, STAFF[0])[0])
    telephone, own = enters(link)
    computer, same = enters(link)
    assert same == own
    here, there = section(telephone, own, "governance"), section(computer, own, "governance")
    assert here.touch("gov_ease", "avoided").status_code == 200
    refused = there.touch("gov_ease", "learns")
    assert refused.status_code == 409
    assert stored(own, "gov_ease") == "avoided"
    answers(telephone, own, ppl_change="surprise")

    # Two members answer; the third never does, and is reminded once, however often it is looked.
    for email in MEMBERS[:2]:
        browser, own = enters(link_in(letters(office, email)[0]))
        answers(browser, own, ppl_change="consulted")
    for _ in range(3):
        remind_everybody(timezone.now())
        deliver(office)
    assert len(letters(office, "silent@example.coop")) == 2
    subjects = [mail["Subject"] for mail in office.received if mail["To"] == MEMBERS[2]]
    assert [subject.startswith("Rappel") for subject in subjects] == [False, True]
    assert [len(letters(office, email)) for email in BOARD] == [1] * 4

    # Nobody reads a portrait while people answer; nobody reads another's answers at all.
    portrait = reverse("campaigns:portrait", args=[campaign.id])
    assert ana.get(portrait).status_code == 403
    assert ana.get(address("overview", own.id)).status_code == 404

    # Ana closes: every sheet is locked, and the board is told.
    assert ana.post(reverse("campaigns:close", args=[campaign.id])).status_code == 302
    late = section_refused(telephone, same)
    assert late == 403
    assert not Sheet.objects.filter(locked_at=None, organisation=organisation).exists()

    # The portrait shows where board and staff disagree, and hides the role of two people.
    shown = ana.get(portrait)
    text = words(shown)
    assert shown.status_code == 200
    assert "Là où les regards diffèrent" in text
    apart = text[text.index("Là où les regards") : text.index("Autonomie et dépendances")]
    assert "Conseil d’administration (4 personnes), étape 5 sur 5." in apart
    assert "Personnel (4 personnes), étape 1 sur 5." in apart
    assert "Autres rôles ensemble (direction et membres)" in apart
    assert "Membres (2" not in apart
    pdf = ana.get(reverse("campaigns:portrait_pdf", args=[campaign.id]))
    assert pdf.content.startswith(b"%PDF")

    # A stranger learns nothing; a respondent sees it once the co-op shares it, until it does not.
    assert signed_in("eve@example.org").get(portrait).status_code == 404
    assert telephone.get(portrait).status_code == 404
    sharing = reverse("campaigns:sharing", args=[campaign.id])
    ana.post(sharing, {"purpose": "respondents", "share": "yes"})
    assert telephone.get(portrait).status_code == 200
    ana.post(sharing, {"purpose": "respondents", "share": "no"})
    assert telephone.get(portrait).status_code == 404
    assert Participation.objects.filter(sheet=None).count() == 2


def section_refused(browser: Client, sheet: Sheet) -> int:
    """What saving an answer of a closed diagnosis comes to."""
    page = address("section", sheet.id, "governance")
    return browser.post(
        page, {"gov_ease": "learns", "base.gov_ease": "1"}, headers=HTMX
    ).status_code
