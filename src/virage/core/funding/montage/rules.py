"""The rules of a plan's financing as limits on whole cents, for the sure side or the best."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import floor, lcm

from virage.core.funding.amounts import base_of, ceiling_range, leaving
from virage.core.funding.costs import added, net, net_cost
from virage.core.funding.montage.candidates import Candidate, Side
from virage.core.funding.montage.holds import Held, Hold
from virage.core.funding.montage.plans import Plan
from virage.core.funding.montage.problems import Rule
from virage.core.funding.programmes import Programme
from virage.core.funding.terms import Caps, Stacking
from virage.core.funding.values import Cents, Expense, Form, months_after


@dataclass(frozen=True)
class Table:
    """The cells of a side: `open` may pay, by their places; `settled` already do."""

    side: Side
    plan: Plan
    open: tuple[Candidate, ...]
    settled: tuple[Candidate, ...]

    def on_step(self, step: int) -> dict[int, Candidate]:
        """The cells of a step by their places."""
        return {at: each for at, each in enumerate(self.open) if each.step == step}

    def settled_on(self, step: int) -> tuple[Candidate, ...]:
        """What was granted for a step, loans included."""
        return tuple(each for each in self.settled if each.step == step)


def rules_of_steps(table: Table) -> Iterator[Rule]:
    """What limits the aids of each step together; a room may be negative where aid is settled."""
    for place in range(len(table.plan.steps)):
        yield from _payable(table, place)
        for at, owner in table.on_step(place).items():
            yield from _own(table, owner, at)
        for owner in table.settled_on(place):
            yield from _own(table, owner, None)


def _own(table: Table, owner: Candidate, at: int | None) -> Iterator[Rule]:
    """The rules of one programme: its ceiling, and what the client pays itself."""
    terms = owner.terms
    if terms is None:
        return
    ceiling = terms.stacking.ceiling
    yield from _ceiling(table, owner, at, stacking=terms.stacking)
    if ceiling is None and table.side is Side.SURE:
        yield _alone(table, owner, at)
    if isinstance(terms.amounts.own_contribution, tuple):
        yield from _payable(table, owner.step, owner=owner, at=at)


def _ceiling(
    table: Table, owner: Candidate, at: int | None, *, stacking: Stacking
) -> Iterator[Rule]:
    """All the aid that a programme counts, weighed by it, against its own base."""
    side, whole = table.side, net_cost(table.plan.steps[owner.step].work, table.plan.facts)
    base = side.of(base_of(stacking.cost_base, owner.eligible, whole))
    if not isinstance(stacking.ceiling, Mapping):
        return
    part = ceiling_range(stacking.ceiling, table.plan.facts)[0 if side is Side.SURE else 1]
    room = part * base
    here = table.on_step(owner.step)
    weights = {each: weight(stacking, it.programme, side) for each, it in here.items()}
    for each in table.settled_on(owner.step):
        room -= weight(stacking, each.programme, side) * each.settled
    by = lcm(*(each.denominator for each in weights.values()))
    whole_weights = {each: int(weight * by) for each, weight in weights.items() if weight}
    yield Rule(whole_weights, floor(room * by), at, Held(Hold.CEILING, owner.programme.id, part))


def weight(stacking: Stacking, programme: Programme, side: Side) -> Fraction:
    """How much of a dollar of a programme a ceiling counts; in full while that is not known."""
    credit = set(programme.forms) == {Form.REFUNDABLE_TAX_CREDIT}
    level = programme.level
    counted = None if level is None else stacking.counts.of(level)
    counted = stacking.counts_tax_credits if credit else counted
    said = [stacking.weights.get(form) for form in programme.forms] or [None]
    if side is Side.SURE:
        heaviest = max(Fraction(1) if each is None else each for each in said)
        return Fraction(0) if counted is False else heaviest
    lightest = min(Fraction(0) if each is None else each for each in said)
    return lightest if counted else Fraction(0)


def _alone(table: Table, owner: Candidate, at: int | None) -> Rule:
    """Nothing sure stands beside a ceiling that is not published."""
    here = table.on_step(owner.step)
    others = {each: 1 for each in here if each != at}
    beside = sum(each.settled for each in table.settled_on(owner.step) if each is not owner)
    return Rule(others, -beside, at, Held(Hold.UNPUBLISHED_CEILING, owner.programme.id))


def _payable(
    table: Table, step: int, *, owner: Candidate | None = None, at: int | None = None
) -> Iterator[Rule]:
    """No dollar of a cost is paid twice, nor, for an owner, the part that the client bears.

    There is one rule for each set of categories of expense that some programmes pay: what they pay
    together is at most what these cost.
    """
    here, settled = table.on_step(step), table.settled_on(step)
    paid = {at: paid_by(table, each) for at, each in here.items()}
    gifts = [(paid_by(table, each), each.settled) for each in settled if each.programme.is_gift]
    name = Held(Hold.OWN_CONTRIBUTION, owner.programme.id) if owner else Held(Hold.COST)
    for categories in _unions((*paid.values(), *(each for each, _ in gifts))):
        inside = {at: 1 for at, each in paid.items() if each <= categories}
        room = _cost(table, step, categories) if owner is None else 0
        if owner is not None:
            its = paid_by(table, owner)
            kept = _cost(table, step, categories & its)
            room = _cost(table, step, categories - its) + min(kept, _left_by(table, owner))
        room -= sum(amount for each, amount in gifts if each <= categories)
        yield Rule(inside, room, at, name)


def _left_by(table: Table, owner: Candidate) -> Cents:
    """The most aid on what a programme pays for that leaves the client its own part."""
    terms = owner.terms
    own = terms.amounts.own_contribution if terms else None
    return leaving(own, table.side.of(owner.eligible)) if isinstance(own, tuple) else 0


def _unions(sets: Iterable[frozenset[Expense]]) -> list[frozenset[Expense]]:
    """Every union of some of the sets, in a stable order."""
    found: dict[frozenset[Expense], None] = {}
    for each in sets:
        found.update(dict.fromkeys([each, *(each | other for other in list(found))]))
    return list(found)


def paid_by(table: Table, candidate: Candidate) -> frozenset[Expense]:
    """The categories of the step that a programme pays for, on the side."""
    terms = candidate.terms
    costs = table.plan.steps[candidate.step].work.costs
    if terms is None:
        return frozenset(cost.category for cost in costs)
    listed = {cost.category: terms.expenses.of(cost.category) for cost in costs}
    doubtful = table.side is Side.BEST
    return frozenset(
        each for each, truth in listed.items() if truth or (truth is None and doubtful)
    )


def _cost(table: Table, step: int, categories: frozenset[Expense]) -> Cents:
    work = table.plan.steps[step].work
    return table.side.of(
        added(net(cost, table.plan.facts) for cost in work.costs if cost.category in categories)
    )


SHARED = ("enterprise", "twelve_months", "life")


def rules_of_programmes(table: Table, on: date) -> Iterator[Rule]:
    """What limits the aids of each programme over the whole plan, and what came before it."""
    names = dict.fromkeys(each.programme.id for each in table.open)
    for name in names:
        places = {at: 1 for at, each in enumerate(table.open) if each.programme.id == name}
        terms = table.open[next(iter(places))].terms
        granted = sum(each.settled for each in table.settled if each.programme.id == name)
        caps = Caps() if terms is None else terms.amounts.caps
        for shared in SHARED:
            cap = getattr(caps, shared)
            if isinstance(cap, int):
                room = _left_of(table, name, cap, since=on if shared == "twelve_months" else None)
                yield Rule(places, room - granted, None, Held(Hold(shared), name))


def _left_of(table: Table, programme: str, cap: Cents, *, since: date | None) -> Cents:
    """What a cap leaves after what came before; nothing sure while that is not known."""
    before = table.plan.before(programme, None if since is None else months_after(since, -12))
    if before is None:
        return 0 if table.side is Side.SURE else cap
    return cap - before
