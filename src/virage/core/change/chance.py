"""Whether a change of score is more than chance: the reliable change index.

RCI = Δ / (√2 · SD · √(1 − r)) (Jacobson and Truax, 1991); beyond ±1.96 a change as large would
happen by chance alone less than once in twenty.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from math import sqrt
from statistics import StatisticsError, correlation, stdev

ASSUMED_SD, ASSUMED_R = 18.0, 0.85
BEYOND_CHANCE = 1.96
ENOUGH = 50
RETEST_WITHIN_DAYS = 92  # three months, at the longest


class Verdict(Enum):
    """What is said of a change of score."""

    MORE_THAN_CHANCE = "more_than_chance"
    NOT_TOLD_APART = "not_told_apart"  # it cannot yet be told apart from chance
    NOT_COMPARABLE = "not_comparable"  # nothing was measured both times


@dataclass(frozen=True, slots=True)
class Norm:
    """How much a score varies among organisations (SD), and how well it repeats itself (r).

    What is not measured is our declared assumption, to be labelled as one: it is no norm. `peers`
    and `retests` say how many diagnoses there were to measure it on.
    """

    sd: float = ASSUMED_SD
    r: float = ASSUMED_R
    sd_measured: bool = False
    r_measured: bool = False
    peers: int = 0
    retests: int = 0

    def __post_init__(self) -> None:
        """Refuse what no score can have."""
        if self.sd <= 0 or not 0 <= self.r < 1:
            raise ValueError(f"SD must be above 0 and r from 0 to less than 1: {self.sd}, {self.r}")

    @property
    def error(self) -> float:
        """The standard error of a difference, in points."""
        return sqrt(2) * self.sd * sqrt(1 - self.r)

    @property
    def needed(self) -> float:
        """How many points a change must pass to be more than chance."""
        return BEYOND_CHANCE * self.error


ASSUMED = Norm()


@dataclass(frozen=True, slots=True)
class Retest:
    """The scores of one organisation that answered twice, and the days between."""

    first: float
    second: float
    days: int


def norm_of(peers: Sequence[float] = (), retests: Sequence[Retest] = ()) -> Norm:
    """The norm that these scores allow.

    SD is measured on at least 50 organisations, r on at least 50 retests within three months; with
    fewer, or where all are equal or r is no use (0 or less, or 1), our assumption stays.
    """
    near = [each for each in retests if each.days <= RETEST_WITHIN_DAYS]
    sd = stdev(peers) if len(peers) >= ENOUGH else 0.0
    r = _correlation(near) if len(near) >= ENOUGH else 0.0
    return Norm(
        sd=sd if sd > 0 else ASSUMED_SD,
        r=r if 0 < r < 1 else ASSUMED_R,
        sd_measured=sd > 0,
        r_measured=0 < r < 1,
        peers=len(peers),
        retests=len(near),
    )


def _correlation(retests: Sequence[Retest]) -> float:
    """Pearson's r; 0 when one side is constant."""
    try:
        return correlation([each.first for each in retests], [each.second for each in retests])
    except StatisticsError:
        return 0.0


def reliable_change(before: float, after: float, norm: Norm = ASSUMED) -> float:
    """The reliable change index of two scores out of 100."""
    return (after - before) / norm.error
