"""The catalogue as it would be: a programme with another bound, rate or cap.

Each gives a new catalogue and leaves the given one as it is. Every version of the programme is
changed, as if it had always been so: the day of the case then has no part in the comparison.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from fractions import Fraction
from typing import Any as Anything
from typing import TypeGuard

from virage.core.funding.amounts import Bound
from virage.core.funding.criteria import Between, Leaf, RevenueBetween, StepCostBetween
from virage.core.funding.facts import FactName
from virage.core.funding.programmes import Catalogue, Programme
from virage.core.funding.terms import Rate, Terms
from virage.core.funding.trees import Criterion, Node, Not, Tree
from virage.core.funding.values import Absent, Limit

Bounded = Between | RevenueBetween | StepCostBetween
BOUNDED = (Between, RevenueBetween, StepCostBetween)
CAPS = (Bound.PROJECT, Bound.ENTERPRISE, Bound.TWELVE_MONTHS, Bound.LIFE)


class Kept(Enum):
    """A bound that stays what it is; None would open it."""

    KEPT = "kept"


KEPT = Kept.KEPT
End = Fraction | int | Kept | None


class NoSuchRuleError(ValueError):
    """A programme has no rule with bounds on a fact, so that none can be moved."""

    def __init__(self, programme: str, fact: FactName) -> None:
        """`programme` is an id."""
        super().__init__(f"{programme} has no rule with bounds on {fact.value}")
        self.programme, self.fact = programme, fact


def with_bounds(
    catalogue: Catalogue, programme: str, fact: FactName, *, low: End = KEPT, high: End = KEPT
) -> Catalogue:
    """The same, where each rule of a programme with bounds on a fact has these, both included.

    Money is in cents, None opens an end. KeyError when there is no such programme,
    `NoSuchRuleError` when it has no such rule.
    """
    versions = catalogue.by_id[programme].versions
    trees = [tree for each in versions for tree in (each.terms.applicant, each.terms.step)]
    if not any(_is_about(leaf, fact) for tree in trees for leaf in tree.leaves):
        raise NoSuchRuleError(programme, fact)
    ends = {"low": low, "high": high}
    moved = _Moved(fact, {name: end for name, end in ends.items() if end is not KEPT})

    def changed(terms: Terms) -> Terms:
        applicant, step = (Tree(moved.tree(tree.root)) for tree in (terms.applicant, terms.step))
        return replace(terms, applicant=applicant, step=step)

    return _changed(catalogue, programme, changed)


def with_rate(catalogue: Catalogue, programme: str, rate: Rate | Absent | None) -> Catalogue:
    """The same, where a programme pays this part: flat, by rank, by zone or by bracket.

    KeyError when there is no such programme.
    """
    return _changed(
        catalogue,
        programme,
        lambda terms: replace(terms, amounts=replace(terms.amounts, rate=rate)),
    )


def with_cap(
    catalogue: Catalogue, programme: str, cap: Limit, *, of: Bound = Bound.PROJECT
) -> Catalogue:
    """The same, where a programme pays at most this, in cents; `of` is one of `CAPS`.

    KeyError when there is no such programme, ValueError when `of` is no cap.
    """
    if of not in CAPS:
        raise ValueError(f"{of.value} is no cap ({', '.join(each.value for each in CAPS)})")

    def capped(terms: Terms) -> Terms:
        caps = replace(terms.amounts.caps, **{of.value: cap})
        return replace(terms, amounts=replace(terms.amounts, caps=caps))

    return _changed(catalogue, programme, capped)


def _changed(
    catalogue: Catalogue, programme_id: str, change: Callable[[Terms], Terms]
) -> Catalogue:
    chosen = catalogue.by_id[programme_id]
    versions = tuple(replace(each, terms=change(each.terms)) for each in chosen.versions)
    after: Programme = replace(chosen, versions=versions)
    programmes = (after if each is chosen else each for each in catalogue.programmes)
    return replace(catalogue, programmes=tuple(programmes))


def _is_about(leaf: Leaf, fact: FactName) -> TypeGuard[Bounded]:
    return isinstance(leaf, BOUNDED) and leaf.facts[0].name is fact


@dataclass(frozen=True, slots=True)
class _Moved:
    """The ends that the rules about a fact come to have."""

    fact: FactName
    ends: Mapping[str, Anything]

    def tree(self, node: Node) -> Node:
        match node:
            case Criterion(leaf):
                return replace(node, leaf=self.rule(leaf)) if _is_about(leaf, self.fact) else node
            case Not(part):
                return Not(self.tree(part))
        return replace(node, parts=tuple(map(self.tree, node.parts)))

    def rule(self, leaf: Bounded) -> Bounded:
        """The same rule; a new lower end is included, whatever the old one was."""
        if isinstance(leaf, Between) and "low" in self.ends:
            return replace(leaf, over=False, **self.ends)
        return replace(leaf, **self.ends)
