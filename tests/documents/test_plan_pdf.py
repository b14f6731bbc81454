"""The plan on paper: tagged, whole, the same twice, honest about money and about who decides."""

import io
from dataclasses import replace
from typing import Any

import pytest
from pypdf import PdfReader

from tests.documents.dossiers import CO_OPS, DAY, dossier, found
from tests.documents.test_funding_pdf import words_of
from tests.documents.test_pdf import STRANGE
from virage.core.funding.montage import Aid, AidState
from virage.core.roadmap import Aim, Plan
from virage.core.roadmap.explaining import LeftOut, Why
from virage.core.roadmap.faults import Fault, Reason
from virage.core.solver import Proof
from virage.core.text import LANGUAGES
from virage.documents.pdf import plan_pdf
from virage.documents.roadmap.dossier import Adopted
from virage.documents.roadmap.paper import plan_page
from virage.documents.roadmap.paper.left import why
from virage.documents.roadmap.paper.shapes import Drawing, Rows, Words

both = pytest.mark.parametrize("language", LANGUAGES)
every = pytest.mark.parametrize("name", CO_OPS)


def packed(words: str) -> str:
    """Words without their spaces, as `words_of` gives them."""
    return "".join(words.split())


@both
@every
def test_it_is_tagged_and_says_whose_it_is(name, language):
    page = plan_page(dossier(name, language))
    pdf = plan_pdf(page)
    assert pdf == plan_pdf(page)
    reader = PdfReader(io.BytesIO(pdf), strict=True)
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith(language)
    assert "pdfuaid" in root["/Metadata"].get_data().decode()
    assert reader.metadata is not None
    assert reader.metadata.title == f"{page.title} – {page.name}"
    titles = [mark.title for mark in reader.outline if not isinstance(mark, list)]
    assert titles == [section.heading for section in page.sections]


@both
@every
def test_the_cover_is_one_page_and_everything_else_is_on_paper(name, language):
    page = plan_page(dossier(name, language))
    pdf = plan_pdf(page)
    printed = words_of(pdf)
    first = packed(PdfReader(io.BytesIO(pdf)).pages[0].extract_text())
    cover = page.cover
    listed = (item for each in cover.years for item in each.items)
    for told in (cover.best, *cover.sentences, *cover.asks.items, cover.decides, *listed):
        assert packed(told) in first
    for section in page.sections:
        for block in section.blocks:
            if isinstance(block, Rows):
                cells = (cell.text for row in block.table.rows for cell in row)
                assert all(packed(cell) in printed for cell in cells if " " in cell)
            if isinstance(block, Words):
                assert packed(block.text) in printed


@both
def test_every_drawing_says_in_words_what_it_shows(language):
    told = dossier("agricultural_supply", language)
    drawings = {
        block.figure.id: block.figure
        for section in plan_page(told).sections
        for block in section.blocks
        if isinstance(block, Drawing)
    }
    assert set(drawings) == {
        "plan-dimensions", "plan-gantt", "plan-years", "plan-cash", "plan-load"
    }  # fmt: skip
    for each in told.drawn.placed:
        assert told.wording.step(each) in drawings["plan-gantt"].description
    assert all(each.table.rows for each in drawings.values())


def test_money_is_the_same_everywhere():
    told = dossier("home_care", "en")
    page = plan_page(told)
    years = next(
        block.figure.table
        for section in page.sections
        for block in section.blocks
        if isinstance(block, Drawing) and block.figure.id == "plan-years"
    )
    assert [row[1].text for row in years.rows] == [
        told.wording.money(cents) for cents in told.drawn.spent
    ]
    assert page.cover.asks.items[2] == "To set aside $0 at most for the first year."
    assert "No aid is counted: it holds even if no grant comes." in page.cover.sentences


def test_granted_aid_is_said_and_counted():
    step = next(
        each for each in found().drawn.placed if any(line.mid for line in each.mode.outlays)
    )
    aids = (Aid(step.id, "innogec", AidState.GRANTED, 10_000),)
    told = plan_page(dossier("home_care", "en", aids=aids)).cover.sentences
    assert "$100 of aid is granted, and nothing else is counted." in told
    assert not any("No aid is counted" in each for each in told)


@pytest.mark.parametrize("name", ["", *STRANGE])
def test_what_people_type_is_never_read_as_typesetting(name):
    page = plan_page(replace(dossier(), vision=f"{name} #let x = 1 *bold*"))
    assert plan_pdf(replace(page, name=name, sections=page.sections[:1])).startswith(b"%PDF")


def test_the_co_op_writes_its_own_vision():
    own = plan_page(replace(dossier(), vision="Soigner mieux, chez soi.")).sections[0]
    assert own.blocks == (Words("Soigner mieux, chez soi."),)
    assert own.blocks != plan_page(dossier()).sections[0].blocks


@both
def test_what_a_board_adopted_says_by_which_resolution_and_is_no_draft(language):
    draft = dossier("home_care", language)
    kept = replace(draft, adopted=Adopted(2, "CA-2027-03", DAY, "4b64c2b501aa" + "0" * 52))
    pdf = plan_pdf(plan_page(kept))
    assert pdf == plan_pdf(plan_page(kept))
    printed, cover = words_of(pdf), plan_page(kept).cover
    for told in (cover.state, cover.decides, "CA-2027-03", "4b64c2b501aa", *cover.asks.items):
        assert packed(told) in printed
    assert cover.resolution == ()
    before = plan_page(draft)
    for gone in (before.cover.state, before.cover.decides, before.cover.asks.label, before.foot):
        assert packed(gone) not in printed


def test_a_plan_that_does_nothing_and_knows_no_limit_is_printed_too():
    drawn = found().drawn
    bare = replace(
        drawn,
        plan=Plan(),
        within=replace(drawn.within, budget=(), at_once=None, days={}),
        portrait=replace(drawn.portrait, flags=()),
        result=replace(drawn.result, proofs=(Proof(Aim.NEEDS, 4, None),), repeatable=False),
    )
    page = plan_page(dossier(language="en", drawn=bare))
    printed = words_of(plan_pdf(page))
    for told in (
        "No step costs anything: there is nothing to ask for.",
        "Nothing is bought of a supplier in this plan.",
        "Proof: how far the best may be is not known.",
        "stopped by the clock: another run may give another plan",
        "none is up today",
    ):
        assert packed(told) in printed


def test_what_is_left_out_says_why_in_one_sentence():
    tell = dossier(language="en").telling
    broken = (Fault(Reason.WHOLE_BUDGET, (), None, 7_000, 0), Fault(Reason.AT_ONCE, (), 1, 3, 2))
    assert why(LeftOut("payroll", Why.BREAKS, faults=broken), tell) == (
        "$70 over the whole budget; steps too many at once in quarter 2: 1."
    )
    assert why(LeftOut("payroll", Why.NOTHING_MORE), tell) == "It brings nothing more."
