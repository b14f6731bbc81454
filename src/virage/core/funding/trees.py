"""Trees of criteria: `all`, `any`, `not`, `at least k`, compiled once and asked many times."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, combinations
from typing import NamedTuple

from virage.core.funding.criteria import Leaf, may_change
from virage.core.funding.facts import Case, Fact
from virage.core.logic import Truth, at_least, negation

MOST_WAYS = 12
Way = frozenset[int]


@dataclass(frozen=True, slots=True)
class Criterion:
    """One rule, with the source that states it and the line of the file where it stands."""

    leaf: Leaf
    source: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class All:
    """Every one of them."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Any:
    """At least one of them."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The contrary."""

    part: "Node"


@dataclass(frozen=True, slots=True)
class AtLeast:
    """At least so many of them."""

    count: int
    parts: tuple["Node", ...]


Node = Criterion | All | Any | Not | AtLeast
Truths = Sequence[Truth]


def criteria_of(node: Node) -> Iterator[Criterion]:
    """Every rule, in reading order."""
    match node:
        case Criterion():
            yield node
        case Not(part):
            yield from criteria_of(part)
        case _:
            for part in node.parts:
                yield from criteria_of(part)


class Reason(NamedTuple):
    """One rule of a programme and what it says of the case."""

    criterion: Criterion
    truth: Truth

    @property
    def leaf(self) -> Leaf:
        """The rule itself."""
        return self.criterion.leaf

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What the rule reads; their values are those of `Case.facts`."""
        return self.criterion.leaf.facts


@dataclass(frozen=True, slots=True)
class Branch:
    """A group: its rules by their places in the flat list, and the groups inside it.

    It holds when at least `least` of them do; a `not` has one part and is turned.
    """

    least: int
    turned: bool
    places: tuple[int, ...]
    groups: tuple["Branch", ...]


@dataclass(frozen=True)
class Tree:
    """A tree with its rules in one flat list; `truths` is what each rule says, in that order."""

    root: Node
    criteria: tuple[Criterion, ...] = field(init=False)

    def __post_init__(self) -> None:
        """List the rules."""
        object.__setattr__(self, "criteria", tuple(criteria_of(self.root)))

    @cached_property
    def _top(self) -> Branch:
        whole = All((self.root,)) if isinstance(self.root, Criterion) else self.root
        return _flattened(whole, iter(range(len(self.criteria))))

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        """The rules without their sources, in order."""
        return tuple(criterion.leaf for criterion in self.criteria)

    @cached_property
    def facts(self) -> tuple[tuple[Fact, ...], ...]:
        """The facts that each rule reads."""
        return tuple(leaf.facts for leaf in self.leaves)

    @cached_property
    def outcomes(self) -> tuple[Mapping[Truth, "Reason"], ...]:
        """Each rule with each thing that it may say, made once."""
        return tuple(
            {truth: Reason(criterion, truth) for truth in (True, False, None)}
            for criterion in self.criteria
        )

    @cached_property
    def _changeable(self) -> tuple[bool, ...]:
        return tuple(map(may_change, self.leaves))

    def truths(self, case: Case) -> list[Truth]:
        """What each rule says of a case."""
        return [leaf.truth(case) for leaf in self.leaves]

    def truth(self, truths: Truths) -> Truth:
        """What the whole says."""
        return _value(self._top, truths)

    def open_places(self, truths: Truths) -> list[int]:
        """Of a whole that is not known: the rules not known on which it still depends."""
        return sorted(_open(self._top, truths))

    def failed_places(self, truths: Truths) -> list[int]:
        """Of a whole that is false: the rules that make it so; under a `not`, those that hold."""
        return sorted(_grounds(self._top, truths, truth=False))

    def ways(self, truths: Truths) -> tuple[Way, ...]:
        """Of a whole that is false: the smallest sets of rules that, turned, would lift the no.

        Only what an organisation may come to change is ever in a set.
        """
        return tuple(_ways(self._top, truths, wanted=True, changeable=self._changeable))


def _flattened(node: All | Any | Not | AtLeast, counter: Iterator[int]) -> Branch:
    parts = (node.part,) if isinstance(node, Not) else node.parts
    places: list[int] = []
    groups: list[Branch] = []
    for part in parts:
        if isinstance(part, Criterion):
            places.append(next(counter))
        else:
            groups.append(_flattened(part, counter))
    least = node.count if isinstance(node, AtLeast) else len(parts) if isinstance(node, All) else 1
    return Branch(least, isinstance(node, Not), tuple(places), tuple(groups))


def _value(branch: Branch, truths: Truths) -> Truth:
    values = list(map(truths.__getitem__, branch.places))
    for group in branch.groups:
        values.append(_value(group, truths))  # noqa: PERF401
    truth = at_least(branch.least, values)
    return negation(truth) if branch.turned else truth


def _open(branch: Branch, truths: Truths) -> list[int]:
    """Inside a group that is not known, whatever is not known."""
    found = [at for at in branch.places if truths[at] is None]
    for group in branch.groups:
        if _value(group, truths) is None:
            found += _open(group, truths)
    return found


def _grounds(branch: Branch, truths: Truths, *, truth: bool) -> Iterator[int]:
    """Inside a group that says `truth`, the rules that make it so."""
    inner = truth is not branch.turned
    yield from (at for at in branch.places if truths[at] is inner)
    for group in branch.groups:
        if _value(group, truths) is inner:
            yield from _grounds(group, truths, truth=inner)


def _ways(branch: Branch, truths: Truths, *, wanted: bool, changeable: Sequence[bool]) -> list[Way]:
    """Of a group that is the contrary of `wanted`: the sets of rules to turn so that it is not."""
    inner = wanted is not branch.turned
    found = [
        [frozenset({at})] if changeable[at] else []
        for at in branch.places
        if truths[at] is (not inner)
    ]
    for group in branch.groups:
        if _value(group, truths) is (not inner):
            found.append(_ways(group, truths, wanted=inner, changeable=changeable))  # noqa: PERF401
    count = len(branch.places) + len(branch.groups)
    needed = branch.least if inner else count - branch.least + 1
    to_turn = needed - (count - len(found))
    return _smallest(chain.from_iterable(map(_joined, combinations(found, to_turn))))


def _joined(group: Sequence[list[Way]]) -> list[Way]:
    """The sets that turn every part of a group, the smallest of them."""
    joined: list[Way] = [frozenset()]
    for ways in group:
        joined = _smallest([one | other for one in joined for other in ways])
    return joined


def _smallest(found: Iterable[Way]) -> list[Way]:
    """The smallest sets first; none holds another, since no rule stands in two parts."""
    return sorted(found, key=lambda way: (len(way), sorted(way)))[:MOST_WAYS]
