"""The funding page as a PDF: tagged, whole, the same twice, and deaf to what people type."""

import io
from dataclasses import replace
from typing import Any

import pytest
from pypdf import PdfReader

from tests.documents.test_funding_page import page_of
from tests.documents.test_pdf import STRANGE
from virage.core.text import LANGUAGES
from virage.documents.pdf import funding_pdf

both = pytest.mark.parametrize("language", LANGUAGES)


def words_of(pdf):
    """Every word of a PDF, however its lines are cut."""
    reader = PdfReader(io.BytesIO(pdf), strict=True)
    return "".join("".join(page.extract_text() for page in reader.pages).split())


@both
def test_it_is_tagged_and_says_whose_it_is(language):
    page = page_of("solidarity_services", language)
    pdf = funding_pdf(page)
    assert pdf == funding_pdf(page)
    reader = PdfReader(io.BytesIO(pdf), strict=True)
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith(language)
    assert "pdfuaid" in root["/Metadata"].get_data().decode()
    assert reader.metadata is not None
    assert reader.metadata.title == f"{page.title} – {page.name}"


@both
def test_every_programme_and_every_sentence_of_the_summary_is_on_paper(language):
    page = page_of("forestry_producers_120", language)
    printed = words_of(funding_pdf(page))
    for told in (*page.summary, page.decides, page.foot, *(card.name for card in page.cards)):
        assert "".join(told.split()) in printed
    for card in page.groups[0].cards:
        assert all("".join(rule.text.split()) in printed for rule in card.reasons)


@pytest.mark.parametrize("name", ["", *STRANGE])
def test_what_people_type_is_never_read_as_typesetting(name):
    page = page_of("solidarity_services", "fr")
    few = replace(page, name=name, groups=page.groups[:1])
    assert funding_pdf(few).startswith(b"%PDF")
