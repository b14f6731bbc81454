"""The inventory of tools, the dependence map and the autonomy index."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from virage.core.autonomy import (
    Control,
    DataIn,
    HeldBy,
    RunBy,
    Tool,
    assess,
    value_of,
)
from virage.core.scoring import Score

LENS = Score(50.0, 40.0, 60.0, 4, 5)
UNMEASURED = Score(None, 0.0, 100.0, 0, 5)


def tool(function: str = "mail", *, held: int = 0, **rest) -> Tool:
    """A supplier's tool, everything known, with so many of its five controls held."""
    known = {
        "run_by": RunBy.SUPPLIER,
        "data_in": DataIn.QUEBEC if held > 0 else DataIn.UNKNOWN,
        "account_held_by": HeldBy.COOP if held > 1 else HeldBy.SUPPLIER,
        "export_tried": held > 2,
        "second_person": held > 3,
        "exit_terms": held > 4,
        "hurts_after_days": 1,
    }
    return Tool(function, **(known | rest))


def test_the_inventory_and_the_index_worked_by_hand():
    tools = [tool(held=3, hurts_after_days=1), tool(held=2, hurts_after_days=30)]
    found = assess(LENS, tools)
    assert found.inventory == found.inventory_low == found.inventory_high == 56.0
    assert (found.index_low, found.index, found.index_high) == (48.0, 53.0, 58.0)


@pytest.mark.parametrize(
    ("days", "weight"), [(0, 4), (1, 4), (2, 3), (3, 3), (4, 2), (7, 2), (8, 1), (365, 1)]
)
def test_a_tool_weighs_by_how_soon_its_loss_hurts(days, weight):
    assert tool(hurts_after_days=days).weight == weight


def test_a_weight_that_is_not_known_is_none():
    assert tool(hurts_after_days=None).weight is None
    assert not tool(hurts_after_days=None).stops_the_organisation


@pytest.mark.parametrize("held", range(6))
def test_a_tool_is_worth_the_part_of_its_controls_held(held):
    found = value_of(tool(held=held))
    assert found.value == found.low == found.high == Fraction(held, 5)


def test_a_control_that_is_not_known_leaves_the_mean_and_enters_the_range():
    found = value_of(tool(held=3, exit_terms=None, second_person=None))
    assert [found.low, found.value, found.high] == [Fraction(3, 5), 1, 1]
    found = value_of(tool(held=1, account_held_by=HeldBy.UNKNOWN))
    assert (found.low, found.value, found.high) == (Fraction(1, 5), Fraction(1, 4), Fraction(2, 5))


@pytest.mark.parametrize("run_by", RunBy)
def test_a_tool_has_the_same_five_controls_whoever_runs_it(run_by):
    found = tool(held=4, run_by=run_by)
    assert [control for control, _ in found.controls] == list(Control)
    assert value_of(found).value == Fraction(4, 5)


def test_without_an_inventory_the_lens_stands_alone():
    found = assess(LENS, [])
    assert (found.inventory, found.index) == (None, None)
    assert (found.inventory_low, found.inventory_high) == (0.0, 100.0)


def test_without_a_measured_lens_there_is_no_index():
    assert assess(UNMEASURED, [tool(held=5)]).index is None


USUAL = ("mail", "files", "accounting", "payroll", "members", "clients", "site", "trade", "backup")


@pytest.mark.parametrize(
    ("described", "provisional"),
    [((), True), (USUAL[:5], True), ((*USUAL[:5], "other"), True), (USUAL[3:], False)],
)
def test_the_index_is_provisional_until_six_usual_functions_are_described(described, provisional):
    found = assess(LENS, [tool(function) for function in described])
    assert found.provisional is provisional


def test_the_map_tells_who_one_leans_on():
    outside = tool("site", held=5, exit_terms=False)
    alone = tool("payroll", held=5, second_person=False, hurts_after_days=30)
    held_by_one = tool("mail", held=5, account_held_by=HeldBy.PERSON, run_by=RunBy.IN_HOUSE)
    at_ease = tool("files", held=5, hurts_after_days=4)
    found = assess(LENS, [outside, alone, held_by_one, at_ease])
    assert found.outside == (outside,)
    assert found.one_person == (alone, held_by_one)
    assert found.stopping == (outside, held_by_one)


def test_what_is_not_known_accuses_nobody():
    assert not Tool("mail", run_by=RunBy.SUPPLIER).leans_outside
    assert not Tool("mail").leans_on_one_person
    assert not tool(run_by=RunBy.IN_HOUSE).leans_outside


TRUTHS = st.sampled_from([True, False, None])
DAYS = st.sampled_from([0, 3, 7, 30, None])
TOOLS = st.builds(
    Tool,
    st.sampled_from(USUAL),
    run_by=st.sampled_from(RunBy),
    data_in=st.sampled_from(DataIn),
    account_held_by=st.sampled_from(HeldBy),
    export_tried=TRUTHS,
    second_person=TRUTHS,
    exit_terms=TRUTHS,
    hurts_after_days=DAYS,
)


@given(st.lists(TOOLS, max_size=6))
def test_everything_stays_within_its_range(tools):
    found = assess(LENS, tools)
    assert 0 <= found.inventory_low <= found.inventory_high <= 100
    assert (found.inventory is None) == (not tools)
    if found.inventory is not None and found.index is not None:
        assert found.inventory_low <= found.inventory <= found.inventory_high
        assert found.index_low <= found.index <= found.index_high


@given(st.lists(TOOLS, min_size=1, max_size=5))
def test_the_range_is_the_widest_over_every_unknown_weight(tools):
    values = [value_of(each) for each in tools]
    choices = [[each.weight] if each.weight else [1, 2, 3, 4] for each in tools]
    lows, highs = [], []
    for weights in product(*choices):
        whole = sum(weights)
        lows.append(sum(v.low * w for v, w in zip(values, weights, strict=True)) / whole)
        highs.append(sum(v.high * w for v, w in zip(values, weights, strict=True)) / whole)
    found = assess(LENS, tools)
    assert found.inventory_low == float(100 * min(lows))
    assert found.inventory_high == float(100 * max(highs))


@given(st.lists(TOOLS, max_size=6), st.randoms(use_true_random=False))
def test_the_order_of_the_tools_has_no_meaning(tools, chance):
    shuffled = list(tools)
    chance.shuffle(shuffled)
    one, other = assess(LENS, tools), assess(LENS, shuffled)
    assert (one.inventory_low, one.inventory, one.inventory_high, one.index) == (
        other.inventory_low,
        other.inventory,
        other.inventory_high,
        other.index,
    )


@given(TOOLS)
def test_learning_a_control_stays_within_the_range(before):
    learnt = value_of(
        Tool(
            before.function,
            before.name,
            run_by=before.run_by,
            data_in=before.data_in,
            account_held_by=before.account_held_by,
            export_tried=bool(before.export_tried),
            second_person=before.second_person is not False,
            exit_terms=bool(before.exit_terms),
        )
    )
    old = value_of(before)
    assert old.low <= learnt.low <= learnt.high <= old.high
