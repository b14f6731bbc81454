"""Facets: found by what they are about, read one after the other, measured in words."""

from dataclasses import replace

import pytest

from virage.core.facets import Facet, FacetCatalogue, Source, word_count
from virage.core.text import LocalText

SAID = LocalText("dit", "said")
FIRST = Facet(
    id="first",
    rank=1,
    address=LocalText("premiere", "first"),
    title=SAID,
    hook=SAID,
    summary=SAID,
    minute=SAID,
    article=SAID,
    example=SAID,
    moves=(SAID, SAID, SAID),
    questions=("q1", "q2"),
    needs=("crm",),
    dimensions=("sales",),
    also=SAID,
)
SECOND = replace(
    FIRST,
    id="second",
    address=LocalText("deuxieme", "second"),
    questions=("q2",),
    needs=(),
    dimensions=("sales", "data"),
)
BOTH = FacetCatalogue((FIRST, SECOND))


def test_they_are_found_by_id_and_by_address_in_either_language():
    assert BOTH.by_id == {"first": FIRST, "second": SECOND}
    assert BOTH.by_address["deuxieme"] is BOTH.by_address["second"] is SECOND


def test_they_are_found_by_what_they_are_about():
    assert BOTH.about_questions("q1") == (FIRST,)
    assert BOTH.about_questions("q1", "q2") == (FIRST, SECOND)
    assert BOTH.about_questions() == ()
    assert BOTH.about_need("crm") == (FIRST,)
    assert BOTH.about_dimension("data") == (SECOND,)


def test_each_is_between_the_one_before_and_the_one_after():
    assert BOTH.around(FIRST) == (None, SECOND)
    assert BOTH.around(SECOND) == (FIRST, None)
    assert BOTH.around(replace(FIRST, id="new")) == (None, None)


@pytest.mark.parametrize(
    ("markdown", "count"),
    [
        ("", 0),
        ("« Demandez à Ginette, elle le sait. »", 6),
        ("## Un titre\n\n- l’eau : *froide*", 4),
        ("[le registre](https://x.example/a b c)", 2),
        ("1. 65 % — et puis?", 4),
    ],
)
def test_signs_and_targets_of_links_are_not_words(markdown, count):
    assert word_count(markdown) == count


@pytest.mark.parametrize(
    ("address", "url"),
    [
        ("x.example/a", "https://x.example/a"),
        ("x.example/…/a", ""),
        ("x.example 12", ""),
    ],
)
def test_an_address_that_leads_to_no_single_page_is_no_link(address, url):
    assert Source("S1", SAID, address, None).url == url
