"""What keeps a plan from a board, and what the co-op may put before it knowingly."""

from dataclasses import replace
from typing import Any

import pytest

from virage.core.roadmap.faults import Fault, Reason
from virage.core.roadmap.purpose import NOBODY, Doing, Goal, Purpose
from virage.core.roadmap.quality import Examined, Lack, Weight, blocking, examine, to_own

GOAL = Goal("g1", "Vendre en ligne", "ventes par mois", "0", "40", "la gérante", ("site",))
PURPOSE = Purpose("Servir mieux nos membres.", (GOAL,), {"site": Doing("Luc")})


def named_in(text: str) -> str:
    return next((each for each in text.split() if each.casefold() == "gardenpro"), "")


GOOD = Examined(PURPOSE, ("site",), named_in)


def worded(**words: Any) -> Examined:
    return replace(GOOD, purpose=replace(PURPOSE, **words))


def found(examined: Examined) -> list[tuple[Lack, Weight, str, str]]:
    return [(each.lack, each.weight, each.part, each.id) for each in examine(examined)]


def test_a_plan_that_says_all_lacks_nothing():
    assert examine(GOOD) == ()
    assert not blocking(())
    assert not to_own(())


@pytest.mark.parametrize(
    ("examined", "lack", "part", "where"),
    [
        (replace(GOOD, portrait=False), Lack.PORTRAIT, "plan", ""),
        (worded(vision="  "), Lack.VISION, "vision", ""),
        (worded(goals=()), Lack.GOAL, "vision", ""),
        (replace(GOOD, steps=()), Lack.STEP, "plan", ""),
        (replace(GOOD, budget=False), Lack.BUDGET, "budget", ""),
        (replace(GOOD, days=0), Lack.DAYS, "budget", ""),
        (worded(goals=(replace(GOAL, indicator=" "),)), Lack.INDICATOR, "goal", "g1"),
        (worded(goals=(replace(GOAL, who=""),)), Lack.ANSWERS_FOR, "goal", "g1"),
        (worded(vision="Avec GardenPro"), Lack.VENDOR, "vision", ""),
        (worded(goals=(replace(GOAL, target="gardenpro"),)), Lack.VENDOR, "goal", "g1"),
        (replace(GOOD, texts=(("step", "own-1", "GardenPro"),)), Lack.VENDOR, "step", "own-1"),
    ],
)
def test_what_keeps_a_plan_from_the_board(examined, lack, part, where):
    assert found(examined) == [(lack, Weight.BLOCKS, part, where)]
    assert blocking(examine(examined))


@pytest.mark.parametrize(
    ("examined", "lack", "part", "where"),
    [
        (
            replace(GOOD, faults=(Fault(Reason.PREREQUISITE, ("site", "x")),)),
            Lack.FAULT,
            "step",
            "site",
        ),
        (replace(GOOD, faults=(Fault(Reason.YEAR_BUDGET, when=0),)), Lack.FAULT, "budget", ""),
        (replace(GOOD, uncounted=("gone",)), Lack.UNCOUNTED, "step", "gone"),
        (replace(GOOD, flags=("no_backup",)), Lack.FLAG, "flag", "no_backup"),
        (replace(GOOD, duties=("register",)), Lack.LAW, "plan", "register"),
    ],
)
def test_what_a_co_op_may_put_before_its_board_knowingly(examined, lack, part, where):
    assert found(examined) == [(lack, Weight.OWNED, part, where)]
    assert to_own(examine(examined))
    assert not blocking(examine(examined))


def test_a_step_that_nobody_does_is_said_and_keeps_nothing():
    assert found(worded(doings={})) == [(Lack.DOER, Weight.ADVICE, "step", "site")]


def test_today_may_name_a_tool_and_a_budget_may_be_said_unknown():
    assert examine(worded(goals=(replace(GOAL, baseline="GardenPro"),))) == ()
    assert examine(replace(worded(budget_unknown=True), budget=False)) == ()


def test_a_name_that_a_lead_let_pass_stays_shown_with_the_reason():
    passed = replace(worded(vision="GardenPro"), allowed={"gardenpro": "Le nom de leur rue"})
    (one,) = examine(passed)
    assert (one.lack, one.weight, one.name) == (Lack.VENDOR_ALLOWED, Weight.ADVICE, "GardenPro")
    assert one.why == "Le nom de leur rue"


def test_what_blocks_comes_first_and_each_name_once():
    examined = replace(worded(vision="GardenPro et gardenpro", doings={}), flags=("f",))
    assert [each.weight.value for each in examine(examined)] == [
        "blocks",
        "blocks",
        "owned",
        "advice",
    ]


def test_objectives_keep_their_place_and_words_of_a_step_go_when_they_are_empty():
    other = Goal("g2", "Autre")
    two = PURPOSE.having(other)
    changed = two.having(replace(GOAL, text="Vendre mieux"))
    assert [each.id for each in changed.goals] == ["g1", "g2"]
    assert changed.goal("g1") == replace(GOAL, text="Vendre mieux")
    assert changed.without("g1").goals == (other,)
    assert changed.done_by("site", NOBODY).doings == {}
    assert changed.done_by("site", Doing("Ana")).doing("site") == Doing("Ana")
