"""Programmes of tests: those frozen for the worked rows, and small ones made by hand."""

from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any as Anything

from virage.core.funding import Artefact, Catalogue, Cost, Facts, Programme, Step
from virage.core.funding.programmes import Source, State, Status, Version
from virage.core.funding.terms import Terms
from virage.core.funding.trees import All, Criterion, Tree
from virage.core.funding.values import (
    Confidence,
    Dated,
    Expense,
    Form,
    LegalForm,
    Level,
    Nature,
    on_day,
    only,
)
from virage.core.text import LocalText
from virage.library.funding import read_funding
from virage.library.funding.known import Known

DATA = Path(__file__).parent / "data"
DAY = date(2026, 11, 22)
SAID = LocalText("a", "b")
NO_RULE = Tree(All(()))
PLAN = Artefact("essor_1b", on_day(date(2026, 1, 22)))  # ten months old
GROWN = Facts(
    legal_form=LegalForm.COOPERATIVE,
    employees=60,
    revenues=(3_200_000_00,),
    self_generated_share=Fraction(9, 10),
    artefacts={"digital_plan": (PLAN,)},
    projects_before={"essor_1c": 0},
)


@cache
def frozen() -> Catalogue:
    """The programmes of the worked rows."""
    return read_funding(DATA, Known())


def services(dollars: int, **rest: Anything) -> Step:
    """A step that pays outside services only."""
    return Step((Cost(Expense.OUTSIDE_SERVICES, dollars * 100),), Nature.IMPLEMENTATION, **rest)


def tree(*leaves: Anything) -> Tree:
    """All of these rules."""
    return Tree(All(tuple(map(Criterion, leaves))))


def terms(**rest: Anything) -> Terms:
    """Terms that pay everybody for everything, with no rule."""
    plain = {"applicant": NO_RULE, "step": NO_RULE, "natures": only(Nature)}
    return Terms(**{**plain, "expenses": only(Expense), **rest})


def version(given: Terms, since: Dated | None = None, known: Dated | None = None) -> Version:
    return Version(since, known, given)


def programme(name: str = "one", *versions: Version, **rest: Anything) -> Programme:
    """A provincial grant that is open."""
    plain = {
        "name": SAID,
        "funder": SAID,
        "purpose": SAID,
        "forms": (Form.GRANT,),
        "level": Level.PROVINCIAL,
        "statuses": (Status(State.OPEN),),
        "verified_on": Dated(2026, 11, 1),
        "sources": (Source("S1", "somewhere", None, Confidence.PRIMARY),),
        "owner": "editor",
    }
    return Programme(name, versions=versions or (version(terms()),), **{**plain, **rest})


def catalogue(*programmes: Programme) -> Catalogue:
    return Catalogue(programmes)
