"""What a workbook shows to readers that compute nothing is what its formulas come to."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.documents.dossiers import dossier, found
from tests.documents.recomputing import Recomputed, opened, saved
from tests.documents.test_plan_workbook import short
from virage.core.funding.montage import Aid, AidState
from virage.core.roadmap import Plan
from virage.core.roadmap.sums import mid_cost
from virage.documents.roadmap import Dossier, Drawn
from virage.documents.roadmap.workbook import plan_workbook
from virage.documents.roadmap.workbook.showing import shown

SOFFICE = shutil.which("soffice")
Cells = dict[tuple[str, str], float]
NO_OFFICE = "LibreOffice (soffice) is NOT installed: its own computing of the workbook is unchecked"


def written(made: bytes, file: Path) -> Cells:
    """What is written beside each formula, as a telephone shows it."""
    file.write_bytes(made)
    told, formulas = load_workbook(file, data_only=True), opened(made)
    return {
        (sheet.title, cell.coordinate): _number(told[sheet.title][cell.coordinate].value)
        for sheet in formulas
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }


def _number(value: object) -> float:
    assert value is not None, "a formula shows nothing"
    moment = getattr(value, "toordinal", None)
    return float(moment() - 693_594) if moment else float(str(value))


def helped() -> Dossier:
    """A plan one step of which has aid that is granted."""
    step = next(each for each in found().drawn.placed if mid_cost(each.mode))
    aids = (Aid(step.id, "innogec", AidState.GRANTED, 10_001),)
    return dossier("home_care", "fr", aids=aids, drawn=short())


def test_each_formula_shows_what_a_library_of_others_computes(tmp_path):
    made = plan_workbook(helped())
    told, again = written(made, tmp_path / "told.xlsx"), Recomputed(made, tmp_path)
    assert len(told) > 200
    assert {sheet for sheet, _cell in told} == set(opened(made).sheetnames)
    for (sheet, cell), value in told.items():
        assert abs(float(again.at(sheet, cell)) - value) < 1e-6, (sheet, cell)


@pytest.mark.skipif(SOFFICE is None, reason=NO_OFFICE)
@pytest.mark.parametrize("name", ["home_care", "agricultural_supply"])
def test_each_formula_shows_what_libreoffice_computes(name, tmp_path):
    made = plan_workbook(helped() if name == "home_care" else dossier(name, "en"))
    told = written(made, tmp_path / "told.xlsx")
    given, out = tmp_path / "bare.xlsx", tmp_path / "out"
    given.write_bytes(saved(opened(made)))  # without what we wrote: it must compute by itself
    subprocess.run(
        [
            str(SOFFICE), f"-env:UserInstallation=file://{tmp_path}/office", "--headless",
            "--convert-to", "xlsx", "--outdir", str(out), str(given),
        ],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    computed = load_workbook(out / "bare.xlsx", data_only=True)
    for (sheet, cell), value in told.items():
        assert abs(_number(computed[sheet][cell].value) - value) < 1e-6, (sheet, cell)


def test_a_plan_without_a_step_shows_its_formulas_too(tmp_path):
    told = written(plan_workbook(dossier(drawn=bare())), tmp_path / "told.xlsx")
    money = (value for (sheet, cell), value in told.items() if (sheet, cell[0]) == ("Budget", "C"))
    assert not any(money)


def bare() -> Drawn:
    """A plan that does nothing."""
    return replace(found().drawn, plan=Plan())


def test_a_formula_without_a_value_is_refused():
    made = saved(opened(plan_workbook(dossier(drawn=bare()))))
    with pytest.raises(KeyError):
        shown(made, [{}] * 6)
