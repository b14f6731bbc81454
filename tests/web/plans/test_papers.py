"""The documents of a proposed plan, each read again by a reader of its own."""

from io import BytesIO

import pytest
from docx import Document
from icalendar import Calendar
from openpyxl import load_workbook
from pypdf import PdfReader

from tests.people import signed_in
from tests.web.diagnostics.acting import words
from tests.web.plans.acting import BOARD, STAFF, a_plan, ana, holder, page, placed, proposed
from virage.web.plans import actions
from virage.web.plans.contents import Chosen, Own

pytestmark = pytest.mark.django_db
OWN = Own("own-1", "Repeindre la cour", quarters=2, cost=50_000, days={"staff": 2})


def with_a_step_of_its_own():
    plan = a_plan()
    assert actions.invent_step(actor=holder(), plan=plan, base=1, own=OWN, start=1)
    return proposed(plan)


def test_a_proposed_plan_is_taken_away_in_four_forms():
    plan, board = with_a_step_of_its_own(), signed_in(BOARD)
    assert page("paper", plan, "pdf") in board.get(page("plan", plan)).content.decode()
    made = {each: board.get(page("paper", plan, each)) for each in ("pdf", "docx", "xlsx", "ics")}
    pdf = " ".join(each.extract_text() for each in PdfReader(BytesIO(made["pdf"].content)).pages)
    assert OWN.name in pdf
    tables = Document(BytesIO(made["docx"].content)).tables
    assert any(OWN.name in cell.text for each in tables for cell in each._cells)
    book = load_workbook(BytesIO(made["xlsx"].content))
    assert any(OWN.name in str(cell.value) for sheet in book for row in sheet for cell in row)
    events = Calendar.from_ical(made["ics"].content).walk("VEVENT")
    assert any(OWN.name in str(each["SUMMARY"]) for each in events)
    assert {each["DTSTART"].dt.isoformat() for each in events} >= {"2027-04-01"}


def test_a_plan_changed_by_hand_is_first_proposed_again():
    plan = placed(a_plan(), Chosen("copies_in_two_places", "in_house", 0))
    window = ana()
    assert window.get(page("paper", plan, "pdf"))["Location"] == page("plan", plan)
    assert "demandez une nouvelle proposition" in words(window.get(page("plan", plan))).lower()


def test_there_is_no_other_form_and_nobody_of_elsewhere_reads_one():
    plan = a_plan()
    assert ana().get(page("paper", plan, "exe")).status_code == 404
    assert signed_in(STAFF).get(page("paper", plan, "pdf")).status_code == 403
