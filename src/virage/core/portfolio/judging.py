"""The catalogue judged over columns, three-valued, equal to `match` on every organisation.

Two bits for each organisation: whether a rule surely holds, and whether it may. `all`, `any` and
`at least` act on each apart; a `not` turns and swaps them. Equal rules are asked once, some
thousands of organisations at a time, so that what is being worked on stays near the processor.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial, reduce

import numpy as np

from virage.core.funding.criteria import Leaf, RevenueBetween, StepCostBetween
from virage.core.funding.facts import Case, Fact, FactName, Step
from virage.core.funding.programmes import Catalogue, Programme
from virage.core.funding.terms import Terms
from virage.core.funding.trees import All, Any, Criterion, Node, Not, criteria_of
from virage.core.logic import Truth, every
from virage.core.portfolio.columns import Columns, facts_from, revenue_of
from virage.core.portfolio.joins import Joins, Key, taxes_of
from virage.core.portfolio.outcomes import Judged, Outcome
from virage.core.portfolio.payments import Payments, payments
from virage.core.portfolio.splits import Bits, Split, Values, split

BLOCK = 65536  # organisations at a time; a multiple of 8
Part = tuple[Key, Leaf]
Parts = Mapping[Leaf, Sequence[Part]]


def judge(
    catalogue: Catalogue,
    columns: Columns,
    *,
    on: date,
    opened: date | None = None,
    step: Step | None = None,
) -> Judged:
    """Judge every programme for every organisation, on a day that the caller gives.

    `on`, `opened` and `step` are those of `match`; with a step, amounts are told too.
    """
    joins = Joins(columns)
    asked = [
        _asked(programme, on=on, opened=opened or on, step=step)
        for programme in catalogue.programmes
    ]
    parts = _parts((node for each in asked for node in each.nodes), joins, step)
    splits = _splits(parts, joins, Case(facts_from(()), on, step))
    bits = np.zeros((len(asked), 2, (columns.count + 7) // 8), np.uint8)
    for start in range(0, columns.count, BLOCK):
        rows = slice(start, min(start + BLOCK, columns.count))
        block = _Block(parts, splits, rows)
        for place, each in enumerate(asked):
            bits[place, :, start // 8 : (rows.stop + 7) // 8] = block.whole(each)
    outcomes = {
        each.programme.id: Outcome(
            each.programme,
            columns.count,
            surely=found[0],
            maybe=found[1],
            payments=each.paid(joins, step),
        )
        for each, found in zip(asked, bits, strict=True)
    }
    return Judged(columns.count, outcomes)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A programme, what holds of every organisation alike, and the trees to ask."""

    programme: Programme
    terms: Terms | None
    alike: Truth
    nodes: tuple[Node, ...]

    def paid(self, joins: Joins, step: Step | None) -> Payments | None:
        """The amounts, where a step and terms tell them."""
        if step is None or self.terms is None:
            return None
        return payments(self.programme, self.terms, step, joins=joins)


def _asked(programme: Programme, *, on: date, opened: date, step: Step | None) -> _Asked:
    version, may_apply = programme.version_on(opened), programme.availability_on(on).truth
    if version is None:
        return _Asked(programme, None, every((may_apply, None)), ())
    terms, trees, alike = version.terms, [version.terms.applicant], [may_apply]
    if step is not None:
        trees.append(terms.step)
        alike.append(None if step.nature is None else terms.natures.of(step.nature))
    return _Asked(programme, terms, every(alike), tuple(tree.root for tree in trees))


def _parts(nodes: Iterable[Node], joins: Joins, step: Step | None) -> Parts:
    """For each rule, the rules of one column of which at least one must hold."""
    leaves = {criterion.leaf for node in nodes for criterion in criteria_of(node)}
    return {
        leaf: [(joins.key(facts), part) for facts, part in _reads(leaf, step)] for leaf in leaves
    }


def _reads(leaf: Leaf, step: Step | None) -> Iterator[tuple[Sequence[Fact], Leaf]]:
    match leaf:
        case RevenueBetween():
            one_year = replace(leaf, years=1)
            yield from (((revenue_of(back),), one_year) for back in range(leaf.years))
        case StepCostBetween():
            yield taxes_of(step), leaf
        case _:
            yield leaf.facts, leaf


def _splits(parts: Parts, joins: Joins, case: Case) -> Mapping[Key, Split]:
    """Each column that a rule reads, cut where its rules cut it."""
    leaves: dict[Key, dict[Leaf, None]] = {}
    for key, leaf in (part for each in parts.values() for part in each):
        leaves.setdefault(key, {})[leaf] = None

    return {
        key: split(joins.column(key), list(each), partial(_case_of, case, key))
        for key, each in leaves.items()
    }


def _case_of(case: Case, key: Key, values: Values) -> Case:
    """The case where facts have these values; each year is asked of as if it were the last."""
    facts = (revenue_of(0) if fact.name is FactName.REVENUE else fact for fact in key)
    return replace(case, facts=facts_from(zip(facts, values, strict=True)))


class _Block:
    """What each rule says of some organisations: two rows of bits, surely and maybe."""

    def __init__(self, parts: Parts, splits: Mapping[Key, Split], rows: slice) -> None:
        full = np.packbits(np.ones(rows.stop - rows.start, np.bool_))
        self.all, self.none = np.stack([full, full]), np.zeros((2, len(full)), np.uint8)
        said: dict[Part, Bits] = {}
        for key, each in splits.items():
            planes = each.planes(rows)
            said |= {(key, leaf): _told(planes, truths) for leaf, truths in each.truths.items()}
        self.leaves = {
            leaf: reduce(np.bitwise_or, (said[part] for part in each))
            for leaf, each in parts.items()
        }

    def whole(self, asked: _Asked) -> Bits:
        """Whether one may have it: all that holds alike, and all the trees."""
        alike = np.array([[asked.alike is True], [asked.alike is not False]])
        return reduce(np.bitwise_and, map(self.says, asked.nodes), self.all * alike)

    def says(self, node: Node) -> Bits:
        """What a tree says."""
        match node:
            case Criterion(leaf):
                return self.leaves[leaf]
            case Not(part):
                return (self.all ^ self.says(part))[::-1]
            case All(parts):
                return reduce(np.bitwise_and, map(self.says, parts), self.all)
            case Any(parts):
                return reduce(np.bitwise_or, map(self.says, parts), self.none)
        return self._reached(node.count, map(self.says, node.parts))

    def _reached(self, count: int, parts: Iterable[Bits]) -> Bits:
        """Where at least so many hold: `reached[n]` is where n of those seen so far do."""
        reached = [self.all, *(self.none.copy() for _ in range(count))]
        for part in parts:
            for have in range(count, 0, -1):
                reached[have] |= reached[have - 1] & part
        return reached[count]


def _told(planes: Bits, truths: Sequence[Truth]) -> Bits:
    """The rows that are in a class of which a rule surely holds, and of which it may."""
    surely = [place for place, truth in enumerate(truths) if truth is True]
    maybe = [place for place, truth in enumerate(truths) if truth is not False]
    return np.stack([np.bitwise_or.reduce(planes[each], axis=0) for each in (surely, maybe)])
