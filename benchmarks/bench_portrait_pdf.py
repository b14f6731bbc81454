"""The portrait: scores, page in one language and PDF, each sheet another one; CPU time, medians."""

import platform
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from time import process_time
from typing import TypeVar

from virage.core.portrait import Portrait, paint
from virage.core.text import LANGUAGES, Language
from virage.documents.pdf import portrait_pdf
from virage.documents.portrait import PortraitPage, portrait_page
from virage.library import shipped
from virage.library.sheets import SheetFile, read_sheet

EXAMPLES = Path(__file__).parents[1] / "examples"
ROUNDS = 5
GOAL_MS = 300
Made = TypeVar("Made")
Times = dict[str, list[float]]


def main() -> None:
    """Print the medians beside the goal."""
    library = shipped()
    sheets = [read_sheet(path, library) for path in sorted(EXAMPLES.glob("*.yaml"))]
    library.needs(sheets[0].questionnaire)
    times: Times = {}
    sizes = []
    for turn in range(ROUNDS):
        for sheet in sheets:
            for language in LANGUAGES:
                page = drawn(sheet, language, f"{sheet.sheet.name} {turn}", times)
                sizes.append(len(timed("PDF", times, partial(portrait_pdf, page))))
    print(f"portrait of {len(sheets)} sheets × {len(LANGUAGES)} languages × {ROUNDS},"
          f" {platform.machine()}, Python {platform.python_version()}")  # fmt: skip
    print(f"{'step':<14}{'median':>10}{'worst':>10}{'goal':>10}")
    for step, taken in times.items():
        goal = f"{GOAL_MS} ms" if step == "PDF" else ""
        print(f"{step:<14}{median(taken):>7.1f} ms{max(taken):>7.1f} ms{goal:>10}")
    print(f"size of a PDF: {median(sizes) / 1000:.0f} kB")


def drawn(sheet: SheetFile, language: Language, name: str, times: Times) -> PortraitPage:
    """The page of a sheet under a new name, so that nothing is remembered from before."""
    needs = shipped().needs(sheet.questionnaire)
    tools = tuple(replace(tool, name=f"{tool.name} {name[-1]}") for tool in sheet.sheet.tools)
    answered = replace(sheet.sheet, tools=tools)
    portrait: Portrait = timed("scores", times, lambda: paint(sheet.questionnaire, needs, answered))
    day = sheet.day or date(2026, 11, 22)
    return timed("page", times, lambda: portrait_page(portrait, language, day=day, name=name))


def timed(step: str, times: Times, make: Callable[[], Made]) -> Made:
    """What `make` gives, its CPU milliseconds noted under the step."""
    start = process_time()
    made = make()
    times.setdefault(step, []).append(1000 * (process_time() - start))
    return made


if __name__ == "__main__":
    main()
