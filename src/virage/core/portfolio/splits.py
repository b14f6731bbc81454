"""A column cut into the classes of values that no rule of the catalogue tells apart.

Each rule is asked once of each class, by the rule itself: what it says of the others follows. A
class of some rows is one bit for each row, so that a rule is a few operations on packed bits.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from math import ceil, floor

import numpy as np
from numpy.typing import NDArray

from virage.core.funding.criteria import Between, Leaf, RevenueBetween
from virage.core.funding.facts import Case
from virage.core.logic import Truth
from virage.core.portfolio.columns import UNTOLD, Coded, Numbers, code_type

Values = tuple[object, ...]
Outcomes = tuple[Truth, ...]
Bits = NDArray[np.uint8]
"""One bit for each row, the first row in the highest bit of the first byte; the rest is 0."""

CaseOf = Callable[[Values], Case]
"""What a rule is asked about, from the values of the column that it reads."""


class CodedSplit:
    """The classes of a coded column: `truths` is what each rule says of each of them."""

    def __init__(self, column: Coded[Values], leaves: Sequence[Leaf], case_of: CaseOf) -> None:
        """`leaves` are the rules that read this column."""
        said = [_outcomes(leaves, case_of(values)) for values in column.values]
        places = {outcome: place for place, outcome in enumerate(dict.fromkeys(said))}
        self.codes, self.count = column.codes, len(places)
        self.classes = np.array([places[outcome] for outcome in said], code_type(self.count))
        self.truths = _by_leaf(leaves, places)

    def planes(self, rows: slice) -> Bits:
        """For each class, the rows that are in it: codes are looked up, then compared."""
        found = self.classes.take(self.codes[rows])
        return np.stack([np.packbits(found == place) for place in range(self.count)])


class NumberSplit:
    """The classes of a column of numbers: those not known, then from one cut to the next.

    `truths` is what each rule says of each of them.
    """

    def __init__(self, column: Numbers, leaves: Sequence[Leaf], case_of: CaseOf) -> None:
        """`leaves` are the rules that read this column."""
        self.column = column
        said = {cut: _outcomes(leaves, case_of((cut,))) for cut in _cuts(leaves)}
        before = [None, *said.values()]
        cuts = [cut for cut, last in zip(said, before, strict=False) if said[cut] != last]
        self.cuts = np.array(cuts, np.int64)
        untold = _outcomes(leaves, case_of((None,)))
        self.truths = _by_leaf(leaves, [untold, *(said[cut] for cut in cuts)])

    def planes(self, rows: slice) -> Bits:
        """For each class, the rows that are in it: they reach its cut and not the next one."""
        numbers = self.column[rows]
        reached = [np.packbits(numbers >= cut) for cut in self.cuts]
        first = np.packbits(numbers == UNTOLD)
        last = [*reached[1:], np.zeros_like(first)]
        return np.stack([first, *(one & ~other for one, other in zip(reached, last, strict=True))])


def _outcomes(leaves: Sequence[Leaf], case: Case) -> Outcomes:
    return tuple(leaf.truth(case) for leaf in leaves)


def _by_leaf(
    leaves: Sequence[Leaf], outcomes: Iterable[Outcomes]
) -> Mapping[Leaf, Sequence[Truth]]:
    return dict(zip(leaves, zip(*outcomes, strict=True), strict=True))


def _cuts(leaves: Iterable[Leaf]) -> list[int]:
    """Where what a rule says of whole numbers may change: at a bound, and just above it."""
    bounded = (leaf for leaf in leaves if isinstance(leaf, Between | RevenueBetween))
    bounds = {bound for leaf in bounded for bound in (leaf.low, leaf.high) if bound is not None}
    found = {UNTOLD + 1}.union(*map(_around, bounds))
    return sorted(cut for cut in found if UNTOLD < cut <= np.iinfo(np.int64).max)


def _around(bound: Fraction | int) -> set[int]:
    return {ceil(bound), floor(bound) + 1}


Split = CodedSplit | NumberSplit


def split(column: Numbers | Coded[Values], leaves: Sequence[Leaf], case_of: CaseOf) -> Split:
    """The classes that these rules cut a column into."""
    if isinstance(column, Coded):
        return CodedSplit(column, leaves, case_of)
    return NumberSplit(column, leaves, case_of)
