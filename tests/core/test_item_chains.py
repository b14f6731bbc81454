"""Following questions over several versions."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.building import (
    NO_PARTLY_YES,
    choices,
    grid,
    number,
    of,
    question,
    said,
    stage,
    ticks,
)
from virage.core.change import Footing, Item, ItemMap, chain, difference, same
from virage.core.questionnaire import Kind, Nature

COMPARABLE, SHIFTED, BROKEN, ADDED, DROPPED = Footing


def item(before: str, after: str, footing: Footing, why: str = "") -> Item:
    return Item(tuple(before), tuple(after), footing, (said(why),) if why else ())


def step(before: str, after: str, *items: Item) -> ItemMap:
    return ItemMap("mine", before, after, items)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ([("a", "b", COMPARABLE)], [("b", "c", COMPARABLE)], [("a", "c", COMPARABLE)]),
        ([("a", "b", COMPARABLE)], [("b", "c", SHIFTED)], [("a", "c", SHIFTED)]),
        ([("a", "b", BROKEN)], [("b", "c", SHIFTED)], [("a", "c", BROKEN)]),
        # Added and dropped on the way.
        ([("", "b", ADDED)], [("b", "c", SHIFTED)], [("", "c", ADDED)]),
        ([("a", "b", BROKEN)], [("b", "", DROPPED)], [("a", "", DROPPED)]),
        ([("", "b", ADDED)], [("b", "", DROPPED)], []),
        ([("a", "", DROPPED)], [("", "b", ADDED)], [("a", "", DROPPED), ("", "b", ADDED)]),
        # Split, then joined again: what was told apart is no longer the same.
        ([("a", "bc", BROKEN)], [("bc", "d", BROKEN)], [("a", "d", BROKEN)]),
        (
            [("a", "bc", BROKEN)],
            [("b", "d", COMPARABLE), ("c", "", DROPPED)],
            [("a", "d", BROKEN)],
        ),
        (
            [("a", "b", COMPARABLE), ("c", "d", COMPARABLE), ("", "e", ADDED)],
            [("bd", "f", BROKEN), ("e", "g", COMPARABLE)],
            [("ac", "f", BROKEN), ("", "g", ADDED)],
        ),
        (
            [("ab", "cd", BROKEN), ("e", "f", COMPARABLE)],
            [("c", "g", COMPARABLE), ("df", "h", BROKEN)],
            [("abe", "gh", BROKEN)],
        ),
    ],
)
def test_a_chain_is_as_sure_as_its_weakest_step(first, second, expected):
    whole = chain(
        step("1.0", "1.1", *(item(*each) for each in first)),
        step("1.1", "2.0", *(item(*each) for each in second)),
    )
    assert (whole.before, whole.after) == ("1.0", "2.0")
    assert whole.items == tuple(item(*each) for each in expected)


def test_a_chain_says_why_at_each_step():
    whole = chain(
        step("1.0", "1.1", item("a", "b", SHIFTED, "first")),
        step("1.1", "1.2", item("b", "c", SHIFTED, "then")),
    )
    assert whole.items[0].why == (said("first"), said("then"))


def test_maps_that_do_not_follow_are_refused():
    with pytest.raises(ValueError, match=r"mine: no map goes on from 1\.1"):
        chain(step("1.0", "1.1"), step("1.2", "1.3"))


@given(st.lists(st.sampled_from("abcdef"), unique=True))
def test_a_version_becomes_itself_and_adds_nothing_to_a_chain(names):
    asked = of(*(stage(name) for name in names), profile=(number("employees"),))
    itself = same(asked)
    onward = step("1.0", "2.0", *(item(name, name.upper(), SHIFTED) for name in names))
    onward = replace(onward, items=(*onward.items, Item(("employees",), (), DROPPED)))
    assert chain(itself, itself) == itself
    assert set(chain(itself, onward).items) == set(onward.items)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (stage("a"), stage("b", weight=9, lenses=("autonomy",), not_applicable=True), None),
        (stage("a"), stage("a", 4), "choices or points"),
        (stage("a"), stage("a", nature=Nature.PERCEPTION), "nature"),
        (
            stage("a", 3),
            question("a", Kind.YES_PARTLY_NO, choices=choices(NO_PARTLY_YES)),
            "kind",
        ),
        (ticks("a"), ticks("a", maximum=Fraction(3)), "maximum"),
        (grid("a", 2), grid("a", 3), "rows"),
        (number("a", (5, 0), (None, 1)), number("a", (6, 0), (None, 1)), "bands"),
    ],
)
def test_questions_are_alike_when_an_answer_is_worth_the_same(before, after, expected):
    assert difference(before, after) == expected
