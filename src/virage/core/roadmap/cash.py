"""Where the money of a co-op stands, quarter after quarter and year after year."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from virage.core.funding.costs import added
from virage.core.funding.values import Cents, Range
from virage.core.roadmap.financing import Flow
from virage.core.roadmap.problem import Budget


@dataclass(frozen=True, slots=True)
class Standing:
    """What has come in less what has gone out since the start, at the end of a quarter, in cents.

    `granted` counts the aid that is granted; `at_best` also all that could be asked, at its best.
    """

    quarter: int
    granted: Cents
    at_best: Cents


@dataclass(frozen=True, slots=True)
class MoneyOfYear:
    """A fiscal year, counted from 0: `spent` at the high cost, the aid that comes in meanwhile."""

    year: int
    spent: Cents
    granted: Cents
    hoped: Range

    @property
    def own(self) -> Cents:
        """What is left for the co-op to pay; below 0 when more comes in than goes out."""
        return self.spent - self.granted


def standings(flows: Sequence[Flow]) -> tuple[Standing, ...]:
    """The end of each quarter, from 0 at the start."""
    granted = accumulate(each.granted - each.most for each in flows)
    at_best = accumulate(each.granted + each.hoped.high - each.most for each in flows)
    ends = zip(flows, granted, at_best, strict=True)
    return tuple(Standing(flow.quarter, sure, best) for flow, sure, best in ends)


def years_of_money(flows: Sequence[Flow], budget: Budget) -> tuple[MoneyOfYear, ...]:
    """Each fiscal year that money moves in, from the first one of the plan to the last."""
    years: dict[int, list[Flow]] = {}
    for each in flows:
        years.setdefault(budget.year(each.quarter), []).append(each)
    return tuple(
        MoneyOfYear(
            year,
            sum(each.most for each in moved),
            sum(each.granted for each in moved),
            added(each.hoped for each in moved),
        )
        for year, moved in years.items()
    )
