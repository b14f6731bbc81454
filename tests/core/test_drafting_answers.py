"""What a plan is for: the main question of a need, red flags, the law, and what these wait for."""

from dataclasses import replace

import pytest

from tests.core.building import DONT_KNOW, picked, rated
from tests.core.test_drafting import CUTS, drafted, flag, ids, initiative, mode, portrait
from tests.core.test_drafting import need as bare
from tests.core.test_initiatives import SAID
from virage.core.answers import Amount
from virage.core.conditions import PickedIn
from virage.core.initiatives import After, Reached
from virage.core.needs import Clue, Lift
from virage.core.needs import Need as Called
from virage.core.roadmap import Problem, worth
from virage.core.roadmap.plan import Plan, Step
from virage.core.roadmap.worth import Aim
from virage.core.solver import solve


def need(name: str, *lifts: str, clues: tuple[Clue, ...] = ()) -> Called:
    """A need that rises by these lifts, the main one first; it always speaks."""
    made = bare(name, picked("saws", "a"))
    places = tuple(Lift(*each.split(".")) for each in lifts)
    return replace(made, lifts=places, evidence=(*clues, *made.evidence))


def covers(problem: Problem) -> dict[str, tuple[str, ...]]:
    return {each.id: each.needs for each in problem.initiatives}


def test_a_need_is_covered_by_what_lifts_its_main_question_and_nothing_else_is_put_forward():
    cut = need("cuts", "plans.c", "books.c")
    steps = (
        initiative("draw", "plans.b", needs="cuts"),
        initiative("read", "books.b", needs="cuts"),
    )
    assert covers(drafted(*steps, of=portrait(needs=(cut,), saws="a"))) == {"draw": ("cuts",)}
    done = portrait(needs=(cut,), saws="a", plans="c")
    assert covers(drafted(*steps, of=done)) == {"read": ("cuts",)}


def test_a_need_whose_places_are_all_reached_is_covered_by_whatever_still_lifts_something():
    cut = need("cuts", "plans.b")
    whose = portrait(needs=(cut,), saws="a", plans="b")
    steps = (
        initiative("draw", "plans.c", needs="cuts"),
        initiative("read", "plans.a", needs="cuts"),
    )
    assert covers(drafted(*steps, of=whose)) == {"draw": ("cuts",)}


@pytest.mark.parametrize(
    ("clues", "found"),
    [
        ((Clue(PickedIn("tasks", frozenset("a"), "r2"), 3),), {"second", "whole"}),
        ((Clue(picked("saws", "a"), 3),), {"first", "second", "whole"}),
    ],
)
def test_of_a_grid_the_row_that_speaks_loudest_is_the_one_to_lift(clues, found):
    cut = need("cuts", "tasks.b", clues=clues)
    whose = portrait(needs=(cut,), saws="a", tasks=rated(r1="a", r2="a", r3="a"))
    rows = {"first": "r1", "second": "r2", "whole": None}
    steps = [
        replace(initiative(name, "tasks.b", needs="cuts"), lifts=(Lift("tasks", "b", row),))
        for name, row in rows.items()
    ]
    assert set(ids(drafted(*steps, of=whose))) == found


def test_what_the_law_asks_for_is_put_forward_whatever_the_needs_and_comes_early():
    quiet = replace(bare("quiet", picked("books", "a")), lifts=(Lift("duties", "a"),))
    first = initiative("first", "duties.a", needs="quiet", duty=SAID)
    last = initiative("last", "duties.b", needs="quiet", duty=SAID, after=(After("first", 0),))
    cut = initiative("cut", "saws.b", needs="cuts")
    whose = portrait(needs=(CUTS, quiet), saws="a", duties=["c"])
    problem = drafted(cut, first, last, of=whose)
    assert [(each.id, each.strength) for each in problem.needs] == [("cuts", 100), ("quiet", 1)]
    assert {each.id: each.strength for each in problem.initiatives} == {
        "cut": 100,
        "first": 501,
        "last": 501,
    }
    assert solve(replace(problem, at_once=1)).plan == Plan(
        (Step("cut", "in_house", 2), Step("first", "in_house", 0), Step("last", "in_house", 1))
    )


def test_the_last_of_its_duties_covers_a_need():
    cut = need("cuts", "duties.a")
    first = initiative("first", "duties.a", needs="cuts", duty=SAID)
    last = initiative("last", "duties.a", "duties.b", needs="cuts", duty=SAID)
    last = replace(last, after=(After("first", 0),))
    whose = portrait(needs=(cut,), saws="a", duties=["c"])
    assert covers(drafted(first, last, of=whose)) == {"first": (), "last": ("cuts",)}


@pytest.mark.parametrize("given", [{}, {"plans": DONT_KNOW}, {"plans": "b"}])
def test_no_duty_is_said_to_be_left_where_nobody_knows_or_it_is_done(given):
    owed = initiative("owed", "plans.b", needs="quiet", duty=SAID)
    assert ids(drafted(owed, of=portrait(needs=(CUTS,), saws="a", **given))) == []


def test_what_clears_a_red_flag_is_put_forward_and_comes_before_any_need():
    quiet = need("quiet", "duties.a")
    flags = (flag("low", picked("plans", "a"), "quiet"),)
    whose = portrait(flags, (CUTS, quiet), saws="a", plans="a")
    draw = initiative("draw", "plans.b", needs="quiet")
    after = initiative("after", "plans.c", needs="quiet", after=(After("draw", 0),))
    again = initiative("again", "plans.d", needs="quiet", reached=(Reached("plans", "c"),))
    other = initiative("other", "plans.b", needs="else")
    cut = initiative("cut", "saws.b", needs="cuts")
    found = drafted(cut, draw, after, again, other, of=whose)
    strengths = {each.id: each.strength for each in found.initiatives}
    assert strengths == {"cut": 100, "draw": 1001, "after": 1, "again": 1}


def test_what_comes_before_is_as_urgent_as_what_it_opens_and_no_further_than_it_must_go():
    walls = initiative("walls", "plans.b")
    roof = initiative("roof", "plans.c", after=(After("walls", 0),))
    attic = initiative("attic", "plans.d", reached=(Reached("plans", "b"),))
    cut = initiative("cut", "saws.b", needs="cuts", reached=(Reached("plans", "b"),))
    problem = drafted(walls, roof, attic, cut)
    assert {each.id: each.strength for each in problem.initiatives} == {"walls": 100, "cut": 100}


@pytest.mark.parametrize(("employees", "most"), [(0, 2), (9, 2), (10, 2), (50, 3)])
def test_a_small_organisation_follows_two_steps_at_once(employees, most):
    cut = initiative("cut", "saws.b", needs="cuts")
    whose = portrait(needs=(CUTS,), saws="a", employees=Amount(employees))
    assert drafted(cut, of=whose).at_once == most
    assert drafted(cut, of=whose, at_once=7).at_once == 7


def test_a_free_step_that_adds_nothing_is_left_out():
    one = initiative("one", "saws.b", needs="cuts")
    problem = drafted(one, replace(one, id="two"))
    best = solve(problem).plan
    assert best is not None
    assert len(best.steps) == 1
    assert {each.aim: each.value for each in worth(problem, best)}[Aim.STEPS] == 1


def test_each_red_flag_is_cleared_as_early_as_can_be_not_only_the_last():
    flags = (flag("one", picked("plans", "a")), flag("two", picked("books", "a")))
    whose = portrait(flags, (CUTS,), saws="a", plans="a", books="a")
    slow = replace(mode(days=4), quarters=2)
    quick = initiative("quick", "plans.b", needs="cuts", modes=(mode(days=2),))
    long = initiative("long", "books.b", needs="cuts", modes=(slow,))
    problem = replace(drafted(quick, long, of=whose), at_once=1)
    best = solve(problem).plan
    assert best == Plan((Step("quick", "in_house", 0), Step("long", "in_house", 1)))
    values = {each.aim: each.value for each in worth(problem, best)}
    assert (values[Aim.LAST_FLAG], values[Aim.FLAGS_DOWN]) == (3, problem.horizon * 2 - 4)
