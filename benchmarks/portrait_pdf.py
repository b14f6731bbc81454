"""The portrait without the web: scores, the page in one language, the PDF."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from statistics import median

from benchmarks.measuring import Row, once, show
from benchmarks.site import EXAMPLES
from virage.core.portrait import paint
from virage.core.text import LANGUAGES, Language
from virage.documents.pdf import portrait_pdf
from virage.documents.portrait import portrait_page
from virage.library import shipped
from virage.library.sheets import SheetFile, read_sheet

ROUNDS = 3
DAY = date(2026, 11, 22)


def main() -> None:
    """Draw every example in both languages, again and again."""
    sheets = [read_sheet(path, shipped()) for path in sorted(EXAMPLES.glob("*.yaml"))]
    shipped().needs(sheets[0].questionnaire)
    steps = zip(*drawn(sheets), strict=True)
    scores, page, pdf, size = (median(step) for step in steps)
    show(
        Row("portrait: scores, needs, flags: CPU", scores, "ms"),
        Row("portrait: page in one language: CPU", page, "ms"),
        Row("portrait: PDF from the page: CPU", pdf, "ms", 300),
        Row("portrait: size of the PDF", size, "kB"),
    )


def drawn(sheets: list[SheetFile]) -> Iterator[tuple[float, float, float, float]]:
    """What each portrait took."""
    for turn in range(ROUNDS):
        for sheet in sheets:
            for language in LANGUAGES:
                yield taken(sheet, language, f"{sheet.sheet.name} {turn}")


def taken(sheet: SheetFile, language: Language, name: str) -> tuple[float, float, float, float]:
    """Milliseconds of each step and kilobytes; under a new name, so that nothing is remembered."""
    tools = tuple(replace(tool, name=f"{tool.name} {name[-1]}") for tool in sheet.sheet.tools)
    answered = replace(sheet.sheet, tools=tools)
    needs = shipped().needs(sheet.questionnaire)
    scores, portrait = once(partial(paint, sheet.questionnaire, needs, answered))
    draw = partial(portrait_page, portrait, language, day=DAY, name=name)
    seconds, page = once(draw)
    pdf, made = once(partial(portrait_pdf, page))
    return scores, seconds, pdf, len(made) / 1000


if __name__ == "__main__":
    main()
