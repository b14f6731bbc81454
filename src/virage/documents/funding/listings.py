"""The words of a closed list by what is said of each: yes, no, nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

from virage.core.funding.values import Listing
from virage.core.logic import Truth

Key = TypeVar("Key", bound=Enum)


@dataclass(frozen=True, slots=True)
class SortedOut:
    """The words said yes of, those said no of, and those that nothing is published of."""

    yes: tuple[str, ...]
    no: tuple[str, ...]
    unknown: tuple[str, ...]


def sorted_out(listing: Listing, named: Mapping[Key, str]) -> SortedOut:
    """Every word of a list under what is said of it, in the order of the list."""

    def those(truth: Truth) -> tuple[str, ...]:
        return tuple(word for each, word in named.items() if listing.of(each) is truth)

    return SortedOut(those(True), those(False), those(None))
