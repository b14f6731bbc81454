"""Portraits to look at: the shipped examples, and sheets that are empty, evasive or strange."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from virage.core.answers import Answer, Answers, Blank
from virage.core.autonomy import Tool
from virage.core.portrait import Edition, Portrait, Sheet, paint
from virage.core.questionnaire import Questionnaire
from virage.core.text import LANGUAGES, Language
from virage.documents.portrait import PortraitPage, portrait_page
from virage.library import shipped
from virage.library.sheets import read_sheet

DAY = date(2026, 11, 22)
EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))
FRENCH, ENGLISH = LANGUAGES


def coop() -> Questionnaire:
    return shipped().questionnaire("coop")


def painted(sheet: Sheet) -> Portrait:
    return paint(coop(), shipped().needs(coop()), sheet)


def example(name: str = "food_store") -> Sheet:
    return read_sheet(EXAMPLES[0].parent / f"{name}.yaml", shipped()).sheet


def of(sheet: Sheet, language: Language = FRENCH, name: str = "Le Panier du Rang") -> PortraitPage:
    return portrait_page(painted(sheet), language, day=DAY, name=name)


def everywhere(blank: Blank) -> Sheet:
    """The same blank to every question that takes it, and the profile of the food store."""
    given: dict[str, Answer] = {
        question.id: blank
        for question in coop().questions()
        if blank is Blank.DONT_KNOW or question.not_applicable
    }
    facts = example().answers
    profile = {question.id: facts[question.id] for question in coop().profile}
    known = {name: answer for name, answer in profile.items() if answer is not None}
    return Sheet(Answers(known | given))


def express() -> Sheet:
    """The food store, with the express questions only."""
    answers = example().answers
    kept = (*coop().express, *(question.id for question in coop().profile))
    given = {name: answers.given[name] for name in kept if name in answers}
    return Sheet(Answers(given), edition=Edition.EXPRESS)


EMPTY = Sheet(Answers())


def strange(name: str) -> Sheet:
    """The food store, every tool of which bears this name."""
    sheet = example()
    return replace(sheet, tools=tuple(replace(tool, name=name) for tool in sheet.tools))


def crowded(count: int) -> Sheet:
    """A sheet with that many tools."""
    tools = tuple(Tool("other", f"Outil {n}", hurts_after_days=n) for n in range(count))
    return replace(example(), tools=tools)


SHEETS = {
    **{path.stem: example(path.stem) for path in EXAMPLES},
    "empty": EMPTY,
    "dont_know": everywhere(Blank.DONT_KNOW),
    "not_applicable": everywhere(Blank.NOT_APPLICABLE),
    "express": express(),
    "crowded": crowded(40),
}
