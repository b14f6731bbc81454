"""The same answers read with another instrument; what is not asked is never guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.building import (
    DONT_KNOW,
    NOT_APPLICABLE,
    answers,
    dimension,
    picked,
    questionnaire,
    said,
    stage,
)
from virage.core.conditions import Any
from virage.core.crosswalk import Outcome, read_crosswalk
from virage.core.questionnaire import (
    Crosswalk,
    Indicator,
    Level,
    MappedDimension,
    MappedItem,
)
from virage.core.scoring import score

MADE = questionnaire(dimension("d", stage("q1"), stage("q2"), stage("q3")))
LEVELS = tuple(Level(name, said(name), said(name), end) for name, end in (("low", 1), ("high", 3)))


def indicators(*conditions, levels: tuple[Level, ...] = LEVELS) -> Crosswalk:
    made = tuple(
        Indicator(f"i{place}", said("i"), condition) for place, condition in enumerate(conditions)
    )
    return Crosswalk("x", "1", said("x"), "source", said("note"), made, levels)


def read(crosswalk: Crosswalk, **given_answers):
    return read_crosswalk(crosswalk, score(MADE, answers(**given_answers)))


@pytest.mark.parametrize(
    ("condition", "given_answers", "outcome"),
    [
        (picked("q1", "e"), {"q1": "e"}, Outcome.MET),
        (picked("q1", "e"), {"q1": "a"}, Outcome.NOT_MET),
        (picked("q1", "e"), {"q1": NOT_APPLICABLE}, Outcome.NOT_ASKED),
        (
            Any((picked("q1", "e"), picked("q2", "e"))),
            {"q1": NOT_APPLICABLE, "q2": "a"},
            Outcome.NOT_MET,
        ),
        (picked("q1", "e"), {"q1": DONT_KNOW}, Outcome.NOT_KNOWN),
        (picked("q1", "e"), {}, Outcome.NOT_KNOWN),
        (None, {"q1": "e"}, Outcome.NOT_ASKED),
    ],
)
def test_an_indicator_is_met_or_not_or_not_known_or_not_asked(condition, given_answers, outcome):
    assert read(indicators(condition), **given_answers).indicators[0].outcome is outcome


def test_the_count_is_a_range_when_something_is_not_known_or_not_asked():
    three = indicators(picked("q1", "e"), picked("q2", "e"), None)
    found = read(three, q1="e")
    assert (found.low, found.high, found.known) == (1, 3, 1)
    assert found.level is None


@pytest.mark.parametrize(("stage_held", "level"), [("a", "low"), ("e", "high")])
def test_the_level_is_told_when_the_whole_range_agrees(stage_held, level):
    three = indicators(picked("q1", "e"), picked("q2", "e"), picked("q3", "e"))
    assert read(three, q1=stage_held, q2=stage_held, q3="a").level.id == level


def test_without_levels_none_is_told():
    assert read(indicators(picked("q1", "e"), levels=()), q1="e").level is None


def mapped(*items: tuple[str, ...]) -> Crosswalk:
    made = tuple(MappedItem(f"i{place}", said("i"), each) for place, each in enumerate(items))
    dimensions = (MappedDimension("other", said("other"), made),)
    return Crosswalk("x", "1", said("x"), "source", said("note"), dimensions=dimensions)


@pytest.mark.parametrize(
    ("items", "value", "mapped_items", "measured"),
    [
        ([("q1",)], 100.0, 1, 1),
        ([("q1", "q2")], 75.0, 1, 1),
        ([("q1", "q2"), ("q1",)], 87.5, 2, 2),
        ([("q1",), ("q3",)], 100.0, 2, 1),
        ([("q3",)], None, 1, 0),
        ([("q1",), ()], 100.0, 1, 1),
        ([(), ()], None, 0, 0),
    ],
)
def test_a_mapped_dimension_is_the_mean_of_its_measured_items(items, value, mapped_items, measured):
    found = read(mapped(*items), q1="e", q2="c").dimensions[0]
    assert (found.value, found.mapped, found.measured) == (value, mapped_items, measured)


@given(st.lists(st.sampled_from([*"abcde", DONT_KNOW, NOT_APPLICABLE, None]), min_size=3))
def test_the_range_of_met_indicators_holds_whatever_is_learnt(given_stages):
    three = indicators(picked("q1", "d", "e"), picked("q2", "e"), None)
    sheet = {
        f"q{place}": each
        for place, each in enumerate(given_stages[:3], start=1)
        if each is not None
    }
    before = read(three, **sheet)
    unknown = [name for name in ("q1", "q2") if sheet.get(name) in (None, DONT_KNOW)]
    after = read(three, **(sheet | dict.fromkeys(unknown, "e")))
    assert before.low <= after.low <= after.high <= before.high
