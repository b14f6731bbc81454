"""The best financing of a problem: the most money, then the fewest programmes, then the order.

Among equals: most from the highest rate, then from the first programme by id, then on the first
step. Every order is exact: a level of it weighs more than all those below together.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations

from virage.core.funding.montage.problems import Cell, Gain, Part, Problem, plain_gain
from virage.core.funding.montage.search import Budget, Found, Search

Programmes = frozenset[str]


@dataclass(frozen=True, slots=True)
class Optimum:
    """The amounts of the cells in their order.

    `gap` is how much more there could be at most: zero when the total is proved. `ordered` says
    whether it is proved too that no other financing of that total comes before it.
    """

    amounts: tuple[int, ...]
    gap: int
    ordered: bool


def optimum(problem: Problem, budget: Budget | None = None) -> Optimum:
    """The best amounts; `budget` bounds the search, and the gap says what it left open."""
    return _Choice(problem, budget or Budget()).made()


@dataclass
class _Choice:
    """The choice of the programmes: the best of sets of them, each part of the problem apart."""

    problem: Problem
    budget: Budget
    parts: tuple[Part, ...] = field(init=False)
    first: list[Found] = field(init=False)
    known: dict[tuple[int, Programmes], bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.parts = self.problem.components()

    def made(self) -> Optimum:
        everyone = frozenset(cell.programme for cell in self.problem.cells)
        self.first = first = self.search(everyone, plain_gain)
        total, bound = _sums(first)
        if bound > total:
            return Optimum(self.joined(first), bound - total, ordered=False)
        order = in_order(self.problem)
        ranked = [self.search(chosen, order) for chosen in self.smallest(everyone)]
        best = max(ranked, key=lambda each: _sums(each)[0], default=first)
        amounts = self.joined(best)
        proved = all(worth == bound for worth, bound in map(_sums, ranked))
        if sum(amounts) < total:
            return Optimum(self.joined(first), 0, ordered=False)
        return Optimum(amounts, 0, ordered=proved and bool(ranked) and self.budget.left >= 0)

    def smallest(self, everyone: Programmes) -> list[Programmes]:
        """The smallest sets of programmes that bring so much; none when the budget is spent."""
        needed = frozenset(each for each in everyone if not self.enough(everyone - {each}))
        others = sorted(everyone - needed)
        for size in range(len(others) + 1):
            found = []
            for more in combinations(others, size):
                if not self.budget.take():
                    return []
                if self.enough(needed | set(more)):
                    found.append(needed | set(more))
            if found:
                return found
        return []

    def enough(self, chosen: Programmes) -> bool:
        """Whether a set of programmes brings as much as all of them, in each part."""
        return all(self._enough(place, chosen) for place in range(len(self.parts)))

    def _enough(self, place: int, chosen: Programmes) -> bool:
        part, wanted = self.parts[place], self.first[place].worth
        here = chosen & {cell.programme for cell in part.problem.cells}
        if (place, here) not in self.known:
            cells = part.problem.cells
            places = [at for at, cell in enumerate(cells) if cell.programme in here]
            search = Search(part.problem.only(places).problem, plain_gain, self.budget)
            self.known[place, here] = wanted == 0 or (bool(places) and search.reaches(wanted))
        return self.known[place, here]

    def search(self, chosen: Programmes, gain: Gain) -> list[Found]:
        """What is worth the most of what a set of programmes brings, part by part."""
        return [self.best_of(part, chosen, gain) for part in self.parts]

    def best_of(self, part: Part, chosen: Programmes, gain: Gain) -> Found:
        cells = part.problem.cells
        places = [at for at, cell in enumerate(cells) if cell.programme in chosen]
        if not places:
            return Found((0,) * len(cells), 0, 0)
        found = Search(part.problem.only(places).problem, gain, self.budget).run()
        return Found(_spread(found.amounts, places, len(cells)), found.worth, found.bound)

    def joined(self, found: Iterable[Found]) -> tuple[int, ...]:
        """The amounts of the parts as those of the whole."""
        amounts = [0] * len(self.problem.cells)
        for part, each in zip(self.parts, found, strict=True):
            for place, amount in zip(part.places, each.amounts, strict=True):
                amounts[place] = amount
        return tuple(amounts)


def _sums(found: Iterable[Found]) -> tuple[int, int]:
    told = list(found)
    return sum(each.worth for each in told), sum(each.bound for each in told)


def _spread(amounts: Iterable[int], places: Iterable[int], count: int) -> tuple[int, ...]:
    spread = [0] * count
    for place, amount in zip(places, amounts, strict=True):
        spread[place] = amount
    return tuple(spread)


def in_order(problem: Problem) -> Gain:
    """What makes a cent more worth than another of the same total: rate, programme, step."""
    base = 1 + sum(max(cell.most) for cell in problem.cells)
    rates = sorted({rate for cell in problem.cells for rate in cell.rates}, reverse=True)
    names = sorted({cell.programme for cell in problem.cells})
    steps = sorted({cell.step for cell in problem.cells})
    levels = 1 + len(rates) + len(names) + len(steps)
    worth: list[int] = [base ** (levels - at) for at in range(1, levels + 1)]
    of_rate = dict(zip(rates, worth[1:], strict=False))
    of_name = dict(zip(names, worth[1 + len(rates) :], strict=False))
    of_step = dict(zip(steps, worth[1 + len(rates) + len(names) :], strict=True))

    def gain(cell: Cell, projects: int) -> int:
        by_rate = of_rate[cell.rate_after(projects)]
        return worth[0] + by_rate + of_name[cell.programme] + of_step[cell.step]

    return gain
