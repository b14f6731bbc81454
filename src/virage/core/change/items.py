"""The item map: what became of each question from one version of a questionnaire to the next."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from virage.core.questionnaire import Question, Questionnaire
from virage.core.text import LocalText


class Footing(Enum):
    """How far what two versions measured may be compared, from the surest to the least."""

    COMPARABLE = "comparable"  # measured the same way, wherever it stands and whatever its id
    SHIFTED = "shifted"  # the same subject on another scale: told side by side, never subtracted
    BROKEN = "broken"  # split, joined, or no longer about the same thing
    ADDED = "added"
    DROPPED = "dropped"


SURENESS = (Footing.COMPARABLE, Footing.SHIFTED, Footing.BROKEN)


@dataclass(frozen=True, slots=True)
class Item:
    """Questions of the version before and those they became; `why` says it, one step at a time."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    footing: Footing
    why: tuple[LocalText, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemMap:
    """Every question of two versions of a questionnaire, each in exactly one item."""

    questionnaire: str
    before: str
    after: str
    items: tuple[Item, ...]


def same(questionnaire: Questionnaire) -> ItemMap:
    """From a version to itself: everything is comparable."""
    items = tuple(Item((name,), (name,), Footing.COMPARABLE) for name in questionnaire.by_id)
    return ItemMap(questionnaire.id, questionnaire.version, questionnaire.version, items)


def chain(first: ItemMap, second: ItemMap) -> ItemMap:
    """From the oldest version to the newest of two maps; ValueError when they do not follow.

    A question is as sure as the least sure of its steps; one that was split or joined on the way
    is broken.
    """
    if (first.questionnaire, first.after) != (second.questionnaire, second.before):
        raise ValueError(f"{first.questionnaire}: no map goes on from {first.after}")
    joined = (_joined(ours, theirs) for ours, theirs in _bundles(first.items, second.items))
    items = tuple(item for item in joined if item.before or item.after)
    return ItemMap(first.questionnaire, first.before, second.after, items)


def _bundles(
    first: Iterable[Item], second: Iterable[Item]
) -> Iterator[tuple[list[Item], list[Item]]]:
    """The items of two maps in bundles that share no question of the version between."""
    left, right = list(first), list(second)
    while left:
        ours, theirs = [left.pop(0)], list[Item]()
        size = 0
        while size < len(ours) + len(theirs):
            size = len(ours) + len(theirs)
            between = {name for item in ours for name in item.after}
            between |= {name for item in theirs for name in item.before}
            theirs += [item for item in right if between & set(item.before)]
            ours += [item for item in left if between & set(item.after)]
            left = [item for item in left if item not in ours]
            right = [item for item in right if item not in theirs]
        yield ours, theirs
    for item in right:
        yield [], [item]


def _joined(ours: list[Item], theirs: list[Item]) -> Item:
    before = tuple(name for item in ours for name in item.before)
    after = tuple(name for item in theirs for name in item.after)
    steps = [*ours, *theirs]
    why = tuple(text for item in steps for text in item.why)
    if not before or not after:
        return Item(before, after, Footing.DROPPED if before else Footing.ADDED, why)
    if (len(ours), len(theirs)) != (1, 1):
        return Item(before, after, Footing.BROKEN, why)
    return Item(before, after, max((item.footing for item in steps), key=SURENESS.index), why)


def difference(before: Question, after: Question) -> str | None:
    """What keeps two questions from being measured the same way; None when nothing does.

    Words, weight, place and branching may change: they do not change what an answer is worth.
    """
    for name, (old, new) in {
        "kind": (before.kind, after.kind),
        "nature": (before.nature, after.nature),
        "choices or points": (_worth(before), _worth(after)),
        "rows": ([row.id for row in before.rows], [row.id for row in after.rows]),
        "maximum": (before.maximum, after.maximum),
        "bands": (before.numeric.bands, after.numeric.bands),
    }.items():
        if old != new:
            return name
    return None


def _worth(question: Question) -> list[tuple[object, ...]]:
    return [(choice.id, choice.points, choice.exclusive) for choice in question.choices]
