"""Pages as PDF: tagged, dated, the same bytes for the same page."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from virage.documents.change import ChangePage
from virage.documents.funding import FundingPage
from virage.documents.language import words
from virage.documents.mandates.shapes import Paper
from virage.documents.portrait.one_page import OnePage
from virage.documents.portrait.page import (
    PortraitPage,
)
from virage.documents.printable import broken, printable
from virage.documents.roadmap.paper import PlanPage

HERE = Path(__file__).resolve().parent
WHOLE, ON_ONE_PAGE = HERE / "portrait.typ", HERE / "one_page.typ"
COMPARED, IN_SIGHT = HERE / "change.typ", HERE / "funding.typ"
PLANNED, AGREED = HERE / "plan.typ", HERE / "mandate.typ"
FONTS = HERE / "fonts"
DRAWING = "svg"
LONGEST_NAME = 70  # what the top of a page has room for
Page = PortraitPage | OnePage | ChangePage | FundingPage | PlanPage | Paper
Printed = str | int | float | bool | None | dict[str, "Printed"] | list["Printed"]


def portrait_pdf(page: PortraitPage) -> bytes:
    """The PDF (PDF/UA-1) of a page.

    What the page says travels as data and is never read as typesetting code. A character that the
    fonts cannot draw is replaced by a blank square.
    """
    _ = words(page.language).gettext
    titles: dict[str, Printed] = {
        "flags": _("Red flags, one by one"),
        "moves": _("First moves, and how to make them"),
        "about": _("About this portrait"),
    }
    return _made(WHOLE, page, titles)


def one_page_pdf(page: OnePage) -> bytes:
    """The same, of the page for members: one sheet of paper."""
    return _made(ON_ONE_PAGE, page, {})


def change_pdf(page: ChangePage) -> bytes:
    """The same, of two diagnoses compared."""
    return _made(COMPARED, page, {})


def funding_pdf(page: FundingPage) -> bytes:
    """The same, of what may pay."""
    return _made(IN_SIGHT, page, {})


def plan_pdf(page: PlanPage) -> bytes:
    """The same, of a strategic plan, for a board."""
    _ = words(page.language).gettext
    return _made(PLANNED, page, {"summary": _("The plan on one page")})


def mandate_pdf(page: Paper) -> bytes:
    """The same, of a paper of a mandate: its agreement, or the claim of its subsidy."""
    return _made(AGREED, page, {})


def _made(template: Path, page: Page, titles: dict[str, Printed]) -> bytes:
    import typst  # with its compiler: the pages that only mention a PDF do without

    content = _printed(asdict(page)) | {"frame": _frame(page) | titles}
    noon = datetime.fromisoformat(f"{page.day_iso}T12:00:00").replace(tzinfo=UTC)
    compiler = typst.Compiler(
        template, root=HERE, font_paths=[FONTS], ignore_system_fonts=True
    )  # one for each call: a compiler cannot be shared by threads
    made = compiler.compile(
        format="pdf",
        sys_inputs={"page": json.dumps(content, ensure_ascii=False)},
        pdf_standards=["ua-1"],
        timestamp=int(noon.timestamp()),
    )
    if not isinstance(made, bytes):
        raise TypeError("typst gave no single file")
    return made


def _foot(page: Page) -> str:
    """What the page rests on."""
    if isinstance(page, FundingPage | PlanPage | Paper):
        return page.foot
    _ = words(page.language).gettext
    return _("%(day)s · Questionnaire %(version)s · Fingerprint %(hash)s") % {
        "day": page.day,
        "version": page.version,
        "hash": page.short_hash,
    }


def _frame(page: Page) -> dict[str, Printed]:
    """What stands around every page."""
    _ = words(page.language).gettext
    count = _("Page %(page)s of %(pages)s") % {"page": "{page}", "pages": "{pages}"}
    name = page.name if len(page.name) <= LONGEST_NAME else f"{page.name[:LONGEST_NAME]}…"
    return {
        "name": broken(printable(name)),
        "foot": printable(_foot(page)),
        "count": count,
        "colon": _("%(label)s: ") % {"label": ""},
    }


def _printed(values: dict[str, object]) -> dict[str, Printed]:
    return dict(_each_printed(values))


def _each_printed(values: dict[str, object]) -> Iterator[tuple[str, Printed]]:
    for name, value in values.items():
        if name == DRAWING:
            yield name, printable(str(value))
        else:
            yield name, _value(value)


def _value(value: object) -> Printed:
    match value:
        case str():
            return broken(printable(value))
        case dict():
            return _printed(value)
        case list() | tuple():
            return [_value(each) for each in value]
        case bool() | int() | float() | None:
            return value
        case _:
            raise TypeError(f"a page holds no {type(value).__name__}")
