"""The documents of a plan that a person changed: not called the best, its faults on page one."""

import io
from dataclasses import replace

import pytest
from docx import Document
from pypdf import PdfReader

from tests.documents.dossiers import dossier, found
from virage.core.roadmap import Plan
from virage.core.solver import Outcome
from virage.core.text import LANGUAGES
from virage.documents.pdf import plan_pdf
from virage.documents.roadmap import Dossier, Drawn
from virage.documents.roadmap.calendar import plan_calendar
from virage.documents.roadmap.paper import plan_page
from virage.documents.roadmap.proof import proof_in_words
from virage.documents.roadmap.word import plan_word
from virage.documents.roadmap.workbook import plan_workbook

SAID = {
    "fr": ("Modifié à la main", "Cette ébauche ne se tient pas encore", "Ébauche pour le CA"),
    "en": ("Changed by hand", "This draft does not hold together yet", "Draft for the board"),
}


def by_hand(drawn: Drawn | None = None) -> Drawn:
    """The plan, no longer what a search found."""
    drawn = drawn or found().drawn
    searched = replace(drawn.result, outcome=Outcome.UNKNOWN, proofs=(), plan=None)
    return replace(drawn, result=searched)


def crowded() -> Drawn:
    """Every step in the first quarter: nothing holds together."""
    drawn = found().drawn
    steps = tuple(replace(each, start=0) for each in drawn.plan.steps)
    return by_hand(replace(drawn, plan=Plan(steps)))


def late() -> Drawn:
    """The last step ends beyond the plan."""
    drawn = found().drawn
    *steps, last = drawn.plan.steps
    return by_hand(replace(drawn, plan=Plan((*steps, replace(last, start=30)))))


def first_page(told: Dossier) -> str:
    made = PdfReader(io.BytesIO(plan_pdf(plan_page(told)))).pages[0].extract_text()
    return " ".join(made.split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_fault_it_says_that_it_is_not_proved(language):
    told = dossier("home_care", language, drawn=by_hand())
    changed, unsound, draft = SAID[language]
    assert told.faults == ()
    first = first_page(told)
    assert changed in first
    assert draft in first
    assert unsound not in first
    assert len(proof_in_words(told.drawn.result, language)) == 1
    (left,) = (each for each in plan_page(told).sections if each.id == "left")
    assert len(left.blocks) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_faults_stand_on_its_first_page(language):
    told = dossier("home_care", language, drawn=crowded())
    page, (_changed, unsound, draft) = plan_page(told), SAID[language]
    first = first_page(told)
    assert len(told.faults) > 5
    assert unsound in first
    assert draft in first
    shown = page.cover.faults.items
    assert len(shown) == 5
    packed = first.replace(" ", "").replace("\u00a0", "")
    for said in shown:
        assert said.replace(" ", "").replace("\u00a0", "") in packed
    (method,) = (each for each in page.sections if each.id == "method")
    assert told.faults in [getattr(getattr(b, "listing", None), "items", ()) for b in method.blocks]
    word = [each.text for each in Document(io.BytesIO(plan_word(told))).paragraphs]
    assert page.cover.faults.label in word
    assert set(shown) <= set(word)


def test_the_cover_stays_one_page_with_faults():
    told = dossier("agricultural_supply", "fr", drawn=_all_at_once("agricultural_supply"))
    pages = [each.extract_text() for each in PdfReader(io.BytesIO(plan_pdf(plan_page(told)))).pages]
    assert "Notre vision" in pages[1]
    assert "Résolution" in pages[0]


def _all_at_once(name: str) -> Drawn:
    drawn = found(name).drawn
    return by_hand(replace(drawn, plan=Plan(tuple(replace(e, start=0) for e in drawn.plan.steps))))


def test_a_step_beyond_the_plan_is_drawn_and_told():
    told = dossier("home_care", "en", drawn=late())
    assert any("ends after the plan" in each for each in told.faults)
    assert told.drawn.columns > told.drawn.within.quarters
    for make in (lambda each: plan_pdf(plan_page(each)), plan_word, plan_workbook, plan_calendar):
        assert make(told)


def test_steps_in_no_sum_are_named():
    told = replace(dossier("home_care", "en"), uncounted=("The old way",))
    assert told.faults == ("The old way can no longer be done in this way, and is in no sum.",)
    assert "The old way" in first_page(told)
