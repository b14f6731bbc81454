"""What a plan says of itself: how far it is proved, whether it would be found again."""

from dataclasses import replace

import pytest

from tests.documents.portraits import EXAMPLES
from virage.core.portrait import paint
from virage.core.roadmap import Aim
from virage.core.roadmap.drafting import Constraints, Ground, draft
from virage.core.solver import Proof, solve
from virage.documents.roadmap import Drawn, plan_data, plan_text
from virage.library import shipped
from virage.library.sheets import read_sheet


@pytest.fixture(scope="module")
def drawn() -> Drawn:
    library = shipped()
    read = read_sheet(EXAMPLES[0].parent / "software_workers.yaml", library)
    portrait = paint(read.questionnaire, library.needs(read.questionnaire), read.sheet)
    catalogue = library.initiatives("coop")
    within = Constraints(2, days={"management": 3, "staff": 3, "board": 2}, at_once=2)
    problem = draft(portrait, catalogue, within)
    result = solve(problem)
    assert result.plan is not None
    return Drawn(portrait, catalogue, within, problem, result, result.plan)


@pytest.mark.parametrize(
    ("proofs", "words"),
    [
        ((Proof(Aim.NEEDS, 4, 4),), "Proof: no plan does better within these constraints."),
        (
            (Proof(Aim.NEEDS, 95, 100), Proof(Aim.MATURITY, 4, 5)),
            "Proof: within 20.0% of the best that may exist.",
        ),
        (
            (Proof(Aim.NEEDS, 95, 100), Proof(Aim.MATURITY, 4, None)),
            "Proof: how far the best may be is not known.",
        ),
    ],
)
def test_it_says_how_far_it_is_proved(drawn, proofs, words):
    told = replace(drawn, result=replace(drawn.result, proofs=proofs))
    assert words in plan_text(told, "en")


def test_a_task_that_is_done_already_is_not_put_forward():
    library = shipped()
    read = read_sheet(EXAMPLES[0].parent / "home_care.yaml", library)
    portrait = paint(read.questionnaire, library.needs(read.questionnaire), read.sheet)
    found = library.initiatives("coop").answering("office_automation")
    done = {each.id for each in found if each.already_there(Ground(portrait).reached)}
    assert "payroll" in done
    assert not done & {"invoicing", "purchases_and_approvals", "time_sheets"}


def test_a_plan_that_the_clock_stopped_says_so(drawn):
    told = replace(drawn, result=replace(drawn.result, repeatable=False))
    assert "another run may give another plan." in plan_text(told, "en").replace("\n", " ")


def test_without_a_budget_costs_stand_alone(drawn):
    assert "- Year 1: $" in plan_text(drawn, "en")
    assert plan_data(drawn)["budget"] == []


def test_the_scores_of_the_start_are_those_of_the_portrait_when_all_is_answered(drawn):
    total = drawn.portrait.total
    assert plan_data(drawn)["portrait"]["total"]["today"] == pytest.approx(total.low)
    assert drawn.score("lens.nothing", 0) is None
