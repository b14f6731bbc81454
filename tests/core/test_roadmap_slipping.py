"""What is late, and what its slip does to the steps that wait for it."""

from dataclasses import replace
from fractions import Fraction

from tests.core.roadmaps import PLAN, PROBLEM
from virage.core.roadmap import Plan, Rung, Step
from virage.core.roadmap.past import Begun, Past
from virage.core.roadmap.plan import timetable
from virage.core.roadmap.slipping import (
    Span,
    Waiting,
    expected,
    forecast,
    late,
    slips,
    waiting_for,
)

TABLE = timetable(PROBLEM, PLAN)
BEGUN = Begun("backups", "in_house", 0, 1)


def test_a_step_whose_quarter_is_over_is_late_until_it_is_begun_done_or_stopped():
    assert [each.id for each in late(TABLE, Past(0))] == []
    assert [each.id for each in late(TABLE, Past(1))] == ["backups"]
    assert [each.id for each in late(TABLE, Past(1, (BEGUN,)))] == ["backups"]
    assert late(TABLE, Past(1, (replace(BEGUN, over=True),))) == ()
    assert late(TABLE, Past(1, (), (BEGUN,))) == ()


def test_what_waits_for_a_late_step_is_pushed_and_the_portrait_without_it_is_told():
    (slip,) = slips(TABLE, Past(2))[:1]
    assert (slip.initiative, slip.begun, slip.planned, slip.earliest) == ("backups", False, 0, 2)
    assert slip.waiting == (Waiting("crm", 2, 4),)
    assert expected(TABLE, Past(2)) == Fraction(100 * 8, 12)
    assert slip.without == Fraction(100 * 1, 12)


def test_a_step_under_way_past_its_end_is_late_too():
    past = Past(4, (replace(BEGUN, end=5), Begun("crm", "shared", 3, 5)))
    slip = slips(TABLE, past)[0]
    assert (slip.initiative, slip.begun, slip.planned, slip.earliest) == ("backups", True, 0, 4)
    assert slip.waiting == ()


def test_what_waits_for_something_stopped_can_no_longer_begin():
    past = Past(1, (), (BEGUN,))
    assert forecast(TABLE, past)["crm"] is None
    assert expected(TABLE, past) == Fraction(100 * 1, 12)
    two = slips(TABLE, Past(3, (), (BEGUN,)))
    assert [(each.initiative, each.earliest, each.waiting) for each in two] == [("crm", 3, ())]


def test_a_step_that_waits_behind_one_that_cannot_be_is_told_so():
    chain = replace(PROBLEM.by_id["training"], prerequisites=PROBLEM.by_id["crm"].prerequisites)
    blocked = replace(chain, prerequisites=(*chain.prerequisites, *_after("suite")))
    problem = replace(
        PROBLEM,
        initiatives=tuple(
            blocked if each.id == "training" else each for each in PROBLEM.initiatives
        ),
    )
    steps = (Step("backups", "in_house", 0), Step("training", "own", 3), Step("suite", "whole", 1))
    table = timetable(problem, Plan(steps))
    past = Past(2, (), (Begun("suite", "whole", 1, 2),))
    (slip,) = slips(table, past)
    assert slip.waiting == (Waiting("training", 3, None),)
    both = Past(2, (), (*past.stopped, Begun("training", "own", 3, 4)))
    assert slips(table, both)[0].waiting == ()


def _after(initiative: str):
    wanted = PROBLEM.by_id["crm"].prerequisites[0]
    return (replace(wanted, initiative=initiative, lag=0),)


def test_a_stage_is_waited_for_as_long_as_none_of_its_steps_is_over():
    crm = replace(PROBLEM.by_id["crm"], prerequisites=_after("nowhere"))
    problem = replace(
        PROBLEM, initiatives=(*(e for e in PROBLEM.initiatives if e.id != "crm"), crm)
    )
    table = timetable(problem, PLAN)
    assert waiting_for(table, "backups") == {"crm"}
    assert forecast(table, Past(3))["crm"] == Span(4, 6)
    assert forecast(table, Past(3, (), (BEGUN,)))["crm"] is None
    there = replace(crm, stages=(Rung("q_crm", 1),))
    problem = replace(problem, initiatives=(*problem.initiatives[:-1], there))
    assert waiting_for(timetable(problem, PLAN), "backups") == frozenset()
    assert forecast(timetable(problem, PLAN), Past(2, (), (BEGUN,)))["crm"] == Span(2, 4)


def test_nothing_begins_in_a_closed_quarter_and_what_is_put_off_waits():
    assert forecast(TABLE, Past(6))["training"] == Span(7, 8)
    assert forecast(TABLE, Past(0, waits=(("training", 5),)))["training"] == Span(5, 6)


def test_where_nothing_is_scored_no_portrait_is_told():
    table = timetable(replace(PROBLEM, yardsticks=()), PLAN)
    assert expected(table, Past(0)) is None
    assert expected(timetable(PROBLEM, Plan()), Past(0)) == Fraction(100 * 1, 12)
