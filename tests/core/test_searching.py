"""Search: accents, plurals and languages are forgiven; nothing found suggests something."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from virage.core.searching import Findable, Found, index_of, search, stem

RISK = Findable("risk", ((8, "La cybersécurité"), (1, "Retrouver des données perdues. Hacking.")))
SHOP = Findable(
    "shop",
    ((8, "Vendre en ligne"), (6, "online store"), (1, "Des données à jour, sans une seule story.")),
)
FILES = Findable("files", ((8, "Les données"), (1, "Journaux, tableaux, companies, boxes, access")))
INDEX = index_of([RISK, SHOP, FILES])


def found(words: str) -> list[str]:
    return list(search(INDEX, words).keys)


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        ("cybersecurite", ["risk"]),
        ("CYBERSÉCURITÉ!", ["risk"]),
        ("cyber", ["risk"]),
        ("données perdues", ["risk"]),
        ("donnee perdu", ["risk"]),
        ("online store", ["shop"]),
        ("online stores", ["shop"]),
        ("un journal", ["files"]),
        ("tableau", ["files"]),
        ("company", ["files"]),
        ("box", ["files"]),
        ("accesses", ["files"]),
        ("hack", ["risk"]),
        ("journ", ["files"]),
        ("stor", ["shop"]),
        ("données", ["files", "risk", "shop"]),
        ("les données de la", ["files", "risk", "shop"]),
        ("la", ["risk"]),
        ("les", ["files"]),
    ],
)
def test_what_is_meant_is_found_the_loudest_first(words, keys):
    assert found(words) == keys
    assert search(INDEX, words).whole


def test_when_nothing_says_every_word_those_that_say_the_most_are_found():
    assert search(INDEX, "données perdues tracteur") == Found(("risk",), whole=False, instead="")


def test_a_word_said_nowhere_is_replaced_by_its_nearest():
    assert search(INDEX, "cybresecurite") == Found((), whole=False, instead="cybersécurité")
    assert search(INDEX, "onlin stroe").instead == "onlin store"
    assert search(INDEX, "zzzz") == Found((), whole=False, instead="")


@pytest.mark.parametrize("words", ["", "  ", "?!"])
def test_nothing_is_looked_for_in_nothing(words):
    assert search(INDEX, words) == Found()


def test_an_empty_index_finds_nothing():
    assert search(index_of([]), "store") == Found((), whole=False, instead="")


@pytest.mark.parametrize(
    ("word", "root"),
    [
        ("as", "as"),
        ("perdues", "perdu"),
        ("journaux", "journal"),
        ("tableaux", "tableau"),
        ("process", "process"),
        ("copies", "copi"),
        ("company", "compani"),
        ("prix", "prix"),
    ],
)
def test_endings_are_taken_off(word, root):
    assert stem(word) == root


@given(st.text(max_size=60))
def test_any_text_can_be_looked_for(words):
    answer = search(INDEX, words)
    assert set(answer.keys) <= {"risk", "shop", "files"}
    assert answer.whole or answer.keys != ("risk", "shop", "files") or len(words.split()) > 1


@given(
    st.sampled_from(
        [word for thing in (RISK, SHOP, FILES) for _, t in thing.texts for word in t.split()]
    )
)
def test_every_word_of_a_text_finds_it(word):
    holders = {
        t.key for t in (RISK, SHOP, FILES) if any(word in text.split() for _, text in t.texts)
    }
    assert holders <= set(found(word))
