"""What a catalogue says of every organisation: verdicts as bits, amounts as codes."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from virage.core.funding.amounts import NO_MONEY
from virage.core.funding.programmes import Programme
from virage.core.funding.values import Range, Verdict
from virage.core.portfolio.payments import Cells, Cents, Payments
from virage.core.portfolio.splits import Bits


@dataclass(frozen=True, eq=False)
class Outcome:
    """One programme judged for `count` organisations.

    `surely` and `maybe` are one bit for each: it is yes; it is not no. `payments` is None without a
    step, or without terms on that day.
    """

    programme: Programme
    count: int
    surely: Bits
    maybe: Bits
    payments: Payments | None

    def rows(self, verdict: Verdict) -> Cells:
        """For each organisation, whether this is its verdict."""
        bits = {
            Verdict.YES: self.surely,
            Verdict.UNKNOWN: self.maybe & ~self.surely,
            Verdict.NO: ~self.maybe,
        }
        return np.unpackbits(bits[verdict], count=self.count).view(np.bool_)

    def how_many(self, verdict: Verdict) -> int:
        """How many organisations have this verdict."""
        surely, maybe = (int(np.bitwise_count(each).sum()) for each in (self.surely, self.maybe))
        counts = {Verdict.YES: surely, Verdict.UNKNOWN: maybe - surely}
        return counts.get(verdict, self.count - maybe)

    def verdict(self, row: int) -> Verdict:
        """The verdict of one organisation."""
        byte, bit = divmod(row, 8)
        surely, maybe = (each[byte] >> (7 - bit) & 1 for each in (self.surely, self.maybe))
        if surely:
            return Verdict.YES
        return Verdict.UNKNOWN if maybe else Verdict.NO

    def expected(self, row: int) -> Range | None:
        """What one organisation may count on, as in `Match.expected`; None where no amount is."""
        amount = None if self.payments is None else self.payments.of(row)
        if amount is None:
            return None
        told = {Verdict.YES: amount.paid, Verdict.NO: NO_MONEY}
        return told.get(self.verdict(row), Range(0, amount.paid.high))

    @property
    def lows(self) -> Cents:
        """The least that each organisation may count on; 0 where no amount is told."""
        if self.payments is None:
            return np.zeros(self.count, np.int64)
        return np.where(self.rows(Verdict.YES), self.payments.lows, 0)

    @property
    def highs(self) -> Cents:
        """The most that each organisation may count on; 0 where no amount is told."""
        if self.payments is None:
            return np.zeros(self.count, np.int64)
        return np.where(self.rows(Verdict.NO), 0, self.payments.highs)

    @property
    def total(self) -> Range:
        """What all of them may count on together, exact; nothing where no amount is told."""
        if self.payments is None:
            return NO_MONEY
        return self.payments.total(self.rows(Verdict.YES), ~self.rows(Verdict.NO))


@dataclass(frozen=True, eq=False)
class Judged:
    """Every programme judged for `count` organisations, by its id, in the catalogue's order."""

    count: int
    outcomes: Mapping[str, Outcome]

    def of(self, programme_id: str) -> Outcome:
        """What was found of one programme; KeyError when it is not in the catalogue."""
        return self.outcomes[programme_id]
