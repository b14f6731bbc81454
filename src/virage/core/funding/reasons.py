"""A tree of rules once asked about a case: what each says, and what follows."""

from dataclasses import dataclass
from typing import NamedTuple

from virage.core.funding.criteria import Leaf
from virage.core.funding.facts import Fact
from virage.core.funding.trees import Criterion, Tree, Truths
from virage.core.logic import Truth


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


Change = tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A tree and what each of its rules says; what it amounts to is worked out when asked."""

    tree: Tree
    truths: Truths

    @property
    def truth(self) -> Truth:
        """What the whole says."""
        return self.tree.truth(self.truths)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Every rule with its outcome, in reading order."""
        return tuple(map(Reason, self.tree.criteria, self.truths))

    @property
    def failed(self) -> tuple[Reason, ...]:
        """The rules that make it no; under a `not`, those that hold."""
        return self._at(self.tree.failed_places(self.truths))

    @property
    def open(self) -> tuple[Reason, ...]:
        """The rules that are not known and on which it still depends."""
        return self._at(self.tree.open_places(self.truths))

    @property
    def changes(self) -> tuple[Change, ...]:
        """Each set of rules that, met (under a `not`: no longer met), would lift the no."""
        return tuple(self._at(way) for way in self.tree.ways(self.truths))

    def _at(self, places: frozenset[int]) -> tuple[Reason, ...]:
        return tuple(Reason(self.tree.criteria[at], self.truths[at]) for at in sorted(places))
