"""What another catalogue would change for a portfolio: who gains, who loses, how much in all."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import product

import numpy as np
from numpy.typing import NDArray

from virage.core.funding.costs import added
from virage.core.funding.facts import Step
from virage.core.funding.programmes import Catalogue
from virage.core.funding.values import Range, Verdict
from virage.core.portfolio.columns import Columns
from virage.core.portfolio.judging import judge
from virage.core.portfolio.outcomes import Outcome
from virage.core.portfolio.payments import Cells

Rows = NDArray[np.intp]
"""Places of organisations in the columns, from 0, in order."""


@dataclass(frozen=True, eq=False)
class Difference:
    """One programme before and after.

    Whoever has another verdict stands in one of `become_yes`, `become_no`, `become_unknown`;
    whoever may count on another amount in one of `paid_more`, `paid_less`, `paid_otherwise` (a
    range that grows at both ends, or shrinks). The last three are empty without a step.
    """

    before: Outcome
    after: Outcome

    @property
    def become_yes(self) -> Rows:
        """Those who gain it."""
        return self._become(Verdict.YES)

    @property
    def become_no(self) -> Rows:
        """Those who lose it, or the hope of it."""
        return self._become(Verdict.NO)

    @property
    def become_unknown(self) -> Rows:
        """Those of whom one could tell, and no longer can."""
        return self._become(Verdict.UNKNOWN)

    @property
    def moves(self) -> Mapping[tuple[Verdict, Verdict], int]:
        """How many organisations go from each verdict to each other one."""
        return {
            (old, new): int(np.count_nonzero(self.before.rows(old) & self.after.rows(new)))
            for old, new in product(Verdict, repeat=2)
            if old is not new
        }

    @property
    def paid_more(self) -> Rows:
        """Those whose range goes up."""
        return np.flatnonzero(self._up & ~self._down)

    @property
    def paid_less(self) -> Rows:
        """Those whose range goes down."""
        return np.flatnonzero(self._down & ~self._up)

    @property
    def paid_otherwise(self) -> Rows:
        """Those whose range goes up at one end and down at the other."""
        return np.flatnonzero(self._up & self._down)

    def _become(self, verdict: Verdict) -> Rows:
        return np.flatnonzero(self.after.rows(verdict) & ~self.before.rows(verdict))

    @cached_property
    def _up(self) -> Cells:
        return (self.after.lows > self.before.lows) | (self.after.highs > self.before.highs)

    @cached_property
    def _down(self) -> Cells:
        return (self.after.lows < self.before.lows) | (self.after.highs < self.before.highs)


@dataclass(frozen=True, eq=False)
class WhatIf:
    """Each programme that differs, by its id, in the order of the catalogue."""

    differences: Mapping[str, Difference]

    @property
    def before(self) -> Range:
        """What all organisations may count on of these programmes together, in cents."""
        return added(each.before.total for each in self.differences.values())

    @property
    def after(self) -> Range:
        """The same, once changed."""
        return added(each.after.total for each in self.differences.values())


def what_if(
    before: Catalogue,
    after: Catalogue,
    columns: Columns,
    *,
    on: date,
    opened: date | None = None,
    step: Step | None = None,
) -> WhatIf:
    """Compare two catalogues of the same programmes; only those that differ are judged.

    `on`, `opened` and `step` are those of `judge`. KeyError when `after` lacks a programme.
    """
    changed = [each for each in before.programmes if after.by_id[each.id] != each]
    old, new = (
        judge(
            Catalogue(tuple(whole.by_id[each.id] for each in changed)),
            columns,
            on=on,
            opened=opened,
            step=step,
        )
        for whole in (before, after)
    )
    return WhatIf({each.id: Difference(old.of(each.id), new.of(each.id)) for each in changed})
