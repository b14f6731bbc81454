"""Plans to look at: two invented co-ops, their financing, in both languages."""

from datetime import date
from functools import cache
from typing import NamedTuple

from tests.documents.portraits import EXAMPLES
from virage.core.funding.facts import Facts
from virage.core.funding.montage import Aid
from virage.core.portrait import paint
from virage.core.roadmap.days import Quarters
from virage.core.roadmap.drafting import Constraints, draft
from virage.core.roadmap.financing import finance_plan
from virage.core.roadmap.plan import timetable
from virage.core.solver import solve
from virage.core.text import Language
from virage.documents.funding import labels_of
from virage.documents.roadmap import Dossier, Drawn
from virage.library import shipped
from virage.library.facts import read_facts
from virage.library.sheets import read_sheet

DAY, START = date(2026, 11, 26), date(2027, 1, 1)
CO_OPS = {
    "home_care": Constraints(8, (0, 800_000), at_once=2),
    "agricultural_supply": Constraints(12, (8_000_000,), at_once=3),
}
DAYS = {"home_care": 3, "agricultural_supply": 6}


class Found(NamedTuple):
    """A plan that was drawn, and the facts of its co-op."""

    drawn: Drawn
    facts: Facts


@cache
def found(name: str = "home_care") -> Found:
    """The best plan of a co-op, solved once."""
    library, path = shipped(), EXAMPLES[0].parent / f"{name}.yaml"
    read, told = read_sheet(path, library), CO_OPS[name]
    portrait = paint(read.questionnaire, library.needs(read.questionnaire), read.sheet)
    days = {role.id: DAYS[name] for role in read.questionnaire.roles}
    within = Constraints(told.quarters, told.budget, days, told.at_once)
    problem = draft(portrait, library.initiatives("coop"), within)
    result = solve(problem)
    assert result.plan is not None
    drawn = Drawn(portrait, library.initiatives("coop"), within, problem, result, result.plan)
    return Found(drawn, read_facts(path, library).facts)


def dossier(
    name: str = "home_care",
    language: Language = "fr",
    *,
    aids: tuple[Aid, ...] = (),
    drawn: Drawn | None = None,
) -> Dossier:
    """The plan of a co-op with its financing; `drawn` stands for the one that was found."""
    plan, library = drawn or found(name).drawn, shipped()
    financed = finance_plan(
        timetable(plan.problem, plan.plan),
        library.funding,
        found(name).facts,
        quarters=Quarters(START),
        on=DAY,
        aids=aids,
    )
    labels = labels_of(plan.portrait.questionnaire, library.funding, language)
    return Dossier(plan, financed, labels, DAY)
