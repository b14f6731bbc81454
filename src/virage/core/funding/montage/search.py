"""Branch and bound: the amounts that are worth the most, with the proof or the gap that is left.

A rule that belongs to a programme not yet decided, and the rank that earlier projects would take,
are left out of the bound; where the bound breaks one of them, the two cases are looked at apart.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from heapq import heappop, heappush
from itertools import combinations, groupby
from math import ceil, floor

from virage.core.funding.montage.problems import Cell, Gain, Problem, Rule, plain_gain
from virage.core.funding.montage.simplex import Exact, maximise

MOST_NODES = 600


@dataclass
class Budget:
    """How many nodes may still be looked at: a count, so that every machine gives the same.

    `alone` is what was already found of single steps: the most that some programmes of one, by its
    number and their ids, pay together when it stands alone. So a budget serves one problem.
    """

    left: int = MOST_NODES
    alone: dict[tuple[int, tuple[str, ...]], int] = field(default_factory=dict)

    def take(self) -> bool:
        """Use one, if there is one."""
        self.left -= 1
        return self.left >= 0


@dataclass(frozen=True, slots=True)
class Found:
    """The best amounts that were found, and the most that there could be; equal when proved."""

    amounts: tuple[int, ...]
    worth: int
    bound: int


@dataclass(frozen=True, slots=True)
class Node:
    """A case: the least and the most that each cell pays; it is decided when zero is outside."""

    least: tuple[int, ...]
    most: tuple[int, ...]

    def open(self, at: int) -> bool:
        """Whether a cell may still pay or not pay."""
        return self.least[at] == 0 and self.most[at] > 0

    def paying(self, at: int, least: int) -> "Node":
        """The case where a cell pays so much at least."""
        return replace(self, least=_put(self.least, at, least))

    def within(self, at: int, most: int) -> "Node":
        """The case where a cell pays so much at most."""
        return replace(self, most=_put(self.most, at, most))


def _put(values: tuple[int, ...], at: int, value: int) -> tuple[int, ...]:
    return (*values[:at], value, *values[at + 1 :])


@dataclass
class Search:
    """The search for the best amounts of one problem."""

    problem: Problem
    gain: Gain
    budget: Budget
    best: Found = field(init=False)
    cuts: list[Rule] = field(default_factory=list)

    def run(self) -> Found:
        """Look until nothing better is left, or the budget is spent."""
        self.best = Found((0,) * len(self.problem.cells), 0, 0)
        return self.below(self.everything)

    def reaches(self, worth: int) -> bool:
        """Whether amounts worth so much are found: more is not looked for."""
        self.best = Found((0,) * len(self.problem.cells), worth - 1, worth - 1)
        return self.below(self.everything).worth >= worth

    @property
    def everything(self) -> Node:
        """The case where nothing is decided."""
        cells = self.problem.cells
        return Node((0,) * len(cells), tuple(max(cell.most) for cell in cells))

    def below(self, start: Node) -> Found:
        """The best amounts of a case and what is below it."""
        heap: list[tuple[int, int, Node, list[Exact]]] = []
        made = 0
        fresh = [start]
        while True:
            for node in fresh:
                bound, amounts = self.relaxed(node)
                if bound > self.best.worth:
                    made += 1
                    self.keep(self.repaired(amounts))
                    heappush(heap, (-bound, made, node, amounts))
            if not heap or -heap[0][0] <= self.best.worth:
                return replace(self.best, bound=self.best.worth)
            if not self.budget.take():
                return replace(self.best, bound=-heap[0][0])
            _, _, node, amounts = heappop(heap)
            fresh = list(self.cases(node, amounts))

    def keep(self, amounts: tuple[int, ...]) -> None:
        """Remember amounts that are worth more than any before."""
        worth = self.worth(amounts)
        if worth > self.best.worth:
            self.best = Found(amounts, worth, worth)

    def worth(self, amounts: Sequence[int]) -> int:
        """What amounts are worth at the ranks that they take."""
        return sum(
            self.gain(self.problem.cells[at], self.problem.rank(at, amounts)) * amount
            for at, amount in enumerate(amounts)
            if amount
        )

    # The bound.

    def relaxed(self, node: Node) -> tuple[int, list[Exact]]:
        """A bound on what a case is worth, and the amounts that would give it; -1: no such case."""
        tops, gains = zip(*(self.hoped(node, at) for at in range(len(node.least))), strict=True)
        if any(top < least for top, least in zip(tops, node.least, strict=True)):
            return -1, []
        rules = [
            each for each in self.problem.rules if each.owner is None or node.least[each.owner]
        ]
        while True:
            limits = [*rules, *self.cuts]
            shifted = [replace(each, room=each.room - each.load(node.least)) for each in limits]
            if any(each.room < 0 for each in shifted):
                return -1, []
            spare = [top - least for top, least in zip(tops, node.least, strict=True)]
            found = maximise(gains, spare, [each.limit for each in shifted])
            amounts = [more + least for more, least in zip(found, node.least, strict=True)]
            if not self.cut(amounts):
                worth = sum(gain * each for gain, each in zip(gains, amounts, strict=True))
                return floor(worth), amounts

    def ranks(self, node: Node, at: int) -> range:
        """How many projects of its programme may come before a cell."""
        earlier = self.problem.earlier(at)
        sure = sum(1 for before in earlier if node.least[before])
        return range(sure, sum(1 for before in earlier if node.most[before]) + 1)

    def hoped(self, node: Node, at: int) -> tuple[int, int]:
        """The most that a cell may pay in a case, and a cent's worth, at the best of its ranks."""
        cell = self.problem.cells[at]
        ranks = self.ranks(node, at)
        top = min(node.most[at], max(map(cell.most_after, ranks)))
        top = top if top >= cell.least else 0
        return top, max(self.gain(cell, rank) for rank in ranks)

    def cut(self, amounts: Sequence[Exact]) -> bool:
        """Add, for each step, the most that the cells which pay could pay if it stood alone."""
        added = False
        for key in self._on_one_step(amounts):
            most = self.most_alone(key)
            if sum(amounts[at] for at in key) > most:
                self.cuts.append(Rule(dict.fromkeys(key, 1), most))
                added = True
        return added

    def most_alone(self, key: tuple[int, ...]) -> int:
        """The most that some cells of one step pay together if it stands alone."""
        cells, known = self.problem.cells, self.budget.alone
        name = cells[key[0]].step, tuple(cells[at].programme for at in key)
        if name not in known:
            alone = at_best_ranks(self.problem.only(key).problem)
            known[name] = Search(alone, plain_gain, Budget()).run().bound
        return known[name]

    def _on_one_step(self, amounts: Sequence[Exact]) -> Iterator[tuple[int, ...]]:
        cells = self.problem.cells
        if cells[0].step == cells[-1].step:
            return
        paying = (at for at, amount in enumerate(amounts) if amount)
        for _, group in groupby(paying, key=lambda at: cells[at].step):
            here = tuple(group)
            for size in range(2, len(here) + 1):
                yield from combinations(here, size)

    # The branches.

    def cases(self, node: Node, amounts: Sequence[Exact]) -> Iterator[Node]:
        """The two cases of a node that is not settled."""
        paying = sorted((-amount, at) for at, amount in enumerate(amounts) if amount)
        for _, at in paying:
            torn = self.broken(node, at, amounts)
            if torn is not None:
                yield node.paying(torn, self.problem.cells[torn].least)
                yield node.within(torn, 0)
                return
        at, amount = next((at, each) for at, each in enumerate(amounts) if floor(each) != each)
        yield node.within(at, floor(amount))
        yield node.paying(at, max(ceil(amount), self.problem.cells[at].least))

    def broken(self, node: Node, at: int, amounts: Sequence[Exact]) -> int | None:
        """The cell to decide, where a cell that pays breaks what the bound left out."""
        problem, cell = self.problem, self.problem.cells[at]
        rank = sum(1 for before in problem.earlier(at) if amounts[before])
        _, gain = self.hoped(node, at)
        if amounts[at] > cell.most_after(rank) or gain != self.gain(cell, rank):
            return next(before for before in problem.earlier(at) if node.open(before))
        if node.open(at) and (amounts[at] < cell.least or self._own_rule_broken(at, amounts)):
            return at
        return None

    def _own_rule_broken(self, at: int, amounts: Sequence[Exact]) -> bool:
        return any(
            sum(weight * amounts[each] for each, weight in rule.weights.items()) > rule.room
            for rule in self.problem.rules
            if rule.owner == at
        )

    # A way to do nearly as well.

    def repaired(self, amounts: Sequence[Exact]) -> tuple[int, ...]:
        """Amounts that keep to every rule: what breaks one is lowered, or dropped."""
        whole = [floor(amount) for amount in amounts]
        while (torn := next(self._torn(whole), None)) is not None:
            whole[torn] = 0
        return tuple(whole)

    def _torn(self, whole: list[int]) -> Iterator[int]:
        for at, amount in enumerate(whole):
            if not amount:
                continue
            cell = self.problem.cells[at]
            whole[at] = min(amount, cell.most_after(self.problem.rank(at, whole)))
            if whole[at] < cell.least or self._own_rule_broken(at, whole):
                yield at


def at_best_ranks(problem: Problem) -> Problem:
    """The same, every cell at the best rank that it may have."""
    cells = tuple(_at_best(cell) for cell in problem.cells)
    return replace(problem, cells=cells)


def _at_best(cell: Cell) -> Cell:
    return replace(cell, most=(max(cell.most),), rates=cell.rates[:1])


def best_with(
    problem: Problem, at: int, *, amounts: Sequence[int], budget: Budget
) -> tuple[int, ...] | None:
    """The most money when one more cell pays and no other pays more than it does; None: no way."""
    cells = problem.cells
    most = tuple(
        max(cell.most) if cell.step == cells[at].step else amount
        for cell, amount in zip(cells, amounts, strict=True)
    )
    search = Search(problem, plain_gain, budget)
    search.best = Found((0,) * len(cells), 0, 0)
    found = search.below(Node((0,) * len(cells), most).paying(at, cells[at].least))
    return found.amounts if found.amounts[at] else None
