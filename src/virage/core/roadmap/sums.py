"""The definitions of amounts: how a whole spreads over quarters, what a programme counts."""

from fractions import Fraction
from math import ceil, floor

from virage.core.funding.terms import CostBase
from virage.core.funding.values import Cents
from virage.core.roadmap.aid import Ceiling, Programme
from virage.core.roadmap.problem import Mode, Problem


def spread(whole: int, parts: int) -> tuple[int, ...]:
    """A whole cut into equal parts, to the unit: they add up to it, whatever is left comes last."""
    return tuple(whole * (at + 1) // parts - whole * at // parts for at in range(parts))


def mid_cost(mode: Mode) -> Cents:
    """What it costs once, most likely."""
    return sum(each.mid for each in mode.outlays)


def high_cost(mode: Mode) -> Cents:
    """What it costs once, at most."""
    return sum(each.high for each in mode.outlays)


def spending(problem: Problem, mode: Mode, start: int) -> dict[int, Cents]:
    """What a step costs in each quarter at the high cost, recurring cost included."""
    whole = spread(high_cost(mode), mode.quarters)
    spent = {start + at: cents for at, cents in enumerate(whole)}
    recurring = spread(mode.recurring, 4)
    for at, quarter in enumerate(range(start + mode.quarters, problem.horizon)):
        spent[quarter] = recurring[at % 4]
    return spent


def likely_cost(mode: Mode) -> Cents:
    """What a way to do a step costs to set up, at the middle cost, and then to run for one year.

    Whenever it starts: a plan never looks cheaper because it puts off what goes on costing.
    """
    return mid_cost(mode) + mode.recurring


def work(problem: Problem, mode: Mode, start: int) -> dict[tuple[str, int], int]:
    """The days that a step takes of each role in each quarter: its open quarters share them."""
    open_quarters = [q for q in range(start, start + mode.quarters) if q not in problem.closed]
    return {
        (role, quarter): days
        for role, whole in mode.days
        for quarter, days in zip(open_quarters, spread(whole, len(open_quarters)), strict=True)
        if days
    }


def eligible(programme: Programme, mode: Mode) -> Cents:
    """The cost that a programme counts, at the middle cost."""
    counted = sum(each.mid for each in mode.outlays if each.expense in programme.expenses)
    return max(0, counted - programme.excluded)


def rate_at(programme: Programme, rank: int) -> Fraction:
    """The part that it pays of its project of that rank, from 0."""
    return programme.rates[min(rank, len(programme.rates) - 1)]


def most_at(programme: Programme, mode: Mode, rank: int) -> Cents:
    """The most that it pays of a step: its rate, rounded down to the cent, and its cap."""
    paid = floor(rate_at(programme, rank) * eligible(programme, mode))
    return paid if programme.step_cap is None else min(paid, programme.step_cap)


def left_to_aid(programme: Programme, mode: Mode) -> Cents:
    """The most aid in all that leaves the co-op the part that this programme wants it to bear."""
    return mid_cost(mode) - ceil(programme.own_part * eligible(programme, mode))


def ceiling_base(programme: Programme, ceiling: Ceiling, mode: Mode) -> Cents:
    """The cost that a programme's ceiling is a part of."""
    of_all = ceiling.base is CostBase.ALL_COSTS
    return mid_cost(mode) if of_all else eligible(programme, mode)


def weight_of(programme: Programme, other: str) -> Fraction:
    """How much of another programme's aid its ceiling counts."""
    weights = {} if programme.ceiling is None else programme.ceiling.weights
    return weights.get(other, Fraction(1))
