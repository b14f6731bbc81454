"""Editors write a text in the browser, a second one publishes it, and the public reads it."""

import json
from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from tests.people import person
from tests.texts import DANA, EMMA, ERIC, article, editor, editor_client, facet, rewritten, sent
from tests.web.diagnostics.acting import words
from tests.web.diagnostics.test_queries import queries
from virage.core.access import SiteRole
from virage.web.awareness.models import Edition, Text
from virage.web.jobs.models import Mail

pytestmark = pytest.mark.django_db
DESK, FACET = "/redaction/", "/redaction/facet.selling_online/"
ARTICLE = "/redaction/article.le_bois_partage/"
PUBLIC = {
    "fr": "/comprendre/articles/le-bois-partage/",
    "en": "/en/understand/articles/shared-firewood/",
}


@pytest.fixture
def emma():
    return editor_client(EMMA)


@pytest.fixture
def eric():
    return editor_client(ERIC)


def write(client, **changed):
    answer = client.post("/redaction/nouveau/article/", sent("article", article(), **changed))
    assert answer.status_code == 302, words(answer)
    return answer["Location"]


def step(client, page, name, base, **given):
    return client.post(f"{page}etape/", {"step": name, "base": base, **given})


def recipients(purpose):
    return set(Mail.objects.filter(purpose=purpose).values_list("recipient", flat=True))


def test_an_article_goes_from_one_editor_to_another_and_to_the_public(client, emma, eric):
    person(DANA, SiteRole.DIRECTOR)
    assert write(emma) == ARTICLE
    assert client.get(PUBLIC["fr"]).status_code == 404
    assert "Enregistré" in words(emma.get(ARTICLE))
    assert step(emma, ARTICLE, "submit", 1).status_code == 302
    assert recipients("content.waits") == {ERIC, DANA}
    refused = step(emma, ARTICLE, "publish", 1)
    assert refused.status_code == 403
    assert "deuxième personne" in words(refused)
    assert step(eric, ARTICLE, "publish", 1).status_code == 302
    for language, text in (("fr", "Le bois partagé"), ("en", "Shared firewood")):
        assert text in words(client.get(PUBLIC[language]))
    assert PUBLIC["fr"] in client.get("/comprendre/").content.decode()
    with override("fr"):
        data = reverse("awareness:facet", args=["data"])
    assert PUBLIC["fr"] in client.get(data).content.decode()


def test_the_search_takes_in_what_is_published_and_drops_what_is_withdrawn(client, emma, eric):
    write(emma)
    step(emma, ARTICLE, "submit", 1)
    assert "Le bois partagé" not in words(client.get("/comprendre/?words=thermopompes"))
    step(eric, ARTICLE, "publish", 1)
    assert "Le bois partagé" in words(client.get("/comprendre/?words=thermopompes"))
    assert "Shared firewood" in words(client.get("/en/understand/?words=firewood"))
    step(eric, ARTICLE, "withdraw", 1)
    assert "Le bois partagé" not in words(client.get("/comprendre/?words=thermopompes"))
    assert client.get(PUBLIC["fr"]).status_code == 404
    assert "Retiré" in words(emma.get(ARTICLE))


def test_a_day_to_come_publishes_by_itself(client, emma, eric):
    write(emma)
    step(emma, ARTICLE, "submit", 1)
    tomorrow = timezone.localdate() + timedelta(days=1)
    step(eric, ARTICLE, "publish", 1, on=str(tomorrow))
    assert client.get(PUBLIC["fr"]).status_code == 404
    assert "Sera publié" in words(emma.get(DESK))
    Edition.objects.update(publish_on=timezone.localdate())
    assert client.get(PUBLIC["fr"]).status_code == 200


def test_a_facet_of_ours_wins_over_the_shipped_one_until_it_is_taken_back(client, emma, eric):
    changed = sent("facet", facet(), title_fr="Vendre sans boutique", base="0")
    assert emma.post(FACET, changed)["Location"] == FACET
    step(emma, FACET, "submit", 1)
    step(eric, FACET, "publish", 1)
    assert "Vendre sans boutique" in words(client.get("/comprendre/vendre-en-ligne/"))
    assert "Vendre sans boutique" in words(client.get("/comprendre/"))
    assert "Revenir au texte d’origine" in words(emma.get(FACET))
    step(eric, FACET, "withdraw", 1)
    assert "Vendre en ligne, même un peu" in words(client.get("/comprendre/vendre-en-ligne/"))
    assert 'value="Vendre en ligne, même un peu"' in emma.get(FACET).content.decode()


def test_french_may_go_first_and_the_english_page_says_so(client, emma, eric):
    bare = {"title_en": "", "summary_en": "", "body_en": "", "address_en": ""}
    write(emma, **bare)
    assert "Titre, en anglais : Rien n’est encore écrit ici." in words(emma.get(ARTICLE)).replace(
        "\u00a0", " "
    )
    assert step(emma, ARTICLE, "submit", 1).status_code == 403
    said = sent("article", article(), **bare, french_only="on", base="1")
    emma.post(ARTICLE, said)
    step(emma, ARTICLE, "submit", 2)
    step(eric, ARTICLE, "publish", 2)
    page = client.get("/en/understand/articles/le-bois-partage/")
    assert "This page is in French for now" in words(page)
    assert '<article class="stack-l" lang="fr-CA">' in page.content.decode()
    assert "in French for now" not in words(client.get(PUBLIC["fr"]))
    assert "In French" in words(client.get("/en/understand/"))


def test_english_never_goes_without_french(emma):
    write(emma, title_fr="", body_fr="", french_only="on")
    page = ARTICLE.replace("le_bois_partage", Text.objects.get().name)
    assert step(emma, page, "submit", 1).status_code == 403
    assert Edition.objects.get().state == "draft"


def test_the_rules_of_a_facet_are_said_beside_its_fields_in_the_editors_language(emma):
    said = sent("facet", facet(), minute_fr="Trop court.", moves_1_en="", base="0")
    emma.post(FACET, said | {"article_en": "# Too big\n\nWords."})
    french, english = words(emma.get(FACET)), words(emma.get("/en/writing/facet.selling_online/"))
    assert "de 30 à 150 mots" in french
    assert "expected from 30 to 150 words" in english
    assert "Rien n’est encore écrit ici" in french
    assert "Line 1: a heading is written with two signs" in english
    assert "Envoyer à une deuxième personne" not in french


def test_of_two_who_write_the_second_sees_both_and_loses_nothing(emma, eric):
    rewritten()
    hers = sent("facet", facet(), hook_fr="On nous cherche partout.", base="1")
    his = sent("facet", facet(), hook_fr="On ne nous trouve nulle part.", base="1")
    assert emma.post(FACET, hers).status_code == 302
    refused = eric.post(FACET, his)
    html = refused.content.decode()
    assert refused.status_code == 409
    assert "On ne nous trouve nulle part." in html.split("<textarea", 1)[1]
    assert "<del>" in html
    assert "nulle part" in html.split("<ins>", 1)[1]
    assert "Souligné : ce que vous avez saisi." in words(refused).replace("\u00a0", " ")
    assert 'name="step"' not in html
    assert 'name="base" value="2"' in html
    assert eric.post(FACET, his | {"base": "2"}).status_code == 302
    assert Edition.objects.order_by("-number")[0].content["hook"]["fr"].endswith("nulle part.")


def test_saying_the_same_again_writes_no_version(emma):
    write(emma)
    said = sent("article", article(), base="1")
    assert emma.post(ARTICLE, said).status_code == 302
    assert Edition.objects.count() == 1


def test_a_step_on_what_moved_meanwhile_is_refused_and_shown(emma, eric):
    write(emma)
    emma.post(ARTICLE, sent("article", article(), title_fr="Le bois", base="1"))
    late = step(eric, ARTICLE, "submit", 1)
    assert late.status_code == 409
    assert "entre-temps" in words(late)
    assert step(eric, ARTICLE, "publish", 2).status_code == 409
    assert step(eric, ARTICLE, "nonsense", 2).status_code == 409
    assert step(eric, FACET, "submit", 0).status_code == 409


def test_a_second_reader_gives_a_text_back_with_a_word(emma, eric):
    write(emma)
    step(emma, ARTICLE, "submit", 1)
    step(eric, ARTICLE, "give_back", 1, note="La source manque.")
    assert recipients("content.given_back") == {EMMA}
    assert "La source manque." in words(emma.get(ARTICLE))
    assert "Brouillon" in words(emma.get(DESK))


def test_a_form_too_long_is_refused_with_what_was_typed(emma):
    write(emma)
    refused = emma.post(ARTICLE, sent("article", article(), title_fr="x" * 301, base="1"))
    assert refused.status_code == 422
    assert "x" * 301 in refused.content.decode()
    new = emma.post("/redaction/nouveau/facet/", {"title_fr": "y" * 301})
    assert new.status_code == 422


def test_two_texts_of_one_title_have_two_names(emma):
    write(emma)
    assert write(emma) == "/redaction/article.le_bois_partage_2/"
    assert write(emma, address_fr="", title_fr="") == "/redaction/article.article/"


def test_a_name_that_is_kept_for_answers_is_given_to_no_text(emma):
    assert write(emma, address_fr="not-applicable") == "/redaction/article.not_applicable_2/"


def test_a_text_taken_back_is_written_again_and_its_list_has_ids_that_are_known_no_more(emma, eric):
    write(emma)
    step(emma, ARTICLE, "submit", 1)
    step(eric, ARTICLE, "publish", 1)
    step(eric, ARTICLE, "withdraw", 1)
    Edition.objects.update(content=article(facets=["data", "gone"]))
    assert 'value="gone"' in emma.get(ARTICLE).content.decode()
    assert emma.post(ARTICLE, sent("article", article(), base="2")).status_code == 302
    assert [each.state for each in Edition.objects.order_by("number")] == [
        "published",
        "withdrawn",
        "draft",
    ]


def test_the_copy_of_a_person_has_the_texts_that_they_wrote(emma):
    write(emma)
    zipped = emma.post("/compte/donnees/copie/")
    with ZipFile(BytesIO(zipped.content)) as archive:
        account = json.loads(archive.read("account.json"))
    assert [(each["name"], each["version"]) for each in account["texts"]] == [
        ("le_bois_partage", 1)
    ]


def test_an_address_that_another_page_has_is_told(emma, eric):
    write(emma)
    step(emma, ARTICLE, "submit", 1)
    step(eric, ARTICLE, "publish", 1)
    write(emma)
    assert "une autre page a cette adresse" in words(emma.get(f"{ARTICLE[:-1]}_2/"))


def test_sources_are_kept_and_empty_ones_left_out(emma, client):
    source = {"sources_1_title_fr": "Enquête", "sources_1_title_en": "Survey"}
    write(emma, **source, sources_1_address="exemple.ca/enquete", sources_1_date="2026-02-03")
    kept = Edition.objects.get().content["sources"]
    assert [each["address"] for each in kept] == ["exemple.ca/enquete"]
    step(emma, ARTICLE, "submit", 1)
    step(editor_client(ERIC), ARTICLE, "publish", 1)
    assert "Enquête" in words(client.get(PUBLIC["fr"]))
    assert "3 février 2026" in words(client.get(PUBLIC["fr"]))
    bad = sent(
        "article", article(), **source, sources_1_address="x.ca", sources_1_date="2026-13-40"
    )
    emma.post(ARTICLE, bad | {"base": "1"})
    assert "une date" in words(emma.get(ARTICLE))


def test_the_desk_asks_as_much_for_one_text_as_for_three(emma):
    write(emma)
    emma.get(DESK)
    once = queries(emma, DESK)
    write(emma)
    write(emma)
    emma.get(DESK)
    assert queries(emma, DESK) == once <= 12
    assert queries(emma, ARTICLE) <= 12


def test_a_text_that_nobody_wrote_is_not_found(emma):
    assert emma.get("/redaction/article.nothing/").status_code == 404
    assert emma.get("/redaction/facet.nothing/").status_code == 404


def test_an_editor_finds_the_desk_from_their_account(emma):
    assert f'href="{DESK}"' in emma.get("/compte/").content.decode()
    assert editor().account
