"""What changed between two diagnoses: for whoever may read both portraits, and nobody else."""

from dataclasses import replace

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from tests.documents.crowds import respondents
from tests.web.campaigns import crowd
from tests.web.campaigns.crowd import Coop, actor_for, found, window
from tests.web.campaigns.test_portrait_pages import words
from tests.web.campaigns.versions import DROPPED, HALVES, MOVED, SPLIT, with_next_version
from virage.core.answers import Answers, Picked
from virage.core.consensus import Respondent
from virage.web.campaigns.actions.closing import close_campaign
from virage.web.campaigns.models import Campaign, Report
from virage.web.diagnostics.bridge import catalogues
from virage.web.diagnostics.models import GivenAnswer

pytestmark = pytest.mark.django_db


@pytest.fixture
def published(tmp_path, settings: LazySettings):
    """Version 1.1 comes out when it is called."""

    def publish() -> None:
        settings.VIRAGE_CATALOGUES = with_next_version(tmp_path)

    return publish


def close(made: Coop) -> None:
    close_campaign(actor=actor_for(made.people["holder"]), campaign=made.campaign)


def again(made: Coop, *, closed: bool = True, **answers: str) -> Campaign:
    """A second diagnosis of the same people, by the newest version, some answers changed."""
    newest = catalogues().questionnaire("coop")
    first = made.campaign
    made.campaign = Campaign.objects.create(
        organisation=made.organisation, number=1, questionnaire="coop", version=newest.version,
        content_hash=newest.content_hash, started_at=timezone.now(),
    )  # fmt: skip
    for person in respondents({"board": 3}):
        crowd.answer(made, _renewed(person, answers, {each.id for each in newest.questions()}))
    if closed:
        close(made)
    later, made.campaign = made.campaign, first
    return later


def _renewed(person: Respondent, answers: dict[str, str], known: set[str]) -> Respondent:
    given = dict(person.answers.given)
    if SPLIT not in known:
        given |= dict.fromkeys(HALVES, given[SPLIT])
    given |= {name: Picked(choice) for name, choice in answers.items()}
    kept = {name: each for name, each in given.items() if name in known}
    return replace(person, answers=Answers(kept))


def address(made: Coop, later: Campaign, language: str = "fr", *, name: str = "compare") -> str:
    with override(language):
        return reverse(f"campaigns:{name}", args=[later.id, made.campaign.id])


def test_the_board_reads_what_changed_in_both_languages_and_as_a_document():
    made = found({"board": 3})
    close(made)
    later = again(made, sec_access="second_proof")
    board = window(made.people["board"])
    assert "on ne peut pas encore distinguer ce changement du hasard" in words(
        board.get(address(made, later))
    )
    said = words(board.get(address(made, later, "en")))
    assert "T0 → T1" in said
    assert "to stage 4" in said
    assert "our assumptions, not norms" in said
    document = board.get(address(made, later, name="compare_pdf"))
    assert document.content.startswith(b"%PDF-")


def test_who_may_not_read_both_portraits_sees_nothing():
    made, other = found({"board": 3}), found({"board": 3}, name="Ailleurs")
    close(made)
    close(other)
    later, theirs = again(made), again(other)
    where = address(made, later)
    statuses = {name: window(each).get(where).status_code for name, each in made.people.items()}
    assert statuses == {"holder": 200, "board": 200, "staff": 403, "member": 403, "manager": 403}
    assert window(other.people["holder"]).get(where).status_code == 404
    assert Client().get(where)["Location"].startswith("/connexion/")
    mixed = address(made, theirs)
    assert window(made.people["holder"]).get(mixed).status_code == 404


def test_an_open_diagnosis_is_compared_with_none_and_time_does_not_run_back():
    made = found({"board": 3})
    close(made)
    later = again(made, closed=False)
    holder = window(made.people["holder"])
    assert holder.get(address(made, later)).status_code == 403
    same = reverse("campaigns:compare", args=[made.campaign.id, made.campaign.id])
    assert holder.get(same).status_code == 404


def test_two_versions_are_compared_by_the_item_map(published):
    made = found({"board": 3})
    close(made)
    published()
    later = again(made)
    assert later.version == "1.1"
    said = words(window(made.people["board"]).get(address(made, later, "en")))
    assert "Version 1.1 makes two of it." in said
    assert "The scale has one stage less." in said
    assert "Dropped since: not asked now" in said
    old, new = (catalogues().questionnaire("coop", each) for each in ("1.0", "1.1"))
    assert {DROPPED, SPLIT} <= set(old.by_id) - set(new.by_id)
    (security,) = (each for each in new.dimensions if each.id == "security")
    assert MOVED in {each.id for each in security.questions}


def test_what_was_closed_never_changes_when_a_version_is_published(published):
    made = found({"board": 3})
    close(made)
    first = made.campaign
    board = window(made.people["board"])

    def everything() -> tuple[object, ...]:
        with override("fr"):
            shown = board.get(reverse("campaigns:portrait", args=[first.id]))
            document = board.get(reverse("campaigns:portrait_pdf", args=[first.id])).content
        rows = Report.objects.filter(campaign=first).order_by("kind", "language")
        return (
            sorted(GivenAnswer.objects.filter(sheet__participation__campaign=first).values_list()),
            Campaign.objects.filter(id=first.id).values_list().get(),
            [(each.digest, bytes(each.pdf)) for each in rows],
            document,
            words(shown),
        )

    before = everything()
    published()
    assert catalogues().questionnaire("coop").version == "1.1"
    assert everything() == before
    again(made)
    assert everything()[2:4] == before[2:4]
