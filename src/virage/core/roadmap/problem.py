"""The planning problem: what may be done, what it takes, what it brings, what limits it.

Quarters count from 0. Money is whole cents, people's time whole days. A limit that is None is not
stated and holds nobody back; a role that nobody holds has no days.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from functools import cached_property

from virage.core.funding.values import Cents, Expense
from virage.core.roadmap.aid import AidState, Offer, Programme

TOTAL = "total"
AUTONOMY = "lens.autonomy"
COUNTED = frozenset({AidState.GRANTED, AidState.RECEIVED})


@dataclass(frozen=True, slots=True)
class Outlay:
    """What a step costs once in one category, from low to high, net of taxes that come back."""

    expense: Expense
    low: Cents
    mid: Cents
    high: Cents


@dataclass(frozen=True, slots=True)
class Rung:
    """A place on the ladder of a question: the stage of that number, from 0."""

    question: str
    stage: int


@dataclass(frozen=True, slots=True)
class Mode:
    """One way to do an initiative (in-house, shared, a supplier…).

    Outlays spread evenly over its quarters, days over those that are open. `recurring` is a year's
    cost from the quarter after its end. `independence` tells modes apart: more is freer.
    """

    id: str
    quarters: int
    outlays: tuple[Outlay, ...] = ()
    days: tuple[tuple[str, int], ...] = ()
    recurring: Cents = 0
    lifts: tuple[Rung, ...] = ()
    independence: int = 0


@dataclass(frozen=True, slots=True)
class Prerequisite:
    """An initiative that must be over, and since how many quarters."""

    initiative: str
    lag: int = 0


@dataclass(frozen=True, slots=True)
class Initiative:
    """Something that may be done once.

    `stages` must be reached before it starts. `companions` are done too, each begun no later than
    its last quarter. With a `gate` it starts in a quarter where that body meets. `earliest` and
    `latest` bound the quarter of its start. `strength` weighs its earliness.
    """

    id: str
    modes: tuple[Mode, ...]
    needs: tuple[str, ...] = ()
    strength: int = 0
    prerequisites: tuple[Prerequisite, ...] = ()
    stages: tuple[Rung, ...] = ()
    companions: tuple[str, ...] = ()
    gate: str | None = None
    earliest: int = 0
    latest: int | None = None


@dataclass(frozen=True, slots=True)
class Gauge:
    """A question as the plan sees it: the units of each stage, never fewer for a higher one.

    `held` is what it has today, 0 when not measured; `stage` is today's, None when not measured.
    """

    question: str
    units: tuple[int, ...]
    held: int
    stage: int | None


@dataclass(frozen=True, slots=True)
class Yardstick:
    """A score as whole numbers: Σ share × units of each question, out of `whole`.

    The id is a dimension, `lens.ID` or `total`.
    """

    id: str
    shares: tuple[tuple[str, int], ...]
    whole: int


@dataclass(frozen=True, slots=True)
class Need:
    """A need, with its strength times what it matters to the co-op, as one whole number."""

    id: str
    strength: int


@dataclass(frozen=True, slots=True)
class RedFlag:
    """A red flag that is up; it is cleared once every one of these stages is reached."""

    id: str
    clears: tuple[Rung, ...]


@dataclass(frozen=True, slots=True)
class Target:
    """A score to reach, out of 100, by the end of a quarter."""

    yardstick: str
    at_least: Fraction
    by: int


@dataclass(frozen=True, slots=True)
class FlagTarget:
    """A red flag to clear by the end of a quarter."""

    flag: str
    by: int


@dataclass(frozen=True, slots=True)
class Lock:
    """What the advisor holds fixed: in or out, perhaps at a quarter, perhaps in a mode."""

    initiative: str
    inside: bool = True
    at: int | None = None
    mode: str | None = None


@dataclass(frozen=True, slots=True)
class Budget:
    """The most to spend at the high cost.

    `years` net of the aid received in each fiscal year, `whole` net of all aid. `advance` is the
    most aid promised on steps that have begun and not yet received, at the end of any quarter.
    Quarter 0 is the quarter `first` (0 to 3) of its fiscal year.
    """

    years: tuple[Cents | None, ...] = ()
    whole: Cents | None = None
    advance: Cents | None = None
    first: int = 0

    def year(self, quarter: int) -> int:
        """The fiscal year of a quarter, from 0."""
        return (quarter + self.first) // 4


@dataclass(frozen=True, slots=True)
class Team:
    """A role and the days that it has in each quarter; past the last, none."""

    role: str
    days: tuple[int, ...]


class Objective(Enum):
    """What to make best, in the order that the co-op chooses."""

    NEEDS = "needs"
    MATURITY = "maturity"
    AUTONOMY = "autonomy"
    NET_COST = "net_cost"
    SOONEST = "soonest"  # the whole plan over as early as can be


CHOSEN_BY_DEFAULT = (
    Objective.NEEDS,
    Objective.MATURITY,
    Objective.AUTONOMY,
    Objective.NET_COST,
)


@dataclass(frozen=True)
class Problem:
    """Everything that a plan is made from and held against.

    Aid whose state is not in `counting` may not be planned on. At most one initiative of each set
    of `exclusive` is chosen. In a quarter of `closed` nothing starts and nobody gives days. The
    quarters before `now` are over: how many steps they held is refused to nobody.
    """

    horizon: int
    initiatives: tuple[Initiative, ...]
    gauges: tuple[Gauge, ...] = ()
    yardsticks: tuple[Yardstick, ...] = ()
    needs: tuple[Need, ...] = ()
    flags: tuple[RedFlag, ...] = ()
    exclusive: tuple[frozenset[str], ...] = ()
    locks: tuple[Lock, ...] = ()
    targets: tuple[Target | FlagTarget, ...] = ()
    closed: frozenset[int] = frozenset()
    gates: tuple[tuple[str, frozenset[int]], ...] = ()
    at_once: int | None = None
    budget: Budget = Budget()
    teams: tuple[Team, ...] = ()
    programmes: tuple[Programme, ...] = ()
    offers: tuple[Offer, ...] = ()
    counting: frozenset[AidState] = COUNTED
    order: tuple[Objective, ...] = CHOSEN_BY_DEFAULT
    now: int = 0

    @cached_property
    def by_id(self) -> Mapping[str, Initiative]:
        """The initiatives by id."""
        return {each.id: each for each in self.initiatives}

    @cached_property
    def gauge(self) -> Mapping[str, Gauge]:
        """The gauges by question."""
        return {each.question: each for each in self.gauges}

    @cached_property
    def yardstick(self) -> Mapping[str, Yardstick]:
        """The yardsticks by id."""
        return {each.id: each for each in self.yardsticks}

    @cached_property
    def programme(self) -> Mapping[str, Programme]:
        """The programmes by id."""
        return {each.id: each for each in self.programmes}

    def days(self, role: str, quarter: int) -> int:
        """The days that a role has in a quarter; a closed quarter has none."""
        held = next((team.days for team in self.teams if team.role == role), ())
        return held[quarter] if quarter < len(held) and quarter not in self.closed else 0

    def meets(self, gate: str) -> frozenset[int]:
        """The quarters in which a body meets; none for a body that nobody named."""
        return dict(self.gates).get(gate, frozenset())
