"""One side of a financing: the exact amounts, why none is higher, what is left aside and why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from fractions import Fraction

from virage.core.funding.montage.candidates import Candidate, Side
from virage.core.funding.montage.holds import Held, Hold
from virage.core.funding.montage.plans import Plan
from virage.core.funding.montage.problems import Cell, Problem, Rule
from virage.core.funding.montage.rules import Table, rules_of_programmes, rules_of_steps
from virage.core.funding.montage.search import Budget, best_with
from virage.core.funding.montage.ties import optimum
from virage.core.funding.values import Cents


@dataclass(frozen=True, slots=True)
class Paid:
    """What a programme pays for a step, by their id, in cents.

    `rank` counts the projects that it pays in the plan, this one included; `rate` is the part that
    it pays at that rank, and `held` what keeps the amount from being higher: at least one reason.
    A settled amount is a fact: it has none.
    """

    step: str
    programme: str
    amount: Cents
    rank: int
    rate: Fraction
    held: tuple[Held, ...]
    settled: bool = False


class Why(Enum):
    """Why a programme that might pay for a step pays nothing on a side."""

    NOT_ELIGIBLE = "not_eligible"
    NOT_KNOWN = "not_known"
    NOTHING_PAID = "nothing_paid"  # its own terms give nothing for this step
    ADDS_NOTHING = "adds_nothing"  # with it, the plan would bring no more
    WOULD_LOWER = "would_lower"  # with it, the plan would bring less


@dataclass(frozen=True, slots=True)
class Unused:
    """A programme that pays nothing for a step, and why.

    `held` is what stands in the way; `at_most` is what all aid for the step would be with it, for
    `Why.WOULD_LOWER`, and None elsewhere.
    """

    step: str
    programme: str
    why: Why
    held: tuple[Held, ...] = ()
    at_most: Cents | None = None


@dataclass(frozen=True)
class Montage:
    """A whole financing, in the order of the plan then of the ids of programmes.

    `gap` is how many cents more there could be at most: zero, unless the search was cut short;
    `ordered` is whether it is proved the first of its total.
    """

    side: Side
    paid: tuple[Paid, ...]
    unused: tuple[Unused, ...]
    gap: Cents
    ordered: bool

    @property
    def total(self) -> Cents:
        """All that is paid, granted aid included."""
        return sum(each.amount for each in self.paid)

    def total_of(self, step: str) -> Cents:
        """All that is paid for a step."""
        return sum(each.amount for each in self.paid if each.step == step)

    def amount(self, step: str, programme: str) -> Cents:
        """What a programme pays for a step."""
        found = (each for each in self.paid if (each.step, each.programme) == (step, programme))
        return sum(each.amount for each in found)


def layout_of(side: Side, plan: Plan, known: Sequence[Candidate], *, on: date) -> "Layout":
    """The candidates of a plan laid out for a side."""
    gifts = tuple(each for each in known if each.programme.is_gift)
    settled = tuple(each for each in known if each.settled)
    may_pay = tuple(each for each in gifts if not each.settled and _most(each, side, settled))
    return Layout(Table(side, plan, may_pay, settled), gifts, on)


def montage_of(layout: "Layout", budget: Budget) -> Montage:
    """The best financing of a side."""
    best = optimum(layout.problem, budget)
    paid = (*layout.paid(best.amounts), *layout.facts())
    unused = [*layout.unused(best.amounts, budget), *layout.refused()]
    place = {step.id: at for at, step in enumerate(layout.table.plan.steps)}
    return Montage(
        layout.table.side,
        tuple(sorted(paid, key=lambda each: (place[each.step], each.programme))),
        tuple(sorted(unused, key=lambda each: (place[each.step], each.programme))),
        best.gap,
        best.ordered,
    )


def _most(candidate: Candidate, side: Side, settled: Sequence[Candidate]) -> Cents:
    return max(_by_rank(candidate, side, settled)[0])


def _before(candidate: Candidate, settled: Sequence[Candidate]) -> int:
    """How many earlier steps its programme already granted money for."""
    ids = (each for each in settled if each.programme.id == candidate.programme.id)
    return sum(1 for each in ids if each.step < candidate.step)


def _by_rank(
    candidate: Candidate, side: Side, settled: Sequence[Candidate]
) -> tuple[tuple[Cents, ...], tuple[Fraction, ...]]:
    """The most and the rate by the number of open projects before, as short as they can be."""
    first = _before(candidate, settled)
    ranks = range(first, candidate.step + 1)
    told = [(candidate.most(side, rank), candidate.rate(side, rank)) for rank in ranks]
    while len(told) > 1 and told[-1] == told[-2]:
        told.pop()
    return tuple(most for most, _ in told), tuple(rate for _, rate in told)


class Layout:
    """The candidates of a side laid out as a problem, and what its solution says of them."""

    def __init__(self, table: Table, gifts: Sequence[Candidate], on: date) -> None:
        """`gifts` are all the candidates that lower a cost, those that pay nothing included."""
        self.table, self.gifts = table, gifts
        rules = [*rules_of_steps(table), *rules_of_programmes(table, on)]
        shut = {rule.owner for rule in rules if rule.room < 0}
        kept = [_open(rule) for rule in rules if rule.weights]
        cells = [self.cell(at, shut=at in shut) for at in range(len(table.open))]
        self.problem = Problem(tuple(cells), tuple(rule for rule in kept if _binds(rule, cells)))

    def cell(self, at: int, *, shut: bool) -> Cell:
        """One candidate as amounts by rank; one that is shut pays nothing."""
        candidate = self.table.open[at]
        most, rates = _by_rank(candidate, self.table.side, self.table.settled)
        least = candidate.terms.amounts.floor if candidate.terms else None
        return Cell(
            step=candidate.step,
            programme=candidate.programme.id,
            most=(0,) if shut else most,
            rates=rates[:1] if shut else rates,
            least=least if isinstance(least, int) and least > 0 else 1,
        )

    def step_id(self, candidate: Candidate) -> str:
        """The id of its step."""
        return self.table.plan.steps[candidate.step].id

    def paid(self, amounts: Sequence[int]) -> Iterator[Paid]:
        """What is paid, with what holds each amount."""
        for at, amount in enumerate(amounts):
            if amount:
                candidate, side = self.table.open[at], self.table.side
                rank = _before(candidate, self.table.settled) + self.problem.rank(at, amounts)
                yield Paid(
                    self.step_id(candidate),
                    candidate.programme.id,
                    amount,
                    rank + 1,
                    candidate.rate(side, rank),
                    self.held(at, amounts, rank),
                )

    def held(self, at: int, amounts: Sequence[int], rank: int) -> tuple[Held, ...]:
        """Everything that a cent more would break, what other aid shares first."""
        candidate, name = self.table.open[at], self.table.open[at].programme.id
        told = list(self.full(at, amounts))
        if amounts[at] >= candidate.most(self.table.side, rank):
            bounds = candidate.held(self.table.side, rank)
            asked = candidate.asked == amounts[at]
            alone = [Held(Hold.ASKED, name)] if asked else [Held(Hold.of(b), name) for b in bounds]
            told += [each for each in alone if each.hold not in {known.hold for known in told}]
        return tuple(dict.fromkeys(told))

    def full(self, at: int, amounts: Sequence[int]) -> Iterator[Held]:
        """The rules in force that leave no room for a cent more of a cell."""
        for rule in self.problem.rules:
            taken = rule.weights.get(at, 0)
            if not taken or rule.load(amounts) + taken <= rule.room:
                continue
            if rule.owner is None or rule.owner == at or amounts[rule.owner]:
                yield rule.held

    def facts(self) -> Iterator[Paid]:
        """The gifts that are granted or received."""
        for each in self.table.settled:
            if each.programme.is_gift:
                rank = _before(each, self.table.settled)
                rate = each.rate(self.table.side, rank)
                name = each.programme.id
                yield Paid(self.step_id(each), name, each.settled, rank + 1, rate, (), settled=True)

    def unused(self, amounts: Sequence[int], budget: Budget) -> Iterator[Unused]:
        """The cells that might pay and do not."""
        for at, amount in enumerate(amounts):
            if not amount:
                yield self.left_aside(at, amounts, budget)

    def left_aside(self, at: int, amounts: Sequence[int], budget: Budget) -> Unused:
        """Why one of them does not: what the others, kept as they are or lowered, would leave."""
        step, name = self.step_id(self.table.open[at]), self.table.open[at].programme.id
        found = best_with(self.problem, at, amounts=amounts, budget=budget)
        if found is None or sum(found) >= sum(amounts):
            return Unused(step, name, Why.ADDS_NOTHING, tuple(self.full(at, amounts)))
        here = self.table.on_step(self.table.open[at].step)
        settled = sum(
            each.settled
            for each in self.table.settled_on(self.table.open[at].step)
            if each.programme.is_gift
        )
        held = tuple(dict.fromkeys(held for each in here for held in self.full(each, found)))
        own = tuple(each for each in held if each.programme == name)
        own = own or tuple(self.full(at, amounts))
        return Unused(step, name, Why.WOULD_LOWER, own, settled + sum(found[each] for each in here))

    def refused(self) -> Iterator[Unused]:
        """The programmes whose verdict or terms give nothing."""
        here = {id(each) for each in (*self.table.open, *self.table.settled)}
        for each in self.gifts:
            if id(each) not in here:
                rank = _before(each, self.table.settled)
                truth = each.match_after(rank).truth
                why = Why.NOT_ELIGIBLE if truth is False else Why.NOT_KNOWN
                why = Why.NOTHING_PAID if truth else why
                held = each.held(self.table.side, rank) if why is Why.NOTHING_PAID else ()
                name = each.programme.id
                told = tuple(Held(Hold.of(bound), name) for bound in held)
                yield Unused(self.step_id(each), name, why, told)


def _open(rule: Rule) -> Rule:
    """A room that settled aid has used up, and more, is empty."""
    return replace(rule, room=max(0, rule.room))


def _binds(rule: Rule, cells: Sequence[Cell]) -> bool:
    """Whether the cells could ever take more than the room."""
    return sum(each * max(cells[at].most) for at, each in rule.weights.items()) > rule.room
