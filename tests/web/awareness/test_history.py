"""The history of a text: what changed, what it was, and how to go back."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.people import person
from tests.texts import (
    EMMA,
    ERIC,
    article,
    director,
    editor,
    editor_client,
    facet,
    publish,
    published,
    rewritten,
)
from tests.web.diagnostics.acting import words
from virage.core.access import VISITOR
from virage.core.editing import Step
from virage.documents.prose import prose_html
from virage.library import shipped
from virage.web.awareness import actions, bridge, queries
from virage.web.awareness.actions import MovedError, Stepping, Wanted
from virage.web.awareness.models import Edition
from virage.web.journal.models import Entry
from virage.web.refusals import RefusedError

pytestmark = pytest.mark.django_db
FACET = "/redaction/facet.selling_online/"
HOOK = {"fr": "On nous trouve enfin.", "en": "People find us at last."}


@pytest.fixture
def emma():
    return editor_client(EMMA)


def test_a_text_that_nobody_changed_has_no_history_yet(emma):
    assert "Personne n’a encore modifié" in words(emma.get(f"{FACET}historique/"))


def test_the_history_says_who_wrote_what_and_forgets_an_erased_account(emma):
    rewritten()
    rewritten(base=1, hook=HOOK)
    said = words(emma.get(f"{FACET}historique/"))
    assert EMMA in said
    assert said.index("Aperçu de la version 2") < said.index("Aperçu de la version 1")
    person("gone@example.org")
    Edition.objects.filter(number=1).update(author=None)
    assert "par un compte effacé depuis" in words(emma.get(f"{FACET}historique/"))


def test_what_changed_is_shown_word_by_word_in_each_language(emma):
    rewritten()
    lists = {"needs": [], "sources": [], "questions": facet()["questions"][:1]}
    rewritten(base=1, hook=HOOK, **lists)
    html = emma.get(f"{FACET}2/changements/").content.decode()
    assert '<span class="visually-hidden">[ajouté] </span>' in html
    assert "(français)" in html
    for label in ("Besoins qu’elle explique", "Questions de l’autodiagnostic", "Où on l’a lu"):
        assert label.lower() in html.lower()
    assert "Rien ne diffère." in words(emma.get(f"{FACET}2/changements/?against=2"))
    against_shipped = words(emma.get(f"{FACET}2/changements/?against=0"))
    assert "[retiré]" in against_shipped
    assert "enfin." in against_shipped
    assert emma.get(f"{FACET}2/changements/?against=9").status_code == 404
    assert emma.get(f"{FACET}9/").status_code == 404


def test_an_older_version_becomes_the_draft_and_the_others_stay(emma):
    rewritten(hook=HOOK)
    rewritten(base=1)
    answer = emma.post(f"{FACET}1/reprendre/", {"base": "2"})
    assert answer["Location"] == FACET
    kept = Edition.objects.order_by("number")
    assert [each.number for each in kept] == [1, 2, 3]
    assert kept[2].content == kept[0].content
    assert emma.post(f"{FACET}1/reprendre/", {"base": "2"}).status_code == 409


def test_a_draft_is_previewed_however_little_it_says(emma):
    rewritten(minute={"fr": "Court.", "en": ""})
    page = emma.get(f"{FACET}1/")
    assert "Aperçu de la version 1" in words(page)
    assert "reading.js" not in page.content.decode()
    published(french_only=True)
    shown = words(emma.get("/en/writing/article.le_bois_partage/1/"))
    assert "La thermopompe" in shown
    assert "This page is in French for now" in shown


def test_an_upgrade_of_the_shipped_text_is_told_and_overwrites_nothing(emma, client):
    publish(rewritten(hook=HOOK))
    Edition.objects.update(shipped="0" * 64)
    assert "Une mise à jour de Virage" in words(emma.get("/redaction/"))
    assert "Comparer avec le texte d’origine" in words(emma.get(FACET))
    assert HOOK["fr"] in words(client.get("/comprendre/vendre-en-ligne/"))


def test_a_published_text_that_an_upgrade_made_unreadable_gives_way_and_is_told(emma, client):
    publish(rewritten(hook=HOOK))
    row = Edition.objects.get()
    row.content["moves"] = [*row.content["moves"][:2], {"fr": "", "en": ""}]
    row.save()
    bridge._public_texts.cache_clear()
    assert HOOK["fr"] not in words(client.get("/comprendre/vendre-en-ligne/"))
    assert "Il ne respecte plus les règles" in words(emma.get("/redaction/"))


def test_a_version_written_before_a_field_existed_is_read_all_the_same(emma):
    rewritten()
    row = Edition.objects.get()
    del row.content["hook"]
    row.save()
    for page in (FACET, f"{FACET}1/", f"{FACET}1/changements/"):
        assert emma.get(page).status_code == 200


def test_a_shipped_text_is_edited_without_the_line_ends_of_its_file_and_reads_the_same():
    for each in shipped().facets.facets:
        for key in ("minute", "article"):
            file, row = getattr(each, key), facet(each.id)[key]
            for language in ("fr", "en"):
                before, after = (prose_html(text) for text in (file.in_(language), row[language]))
                assert after.split() == before.split()
                assert all(line for line in row[language].split("\n\n"))


def test_the_newest_text_written_wins_over_an_older_one_that_waits(client):
    tomorrow = timezone.localdate() + timedelta(days=1)
    publish(rewritten(hook={"fr": "Plus tard.", "en": "Later."}), on=tomorrow)
    publish(rewritten(base=1, hook=HOOK))
    assert HOOK["fr"] in words(client.get("/comprendre/vendre-en-ligne/"))


def test_who_directs_publishes_alone_and_each_deed_is_journalled():
    text = rewritten(hook=HOOK).text
    actions.take_step(actor=director(), text=text, wanted=Stepping(Step.SUBMIT, 1))
    actions.take_step(actor=director(), text=text, wanted=Stepping(Step.PUBLISH, 1))
    verbs = list(Entry.objects.order_by("number").values_list("verb", flat=True))
    assert verbs == ["content.save", "content.submit", "content.publish"]


def test_nobody_else_writes_or_reads_drafts():
    wanted, edition = Wanted(article()), rewritten()
    stepping = Stepping(Step.SUBMIT, 1)
    deeds: tuple[tuple[Any, dict[str, Any]], ...] = (
        (actions.begin, {"kind": "article", "wanted": wanted}),
        (actions.save, {"kind": "facet", "name": "data", "base": 0, "wanted": wanted}),
        (actions.restore, {"text": edition.text, "base": 1, "number": 1}),
        (actions.take_step, {"text": edition.text, "wanted": stepping}),
    )
    for act, given in deeds:
        with pytest.raises(RefusedError):
            act(actor=VISITOR, **given)
    assert not queries.texts_for(VISITOR)
    assert queries.last_editions(VISITOR) == ()


def test_a_version_that_never_was_is_not_restored():
    edition = rewritten()
    with pytest.raises(RefusedError):
        actions.restore(actor=editor(), text=edition.text, base=1, number=7)
    with pytest.raises(MovedError):
        actions.restore(actor=editor(), text=edition.text, base=0, number=1)


def test_a_text_given_back_to_an_erased_account_sends_no_mail():
    edition = rewritten()
    actions.take_step(actor=editor(), text=edition.text, wanted=Stepping(Step.SUBMIT, 1))
    Edition.objects.update(author=None)
    back = Stepping(Step.GIVE_BACK, 1, note="Encore")
    assert actions.take_step(actor=editor(ERIC), text=edition.text, wanted=back).state == "draft"


def test_old_drafts_that_others_followed_go_and_what_was_published_stays():
    publish(rewritten())
    rewritten(base=1, hook=HOOK)
    rewritten(base=2)
    later = timezone.now() + timedelta(days=1)
    assert actions.forget_old_drafts(before=later) == 1
    assert list(Edition.objects.values_list("number", flat=True)) == [1, 3]
