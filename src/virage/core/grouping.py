"""What the organisations of a group case have in common."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

FEWEST = 2


@dataclass(frozen=True, slots=True)
class Common:
    """A need, and how many organisations of the group have it."""

    need: str
    count: int


def in_common(needs: Iterable[frozenset[str]]) -> tuple[Common, ...]:
    """The needs that at least two organisations have, those of most of them first."""
    counted = Counter(need for each in needs for need in each)
    shared = (Common(need, count) for need, count in counted.items() if count >= FEWEST)
    return tuple(sorted(shared, key=lambda each: (-each.count, each.need)))
