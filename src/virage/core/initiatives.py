"""Initiatives: what a co-op may do to answer its needs, in which modes, at what cost and effort.

Amounts are whole cents and are guesses: each says whether it is an estimate, which the advisor
checks, or where it was read.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from virage.core.funding.values import Cents, Expense
from virage.core.needs import Lift
from virage.core.text import LocalText


class SizeBand(Enum):
    """How many employees a co-op has, as costs follow it."""

    NO_STAFF = "no_staff"
    SMALL = "small"  # 1 to 9
    MEDIUM = "medium"  # 10 to 49
    LARGE = "large"  # 50 and more


class Way(Enum):
    """Who does the work."""

    IN_HOUSE = "in_house"
    SHARED = "shared"  # with other co-ops, or by their federation
    SUPPLIER = "supplier"


class Effect(Enum):
    """Where something goes."""

    MORE = "more"
    LESS = "less"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class Guess:
    """The least, the likeliest and the most that something may cost, in cents."""

    low: Cents
    mid: Cents
    high: Cents


BOUGHT = frozenset(
    {
        Expense.OUTSIDE_SERVICES,
        Expense.SOFTWARE,
        Expense.HARDWARE,
        Expense.EQUIPMENT,
        Expense.LICENCES,
    }
)


@dataclass(frozen=True, slots=True)
class CostLine:
    """One category of expense, before taxes, for each size band.

    `source` says where the figures were read; None: an estimate, to be checked by the advisor.
    """

    expense: Expense
    by_band: tuple[tuple[SizeBand, Guess], ...]
    source: LocalText | None = None

    def at(self, band: SizeBand) -> Guess:
        """What it costs in one band; every band is given."""
        return dict(self.by_band)[band]


@dataclass(frozen=True, slots=True)
class Days:
    """Whole days of the co-op's own people, of one role of the questionnaire.

    Where there is no employee, volunteers give the days of management and staff.
    """

    role: str
    days: int


@dataclass(frozen=True, slots=True)
class Mode:
    """One way of carrying an initiative out; `how` says what it is like, `autonomy` its effect."""

    way: Way
    how: LocalText
    costs: tuple[CostLine, ...]  # once; none: it costs no money
    recurring: tuple[CostLine, ...]  # each year after the end
    effort: tuple[Days, ...]
    quarters: int
    autonomy: Effect

    def once(self, band: SizeBand) -> Guess:
        """All that is paid once, in one band."""
        return added(line.at(band) for line in self.costs)

    def yearly(self, band: SizeBand) -> Guess:
        """All that is paid each year afterwards, in one band."""
        return added(line.at(band) for line in self.recurring)

    @property
    def buys(self) -> bool:
        """Whether something is bought of a supplier, which calls for a requirements sheet."""
        return any(line.expense in BOUGHT for line in (*self.costs, *self.recurring))

    @property
    def free(self) -> bool:
        """Whether it asks for no money at all, at any size."""
        return not self.costs and not self.recurring


@dataclass(frozen=True, slots=True)
class After:
    """Another initiative that must be finished at least `lag` quarters before this one starts.

    It need not be done where it would lift nothing any more: see `Initiative.already_there`.
    """

    initiative: str
    lag: int


@dataclass(frozen=True, slots=True)
class Reached:
    """A stage (or a box) that must be reached before this one starts.

    It may be so from the first day, or by what is finished before.
    """

    question: str
    stage: str


@dataclass(frozen=True, slots=True)
class Impact:
    """Where an initiative takes dependence, agility or continuity, and the reason."""

    effect: Effect
    reason: LocalText


@dataclass(frozen=True, slots=True)
class Proof:
    """How one will know that it worked: what is counted, in what unit, from what today."""

    indicator: LocalText
    unit: LocalText
    baseline: LocalText


@dataclass(frozen=True, slots=True)
class Initiative:
    """Something a co-op may decide to do; never a product, never a vendor.

    `exit_clause` is what to ask for in writing when a mode buys; None: nothing is ever bought.
    `touches_staff`: people must be informed and trained along with it. `duty` is what the law asks
    for whatever the need, with the law; None: nothing.
    """

    id: str
    name: LocalText
    why: LocalText
    done: LocalText
    steps: tuple[LocalText, ...]
    lead: str
    needs: tuple[str, ...]
    after: tuple[After, ...]
    reached: tuple[Reached, ...]
    lifts: tuple[Lift, ...]
    exclusive_with: tuple[str, ...]
    modes: tuple[Mode, ...]
    dependence: Impact
    agility: Impact
    continuity: Impact
    exit_clause: LocalText | None
    risk: LocalText
    proof: Proof
    touches_staff: bool
    duty: LocalText | None = None

    @property
    def buys(self) -> bool:
        """Whether some mode buys something."""
        return any(mode.buys for mode in self.modes)

    def already_there(self, reached: Callable[[Lift], bool]) -> bool:
        """Whether a co-op has reached all that it lifts: nobody need wait for it."""
        return all(reached(lift) for lift in self.lifts)

    @property
    def within_reach(self) -> bool:
        """Whether it can be done without a supplier, or without money."""
        return any(mode.way is Way.IN_HOUSE or mode.free for mode in self.modes)


@dataclass(frozen=True)
class InitiativeCatalogue:
    """The initiatives that answer the needs of one questionnaire, in the order of the files."""

    questionnaire: str
    initiatives: tuple[Initiative, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, Initiative]:
        """The initiatives by id."""
        return {each.id: each for each in self.initiatives}

    def answering(self, need: str) -> tuple[Initiative, ...]:
        """Those that answer a need."""
        return tuple(each for each in self.initiatives if need in each.needs)

    def excluded_by(self, initiative: str) -> frozenset[str]:
        """Those that cannot stand beside one, whichever of the two says it."""
        said = self.by_id[initiative].exclusive_with
        others = (each.id for each in self.initiatives if initiative in each.exclusive_with)
        return frozenset({*said, *others})

    def ill_served(self, needs: Iterable[str]) -> tuple[str, ...]:
        """The needs with fewer than two initiatives, or with none that is free or in-house."""
        return tuple(need for need in needs if not _served(self.answering(need)))


def band_of(employees: int) -> SizeBand:
    """The band of a co-op with so many employees."""
    starts = ((50, SizeBand.LARGE), (10, SizeBand.MEDIUM), (1, SizeBand.SMALL))
    return next((band for least, band in starts if employees >= least), SizeBand.NO_STAFF)


def added(guesses: Iterable[Guess]) -> Guess:
    """The sum of guesses, end by end."""
    low = mid = high = 0
    for each in guesses:
        low, mid, high = low + each.low, mid + each.mid, high + each.high
    return Guess(low, mid, high)


def cycle(initiatives: Iterable[Initiative]) -> tuple[str, ...]:
    """Initiatives that wait for one another in a ring, in order; none when all can start."""
    waiting = {each.id: [wait.initiative for wait in each.after] for each in initiatives}
    while ready := [name for name, others in waiting.items() if not set(others) & set(waiting)]:
        for name in ready:
            del waiting[name]
    ring: list[str] = []
    here = next(iter(waiting), None)
    while here is not None and here not in ring:
        ring.append(here)
        here = next(other for other in waiting[here] if other in waiting)
    return tuple(ring[ring.index(here) :]) if here is not None else ()


def _served(initiatives: tuple[Initiative, ...]) -> bool:
    return len(initiatives) > 1 and any(each.within_reach for each in initiatives)
