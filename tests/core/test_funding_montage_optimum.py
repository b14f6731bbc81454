"""The optimum is the one that an enumeration of every whole amount finds."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import product
from random import Random

import pytest

from tests.conftest import IN_CI
from tests.core.programmes import DAY, GROWN, catalogue, programme, terms, version
from virage.core.funding import Cost, Programme, Step
from virage.core.funding.montage import Plan, PlanStep, finance
from virage.core.funding.montage.problems import Cell, Problem, Rule
from virage.core.funding.montage.search import Budget
from virage.core.funding.montage.ties import optimum
from virage.core.funding.terms import Amounts, Caps, CostBase, FlatRate, RankRate, Stacking
from virage.core.funding.values import Absent, Client, Expense, Form, Level, Nature, only

CASES = 2_000 if IN_CI else 200
NONE, HALF = Absent.NONE, Fraction(1, 2)
NATURES = tuple(Nature)


# Cells and rules made by chance.


def made(chance: Random) -> Problem:
    """One or two steps, three programmes at most, a few cents."""
    steps, names = range(chance.randint(1, 2)), "abc"[: chance.randint(1, 3)]
    cells = [cell(chance, step, name) for step in steps for name in names if chance.random() < 0.85]
    rules = [rule for step in steps for rule in of_step(chance, cells, step)]
    for name in names:
        here = {at: 1 for at, each in enumerate(cells) if each.programme == name}
        if chance.random() < 0.4:
            rules.append(Rule(here, chance.randint(0, 8)))
    return Problem(tuple(cells), tuple(rule for rule in rules if rule.weights))


def cell(chance: Random, step: int, name: str) -> Cell:
    ranks = range(chance.choice((1, 1, 2)))
    most = tuple(chance.randint(0, 6) for _ in ranks)
    rates = tuple(Fraction(chance.randint(1, 3)) for _ in ranks)
    return Cell(step, name, most, rates, chance.choice((1, 1, 3)))


def of_step(chance: Random, cells: list[Cell], step: int) -> Iterator[Rule]:
    here = [at for at, each in enumerate(cells) if each.step == step]
    for owner in here:
        if chance.random() < 0.7:
            weights = {at: chance.choice((0, 1, 1, 1, 2, 3)) for at in here}
            yield Rule(weights, chance.randint(0, 12), owner)
    if chance.random() < 0.5:
        yield Rule(dict.fromkeys(here, 1), chance.randint(0, 12))


def best_by_enumeration(problem: Problem) -> tuple[int, ...]:
    """Every vector of amounts is tried; the first in the order of the specification is kept."""
    tops = [range(max(cell.most) + 1) for cell in problem.cells]
    return max(
        filter(lambda amounts: allowed(problem, amounts), product(*tops)), key=ranked(problem)
    )


def allowed(problem: Problem, amounts: tuple[int, ...]) -> bool:
    for at, amount in enumerate(amounts):
        cell = problem.cells[at]
        if amount and not cell.least <= amount <= at_rank(problem, amounts, at, cell.most):
            return False
    return all(
        sum(weight * amounts[at] for at, weight in rule.weights.items()) <= rule.room
        for rule in problem.rules
        if rule.owner is None or amounts[rule.owner]
    )


def at_rank(problem: Problem, amounts, at: int, values):
    """What a cell has by the number of projects that its programme paid on earlier steps."""
    mine = problem.cells[at]
    before = [
        amount
        for amount, cell in zip(amounts, problem.cells, strict=True)
        if amount and cell.programme == mine.programme and cell.step < mine.step
    ]
    return values[min(len(before), len(values) - 1)]


def ranked(problem: Problem):
    """The order: the total, the fewest programmes, the highest rate, the id, the step."""
    cells = problem.cells
    rates = sorted({rate for cell in cells for rate in cell.rates}, reverse=True)

    def key(amounts: tuple[int, ...]):
        paid = [(cell, at, amounts[at]) for at, cell in enumerate(cells) if amounts[at]]
        of_rate = [at_rank(problem, amounts, at, cell.rates) for cell, at, _ in paid]
        by_rate = [
            sum(each[2] for each, its in zip(paid, of_rate, strict=True) if its == rate)
            for rate in rates
        ]
        by_name = [sum(x for cell, _, x in paid if cell.programme == name) for name in "abc"]
        by_step = [sum(x for cell, _, x in paid if cell.step == step) for step in (0, 1)]
        programmes = {cell.programme for cell, _, _ in paid}
        return sum(amounts), -len(programmes), by_rate, by_name, by_step

    return key


def test_the_search_finds_what_an_enumeration_finds():
    chance = Random(14)
    for case in range(CASES):
        problem = made(chance)
        found = optimum(problem)
        order, best = ranked(problem), best_by_enumeration(problem)
        assert allowed(problem, found.amounts), case
        assert order(found.amounts) == order(best), case  # two may tie on every rule of the order
        assert (found.gap, found.ordered) == (0, True)


# Programmes made by chance, financed whole.

SPENT = (Expense.OUTSIDE_SERVICES, Expense.SOFTWARE)


def random_programme(chance: Random, name: str) -> Programme:
    rate = chance.choice((FlatRate(HALF, HALF), RankRate((HALF, Fraction(1, 4)))))
    part = chance.choice((HALF, Fraction(3, 4), None))
    weights = {
        Form.GRANT: Fraction(1),
        Form.FORGIVABLE_CONTRIBUTION: chance.choice((HALF, Fraction(1))),
    }
    return programme(
        name,
        version(
            terms(
                amounts=Amounts(
                    rate,
                    chance.choice((NONE, 2)),
                    Caps(chance.choice((NONE, 3)), NONE, NONE, chance.choice((NONE, 4))),
                    NONE,
                ),
                expenses=only(chance.choice((SPENT, SPENT, SPENT[:1]))),
                stacking=Stacking(
                    NONE if part is None else dict.fromkeys(Client, part),
                    weights,
                    only([Level.PROVINCIAL, *([Level.LOCAL] if chance.random() < 0.5 else [])]),
                    counts_tax_credits=False,
                    cost_base=chance.choice((CostBase.ALL_COSTS, CostBase.ELIGIBLE_COSTS)),
                ),
            )
        ),
        forms=(chance.choice((Form.GRANT, Form.FORGIVABLE_CONTRIBUTION)),),
        level=chance.choice((Level.PROVINCIAL, Level.LOCAL)),
    )


def most_by_enumeration(programmes: list[Programme], steps: list[Step]) -> int:
    """The most aid, every rule written here again in its own words."""
    names = [(at, step) for step in range(len(steps)) for at in range(len(programmes))]
    best = 0
    tops = [
        range(sum(cost.before_taxes for cost in steps[step].costs) // 2 + 1) for _, step in names
    ]
    for amounts in product(*tops):
        paid = {key: amount for key, amount in zip(names, amounts, strict=True) if amount}
        if sum(amounts) > best and all(fair(programmes, steps, paid, key) for key in paid):
            best = sum(amounts)
    return best


def fair(programmes, steps, paid, key) -> bool:
    at, step = key
    its, costs = programmes[at].versions[0].terms, steps[step].costs
    eligible = sum(each.before_taxes for each in costs if its.expenses.of(each.category))
    earlier = sum(1 for other, before in paid if other == at and before < step)
    rate = its.amounts.rate
    part = rate.high if isinstance(rate, FlatRate) else rate.ranks[min(earlier, 1)]
    caps, least = its.amounts.caps, its.amounts.floor
    if paid[key] > part * eligible or (least is not NONE and paid[key] < least):
        return False
    if caps.project is not NONE and paid[key] > caps.project:
        return False
    if caps.life is not NONE and sum(x for (p, _), x in paid.items() if p == at) > caps.life:
        return False
    return under_its_ceiling(
        programmes, its, costs, {p: x for (p, s), x in paid.items() if s == step}
    )


def under_its_ceiling(programmes, its, costs, paid) -> bool:
    """Its own weights, its own public aid, its own base; and no dollar is paid twice."""
    if sum(paid.values()) > sum(each.before_taxes for each in costs):
        return False
    services = [
        x
        for p, x in paid.items()
        if not programmes[p].versions[0].terms.expenses.of(Expense.SOFTWARE)
    ]
    spent = sum(each.before_taxes for each in costs if each.category is Expense.OUTSIDE_SERVICES)
    if sum(services) > spent:
        return False
    if its.stacking.ceiling is NONE:
        return True
    counted = sum(
        x * its.stacking.weights[programmes[p].forms[0]]
        for p, x in paid.items()
        if its.stacking.counts.of(programmes[p].level)
    )
    whole = its.stacking.cost_base is CostBase.ALL_COSTS
    base = sum(each.before_taxes for each in costs if whole or its.expenses.of(each.category))
    return counted <= its.stacking.ceiling[Client.SOCIAL_ECONOMY] * base


def test_a_plan_is_financed_as_an_enumeration_finances_it():
    chance = Random(15)
    for case in range(CASES // 4):
        names = "abc" if chance.random() < 0.5 else "ab"
        programmes = [random_programme(chance, name) for name in names]
        costs = [[Cost(each, chance.randint(0, 5)) for each in SPENT] for _ in names[:2]]
        steps = [Step(tuple(each)) for each in (costs[:1] if len(names) == 3 else costs)]
        steps = [replace(each, nature=Nature.IMPLEMENTATION) for each in steps]
        facts = replace(GROWN, projects_before=dict.fromkeys(names, 0))
        plan = Plan(tuple(PlanStep(str(at), each) for at, each in enumerate(steps)), facts)
        found = finance(catalogue(*programmes), plan, on=DAY)
        assert found.sure.total == found.best.total == most_by_enumeration(programmes, steps), case


@pytest.mark.parametrize("nodes", [0, 1, 3])
def test_a_search_cut_short_says_how_much_more_there_may_be(nodes):
    chance, cut = Random(16), 0
    for _ in range(60):
        problem = made(chance)
        best = sum(best_by_enumeration(problem))
        found = optimum(problem, Budget(nodes))
        assert allowed(problem, found.amounts)
        assert sum(found.amounts) <= best <= sum(found.amounts) + found.gap
        cut += not found.ordered
    assert cut
