"""The days of a plan: its quarters on the calendar."""

from dataclasses import dataclass
from datetime import date, timedelta

from virage.core.funding.values import months_after

MONTHS_IN_A_QUARTER = 3


@dataclass(frozen=True, slots=True)
class Quarters:
    """Quarters counted from 0, three months each; the first begins on `start`."""

    start: date

    def first_day(self, quarter: int) -> date:
        """The day on which a quarter begins."""
        return months_after(self.start, MONTHS_IN_A_QUARTER * quarter)

    def last_day(self, quarter: int) -> date:
        """Its last day: the one before the next begins."""
        return self.first_day(quarter + 1) - timedelta(days=1)
