"""Texts from the browser are read as the files are, and each problem names its field."""

from copy import deepcopy

import pytest

from tests.texts import article, facet
from virage.library import CatalogueError, articles, facets, shipped
from virage.library.contents import EMPTY, content_problems
from virage.library.facets import facet_content
from virage.library.reading import entry_at

LIBRARY = shipped()
WORDS = LIBRARY.words_of_facets
AROUND = articles.Around(frozenset({"data"}), WORDS.vendors)


def problems(content, *languages):
    given = {"languages": languages} if languages else {}
    said = content | {"id": "selling_online"}
    found = content_problems(said, facets.READERS, WORDS, vendors=WORDS.vendors, **given)
    return {each.file: each.problem for each in found}


def of_article(content):
    said = content | {"id": "shared"}
    return {
        each.file: each.problem
        for each in content_problems(said, articles.READERS, AROUND, vendors=WORDS.vendors)
    }


def test_every_shipped_facet_is_read_from_its_plain_values_as_from_its_file():
    for each in LIBRARY.facets.facets:
        content = facet_content(LIBRARY.root, each.id) or {}
        assert facets.read_facet(entry_at(content | {"id": each.id}), WORDS) == each


def test_a_facet_without_a_file_has_no_content():
    assert facet_content(LIBRARY.root, "../places") is None


def test_a_shipped_facet_has_no_problem():
    assert problems(plain_dates(facet())) == {}


def plain_dates(content):
    said = deepcopy(content)
    for source in said["sources"]:
        source["date"] = 2017
    return said


def test_each_problem_stands_at_its_field_and_language():
    said = plain_dates(facet())
    said["title"] = {"fr": "Vendre", "en": " "}
    said["minute"] = {"fr": "Trop court.", "en": said["minute"]["en"]}
    said["article"] = said["article"] | {"en": said["article"]["en"] + "\n\n# No\n"}
    said["moves"] = [{"fr": "", "en": "Call."}, *said["moves"][1:]]
    said["address"] = {"fr": "Vendre En Ligne", "en": "selling-online"}
    said["example"] = {"invented": False, "story": said["example"]["story"]}
    said["questions"] = ["no_such_question"]
    found = problems(said)
    assert found["title.en"] == EMPTY
    assert found["moves.0.fr"] == EMPTY
    assert found["minute.fr"].startswith("expected from 30 to 150 words")
    assert "##" in found["article.en"]
    assert "small letters" in found["address.fr"]
    assert "invented" in found["example.invented"]
    assert "no_such_question" in found["questions.0"]
    assert set(found) == {
        "title.en",
        "moves.0.fr",
        "minute.fr",
        "article.en",
        "address.fr",
        "example.invented",
        "questions.0",
    }


def test_french_alone_is_read_without_its_english():
    said = plain_dates(facet())
    said["title"] = {"fr": "Vendre", "en": ""}
    assert problems(said, "fr") == {}


def test_a_line_of_a_text_is_counted_from_one():
    said = article()
    said["body"] = said["body"] | {
        "fr": f"Bien.\n\n![image](https://x.test/a.png)\n\n{'mot ' * 60}"
    }
    with pytest.raises(CatalogueError) as refused:
        articles.read_article(entry_at(said | {"id": "shared"}), AROUND)
    assert (refused.value.file, refused.value.line) == ("body.fr", 3)


def test_an_article_names_facets_there_are_and_no_vendor():
    assert of_article(article()) == {}
    assert "nothing" in of_article(article(facets=["nothing"]))["facets.0"]
    vendor = {"fr": "Avec Shopify", "en": "Fine"}
    assert "no vendor" in of_article(article(title=vendor))["title.fr"]
