"""What became of an envelope, month by month: granted, given back, worked, claimed, left."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from virage.core.funding.values import Cents
from virage.core.subsidy import Quarters, price, split


class Kind(Enum):
    """What money of an envelope does; only the first two change what is left."""

    GRANTED = "granted"
    RETURNED = "returned"
    WORKED = "worked"
    CLAIMED = "claimed"


@dataclass(frozen=True, slots=True)
class Movement:
    """Some of an envelope that moves on a day."""

    on: date
    kind: Kind
    cents: Cents


@dataclass(frozen=True, slots=True)
class Grant:
    """A mandate as its envelope sees it.

    `granted` are the days and the quarter-hours of its approval and of each amendment, `worked`
    those of its hours. Once it ended, `ended_on` says when and `kept` what it still holds.
    """

    rate: Cents
    share: int
    granted: tuple[tuple[date, Quarters], ...]
    worked: tuple[tuple[date, Quarters], ...] = ()
    ended_on: date | None = None
    kept: Cents = 0
    claimed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Month:
    """A month by its first day, and what is left of the envelope when it ends."""

    first: date
    granted: Cents
    returned: Cents
    worked: Cents
    claimed: Cents
    left: Cents


def movements(grant: Grant) -> Iterator[Movement]:
    """What a mandate does to its envelope; the parts add up, to the cent, to the whole."""
    yield from _priced(grant.granted, grant, Kind.GRANTED)
    yield from _priced(grant.worked, grant, Kind.WORKED)
    if grant.ended_on is not None:
        quarters = sum(each for _day, each in grant.granted)
        whole = price(quarters, rate=grant.rate, share=grant.share).subsidy
        yield Movement(grant.ended_on, Kind.RETURNED, whole - grant.kept)
    if grant.claimed_on is not None:
        yield Movement(grant.claimed_on, Kind.CLAIMED, grant.kept)


def _priced(
    parts: tuple[tuple[date, Quarters], ...], grant: Grant, kind: Kind
) -> Iterator[Movement]:
    ordered = sorted(parts)
    prices = split([each for _day, each in ordered], rate=grant.rate, share=grant.share)
    for (day, _quarters), sums in zip(ordered, prices, strict=True):
        yield Movement(day, kind, sums.subsidy)


def by_month(moved: Iterable[Movement], whole: Cents) -> tuple[Month, ...]:
    """The months in which something moved, the first one first."""
    sums: dict[date, dict[Kind, Cents]] = defaultdict(lambda: dict.fromkeys(Kind, 0))
    for each in moved:
        sums[each.on.replace(day=1)][each.kind] += each.cents
    left, found = whole, []
    for first in sorted(sums):
        of = sums[first]
        left += of[Kind.RETURNED] - of[Kind.GRANTED]
        found.append(
            Month(
                first=first,
                granted=of[Kind.GRANTED],
                returned=of[Kind.RETURNED],
                worked=of[Kind.WORKED],
                claimed=of[Kind.CLAIMED],
                left=left,
            )
        )
    return tuple(found)
