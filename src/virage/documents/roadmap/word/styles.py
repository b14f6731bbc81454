"""The look of a Word document: styles that people can change in one place."""

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Inches, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from virage.documents.roadmap.paper.shapes import PlanPage

PRIMARY, INK = RGBColor(0x0D, 0x56, 0x50), RGBColor(0x1D, 0x2B, 0x2A)
FONT = "Calibri"
SIZES = {"Title": 24, "Subtitle": 11, "Heading 1": 16, "Heading 2": 12}


def dress(document: Document, page: PlanPage) -> None:
    """Paper, fonts, colours, and the language in which it is read aloud and corrected."""
    section = document.sections[0]
    section.page_width, section.page_height = Inches(8.5), Inches(11)
    section.left_margin = section.right_margin = Inches(0.8)
    section.top_margin = section.bottom_margin = Inches(0.8)
    normal = _style(document, "Normal")
    normal.font.name, normal.font.size = FONT, Pt(10.5)
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(5), 1.0
    _style(document, "List Bullet").paragraph_format.space_after = Pt(1)
    for name, size in SIZES.items():
        style = _style(document, name)
        style.font.size, style.font.color.rgb = Pt(size), INK if name == "Subtitle" else PRIMARY
        style.font.name = FONT
        for place in style.element.iter(qn("w:rFonts")):
            for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
                place.attrib.pop(qn(theme), None)
    for name in ("Intense Quote", "Caption"):
        _style(document, name).font.color.rgb = PRIMARY
    cell = document.styles.add_style("TableText", WD_STYLE_TYPE.PARAGRAPH)
    cell.base_style = normal
    if isinstance(cell, ParagraphStyle):
        cell.font.size, cell.paragraph_format.space_after = Pt(9), Pt(1)
    end = document.styles.add_style("TableEnd", WD_STYLE_TYPE.PARAGRAPH)
    end.base_style = normal
    if isinstance(end, ParagraphStyle):
        end.font.size, end.paragraph_format.space_after = Pt(4), Pt(4)
    for name in ("Header", "Footer"):
        _style(document, name).font.size = Pt(8.5)
    _speak(document, f"{page.language}-CA")


def _style(document: Document, name: str) -> ParagraphStyle:
    style = document.styles[name]
    if not isinstance(style, ParagraphStyle):
        raise TypeError(f"{name} is no paragraph style")
    return style


def _speak(document: Document, language: str) -> None:
    """The language of every word, and of the theme."""
    for place in document.styles.element.iter(qn("w:lang")):
        place.set(qn("w:val"), language)
    for place in document.settings.element.iter(qn("w:themeFontLang")):
        place.set(qn("w:val"), language)
