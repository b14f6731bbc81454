"""What several organisations pay together: who pays which part, to the cent, also once one leaves.

The parts always add up to the whole: each has its exact share rounded down, and the cents that are
left go one by one to those whose share lost most by it, the first of them where they are equal.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import chain, count, takewhile

from virage.core.funding.values import Cents
from virage.core.subsidy import Price, Quarters, price


class Basis(Enum):
    """By what a cost is shared."""

    EQUAL = "equal"
    REVENUE = "revenue"
    MEMBERS = "members"
    FIGURES = "figures"


@dataclass(frozen=True, slots=True)
class Rates:
    """The price of an hour and the share of the programme, as `subsidy.price` takes them."""

    rate: Cents
    share: int

    def of(self, quarters: Quarters) -> Price:
        """The price of so many quarter-hours."""
        return price(quarters, rate=self.rate, share=self.share)


@dataclass(frozen=True, slots=True)
class Paying:
    """One who pays: its weight, and the most that it agreed to pay; None before it was said."""

    weight: int
    at_most: Cents | None = None


def apportion(total: Cents, weights: Sequence[int]) -> tuple[Cents, ...]:
    """Share a total by weights, of which one at least is not 0; nobody's is lost or made."""
    if not weights:
        return ()
    whole = sum(weights)
    lost = [total * each % whole for each in weights]
    cents = [total * each // whole for each in weights]
    first = sorted(range(len(weights)), key=lambda place: -lost[place])
    for place in first[: total - sum(cents)]:
        cents[place] += 1
    return tuple(cents)


def ceilings(total: Cents, weights: Sequence[int]) -> tuple[Cents, ...]:
    """What each may be said to pay at most: its exact share, rounded up."""
    whole = sum(weights)
    return tuple(-(-total * each // whole) for each in weights)


@dataclass(frozen=True, slots=True)
class Pool:
    """The hours of a mandate that several pay: `settled` is what those who left paid for good."""

    granted: Quarters
    used: Quarters
    rates: Rates
    settled: Cents = 0

    def dues(self, quarters: Quarters, weights: Sequence[int]) -> tuple[Cents, ...]:
        """What each of those who stay pays, once so many quarter-hours are worked."""
        return apportion(self.rates.of(quarters).own - self.settled, weights)

    def once_left(
        self, among: Sequence[Paying], gone: frozenset[int], *, most: Quarters
    ) -> tuple["Pool", tuple[Cents, ...]]:
        """The hours once some leave, by their places; and what each of these owes for good.

        That is their part of what was worked; their part of what was not goes with them. Nobody
        who stays pays more than they agreed to, and no more is granted than `most`, which the terms
        give to those who stay.
        """
        weights = [each.weight for each in among]
        stay = [each for place, each in enumerate(among) if place not in gone]
        owed = [due for place, due in enumerate(self.dues(self.used, weights)) if place in gone]
        settled = self.settled + sum(owed)
        kept = sum(each.weight for each in stay)
        free = (self.granted - self.used) * kept // sum(weights)
        granted = max(self.used, min(self.used + free, most))
        fewer = (Pool(each, self.used, self.rates, settled) for each in range(granted, -1, -1))
        alone = (Pool(self.used, self.used, self.rates, each) for each in count(settled))
        found = takewhile(lambda pool: pool.granted > self.used, fewer)
        pool = next(each for each in chain(found, alone) if each.agreed_by(stay))
        owed[0] += pool.settled - settled  # a cent that nobody who stays agreed to
        return pool, tuple(owed)

    def agreed_by(self, stay: Sequence[Paying]) -> bool:
        """Whether nobody pays more than they agreed to, now or when every hour is worked."""
        weights = [each.weight for each in stay]
        dues = zip(self.dues(self.granted, weights), stay, strict=True)
        return all(who.at_most is None or due <= who.at_most for due, who in dues)


def parts(worked: Price, dues: Sequence[Cents]) -> tuple[Price, ...]:
    """The part of each in a cost of which they pay these dues: the subsidy follows what they pay.

    Where the programme pays it all, everybody has as much of it.
    """
    by = dues if any(dues) else [1] * len(dues)
    subsidies = apportion(worked.subsidy, by)
    return tuple(Price(due + paid, paid) for due, paid in zip(dues, subsidies, strict=True))
