"""The Excel file: formulas that recompute to the same cents, words that never become one."""

from dataclasses import replace
from datetime import datetime

import pytest
from openpyxl import Workbook

from tests.documents.dossiers import dossier, found
from tests.documents.recomputing import Recomputed, opened, saved
from virage.core.funding.montage import Aid, AidState
from virage.core.initiatives import InitiativeCatalogue
from virage.core.roadmap import Plan
from virage.core.roadmap.sums import high_cost, mid_cost
from virage.core.text import LANGUAGES, LocalText
from virage.documents.roadmap import Dossier, Drawn
from virage.documents.roadmap.paper.people import roles, taken
from virage.documents.roadmap.requirements import bought_steps, requirements_of
from virage.documents.roadmap.workbook import plan_workbook
from virage.documents.roadmap.workbook.cells import Page, at
from virage.documents.roadmap.workbook.ledger import FIRST, FIRST_ROW, MOST, YEARLY

ATTACKS = [
    '=HYPERLINK("http://evil","x")', "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1",
    "=cmd|' /C calc'!A0", "a\x07b\ud800",
]  # fmt: skip
SHEETS = {
    "fr": (
        "Feuille de route",
        "Dépenses",
        "Budget",
        "Financement",
        "Personnes",
        "Soumissions",
    ),
    "en": ("Roadmap", "Spending", "Budget", "Financing", "People", "Quotes"),
}


def spent_by_quarter(told: Dossier, again: Recomputed, sheet: str) -> list[int]:
    """The total row of the spending sheet."""
    row = 7 + len(told.drawn.placed)
    return [again.cents(sheet, at(3 + place, row)) for place in range(len(told.financed.flows))]


def short() -> Drawn:
    """The plan of the home-care co-op, less most of what costs nothing: quicker to recompute."""
    drawn = found().drawn
    kept = {each.id for each in drawn.placed if high_cost(each.mode) or each.mode.recurring} | {
        drawn.placed[0].id
    }
    steps = tuple(each for each in drawn.plan.steps if each.initiative in kept)
    return replace(drawn, plan=Plan(steps))


def test_everything_recomputes_to_the_same_cents_and_days(tmp_path):
    told = dossier("home_care", "fr", drawn=short())
    roadmap, spending, budget, _financing, people, _quotes = SHEETS["fr"]
    again = Recomputed(plan_workbook(told), tmp_path)
    assert spent_by_quarter(told, again, spending) == [each.most for each in told.financed.flows]
    years, limits = len(told.drawn.spent), told.drawn.within.years
    assert [again.cents(budget, f"B{5 + year}") for year in range(years)] == list(told.drawn.spent)
    assert again.cents(budget, f"B{5 + years}") == sum(told.drawn.spent)
    assert [again.cents(budget, f"E{5 + year}") for year in range(years)] == [
        (most or 0) - spent for most, spent in zip(limits, told.drawn.spent, strict=True)
    ]
    last = FIRST_ROW + len(told.drawn.placed)
    assert again.cents(roadmap, at(MOST - 1, last)) == sum(
        mid_cost(each.mode) for each in told.drawn.placed
    )
    step = told.drawn.placed[-1]
    days = again.at(roadmap, at(9, last - 1)) - again.at(roadmap, at(8, last - 1))
    assert days == (told.financed.last_day(step) - told.financed.first_day(step)).days
    rows = sum(len(each.mode.days) for each in told.drawn.placed)
    for place, role in enumerate(roles(told)):
        row = 6 + rows + 2 + 3 * place
        given = [int(again.at(people, at(7 + quarter, row))) for quarter in range(8)]
        assert given == [taken(told)[role, quarter] for quarter in range(8)]
        left = [int(again.at(people, at(7 + quarter, row + 2))) for quarter in range(8)]
        assert left == [3 - days for days in given]


def test_what_is_granted_is_counted_and_a_step_that_is_moved_moves_its_money(tmp_path):
    step = next(each for each in found().drawn.placed if mid_cost(each.mode))
    aids = (Aid(step.id, "innogec", AidState.GRANTED, 10_001),)
    told = dossier("home_care", "en", aids=aids, drawn=short())
    book = opened(plan_workbook(told))
    place = told.drawn.placed.index(next(each for each in told.drawn.placed if each.id == step.id))
    sheet = book["Roadmap"]
    sheet[at(FIRST, FIRST_ROW + place)] = step.start + 2
    sheet[at(MOST, FIRST_ROW + place)] = 1234.57
    sheet[at(YEARLY, FIRST_ROW + place)] = 0.07
    again = Recomputed(saved(book), tmp_path)
    row = 7 + place
    cents = [again.cents("Spending", at(3 + quarter, row)) for quarter in range(12)]
    moved = step.start + 1
    assert cents[:moved] == [0] * moved
    assert sum(cents[moved : moved + step.mode.quarters]) == 123_457
    assert cents[moved + step.mode.quarters :][:4] == [1, 2, 2, 2]
    years, whole = len(told.drawn.spent), sum(spent_by_quarter(told, again, "Spending"))
    assert again.cents("Budget", f"B{5 + years}") == whole
    plan = told.financed.financing
    total = 5 + sum(len(told.financed.chances(each)) for each in told.drawn.placed)
    cost, granted, sure, best, all_comes, today = (
        again.cents("Financing", f"E{total + 2 + place}") for place in range(6)
    )
    assert (cost, granted) == (plan.cost.low, 10_001)
    assert (sure, best) == (plan.aid.low - granted, plan.aid.high - granted)
    assert (all_comes, today) == (plan.own_share.low, plan.budget.low)
    assert again.cents("Budget", f"C{5 + years}") == 10_001
    last = 5 + years + 5 + len(told.financed.flows) - 1
    assert again.cents("Budget", f"E{last}") == whole - 10_001


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_languages_have_the_same_sheets(language):
    made = opened(plan_workbook(dossier("agricultural_supply", language)))
    assert tuple(made.sheetnames) == SHEETS[language]


def test_no_words_become_a_formula():
    told = dossier()
    names = dict(zip((each.id for each in told.drawn.placed), ATTACKS, strict=False))
    known = tuple(
        replace(each, name=LocalText(names[each.id], names[each.id])) if each.id in names else each
        for each in told.drawn.catalogue.initiatives
    )
    catalogue = InitiativeCatalogue("coop", known)
    drawn = replace(
        told.drawn,
        catalogue=catalogue,
        portrait=replace(
            told.drawn.portrait,
            sheet=replace(told.drawn.portrait.sheet, name="=1+1 \x00\ud800"),
        ),
    )
    strange, plain = plan_workbook(dossier(drawn=drawn)), plan_workbook(told)
    formulas, seen = [], []
    for made in (plain, strange):
        cells = [cell for sheet in opened(made) for row in sheet.iter_rows() for cell in row]
        formulas.append({(c.parent.title, c.coordinate) for c in cells if c.data_type == "f"})
        seen = [str(cell.value) for cell in cells if cell.data_type == "s"]
    assert formulas[0] == formulas[1]
    assert {'=HYPERLINK("http://evil","x")', "+1+1", "-2+3", "@SUM(A1)"} <= set(seen)


@pytest.mark.parametrize("words", ATTACKS)
def test_each_attack_stays_words(words):
    book = Workbook()
    page = Page(book.worksheets[0], "fr")
    page.words(1, 1, words)
    cell = opened(saved(book)).worksheets[0]["A1"]
    assert cell.data_type == "s"
    assert cell.quotePrefix is words.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_money_and_days_look_like_money_and_days():
    french, english = (opened(plan_workbook(dossier("home_care", each))) for each in LANGUAGES)
    assert french["Feuille de route"]["J6"].number_format == '[$-C0C]#,##0.00\\ "$"'
    assert english["Roadmap"]["J6"].number_format == '[$-1009]"$"#,##0.00'
    start = english["Roadmap"]["C3"]
    assert french["Feuille de route"].print_title_rows == "$1:$5"
    assert english["Quotes"].page_setup.orientation == "landscape"
    assert (start.value, start.is_date) == (datetime.fromisoformat("2027-01-01"), True)
    assert english["Roadmap"]["H6"].number_format == "yyyy-mm-dd"


def test_the_same_plan_gives_the_same_file_and_nothing_of_the_machine():
    told = dossier()
    made = plan_workbook(told)
    assert made == plan_workbook(told)
    book = opened(made)
    assert book.properties.creator == "Virage"
    assert book.properties.modified == datetime.fromisoformat("2026-11-26T12:00")
    assert book.properties.language == "fr-CA"


def test_a_plan_without_a_step_or_a_budget_is_a_workbook_too(tmp_path):
    drawn = found().drawn
    bare = replace(drawn, plan=Plan(), within=replace(drawn.within, budget=()))
    made = plan_workbook(dossier(language="en", drawn=bare))
    assert opened(made)["Budget"]["D5"].value == "not stated"
    again = Recomputed(made, tmp_path)
    assert again.cents("Budget", "B5") == 0
    assert again.cents("Financing", "E8") == 0


def test_quotes_are_compared_by_weight_and_over_three_years(tmp_path):
    told = dossier("home_care", "en", drawn=short())
    book = opened(plan_workbook(told))
    sheet, asked = book["Quotes"], requirements_of(bought_steps(told)[0], told)
    last = 6 + len(asked) - 1
    for place, each in enumerate(asked):
        assert sheet[f"A{6 + place}"].value == each.criterion
        sheet[f"D{6 + place}"] = 4
        sheet[f"E{6 + place}"] = 0 if each.essential else 2
    sheet[f"D{last + 3}"], sheet[f"D{last + 4}"] = 1000.05, 200.01
    again = Recomputed(saved(book), tmp_path)
    most = 4 * sum(each.weight for each in asked)
    assert int(again.at("Quotes", f"C{last + 1}")) == most
    assert int(again.at("Quotes", f"D{last + 1}")) == most
    assert int(again.at("Quotes", f"E{last + 1}")) == 2 * sum(
        each.weight for each in asked if not each.essential
    )
    missing = [int(again.at("Quotes", f"{column}{last + 2}")) for column in "DEF"]
    assert missing == [0, sum(each.essential for each in asked), 0]
    assert again.cents("Quotes", f"D{last + 5}") == 160_008
