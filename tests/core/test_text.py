"""Text as a search compares it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from virage.core.text import plain


@pytest.mark.parametrize(
    ("written", "compared"),
    [
        ("L’Érablière, COOP", "l erabliere coop"),
        ("l'erabliere  coop.", "l erabliere coop"),
        ("Cœur d’Or & Cie", "coeur d or cie"),
        ("ŒUVRES Æ", "oeuvres ae"),
        ("Straße ﬁn", "strasse fin"),
        ("24/7", "24 7"),
        ("?!", ""),
    ],
)
def test_accents_case_and_punctuation_do_not_count(written, compared):
    assert plain(written) == compared


@given(st.text())
def test_what_is_plain_stays_as_it_is(text):
    assert plain(plain(text)) == plain(text)


@given(st.text(st.characters(max_codepoint=0x24F)))
def test_capitals_do_not_count(text):
    assert plain(text.upper()) == plain(text.upper().lower())
