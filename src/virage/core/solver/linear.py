"""One linear model in whole numbers that any engine can be given."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

Terms = Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Row:
    """A weighted sum of variables between two bounds; None is no bound.

    `shared` rows follow from a `Sharing`: an engine that reads these needs no such row.
    """

    terms: tuple[tuple[int, int], ...]
    low: int | None = None
    high: int | None = None
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """Something that occupies `demand` of a resource from the value of a variable on."""

    start: int
    length: int
    demand: int


@dataclass(frozen=True, slots=True)
class Sharing:
    """Tasks that share a resource; rows say the same for the engines that read only rows."""

    tasks: tuple[Task, ...]
    capacity: int


@dataclass
class Model:
    """Variables by number, each between two whole bounds, and rows; built step by step."""

    bounds: list[tuple[int, int]] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    sharings: list[Sharing] = field(default_factory=list)

    def variable(self, low: int, high: int) -> int:
        """A new variable."""
        self.bounds.append((low, high))
        return len(self.bounds) - 1

    def yes_or_no(self) -> int:
        """A new variable that is 0 or 1."""
        return self.variable(0, 1)

    def at_most(self, terms: Terms, high: int, *, shared: bool = False) -> None:
        """Hold a sum under a bound, unless it cannot pass it."""
        if self.range(terms)[1] > high:
            self._add(terms, None, high=high, shared=shared)

    def at_least(self, terms: Terms, low: int) -> None:
        """Hold a sum over a bound, unless it cannot fall under it."""
        if self.range(terms)[0] < low:
            self._add(terms, low, high=None)

    def equal(self, terms: Terms, value: int) -> None:
        """Hold a sum to a value."""
        self._add(terms, value, high=value)

    def _add(
        self, terms: Terms, low: int | None, *, high: int | None, shared: bool = False
    ) -> None:
        packed = tuple((variable, factor) for variable, factor in terms.items() if factor)
        if not packed:
            packed = ((self.variable(0, 0), 1),)  # engines want a variable, also in what is false
        self.rows.append(Row(packed, low, high, shared))

    def range(self, terms: Terms) -> tuple[int, int]:
        """What a sum may be by the bounds of its variables alone."""
        low = high = 0
        for variable, factor in terms.items():
            ends = [factor * bound for bound in self.bounds[variable]]
            low, high = low + min(ends), high + max(ends)
        return low, high


def added(*sums: Terms) -> dict[int, int]:
    """The sum of sums."""
    total: dict[int, int] = {}
    for terms in sums:
        for variable, factor in terms.items():
            total[variable] = total.get(variable, 0) + factor
    return total


def times(factor: int, terms: Terms) -> dict[int, int]:
    """A sum so many times."""
    return {variable: factor * each for variable, each in terms.items()}


def each_once(variables: Iterable[int]) -> dict[int, int]:
    """The plain sum of variables."""
    return dict.fromkeys(variables, 1)
