"""The columns that rules and amounts read, joined where one of them reads several facts."""

from collections.abc import Sequence
from functools import reduce

import numpy as np

from virage.core.funding.facts import Cost, Fact, FactName, Step
from virage.core.portfolio.columns import Coded, Columns, Numbers, code_type
from virage.core.portfolio.splits import Values

MOST_CODES = 65536  # beyond, only what some organisation has keeps a code
Key = tuple[Fact, ...]
TAXES = ((FactName.GST_RECOVERED, "gst"), (FactName.QST_RECOVERED, "qst"))


def taxes_of(step: Step | None) -> Key:
    """The facts that the net cost of a step depends on."""
    costs: tuple[Cost, ...] = () if step is None else step.costs
    taxed = (name for name, tax in TAXES if any(getattr(cost, tax) for cost in costs))
    return tuple(map(Fact, taxed))


class Joins:
    """Columns by the facts that they hold, each made once."""

    def __init__(self, columns: Columns) -> None:
        """`columns` are those of the organisations."""
        self.columns = columns
        nothing = np.broadcast_to(np.uint8(0), columns.count)
        self._made: dict[Key, Coded[Values]] = {(): Coded([()], nothing)}

    def key(self, facts: Sequence[Fact]) -> Key:
        """Those of the facts that have a column: the others are not known of any organisation."""
        known = (self.columns.numbers, self.columns.coded)
        return tuple(fact for fact in facts if any(fact in each for each in known))

    def column(self, key: Key) -> Numbers | Coded[Values]:
        """The column of these facts; a number stands alone."""
        if key and key[0] in self.columns.numbers:
            return self.columns.numbers[key[0]]
        return self.coded(key)

    def coded(self, key: Key) -> Coded[Values]:
        """The column whose values are tuples, a value of each fact in order."""
        if key not in self._made:
            coded = (self.columns.coded[fact] for fact in key)
            self._made[key] = reduce(_with, coded, self._made[()])
        return self._made[key]


def _with(left: Coded[Values], right: Coded[object]) -> Coded[Values]:
    width = len(right.values)
    count = len(left.values) * width
    if len(left.values) == 1:
        return Coded([(*left.values[0], value) for value in right.values], right.codes)
    codes = left.codes.astype(np.int64) * width + right.codes
    places: Sequence[int] = range(count)
    if count > MOST_CODES:
        present, codes = np.unique(codes, return_inverse=True)
        places = present.tolist()
    pairs = (divmod(place, width) for place in places)
    values = [(*left.values[one], right.values[other]) for one, other in pairs]
    return Coded(values, codes.astype(code_type(len(values))))
