"""A proof that a model has no solution, which anybody can add up again in exact numbers.

Each row is multiplied by a number and the products are added: when their sum can never reach what
it should by the bounds of the variables alone, no solution exists, whoever found the numbers.
"""

from collections import defaultdict
from collections.abc import Mapping
from fractions import Fraction

from virage.core.solver.linear import Model

Multipliers = Mapping[int, float]
ROUNDINGS = (1, 12, 1_000, 1_000_000)


def proves(model: Model, multipliers: Multipliers) -> bool:
    """Whether these multipliers of rows show that a model has no solution.

    A positive one takes a row at its low bound, a negative one at its high bound. They may come
    from an engine: they are rounded, and what is checked is exact.
    """
    return any(_contradicts(model, _rounded(multipliers, most)) for most in ROUNDINGS)


def _rounded(multipliers: Multipliers, most: int) -> dict[int, Fraction]:
    largest = max((abs(each) for each in multipliers.values()), default=0.0) or 1.0
    return {
        row: Fraction(each / largest).limit_denominator(most) for row, each in multipliers.items()
    }


def _contradicts(model: Model, multipliers: Mapping[int, Fraction]) -> bool:
    total: dict[int, Fraction] = defaultdict(Fraction)
    wanted = Fraction(0)
    for place, factor in multipliers.items():
        row = model.rows[place]
        bound = row.low if factor > 0 else row.high
        if bound is None:
            continue
        wanted += factor * bound
        for variable, each in row.terms:
            total[variable] += factor * each
    reached = sum(
        (factor * model.bounds[variable][factor > 0] for variable, factor in total.items()),
        Fraction(0),
    )
    return reached < wanted
