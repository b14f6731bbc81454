"""Trees of criteria: `all`, `any`, `not`, `at least k`, compiled once and asked many times."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, combinations
from operator import attrgetter

from virage.core.funding.criteria import Leaf, may_change
from virage.core.funding.facts import Case
from virage.core.logic import Truth, at_least, every, negation, some

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


@dataclass(frozen=True, slots=True)
class Branch:
    """A group whose parts are places in the flat list of rules, or groups again."""

    node: All | Any | Not | AtLeast
    parts: tuple["int | Branch", ...]


@dataclass(frozen=True)
class Tree:
    """A tree with its rules in one flat list; `truths` is what each rule says, in that order."""

    root: Node
    criteria: tuple[Criterion, ...] = field(init=False)

    def __post_init__(self) -> None:
        """List the rules."""
        object.__setattr__(self, "criteria", tuple(criteria_of(self.root)))

    @cached_property
    def _top(self) -> int | Branch:
        return _flattened(self.root, iter(range(len(self.criteria))))

    @cached_property
    def _leaves(self) -> tuple[Leaf, ...]:
        return tuple(map(attrgetter("leaf"), self.criteria))

    @cached_property
    def _changeable(self) -> tuple[bool, ...]:
        return tuple(map(may_change, self._leaves))

    def truths(self, case: Case) -> list[Truth]:
        """What each rule says of a case."""
        return [leaf.truth(case) for leaf in self._leaves]

    def truth(self, truths: Truths) -> Truth:
        """What the whole says."""
        return _value(self._top, truths)

    def open_places(self, truths: Truths) -> frozenset[int]:
        """The rules that are not known and on which the whole still depends."""
        return frozenset(_open(self._top, truths))

    def failed_places(self, truths: Truths) -> frozenset[int]:
        """The rules that make the whole false: under a `not`, those that hold."""
        return frozenset(_grounds(self._top, truths, truth=False))

    def ways(self, truths: Truths) -> tuple[Way, ...]:
        """The smallest sets of rules that, turned, would lift a no; none when it cannot be lifted.

        Only what an organisation may come to change is ever in a set.
        """
        found = _ways(self._top, truths, wanted=True, changeable=self._changeable)
        return tuple(each for each in found if each)


def _flattened(node: Node, places: Iterator[int]) -> int | Branch:
    match node:
        case Criterion():
            return next(places)
        case Not(part):
            return Branch(node, (_flattened(part, places),))
    return Branch(node, tuple(_flattened(part, places) for part in node.parts))


def _value(part: int | Branch, truths: Truths) -> Truth:
    if isinstance(part, int):
        return truths[part]
    values = [truths[each] if type(each) is int else _value(each, truths) for each in part.parts]
    match part.node:
        case All():
            return every(values)
        case Any():
            return some(values)
        case AtLeast(count):
            return at_least(count, values)
    return negation(values[0])


def _open(part: int | Branch, truths: Truths) -> Iterator[int]:
    """Inside what is not known, whatever is not known."""
    if _value(part, truths) is not None:
        return
    if isinstance(part, int):
        yield part
        return
    for each in part.parts:
        yield from _open(each, truths)


def _grounds(part: int | Branch, truths: Truths, *, truth: bool) -> Iterator[int]:
    if _value(part, truths) is not truth:
        return
    if isinstance(part, int):
        yield part
        return
    turned = isinstance(part.node, Not)
    for each in part.parts:
        yield from _grounds(each, truths, truth=truth is not turned)


def _ways(
    part: int | Branch, truths: Truths, *, wanted: bool, changeable: Sequence[bool]
) -> list[Way]:
    """The sets of rules to turn so that a part is no longer the contrary of what is wanted."""
    if _value(part, truths) is not (not wanted):
        return [frozenset()]
    if isinstance(part, int):
        return [frozenset({part})] if changeable[part] else []
    if isinstance(part.node, Not):
        return _ways(part.parts[0], truths, wanted=not wanted, changeable=changeable)
    inner = [_ways(each, truths, wanted=wanted, changeable=changeable) for each in part.parts]
    groups = combinations(inner, _needed(part, wanted))
    return _smallest(chain.from_iterable(map(_joined, groups)))


def _needed(part: Branch, wanted: bool) -> int:
    """How many parts must go the wanted way for the whole to go it."""
    count, node = len(part.parts), part.node
    least = node.count if isinstance(node, AtLeast) else count if isinstance(node, All) else 1
    return least if wanted else count - least + 1


def _joined(group: Sequence[list[Way]]) -> list[Way]:
    """The sets that turn every part of a group, the smallest of them."""
    joined: list[Way] = [frozenset()]
    for ways in group:
        joined = _smallest([one | other for one in joined for other in ways])
    return joined


def _smallest(found: Iterable[Way]) -> list[Way]:
    """Each set once, none that holds another, the smallest first."""
    sets = sorted(set(found), key=lambda way: (len(way), sorted(way)))
    kept: list[Way] = []
    for way in sets:
        if not any(each <= way for each in kept):
            kept.append(way)
        if len(kept) == MOST_WAYS:
            break
    return kept
