"""A planning problem: what is read of its file, and what is refused with its line and reason."""

from fractions import Fraction
from pathlib import Path

import pytest

from virage.core.funding.terms import CostBase
from virage.core.funding.values import Expense
from virage.core.roadmap import (
    AidState,
    Budget,
    Ceiling,
    FlagTarget,
    Gauge,
    Lock,
    Mode,
    Objective,
    Outlay,
    Prerequisite,
    Problem,
    RedFlag,
    Rung,
    Target,
    Team,
    Yardstick,
)
from virage.core.roadmap.naming import Family
from virage.core.roadmap.soundness import unsound
from virage.library import CatalogueError
from virage.library.planning import ProblemFile, read_problem

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples/plans").glob("*.yaml"))
STEPS = """\
quarters: 4
people: [{id: manager, days: [1, 2]}]
meetings: [{id: board, quarters: [2]}]
needs: [{id: n, strength: 7}]
questions: [{id: q, stages: [0, 2], today: 1}]
scores: [{id: total, shares: {q: 3}}]
red_flags: [{id: f, cleared_by: {q: 2}}]
initiatives:
  - {id: a, needs: [n], modes: [{id: m, quarters: 1}]}
programmes: [{id: p, rates: [50 %], expenses: [software]}]
"""
GIFT = "{programme: p, initiative: a, state: granted}"
LAST = STEPS.count("\n")


def read(folder: Path, more: str = "", steps: str = STEPS) -> ProblemFile:
    path = folder / "problem.yaml"
    path.write_text(steps + more, "utf-8")
    return read_problem(path)


def problem(folder: Path, more: str) -> Problem:
    return read(folder, more).problem


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_can_be_planned_from(path):
    assert unsound(read_problem(path).problem) == ()


def test_quarters_and_stages_count_from_one_in_the_file_and_money_is_in_dollars(tmp_path):
    found = problem(
        tmp_path,
        "budget: {years: [10.50, null], whole: 20, advance: 5, first_quarter: 2}\n"
        "at_once: 2\nclosed: [3]\nlocks: [{initiative: a, quarter: 4, mode: m}]\n"
        "targets: [{score: total, at_least: 50, by: 4}, {flag: f, by: 1}]\n"
        "order: [net_cost]\ncounting: [possible]\n",
    )
    assert found.budget == Budget((10_50, None), 20_00, 5_00, first=1)
    assert (found.at_once, found.closed) == (2, frozenset({2}))
    assert found.locks == (Lock("a", at=3, mode="m"),)
    assert found.targets == (Target("total", Fraction(50), 3), FlagTarget("f", 0))
    assert found.gauges == (Gauge("q", (0, 2), 0, 0),)
    assert found.yardsticks == (Yardstick("total", (("q", 3),), 6),)
    assert found.flags == (RedFlag("f", (Rung("q", 1),)),)
    assert found.teams == (Team("manager", (1, 2)),)
    assert found.gates == (("board", frozenset({1})),)
    assert (found.order, set(found.counting)) == ((Objective.NET_COST,), {AidState.POSSIBLE})


def test_an_initiative_is_as_strong_as_its_strongest_need_unless_it_says(tmp_path):
    steps = STEPS.replace("modes: [", "stages: {q: 2}, modes: [").replace(
        "- {id: a, ",
        "- {id: b, strength: 2, after: [a, {initiative: c, lag: 1}], with: [c], meeting: board,"
        " earliest: 2, latest: 3,\n     modes: [{id: m, name: {fr: moi, en: me}, quarters: 2,"
        " costs: {software: [1, 2, 3], training: 4}, days: {manager: 2}, a_year: 8,"
        " lifts: {q: 2}, independence: -1}]}\n"
        "  - {id: c, modes: [{id: m, quarters: 1}]}\n  - {id: a, ",
    )
    found = read(tmp_path, steps=steps)
    second, third, first = found.problem.initiatives
    assert (first.strength, second.strength, third.strength) == (7, 2, 1)
    assert first.stages == (Rung("q", 1),)
    assert second.prerequisites == (Prerequisite("a"), Prerequisite("c", 1))
    assert (second.companions, second.gate, second.earliest, second.latest) == (
        ("c",),
        "board",
        1,
        2,
    )
    assert second.modes == (
        Mode(
            "m",
            2,
            (
                Outlay(Expense.SOFTWARE, 1_00, 2_00, 3_00),
                Outlay(Expense.TRAINING, 4_00, 4_00, 4_00),
            ),
            (("manager", 2),),
            8_00,
            (Rung("q", 1),),
            -1,
        ),
    )
    assert found.names.of(Family.MODE, "b.m", "en") == "me"
    assert found.names.of(Family.INITIATIVE, "b", "fr") == "b"


def test_a_programme_has_the_terms_that_it_says(tmp_path):
    steps = STEPS.replace(
        "expenses: [software]",
        "expenses: [software], excluded: 1, floor: 2, least_spend: 3, own_part: 0.2,"
        " caps: {step: 4, year: 5, whole: 6}, ceiling: {part: 1/2, base: eligible_costs,"
        " weights: {p: 0.5}}, opens: 1, closes: 2, ends_by: 3, pays_after: 4",
    )
    offers = "offers: [{programme: p, initiative: a, state: granted}]\n"
    found = read(tmp_path, offers, steps).problem
    (payer,) = found.programmes
    assert (payer.excluded, payer.floor, payer.least_spend) == (1_00, 2_00, 3_00)
    assert (payer.step_cap, payer.year_cap, payer.whole_cap) == (4_00, 5_00, 6_00)
    assert (payer.opens, payer.closes, payer.ends_by, payer.pays_after) == (0, 1, 2, 4)
    assert payer.own_part == Fraction(1, 5)
    assert payer.ceiling == Ceiling(Fraction(1, 2), CostBase.ELIGIBLE_COSTS, {"p": Fraction(1, 2)})
    assert found.offers[0].state is AidState.GRANTED


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ("colour: red\n", "unknown key 'colour'"),
        ("locks: [{initiative: z}]\n", "'z' is not declared here"),
        ("locks: [{initiative: a, mode: z}]\n", "unknown mode 'z'"),
        ("locks: [{initiative: a, quarter: 5}]\n", "expected a quarter from 1 to 4, not 5"),
        ("targets: [{score: q, at_least: 5, by: 1}]\n", "'q' is not declared here"),
        ("targets: [{score: total, at_least: 101, by: 1}]\n", "expected a score out of 100"),
        ("targets: [{flag: f, at_least: 5, by: 1}]\n", "unknown key 'at_least'"),
        ("budget: {first_quarter: 0}\n", "expected a whole number from 1 to 4, not 0"),
        ("budget: {whole: -1}\n", "expected an amount in dollars"),
        ("order: [needs, needs]\n", "the same id stands twice"),
        ("offers: [{programme: p, initiative: a, state: given}]\n", "'given' is not one of"),
        (
            f"offers: [{GIFT}, {GIFT}]\n",
            "the same offer stands twice",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_line(tmp_path, more, reason):
    with pytest.raises(CatalogueError) as caught:
        read(tmp_path, more)
    assert caught.value.line == LAST + 1
    assert reason in caught.value.problem


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ("quarters: 4", "quarters: 0", 1, "expected a whole number from 1 to 80, not 0"),
        ("stages: [0, 2]", "stages: [2, 0]", 5, "never less for a higher one"),
        ("today: 1", "today: 3", 5, "expected a stage from 1 to 2, not 3"),
        ("{q: 3}", "{q: 0}", 6, "no question that is worth something counts here"),
        ("cleared_by: {q: 2}", "cleared_by: {}", 7, "expected at least one question"),
        ("- {id: a,", "- {id: a, modes: []}\n  - {id: a,", 10, "a: this id is taken"),
        ("needs: [n],", "needs: [n, n],", 9, "the same id stands twice"),
        ("modes: [{id: m,", "modes: [{id: m, quarters: 1}, {id: m,", 9, "m: this id is taken"),
        ("modes: [{id: m, quarters: 1}]", "modes: []", 9, "expected at least one mode"),
        ("id: m, quarters: 1", "id: m, quarters: 0", 9, "expected at least one quarter"),
        ("id: m,", "id: m, costs: {software: [3, 2, 1]},", 9, "[low, middle, high]"),
        ("id: m,", "id: m, days: {cook: 1},", 9, "'cook' is not declared here"),
        ("rates: [50 %]", "rates: []", 10, "expected at least one rate"),
    ],
)
def test_what_makes_no_sense_is_refused_with_its_line(tmp_path, old, new, line, reason):
    with pytest.raises(CatalogueError) as caught:
        read(tmp_path, steps=STEPS.replace(old, new, 1))
    assert caught.value.line == line
    assert reason in caught.value.problem
