"""What is said of the financing of a plan: nothing more than is known, loans apart."""

from dataclasses import replace
from fractions import Fraction

import pytest

from tests.core.programmes import catalogue, programme, terms, version
from tests.documents.dossiers import DAY, START, dossier, found
from virage.core.funding.programmes import Catalogue, State, Status
from virage.core.funding.terms import Amounts, Caps, FlatRate, Gate, Stacking, Timing
from virage.core.funding.values import Absent, Client, Dated, Expense, Form, Level, only
from virage.core.roadmap.days import Quarters
from virage.core.roadmap.financing import finance_plan
from virage.core.roadmap.plan import timetable
from virage.core.text import LocalText
from virage.documents.roadmap import Dossier, dossier_data, plan_financing_text
from virage.documents.roadmap.asking import asking

NO_CAP = Caps(Absent.NONE, Absent.NONE, Absent.NONE, Absent.NONE)
FREE = Stacking(Absent.NONE, {Form.GRANT: Fraction(1)}, only(Level), counts_tax_credits=False)
STRICT = replace(FREE, ceiling=dict.fromkeys(Client, Fraction(1, 10)))


def giving(name: str, part: Fraction, gate: Gate | None = None, **rest):
    """A programme that gives a part of everything."""
    stacking = rest.pop("stacking", FREE)
    said = terms(
        amounts=Amounts(FlatRate(part, part), Absent.NONE, NO_CAP, Absent.NONE),
        stacking=stacking,
        timing=Timing(spend_only_after=gate),
        expenses=rest.pop("expenses", only(Expense)),
    )
    return replace(programme(name, version(said), **rest), name=LocalText(name, name))


def with_programmes(*programmes, name: str = "home_care") -> Dossier:
    """The plan of a co-op, under programmes made by hand."""
    known: Catalogue = catalogue(*programmes)
    told, plan = dossier(name, "en"), found(name).drawn
    financed = finance_plan(
        timetable(plan.problem, plan.plan),
        known,
        found(name).facts,
        quarters=Quarters(START),
        on=DAY,
    )
    return replace(told, financed=financed, labels=replace(told.labels, catalogue=known))


@pytest.mark.parametrize(
    ("gate", "said"),
    [
        (Gate.FILING, "Spend nothing before the application is filed."),
        (Gate.AUTHORISATION, "Spend nothing before the application is authorised."),
    ],
)
def test_money_is_not_spent_too_early(gate, said):
    (asked,) = asking(with_programmes(giving("gift", Fraction(1, 2), gate))).steps[0].asked
    assert said in asked.notes
    (free,) = asking(with_programmes(giving("gift", Fraction(1, 2)))).steps[0].asked
    assert not any("Spend nothing" in note for note in free.notes)


def test_a_programme_that_closes_before_a_step_says_so():
    window = (Status(State.WINDOW, None, Dated(2026, 12, 31)),)
    (asked,) = (
        asking(with_programmes(giving("gift", Fraction(1, 2), statuses=window))).steps[0].asked
    )
    assert any("ask before" in note for note in asked.notes)


def test_a_programme_that_would_lower_the_whole_is_left_aside_in_words():
    told = asking(
        with_programmes(
            giving("large", Fraction(1, 2)), giving("strict", Fraction(1, 2), stacking=STRICT)
        )
    )
    assert [each.programme for each in told.steps[0].asked] == ["large"]
    assert any(left.startswith("strict: left aside") for left in told.steps[0].instead)


def test_what_is_lent_is_never_given():
    told = with_programmes(giving("bank", Fraction(1), forms=(Form.LOAN,)))
    said = asking(told)
    assert said.steps
    assert not any(step.asked for step in said.steps)
    assert said.apart == (f"bank (loan): up to {said.totals[0][1]} in all, for every step",)
    assert dict(said.totals)["Could be asked"] == "$0"
    assert dict(said.totals)["You pay if all of it comes"] == said.totals[0][1]
    assert "No grant is in sight." in plan_financing_text(told)


def test_what_is_lent_for_some_steps_names_them():
    name = "agricultural_supply"
    placed = found(name).drawn.placed
    costs = {line.expense for each in placed for line in each.mode.outlays if line.mid}
    some = only({min(costs, key=lambda each: each.value)})
    bank = giving("bank", Fraction(1), forms=(Form.LOAN,), expenses=some)
    said = asking(with_programmes(bank, name=name))
    assert len(costs) > 1
    assert "in all, for: " in said.apart[0]


def test_a_search_that_was_cut_short_says_how_much_more_there_may_be():
    told = with_programmes(giving("gift", Fraction(1, 2)))
    found_so_far = told.financed.financing
    short = replace(found_so_far, best=replace(found_so_far.best, gap=12_300))
    cut = replace(told, financed=replace(told.financed, financing=short))
    assert "there may be up to $123 more" in plan_financing_text(cut)
    assert "cut short" not in plan_financing_text(told)


def test_the_data_say_the_same():
    told = with_programmes(giving("gift", Fraction(1, 2)), giving("least", Fraction(1, 100)))
    data = dossier_data(told)
    plan = told.financed.financing
    assert data["financing"]["could_be_asked"] == [plan.aid.low, plan.aid.high]
    chances = [each for step in data["financing"]["steps"] for each in step["could_be_asked"]]
    assert sum(each["amount"][1] for each in chances) == plan.aid.high
    assert sum(each["could_come"][1] for each in data["cash"]) == plan.aid.high
    assert {each["open_when_it_starts"] for each in chances} == {True}
