"""The PDF: valid, tagged, dated, the same twice, and deaf to what people type."""

import io
import unicodedata
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from tests.documents.portraits import EMPTY, SHEETS, example, express, of, strange
from virage.core.text import LANGUAGES
from virage.documents.pdf import FONTS, portrait_pdf
from virage.documents.portrait import PortraitPage
from virage.documents.printable import BREAK, DRAWN, MISSING, broken, printable

both = pytest.mark.parametrize("language", LANGUAGES)
STRANGE = [
    "#let x = 1; *bold* $a^2$ _it_ `raw` <label> @ref // /* */ \\ #pagebreak()",
    "]) #panic() ([",
    '"quotes" \'and\' {"json": [1, 2]}',
    "جمعية שלום ᐃᓄᒃᑎᑐᑦ Ελληνικά Кириллица",
    "日本 😀 \u202eabc\u202c a\u0301\u0483 \u200b\x07\ud800",
    "W" * 120,
    "=+ - / 1. == title",
]


def read(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf), strict=True)


def root_of(page: PortraitPage) -> Any:
    """The catalogue of the PDF of a page."""
    return read(portrait_pdf(page)).trailer["/Root"]


@both
@pytest.mark.parametrize("name", SHEETS)
def test_every_sheet_makes_a_tagged_pdf(name, language):
    page = of(SHEETS[name], language)
    root = root_of(page)
    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]["/K"]
    assert root["/Lang"].startswith(language)
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "pdfuaid" in root["/Metadata"].get_data().decode()


@both
def test_it_says_whose_it_is_and_which_questionnaire_it_reads(language):
    page = of(example(), language)
    reader = read(portrait_pdf(page))
    assert reader.metadata is not None
    assert reader.metadata.title == f"{page.title} – {page.name}"
    first, last = reader.pages[0], reader.pages[-1]
    assert page.content_hash in "".join(last.extract_text().split())
    for each in (first, last):
        foot = " ".join(each.extract_text().split())
        assert page.short_hash in foot
        assert f"Questionnaire {page.version}" in foot
        assert page.day.replace("\u00a0", " ") in foot


@both
def test_sections_come_in_the_order_they_are_read(language):
    page = of(example(), language)
    assert page.moves is not None
    assert page.unknown is not None
    titles = [mark.title for mark in read(portrait_pdf(page)).outline if not isinstance(mark, list)]
    wanted = [
        page.flags.heading, page.level.heading, page.moves.heading, page.balance.heading,
        page.unknown.heading, page.autonomy.heading, page.needs.heading,
        page.crosswalks[0].heading, page.trace.heading,
    ]  # fmt: skip
    assert [title for title in titles if title in wanted] == wanted


@pytest.mark.parametrize("name", SHEETS)
def test_page_one_stands_alone(name):
    """Hyphens are left out: a line may end with one."""
    page = of(SHEETS[name])
    first = " ".join(read(portrait_pdf(page)).pages[0].extract_text().split())
    said = [page.headline.sentence, page.level.heading, *(card.text for card in page.flags.cards)]
    said += [card.text for card in page.moves.cards] if page.moves else []
    plain = first.replace("- ", "").replace("-", "")
    missing = [each for each in said if " ".join(each.split()).replace("-", "") not in plain]
    assert not missing


def test_every_drawing_has_its_words():
    page = of(example())
    figures = (page.level.radar, page.level.bars, page.autonomy.map, page.needs.chart)
    words = [figure.description for figure in figures if figure is not None]
    root = root_of(page)["/StructTreeRoot"]
    found: list[str] = []
    pending: list[Any] = [root["/K"]]
    while pending:
        node = pending.pop()
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            pending += node
        elif isinstance(node, dict):
            found += [str(node["/Alt"])] if "/Alt" in node else []
            pending += [node["/K"]] if "/K" in node else []
    assert all(each in found for each in words)


def test_the_same_page_gives_the_same_bytes():
    assert portrait_pdf(of(example())) == portrait_pdf(of(example()))


@pytest.fixture(scope="module")
def usual_length() -> int:
    return len(read(portrait_pdf(of(strange("Outil")))).pages)


@pytest.mark.parametrize("name", STRANGE)
def test_what_people_type_is_shown_and_never_obeyed(name, usual_length):
    reader = read(portrait_pdf(of(strange(name), name=name)))
    assert abs(len(reader.pages) - usual_length) <= 1
    if unicodedata.bidirectional(name[0]) not in ("R", "AL"):
        first = reader.pages[0].extract_text().replace(BREAK, "")
        assert "".join(printable(name).split())[:40] in "".join(first.split())


@settings(max_examples=30)
@given(st.text(max_size=120))
def test_any_name_makes_a_pdf(name):
    portrait_pdf(of(EMPTY, name=name))


def test_every_character_that_is_let_through_can_be_drawn():
    drawn = [chr(code) for code in range(0x20, 0x2600) if printable(chr(code)) == chr(code)]
    assert len(drawn) > 2500
    portrait_pdf(replace(of(express()), name=" ".join(drawn)))


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Érablière", "Érablière"),
        ("e\u0301", "é"),
        ("日本", MISSING * 2),
        ("a\u202eb\u200bc\x00", "abc"),
        ("a\tb", "a b"),
        ("\u0378", MISSING),
        ("ᐃᓄᒃ", "ᐃᓄᒃ"),
    ],
)
def test_what_cannot_be_drawn_is_replaced_or_left_out(typed, printed):
    assert printable(typed) == printed


@given(st.text())
def test_printing_twice_changes_nothing_more(words):
    assert printable(printable(words)) == printable(words)
    assert all(DRAWN.fullmatch(each) for each in printable(words))


def test_a_word_too_long_for_a_line_may_break_but_a_fingerprint_is_kept_whole():
    assert broken("a" * 30).replace(BREAK, "") == "a" * 30
    assert BREAK in broken("a " + "b" * 30)
    assert broken("0123456789abcdef" * 4) == "0123456789abcdef" * 4
    assert broken("short words stay") == "short words stay"


def test_fonts_are_free_and_small():
    fonts = list(FONTS.glob("*.ttf"))
    assert sum(font.stat().st_size for font in fonts) < 1_500_000
    for font in fonts:
        licence = FONTS / f"OFL-{font.stem.split('-')[0]}.txt"
        assert "SIL OPEN FONT LICENSE" in licence.read_text("utf-8").upper()
