"""The Word file: true headings, lists and tables, read aloud in its language, deaf to markup."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from itertools import pairwise
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Twips

from tests.documents.dossiers import CO_OPS, dossier, found
from virage.core.roadmap import Plan
from virage.core.text import LANGUAGES
from virage.documents.roadmap.paper import plan_page
from virage.documents.roadmap.paper.buying import buying
from virage.documents.roadmap.requirements import bought_steps, exit_of, requirements_of
from virage.documents.roadmap.word import plan_word
from virage.documents.roadmap.word.pictures import pictures
from virage.library.initiatives.vendors import read_vendors
from virage.library.shelves import SHIPPED

both = pytest.mark.parametrize("language", LANGUAGES)


def read(made: bytes) -> Any:
    return Document(BytesIO(made))


def headings(document: Any) -> list[tuple[int, str]]:
    """The level and the words of each heading."""
    found = (each for each in document.paragraphs if each.style.name.startswith("Heading"))
    return [(int(each.style.name[-1]), each.text) for each in found]


@both
@pytest.mark.parametrize("name", CO_OPS)
def test_it_has_the_sections_of_the_plan_then_a_sheet_for_what_is_bought(name, language):
    told = dossier(name, language)
    document = read(plan_word(told))
    first = [words for level, words in headings(document) if level == 1]
    sections = (*plan_page(told).sections, *buying(told))
    assert first == [each.heading for each in sections]
    levels = [level for level, _words in headings(document)]
    assert all(after - before <= 1 for before, after in pairwise(levels))


@both
def test_it_is_read_aloud_in_its_language_and_says_whose_it_is(language):
    document = read(plan_word(dossier("home_care", language)))
    spoken = {each.get(qn("w:val")) for each in document.styles.element.iter(qn("w:lang"))}
    assert spoken == {f"{language}-CA"}
    about = document.core_properties
    assert about.language == f"{language}-CA"
    assert about.author == "Virage"
    assert about.modified == datetime(2026, 11, 26, 12, tzinfo=UTC)
    assert "Les Pas feutrés" in about.title


def test_every_style_that_is_named_is_there():
    document = read(plan_word(dossier()))
    known = {each.style_id for each in document.styles}
    frame = document.sections[0]
    parts = (document.element, frame.header._element, frame.footer._element)
    named = {
        each.get(qn("w:val"))
        for part in parts
        for kind in ("w:pStyle", "w:tblStyle")
        for each in part.iter(qn(kind))
    }
    assert {"Heading1", "ListBullet", "TableGrid", "Header"} < named
    assert named <= known


def test_every_table_says_its_header_again_and_every_picture_speaks():
    document = read(plan_word(dossier("agricultural_supply", "en")))
    assert len(document.tables) > 10
    for each in document.tables:
        marks = [bool(row._tr.findall(f".//{qn('w:tblHeader')}")) for row in each.rows]
        assert marks == [True, *(False for _row in marks[1:])]
        assert each._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
    spoken = [each.get("descr") for each in document.element.iter(qn("wp:docPr"))]
    assert len(spoken) == len(document.inline_shapes) == 5
    assert all(spoken)
    assert not any("PICTURE-" in each.text for each in document.paragraphs)


@both
def test_it_says_what_the_printed_plan_says(language):
    told = dossier("home_care", language)
    document = read(plan_word(told))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    words = " ".join([*(each.text for each in document.paragraphs), *cells])
    page = plan_page(told)
    cover = page.cover
    for said in (cover.best, cover.decides, *cover.asks.items, *cover.sentences):
        assert said in words
    assert "%(" not in words
    assert not re.search(r"<[a-z]", words)


def test_what_people_type_is_never_markup():
    drawn = found().drawn
    typed = "</w:t><w:br/> & <b>x</b> \x00\ud800 ]]>"
    sheet = replace(drawn.portrait.sheet, name=typed)
    told = replace(
        dossier(drawn=replace(drawn, portrait=replace(drawn.portrait, sheet=sheet))), vision=typed
    )
    document = read(plan_word(told))
    expected = typed.replace("\x00", "\ufffd").replace("\ud800", "\ufffd")
    assert document.paragraphs[0].text == expected
    assert expected in [each.text for each in document.paragraphs[1:]]


def test_the_same_plan_gives_the_same_file():
    assert plan_word(dossier()) == plan_word(dossier())


def test_a_plan_that_buys_nothing_has_no_sheet():
    bare = dossier(drawn=replace(found().drawn, plan=Plan()))
    assert buying(bare) == ()
    assert pictures(()) == ()
    assert read(plan_word(bare)).paragraphs


@both
@pytest.mark.parametrize("name", CO_OPS)
def test_what_is_bought_is_asked_in_the_same_words_and_names_no_vendor(name, language):
    told = dossier(name, language)
    assert bought_steps(told)
    for step in bought_steps(told):
        asked = requirements_of(step, told)
        assert exit_of(step, told) in {each.asked for each in asked}
        assert asked[0].asked == told.drawn.initiative(step).done.in_(language)
        said = " ".join(f"{each.criterion} {each.asked} {each.check}" for each in asked)
        assert not read_vendors(SHIPPED).named_in(said)


@pytest.mark.parametrize("name", ["home_care", "agricultural_supply"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_column_is_narrower_than_its_longest_word_nor_a_table_than_its_page(name, language):
    for each in Document(BytesIO(plan_word(dossier(name, language)))).tables:
        widths = [column.width or 0 for column in each.columns]
        assert sum(widths) <= Twips(9_900)
        for place, column in enumerate(each.columns):
            words = [word for cell in column.cells for word in cell.text.split()]
            longest = max((len(word) for word in words), default=0)
            assert widths[place] >= Twips(90 * longest), (each.cell(0, place).text, longest)
