"""Notes: private until they are shared, which is asked; one's own to change and to erase."""

import pytest
from django.core.cache import cache
from django.utils import timezone

from tests.coops import HOLDER, actor_of, found_coop, holder_client
from tests.offices import ADVISOR, an_advisor, an_office, asked, at_the_desk
from tests.people import person
from tests.web.campaigns.test_story import deliver, letters
from tests.web.diagnostics.acting import words
from tests.web.offices.test_offices import address, desk_client
from tests.web.offices.test_requests import JON, LEA, reread, taken
from virage.web.journal.models import Entry
from virage.web.offices import actions
from virage.web.offices.models import Accompaniment, Advisor, Note
from virage.web.privacy.actions import erase_account
from virage.web.privacy.copies import organisation as copy_of_organisation
from virage.web.privacy.copies import person as copy_of_person
from virage.web.refusals import RefusedError

pytestmark = pytest.mark.django_db
SECRET, TOLD = "Le conseil est divisé.", "Apportez vos factures."


@pytest.fixture(autouse=True)
def patient() -> None:
    """Nothing was done too often yet."""
    cache.clear()


@pytest.fixture
def case() -> Accompaniment:
    """A case that Ivy has, at an office that Léa leads."""
    office = an_office()
    an_advisor(LEA, office, lead=True)
    return taken(asked(found_coop()), an_advisor(ADVISOR, office))


def ivy() -> Advisor:
    return Advisor.objects.get(account__email=ADVISOR)


def note(case: Accompaniment, said: str = SECRET) -> Note:
    row = actions.write_note(actor=at_the_desk(ivy()), case=reread(case), words=said)
    return Note.objects.select_related("case__advisor", "case__organisation").get(id=row.id)


def test_a_note_is_private_until_it_is_shared_and_sharing_asks(case, office):
    client = desk_client()
    assert client.post(address("add_note", case.id), {"words": TOLD}).status_code == 302
    row = Note.objects.get()
    page = words(client.get(address("case", case.id)))
    assert "Privée : vous seule ou vous seul la lisez" in page
    follow = address("follow", case.organisation_id)
    assert TOLD not in words(holder_client().get(follow))
    assert TOLD not in words(desk_client(LEA).get(address("case", case.id)))
    asks = client.get(address("share_note", row.id))
    assert "Partager cette note avec l’organisation?" in words(asks)
    assert TOLD not in words(holder_client().get(follow))
    sent = client.post(address("share_note", row.id), {"base": "1"})
    assert sent.status_code == 302
    shown = words(holder_client().get(follow))
    assert TOLD in shown
    assert "Ivy" in shown
    assert "Partagée avec l’organisation le" in words(client.get(address("case", case.id)))
    deliver(office)
    assert "a partagé une note avec" in letters(office, HOLDER)[-1]
    assert TOLD not in letters(office, HOLDER)[-1]
    again = client.post(address("share_note", row.id), {"base": "2"}, follow=True)
    assert "a changé entre-temps" in words(again)


def test_a_note_that_changed_meanwhile_shows_both_and_loses_nothing(case):
    row, client = note(case), desk_client()
    page = address("note", row.id)
    assert SECRET in words(client.get(page))
    assert client.post(page, {"words": "Un", "base": "1"}).status_code == 302
    late = client.post(page, {"words": "Deux", "base": "1"})
    assert late.status_code == 409
    assert " Un " in words(late)
    assert "Deux" in late.content.decode()
    stale = client.post(address("share_note", row.id), {"base": "1"}, follow=True)
    assert "a changé entre-temps" in words(stale)
    assert not Note.objects.get().shared
    again = client.post(page, {"words": "Deux", "base": "2"})
    assert (again.status_code, Note.objects.get().words) == (302, "Deux")


def test_an_empty_note_is_not_written(case):
    sent = desk_client().post(address("add_note", case.id), {"words": " "})
    assert (sent.status_code, Note.objects.count()) == (422, 0)
    page = address("note", note(case).id)
    assert desk_client().post(page, {"words": "", "base": "1"}).status_code == 422


def test_a_note_is_erased_by_its_author_and_the_journal_keeps_no_word(case):
    row = note(case)
    assert desk_client().post(address("erase_note", row.id)).status_code == 302
    assert not Note.objects.exists()
    assert Entry.objects.filter(verb__startswith="note.").count() == 2
    assert SECRET not in repr(list(Entry.objects.values_list()))


def test_whoever_has_the_case_next_reads_what_is_shared_and_changes_nothing(case):
    private, told = note(case), note(case, TOLD)
    assert actions.share_note(actor=at_the_desk(ivy()), note=told, base=1)
    jon = an_advisor(JON, case.office)
    lea = Advisor.objects.get(account__email=LEA)
    assert actions.assign(actor=at_the_desk(lea), case=reread(case), advisor=jon)
    page = words(desk_client(JON).get(address("case", case.id)))
    assert TOLD in page
    assert SECRET not in page
    assert desk_client(JON).get(address("note", told.id)).status_code == 404
    assert desk_client().get(address("note", private.id)).status_code == 404
    told.case.refresh_from_db()
    with pytest.raises(RefusedError, match="only its author"):
        actions.change_note(actor=at_the_desk(jon), note=told, base=2, words="Autre")


def test_the_copies_hold_what_each_may_read(case):
    note(case)
    told = note(case, TOLD)
    actions.share_note(actor=at_the_desk(ivy()), note=told, base=1)
    now = timezone.now()
    whole = copy_of_organisation.files_of(case.organisation, "fr", now)["organisation.json"]
    assert TOLD in whole.decode()
    assert SECRET not in whole.decode()
    assert '"private_notes": 1' in whole.decode()
    user = person(ADVISOR)
    mine = copy_of_person.files_of(actor_of(user), user, language="fr", now=now)["account.json"]
    assert SECRET in mine.decode()
    assert TOLD in mine.decode()


def test_private_notes_go_with_the_account_of_their_author_and_shared_ones_stay(case):
    note(case)
    actions.share_note(actor=at_the_desk(ivy()), note=note(case, TOLD), base=1)
    erasure = erase_account(actor=at_the_desk(ivy()))
    assert erasure.counts["notes"] == 1
    assert [each.words for each in Note.objects.all()] == [TOLD]
    assert TOLD in words(holder_client().get(address("follow", case.organisation_id)))
