"""What changed from one text to another, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

WORD = re.compile(r"\S+\s*|\s+")


class Change(Enum):
    """What became of some words."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words that follow each other, and what became of them."""

    change: Change
    text: str


def differences(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces in reading order: the same and the removed make `before`, the others `after`."""
    return tuple(_pieces(WORD.findall(before), WORD.findall(after)))


def _pieces(before: list[str], after: list[str]) -> Iterator[Piece]:
    for tag, start, end, first, last in SequenceMatcher(None, before, after).get_opcodes():
        if tag == "equal":
            yield Piece(Change.SAME, "".join(before[start:end]))
            continue
        if end > start:
            yield Piece(Change.REMOVED, "".join(before[start:end]))
        if last > first:
            yield Piece(Change.ADDED, "".join(after[first:last]))
