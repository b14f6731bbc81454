"""A tree of rules once asked about a case: what each says, and what follows."""

from collections.abc import Iterable
from dataclasses import dataclass
from operator import getitem

from virage.core.funding.facts import Case, Fact
from virage.core.funding.trees import Reason, Tree, Truths
from virage.core.logic import Truth

Change = tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A tree, what each of its rules says, and what the whole says; `ask` makes it."""

    tree: Tree
    truths: Truths
    truth: Truth

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Every rule with its outcome, in reading order."""
        return tuple(map(getitem, self.tree.outcomes, self.truths))

    @property
    def failed(self) -> tuple[Reason, ...]:
        """The rules that make it no; under a `not`, those that hold."""
        return () if self.truth is not False else self._at(self.tree.failed_places(self.truths))

    @property
    def open(self) -> tuple[Reason, ...]:
        """The rules that are not known and on which it still depends."""
        return () if self.truth is not None else self._at(self.tree.open_places(self.truths))

    @property
    def open_facts(self) -> list[tuple[Fact, ...]]:
        """The facts that each open rule reads; none of a rule that only the funder can settle."""
        if self.truth is not None:
            return []
        return [self.tree.facts[at] for at in self.tree.open_places(self.truths)]

    @property
    def changes(self) -> tuple[Change, ...]:
        """Each set of rules that, met (under a `not`: no longer met), would lift the no."""
        if self.truth is not False:
            return ()
        return tuple(self._at(sorted(way)) for way in self.tree.ways(self.truths))

    def _at(self, places: Iterable[int]) -> tuple[Reason, ...]:
        return tuple(self.tree.outcomes[at][self.truths[at]] for at in places)


def ask(tree: Tree, case: Case) -> Judged:
    """Ask every rule of a tree about a case."""
    truths = tree.truths(case)
    return Judged(tree, truths, tree.truth(truths))
