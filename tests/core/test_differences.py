"""Differences are read in order, and nothing of either text is lost."""

from hypothesis import given
from hypothesis import strategies as st

from virage.core.differences import Change, Piece, differences

TEXTS = st.text(st.sampled_from("ab \n."), max_size=60)


def test_a_word_that_changed_is_removed_then_added():
    assert differences("Le vieux site.", "Le nouveau site.") == (
        Piece(Change.SAME, "Le "),
        Piece(Change.REMOVED, "vieux "),
        Piece(Change.ADDED, "nouveau "),
        Piece(Change.SAME, "site."),
    )


def test_what_is_only_added_or_only_removed_stands_alone():
    assert differences("", "Un mot") == (Piece(Change.ADDED, "Un mot"),)
    assert differences("Un mot", "") == (Piece(Change.REMOVED, "Un mot"),)
    assert differences("Un mot", "Un mot") == (Piece(Change.SAME, "Un mot"),)


@given(TEXTS, TEXTS)
def test_the_pieces_make_both_texts_again(before, after):
    pieces = differences(before, after)
    assert "".join(each.text for each in pieces if each.change is not Change.ADDED) == before
    assert "".join(each.text for each in pieces if each.change is not Change.REMOVED) == after
