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


def first_page(plan):
    made = PdfReader(BytesIO(ana().get(page("paper", plan, "pdf")).content)).pages[0]
    return " ".join(made.extract_text().split())


def test_a_plan_changed_by_hand_is_taken_away_and_says_so():
    plan = placed(a_plan(), Chosen("copies_in_two_places", "in_house", 0))
    assert "Modifié à la main" in first_page(plan)
    said = words(ana().get(page("plan", plan)))
    assert "Ils disent que le plan a été modifié à la main" in said
    for form in ("docx", "xlsx", "ics"):
        assert ana().get(page("paper", plan, form)).status_code == 200


def test_a_plan_that_does_not_hold_together_says_so_on_its_first_page():
    plan = placed(a_plan(), Chosen("client_tool", "supplier", 0))
    first = first_page(plan)
    assert "Cette ébauche ne se tient pas encore" in first
    assert "Ébauche pour le CA" in first
    said = words(ana().get(page("plan", plan)))
    assert "Ils disent dès leur première page ce qui ne se tient pas." in said


def test_a_plan_without_a_step_has_no_document():
    plan = a_plan()
    assert ana().get(page("paper", plan, "pdf"))["Location"] == page("plan", plan)


def test_there_is_no_other_form_and_nobody_of_elsewhere_reads_one():
    plan = a_plan()
    assert ana().get(page("paper", plan, "exe")).status_code == 404
    assert signed_in(STAFF).get(page("paper", plan, "pdf")).status_code == 403
