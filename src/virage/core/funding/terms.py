"""The terms of a programme: whom it pays, how much, for what, when, and beside what other aid.

In every term None is "not published or not confirmed" and `Absent.NONE` is "there is none".
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction

from virage.core.funding.trees import Tree
from virage.core.funding.values import (
    NOTHING_PUBLISHED,
    Absent,
    Cents,
    Client,
    Expense,
    Form,
    Limit,
    Listing,
    Zone,
)
from virage.core.logic import Truth
from virage.core.text import LocalText


@dataclass(frozen=True, slots=True)
class FlatRate:
    """The same part of every eligible dollar, or a part between two where it is not fixed."""

    low: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class RankRate:
    """A part for the first project, the second…; the last one holds for all that follow."""

    ranks: tuple[Fraction, ...]


@dataclass(frozen=True, slots=True)
class ZoneRate:
    """A part that depends on the economic vitality of the place."""

    zones: Mapping[Zone, Fraction]


@dataclass(frozen=True, slots=True)
class Bracket:
    """A part that holds up to an amount; None is no bound."""

    up_to: Cents | None
    part: Fraction


@dataclass(frozen=True, slots=True)
class BracketRate:
    """A part for the first dollars, another beyond, as a tax table has it."""

    brackets: tuple[Bracket, ...]


Rate = FlatRate | RankRate | ZoneRate | BracketRate


@dataclass(frozen=True, slots=True)
class Caps:
    """The most that is paid, in cents."""

    project: Limit = None
    enterprise: Limit = None
    twelve_months: Limit = None
    life: Limit = None

    @property
    def known(self) -> tuple[Cents, ...]:
        """The caps that are stated."""
        limits = (self.project, self.enterprise, self.twelve_months, self.life)
        return tuple(limit for limit in limits if isinstance(limit, int))


@dataclass(frozen=True, slots=True)
class Excluded:
    """What is taken off the cost before the rate: so much for each asset, so much in all.

    `at_least` is what is taken off for sure where `in_all` is not known.
    """

    per_asset: Mapping[Expense, Cents] | Absent | None = Absent.NONE
    in_all: Limit = Absent.NONE
    at_least: Cents = 0


@dataclass(frozen=True, slots=True)
class Amounts:
    """How much.

    `floor` is the least aid granted. `own_contribution` is the part of the eligible cost that the
    client bears, by the size of the aid.
    """

    rate: Rate | Absent | None = None
    floor: Limit = None
    caps: Caps = Caps()
    own_contribution: tuple[Bracket, ...] | Absent | None = None
    excluded: Excluded = Excluded()


class Gate(Enum):
    """What must have happened before a dollar is spent."""

    FILING = "filing"
    AUTHORISATION = "authorisation"


@dataclass(frozen=True, slots=True)
class Timing:
    """When money may be spent; months count from the authorisation."""

    spend_only_after: Gate | Absent | None = None
    start_within_months: int | Absent | None = None
    end_within_months: int | Absent | None = None


class CostBase(Enum):
    """The cost that a stacking ceiling is a part of."""

    ELIGIBLE_COSTS = "eligible_costs"
    ALL_COSTS = "all_costs"


@dataclass(frozen=True, slots=True)
class Stacking:
    """How much aid in all a step may have beside this programme's, by this programme's own count.

    `ceiling` is for each class of client; `weights` for each form of aid; `counts` says which money
    is public aid.
    """

    ceiling: Mapping[Client, Fraction] | Absent | None = None
    weights: Mapping[Form, Fraction] = field(default_factory=dict)
    counts: Listing = NOTHING_PUBLISHED
    counts_tax_credits: Truth = None
    cost_base: CostBase | None = None


@dataclass(frozen=True, slots=True)
class Advice:
    """Hours of advice for whoever employs from `least` to `most` people, None for no bound.

    `cost` is what they cost, `paid` the most that the programme pays of it.
    """

    least: int
    most: int | None
    hours: Fraction
    cost: Cents
    paid: Cents

    def suits(self, employees: int | None) -> bool:
        """Whether it may be what an organisation is granted; None is not known."""
        if employees is None:
            return True
        return self.least <= employees and (self.most is None or employees <= self.most)


@dataclass(frozen=True)
class Terms:
    """The terms that hold together at one time.

    `advice` says the hours of a programme that pays advice by the size of who asks for it.
    `reduces_tax_credit_base`: whether this aid lowers the expenses that a tax credit counts; of a
    credit, whether aid lowers its own base.
    """

    applicant: Tree
    step: Tree
    amounts: Amounts = Amounts()
    advice: tuple[Advice, ...] = ()
    natures: Listing = NOTHING_PUBLISHED
    expenses: Listing = NOTHING_PUBLISHED
    timing: Timing = Timing()
    stacking: Stacking = Stacking()
    reduces_tax_credit_base: Truth = None
    prepare: tuple[LocalText, ...] = ()
    warnings: tuple[LocalText, ...] = ()
    file_at: LocalText | None = None
    call: LocalText | None = None
