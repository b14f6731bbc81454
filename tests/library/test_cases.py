"""A case: what is read of it, and what is refused with its file, line and reason."""

from datetime import date
from pathlib import Path

import pytest

from virage.core.funding import Cost
from virage.core.funding.montage import Aid, AidState, Receipt
from virage.core.funding.values import Expense, Nature
from virage.library import CatalogueError, shipped
from virage.library.cases import CaseFile, read_case

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples/funding/cases/forestry_plan.yaml"
STEPS = """\
steps:
  - id: plan
    costs:
      - {category: software, before_taxes: 10.50}
"""


def read(folder: Path, more: str = "", steps: str = STEPS) -> CaseFile:
    path = folder / "case.yaml"
    sheet = (ROOT / "examples/funding/solidarity_services.yaml").read_text("utf-8")
    (folder / "sheet.yaml").write_text(sheet, "utf-8")
    path.write_text(f"sheet: sheet.yaml\n{more}{steps}", "utf-8")
    return read_case(path, shipped())


def test_the_example_is_read_whole():
    found = read_case(EXAMPLE, shipped())
    first, second = found.plan.steps
    assert (first.id, first.work.nature) == ("plan", Nature.DIAGNOSIS_OR_PLAN)
    assert first.decide_by == date(2027, 2, 1)
    assert second.work.costs[1] == Cost(Expense.SOFTWARE, 8_000_00, 400_00, 798_00)
    assert found.plan.aids == (Aid("plan", "essor_1b", AidState.APPLIED, 15_000_00),)
    assert found.plan.received == {"essor_1b": ()}
    assert found.plan.facts.employees == 120
    assert len(found.catalogue.programmes) == 4


def test_what_is_not_said_is_not_known(tmp_path):
    found = read(tmp_path)
    (step,) = found.plan.steps
    assert (step.name, step.work.nature, step.decide_by, step.fallback) == ("", None, None, "")
    assert (found.plan.aids, found.plan.received, found.opened) == ((), {}, None)
    assert found.catalogue is shipped().funding


def test_what_was_paid_before_has_its_day(tmp_path):
    found = read(
        tmp_path,
        "opened: 2026-10-01\nreceived: {essor_1c: [{date: 2025-05-01, amount: 100}]}\n",
    )
    assert found.opened == date(2026, 10, 1)
    assert found.plan.received == {"essor_1c": (Receipt(date(2025, 5, 1), 100_00),)}


@pytest.mark.parametrize(
    ("more", "line", "problem"),
    [
        ("colour: red\n", 2, "unknown key 'colour'"),
        ("opened: soon\n", 2, "expected a date such as 2026-11-22"),
        ("programmes: [essor_9]\n", 2, "unknown programme 'essor_9'"),
        ("received: {essor_9: none}\n", 2, "unknown programme 'essor_9'"),
        ("aids: [{step: a, programme: essor_1b, state: applied}]\n", 2, "unknown step 'a'"),
        ("aids:\n  - {step: plan, programme: a, state: applied}\n", 3, "unknown programme 'a'"),
        ("aids: [{step: plan, programme: essor_1b, state: given}]\n", 2, "'given' is not one of"),
        (
            "aids: [{step: plan, programme: essor_1b, state: granted}]\n",
            2,
            "an aid that is granted or received has its 'amount'",
        ),
    ],
)
def test_a_case_that_cannot_be_read_is_refused(tmp_path, more, line, problem):
    with pytest.raises(CatalogueError) as caught:
        read(tmp_path, more)
    assert str(caught.value).startswith(f"case.yaml:{line}: {problem}")


@pytest.mark.parametrize(
    ("steps", "line", "problem"),
    [
        ("steps: []\n", 2, "expected at least one step"),
        (STEPS + "  - {id: plan, costs: []}\n", 6, "plan: this id is taken"),
        (STEPS.replace("software", "boats"), 5, "'boats' is not one of"),
        (STEPS.replace("10.50", "-1"), 5, "expected an amount in dollars"),
        (STEPS + "    nature: war\n", 6, "'war' is not one of"),
    ],
)
def test_a_step_that_cannot_be_read_is_refused(tmp_path, steps, line, problem):
    with pytest.raises(CatalogueError) as caught:
        read(tmp_path, steps=steps)
    assert str(caught.value).startswith(f"case.yaml:{line}: {problem}")
