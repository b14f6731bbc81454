"""The shipped facets: twelve, in both languages, set as French, sourced, and no two alike."""

import re
from collections import Counter
from typing import Any as Anything

import pytest
import yaml

from tests.library.shelf import pairs
from virage.core.facets import Facet
from virage.library import shipped
from virage.library.initiatives.vendors import read_vendors

COOP = shipped().questionnaire("coop")
NEEDS = shipped().needs(COOP)
CATALOGUE = shipped().facets
EACH = pytest.mark.parametrize("facet", CATALOGUE.facets, ids=lambda facet: facet.id)
THE_TWELVE = """
selling_online office_automation cyber_risk member_life autonomy small_organisations
client_relations production_automation data personal_information skills_team prudent_ai
""".split()


def texts(facet: Facet) -> list[tuple[str, str, str]]:
    path = shipped().root / f"facets/{facet.id}.yaml"
    content: Anything = yaml.safe_load(path.read_text("utf-8"))
    del content["address"]
    return list(pairs(content))


def test_there_are_twelve_in_the_order_in_which_they_are_read():
    assert [facet.id for facet in CATALOGUE.facets] == THE_TWELVE


def test_every_question_of_the_whole_edition_and_every_need_has_its_facet():
    core = [question.id for question in COOP.questions() if question.core]
    assert [each for each in core if not CATALOGUE.about_questions(each)] == []
    assert [need.id for need in NEEDS.needs if not CATALOGUE.about_need(need.id)] == []
    assert [each.id for each in COOP.dimensions if not CATALOGUE.about_dimension(each.id)] == []


def test_facets_and_questionnaire_name_each_other():
    for question in COOP.questions():
        found = {facet.id for facet in CATALOGUE.about_questions(question.id)}
        assert set(question.facets) <= found, question.id
    for need in NEEDS.needs:
        assert set(need.facets) <= {each.id for each in CATALOGUE.about_need(need.id)}, need.id


@EACH
def test_french_is_set_as_french_and_english_is_not_a_copy(facet):
    for _, french, english in texts(facet):
        assert french != english
        assert not re.search(
            r" [:;!?%$»]|« |\d \d{3}|'|\u00a0[;!?]|[^\u00a0]:(?!\d)", re.sub(r"\n *", " ", french)
        ), french
        assert "'" not in english
        assert '"' not in english + french


@EACH
def test_no_vendor_is_named(facet):
    vendors = read_vendors(shipped().root)
    assert [vendors.named_in(f"{french} {english}") for _, french, english in texts(facet)] == (
        [""] * len(texts(facet))
    )


@EACH
def test_sentences_can_be_read_aloud(facet):
    for _, french, english in texts(facet):
        for text in (french, english):
            parts = re.split(r"[.?!;:](?:[\s»”*]|$)|\n\s*\n|\n *- ", text)
            assert all(len(part.split()) <= 45 for part in parts), max(parts, key=len)


@EACH
def test_a_percentage_has_its_source(facet):
    figures = re.findall(r"\d+\s?%", facet.article.fr + facet.minute.fr)
    assert facet.sources or not figures
    assert Counter(re.findall(r"\d+(?=\s?%)", facet.article.fr)) == Counter(
        re.findall(r"\d+(?=\s?%)", facet.article.en)
    )


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_two_of_them_begin_or_are_divided_alike(language):
    articles = [facet.article.in_(language) for facet in CATALOGUE.facets]
    openings = Counter(" ".join(article.split()[:3]) for article in articles)
    headings = Counter(re.findall(r"^## (.*)$", "\n".join(articles), re.MULTILINE))
    shapes = {(a.count("\n## "), a.count("\n- "), "\n1. " in a, a.count("**")) for a in articles}
    assert max(openings.values()) == 1
    assert max(headings.values()) == 1
    assert len(shapes) > len(articles) / 2
