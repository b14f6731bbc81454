"""Initiatives: what they cost at each size, who excludes whom, who waits for whom."""

from dataclasses import replace

import pytest

from virage.core.funding.values import Expense
from virage.core.initiatives import (
    After,
    CostLine,
    Effect,
    Guess,
    Impact,
    Initiative,
    InitiativeCatalogue,
    Mode,
    Proof,
    SizeBand,
    Way,
    added,
    band_of,
    cycle,
)
from virage.core.needs import Lift
from virage.core.text import LocalText

SAID = LocalText(fr="dit", en="said")
IMPACT = Impact(Effect.NEUTRAL, SAID)


def line(expense: Expense, dollars: int) -> CostLine:
    """So many dollars without staff, ten times as many in the largest band."""
    bands = enumerate(SizeBand, 1)
    mids = [(band, dollars * 100 * place) for place, band in bands]
    return CostLine(expense, tuple((band, Guess(mid // 2, mid, mid * 2)) for band, mid in mids))


def mode(way: Way, *costs: CostLine, recurring: tuple[CostLine, ...] = ()) -> Mode:
    return Mode(way, SAID, costs, recurring, (), 1, Effect.MORE)


def initiative(name: str, *modes: Mode, after: str = "", excludes: str = "") -> Initiative:
    return Initiative(
        id=name,
        name=SAID,
        why=SAID,
        done=SAID,
        steps=(SAID,),
        lead="board",
        needs=("saws",),
        after=tuple(After(each, 0) for each in after.split()),
        reached=(),
        lifts=(Lift("plan", "draft"), Lift("tools", "saw")),
        exclusive_with=tuple(excludes.split()),
        modes=modes or (mode(Way.SUPPLIER, line(Expense.SOFTWARE, 1)),),
        dependence=IMPACT,
        agility=IMPACT,
        continuity=IMPACT,
        exit_clause=None,
        risk=SAID,
        proof=Proof(SAID, SAID, SAID),
        touches_staff=False,
    )


@pytest.mark.parametrize(
    ("employees", "band"),
    [
        (0, SizeBand.NO_STAFF),
        (1, SizeBand.SMALL),
        (9, SizeBand.SMALL),
        (10, SizeBand.MEDIUM),
        (49, SizeBand.MEDIUM),
        (50, SizeBand.LARGE),
        (900, SizeBand.LARGE),
    ],
)
def test_the_band_follows_the_number_of_employees(employees, band):
    assert band_of(employees) is band


def test_guesses_are_added_end_by_end():
    assert added([]) == Guess(0, 0, 0)
    assert added([Guess(1, 2, 3), Guess(10, 20, 30)]) == Guess(11, 22, 33)


def test_a_mode_adds_up_what_is_paid_once_and_each_year():
    way = mode(
        Way.SHARED,
        line(Expense.HARDWARE, 100),
        line(Expense.TRAINING, 10),
        recurring=(line(Expense.LICENCES, 5),),
    )
    assert way.once(SizeBand.NO_STAFF) == Guess(5500, 11000, 22000)
    assert way.once(SizeBand.LARGE).mid == 44000
    assert way.yearly(SizeBand.SMALL) == Guess(500, 1000, 2000)
    assert not way.free
    assert mode(Way.SHARED).yearly(SizeBand.LARGE) == Guess(0, 0, 0)


@pytest.mark.parametrize(
    ("way", "free", "buys"),
    [
        (mode(Way.IN_HOUSE), True, False),
        (mode(Way.SHARED, line(Expense.TRAINING, 1)), False, False),
        (mode(Way.SHARED, line(Expense.OTHER, 0)), False, False),
        (mode(Way.SUPPLIER, line(Expense.OUTSIDE_SERVICES, 1)), False, True),
        (mode(Way.IN_HOUSE, recurring=(line(Expense.LICENCES, 1),)), False, True),
    ],
)
def test_a_mode_is_free_or_not_and_buys_or_not(way, free, buys):
    assert (way.free, way.buys, initiative("a", way).buys) == (free, buys, buys)


@pytest.mark.parametrize(
    ("ways", "within_reach"),
    [
        ([mode(Way.SUPPLIER, line(Expense.SOFTWARE, 1))], False),
        ([mode(Way.SUPPLIER)], True),
        ([mode(Way.IN_HOUSE, line(Expense.HARDWARE, 1))], True),
        ([mode(Way.SHARED, line(Expense.HARDWARE, 1))], False),
    ],
)
def test_within_reach_is_free_or_in_house(ways, within_reach):
    assert initiative("a", *ways).within_reach is within_reach


def test_nobody_waits_for_what_is_already_reached():
    asked = initiative("a")
    assert asked.already_there(lambda lift: lift.question in ("plan", "tools"))
    assert not asked.already_there(lambda lift: lift.question == "plan")


def test_a_catalogue_finds_by_need_and_exclusion_holds_both_ways():
    first, second = initiative("a", excludes="b"), initiative("b")
    other = replace(initiative("c"), needs=("axes",))
    catalogue = InitiativeCatalogue("small", (first, second, other))
    assert catalogue.by_id["b"] is second
    assert catalogue.answering("saws") == (first, second)
    assert [catalogue.excluded_by(each) for each in "abc"] == [{"b"}, {"a"}, set()]


def test_a_need_is_ill_served_without_two_initiatives_one_of_them_within_reach():
    bought, free = initiative("a"), initiative("b", mode(Way.IN_HOUSE))
    assert InitiativeCatalogue("small", (bought, free)).ill_served(["saws"]) == ()
    assert InitiativeCatalogue("small", (bought, bought)).ill_served(["saws"]) == ("saws",)
    assert InitiativeCatalogue("small", (free,)).ill_served(["saws", "axes"]) == ("saws", "axes")


@pytest.mark.parametrize(
    ("waits", "ring"),
    [
        ({}, ()),
        ({"a": "", "b": "a", "c": "a b"}, ()),
        ({"a": "b", "b": "a"}, ("a", "b")),
        ({"a": "b", "b": "c", "c": "b", "d": ""}, ("b", "c")),
        ({"z": "", "a": "z c", "c": "z a"}, ("a", "c")),
    ],
)
def test_a_ring_of_waits_is_found_in_order(waits, ring):
    assert cycle(initiative(name, after=after) for name, after in waits.items()) == ring
