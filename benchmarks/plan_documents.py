"""The documents of a plan: what they say, the PDF, the Word, Excel and calendar files."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from statistics import median

from benchmarks.measuring import Row, once, show
from benchmarks.site import EXAMPLES
from virage.core.portrait import paint
from virage.core.roadmap.days import Quarters
from virage.core.roadmap.drafting import Constraints, draft
from virage.core.roadmap.financing import Financed, finance_plan
from virage.core.roadmap.plan import timetable
from virage.core.solver import solve
from virage.core.text import LANGUAGES, LocalText
from virage.documents.funding import labels_of
from virage.documents.pdf import plan_pdf
from virage.documents.roadmap import Dossier, Drawn
from virage.documents.roadmap.calendar import plan_calendar
from virage.documents.roadmap.paper import plan_page
from virage.documents.roadmap.word import plan_word
from virage.documents.roadmap.workbook import plan_workbook
from virage.library import shipped
from virage.library.facts import read_facts
from virage.library.sheets import read_sheet

ROUNDS = 3
DAY, START = date(2026, 11, 26), Quarters(date(2027, 1, 1))
SHEET = EXAMPLES / "agricultural_supply.yaml"  # the longest: twelve quarters, twenty steps
WITHIN = Constraints(12, (8_000_000,), at_once=3)


def main() -> None:
    """Draw one plan, finance it, and make every file again and again in both languages."""
    drawn = plan()
    financing, financed = once(partial(finance, drawn))
    steps = len(drawn.placed)
    page, pdf, word, excel, calendar = (
        median(each) for each in zip(*taken(drawn, financed), strict=True)
    )
    show(
        Row(f"plan of {steps} steps: who could pay: CPU", financing, "ms"),
        Row("plan: what its document says, in one language: CPU", page, "ms"),
        Row("plan: PDF from that: CPU", pdf, "ms", 300),
        Row("plan: Word file: CPU", word, "ms", 500),
        Row("plan: Excel file: CPU", excel, "ms"),
        Row("plan: calendar file: CPU", calendar, "ms"),
    )


def plan() -> Drawn:
    """The plan that is printed."""
    read, library = read_sheet(SHEET, shipped()), shipped()
    portrait = paint(read.questionnaire, library.needs(read.questionnaire), read.sheet)
    days = {role.id: 6 for role in read.questionnaire.roles}
    within = Constraints(WITHIN.quarters, WITHIN.budget, days, WITHIN.at_once)
    problem = draft(portrait, library.initiatives("coop"), within)
    result = solve(problem)
    if result.plan is None:
        raise RuntimeError("no plan was found")
    return Drawn(portrait, library.initiatives("coop"), within, problem, result, result.plan)


def finance(drawn: Drawn) -> Financed:
    """Who could pay for it."""
    facts, table = read_facts(SHEET, shipped()).facts, timetable(drawn.problem, drawn.plan)
    return finance_plan(table, shipped().funding, facts, quarters=START, on=DAY)


def taken(drawn: Drawn, financed: Financed) -> Iterator[tuple[float, ...]]:
    """Milliseconds of each file, its steps under new names, so that nothing is remembered."""
    for turn in range(ROUNDS):
        for language in LANGUAGES:
            labels = labels_of(drawn.portrait.questionnaire, shipped().funding, language)
            told = Dossier(renamed(drawn, turn), financed, labels, DAY)
            said, page = once(partial(plan_page, told))
            files = (plan_word, plan_workbook, plan_calendar)  # each from the start
            whole = (once(partial(each, replace(told)))[0] for each in files)
            yield said, once(partial(plan_pdf, page))[0], *whole


def renamed(drawn: Drawn, turn: int) -> Drawn:
    """The same plan, its initiatives under other names."""
    known = drawn.catalogue.initiatives
    names = (LocalText(f"{each.name.fr} {turn}", f"{each.name.en} {turn}") for each in known)
    initiatives = (replace(each, name=name) for each, name in zip(known, names, strict=True))
    return replace(drawn, catalogue=replace(drawn.catalogue, initiatives=tuple(initiatives)))


if __name__ == "__main__":
    main()
