"""Which questions concern an organisation, and which still wait for an answer."""

from dataclasses import replace

import pytest
from hypothesis import given

from tests.core.building import (
    DONT_KNOW,
    NOT_APPLICABLE,
    answers,
    choice,
    dimension,
    grid,
    number,
    of,
    picked,
    questionnaire,
    rated,
    stage,
    ticks,
)
from tests.core.strategies import answered
from virage.core.answers import Amount, Standing
from virage.core.branching import branch
from virage.core.conditions import BoxTicked, Not, NumberBetween, ScoreBetween
from virage.core.scoring import score

KIND, EMPLOYEES = choice("kind", not_applicable=True), number("employees")
STAFF = stage("staff", relevant_if=NumberBetween("employees", 1, None))
FARM = stage("farm", relevant_if=picked("kind", "a"), weight=3)
ALWAYS = stage("always")
MADE = questionnaire(dimension("d", STAFF, FARM, ALWAYS), profile=(KIND, EMPLOYEES))


@pytest.mark.parametrize(
    ("given_answers", "standing"),
    [
        ({"kind": "a", "farm": "c"}, Standing.MEASURED),
        ({"kind": "a"}, Standing.UNANSWERED),
        ({"kind": "a", "farm": DONT_KNOW}, Standing.DONT_KNOW),
        ({"kind": "b", "farm": "c"}, Standing.CLOSED),
        ({"kind": NOT_APPLICABLE, "farm": "c"}, Standing.CLOSED),
        ({"kind": DONT_KNOW, "farm": "c"}, Standing.PENDING),
        ({"farm": "c"}, Standing.PENDING),
    ],
)
def test_a_question_opens_closes_or_waits(given_answers, standing):
    assert branch(MADE, answers(**given_answers)).standing("farm") is standing


def test_a_closed_question_keeps_what_was_typed_and_counts_for_nothing():
    sheet = answers(kind="b", employees=Amount(0), farm="e", always="c")
    card = score(MADE, sheet)
    assert card.answer("farm") == sheet["farm"]
    assert (card.total.value, card.total.measured, card.total.applicable) == (50.0, 1, 1)


def test_a_waiting_question_is_outside_range_and_coverage():
    total = score(MADE, answers(always="c")).total
    assert (total.low, total.value, total.high, total.coverage) == (50.0, 50.0, 50.0, 1.0)


def test_what_depends_on_a_closed_question_reads_false():
    deep = stage("deep", relevant_if=picked("farm", "a"))
    contrary = stage("contrary", relevant_if=Not(picked("farm", "a")))
    made = questionnaire(dimension("d", FARM, deep, contrary), profile=(KIND,))
    sheet = branch(made, answers(kind="b", farm="a"))
    assert sheet.standing("deep") is Standing.CLOSED
    assert sheet.standing("contrary") is Standing.UNANSWERED


def test_what_depends_on_a_waiting_question_waits():
    deep = stage("deep", relevant_if=picked("farm", "a"))
    made = questionnaire(dimension("d", FARM, deep), profile=(KIND,))
    assert branch(made, answers(farm="a")).standing("deep") is Standing.PENDING


def test_scores_do_not_exist_yet_while_branching():
    made = of(stage("q", relevant_if=ScoreBetween("total", 0, 50)))
    assert branch(made, answers(q="a")).standing("q") is Standing.PENDING


GRID = grid("g", rows=2)
WHOLE, HALF = rated(r1="a", r2="b"), rated(r1="a")


@pytest.mark.parametrize(
    ("grades", "standing"),
    [
        (WHOLE, Standing.MEASURED),
        (HALF, Standing.UNANSWERED),
        (rated(r1="a", r2=DONT_KNOW), Standing.MEASURED),
        (rated(r1=NOT_APPLICABLE, r2="a"), Standing.MEASURED),
        (rated(r1=NOT_APPLICABLE, r2=DONT_KNOW), Standing.DONT_KNOW),
        (rated(r1=DONT_KNOW, r2=DONT_KNOW), Standing.DONT_KNOW),
        (rated(r1=NOT_APPLICABLE, r2=NOT_APPLICABLE), Standing.NOT_APPLICABLE),
        (rated(r1=NOT_APPLICABLE), Standing.UNANSWERED),
        (NOT_APPLICABLE, Standing.NOT_APPLICABLE),
        (DONT_KNOW, Standing.DONT_KNOW),
    ],
)
def test_a_grid_stands_by_its_rows(grades, standing):
    assert branch(of(GRID), answers(g=grades)).standing("g") is standing


def test_only_what_concerns_the_organisation_counts():
    counted = {standing for standing in Standing if standing.applicable}
    assert counted == {Standing.MEASURED, Standing.DONT_KNOW, Standing.UNANSWERED}


@given(answered())
def test_every_question_stands_somewhere(sheet):
    made, given_answers = sheet
    standings = branch(made, given_answers).standings
    assert list(standings) == [question.id for question in made.all_questions()]


@given(answered())
def test_without_conditions_nothing_closes_or_waits(sheet):
    made, given_answers = sheet
    open_dimensions = tuple(
        replace(each, questions=tuple(replace(one, relevant_if=None) for one in each.questions))
        for each in made.dimensions
    )
    standings = branch(replace(made, dimensions=open_dimensions), given_answers).standings
    assert not {Standing.CLOSED, Standing.PENDING} & set(standings.values())


def test_a_box_opens_a_question():
    asked = ticks("boxes"), stage("next", relevant_if=BoxTicked("boxes", "a"))
    assert branch(of(*asked), answers(boxes=["a"])).standing("next") is Standing.UNANSWERED
    assert branch(of(*asked), answers(boxes=["b"])).standing("next") is Standing.CLOSED
