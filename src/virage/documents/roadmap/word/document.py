"""The whole Word document."""

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from virage.documents.roadmap.dossier import Dossier
from virage.documents.roadmap.paper import PlanPage, plan_page
from virage.documents.roadmap.paper.buying import buying
from virage.documents.roadmap.paper.shapes import Drawing
from virage.documents.roadmap.stamping import stamped, writable
from virage.documents.roadmap.word import markup
from virage.documents.roadmap.word.blocks import PLACE, Writer
from virage.documents.roadmap.word.pictures import pictures

if TYPE_CHECKING:
    from docx.document import Document

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LONGEST_TITLE = 255  # what the properties of a Word file hold
WHOLE_WIDTH, HALF_WIDTH = 6.8, 3.4  # inches


def plan_word(dossier: Dossier) -> bytes:
    """The plan as a Word file (.docx) in the language of the dossier, to go on writing.

    The sections of the printed plan with true headings, lists and tables, then a requirements sheet
    and a grid of quotes for each step that buys something. The same dossier gives the same bytes.
    """
    from docx import Document
    from docx.oxml import parse_xml

    from virage.documents.roadmap.word.styles import dress

    page = plan_page(dossier)
    writer = Writer(page)
    parts = [*writer.cover(page.cover)]
    for section in (*page.sections, *buying(dossier)):
        parts += writer.section(section)
    document = Document()
    dress(document, page)
    body = document.element.body
    for child in list(parse_xml(f"<w:body {NAMESPACE}>{''.join(parts)}</w:body>")):
        body.insert(len(body) - 1, child)  # before the properties of the section
    _frame(document, page)
    _draw(document, writer.drawings)
    _sign(document, page)
    out = BytesIO()
    document.save(out)
    return stamped(out.getvalue(), dossier.day)


def _frame(document: "Document", page: PlanPage) -> None:
    """What stands around every page."""
    from docx.oxml import parse_xml

    section = document.sections[0]
    top = " · ".join(filter(None, (page.name, page.title)))
    lines = (
        (section.header, markup.said(top, "Header")),
        (
            section.footer,
            markup.paragraph(
                markup.run(f"{page.foot} · "), markup.field("PAGE"), markup.run(" / "),
                markup.field("NUMPAGES"), style="Footer",
            ),
        ),
    )  # fmt: skip
    for place, line in lines:
        place.paragraphs[0]._element.getparent().replace(  # noqa: SLF001  # it has no public name
            place.paragraphs[0]._element,  # noqa: SLF001
            parse_xml(line.replace("<w:p>", f"<w:p {NAMESPACE}>", 1)),
        )


def _draw(document: "Document", drawings: Sequence[Drawing]) -> None:
    """Put each picture in its place, with the words that stand for it."""
    from docx.shared import Inches

    made = pictures([each.figure.svg for each in drawings])
    places = {each.text: each for each in document.paragraphs if each.text.startswith(PLACE)}
    for number, (drawing, picture) in enumerate(zip(drawings, made, strict=True)):
        run = places[f"{PLACE}{number}"].runs[0]
        run.text = ""
        width = Inches(WHOLE_WIDTH if drawing.wide else HALF_WIDTH)
        shown = run.add_picture(BytesIO(picture), width=width)
        told = shown._inline.docPr  # noqa: SLF001  # python-docx has no words for alternative text
        told.set("descr", drawing.figure.description)
        told.set("title", drawing.figure.title)


def _sign(document: "Document", page: PlanPage) -> None:
    """Whose it is, in what language, of what day."""
    noon = datetime.fromisoformat(f"{page.day_iso}T12:00:00").replace(tzinfo=UTC)
    about = document.core_properties
    about.title = writable(" – ".join(filter(None, (page.title, page.name))))[:LONGEST_TITLE]
    about.author = about.last_modified_by = "Virage"
    about.comments = ""
    about.language = f"{page.language}-CA"
    about.created = about.modified = noon
