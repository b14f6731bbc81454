"""Who may pay part of which step: programmes as a plan counts them, gifts only, in whole cents."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction

from virage.core.funding.terms import CostBase
from virage.core.funding.values import Cents, Expense


class AidState(Enum):
    """How sure an aid is."""

    POSSIBLE = "possible"
    APPLIED = "applied"
    GRANTED = "granted"
    RECEIVED = "received"


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The most aid that a step may have beside this programme's own, by its own count.

    `weights` says how much of each programme's aid counts, itself included; 1 where nothing is
    said.
    """

    part: Fraction
    base: CostBase = CostBase.ALL_COSTS
    weights: Mapping[str, Fraction] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme that gives; loans, guarantees and credits have no place here.

    `rates` are those of the next projects in the order they start; the last holds for the others.
    `floor` is the least aid on a step, `least_spend` the least eligible cost of all its steps.
    Caps: on a step, on the steps that start in any four quarters in a row, on the whole plan.
    `own_part` is the part of a step's eligible cost that the co-op bears. A step that it pays
    starts from `opens` to `closes`, is over by the end of `ends_by`, and the money arrives
    `pays_after` quarters after its last one.
    """

    id: str
    rates: tuple[Fraction, ...]
    expenses: frozenset[Expense]
    excluded: Cents = 0
    floor: Cents = 0
    least_spend: Cents = 0
    step_cap: Cents | None = None
    year_cap: Cents | None = None
    whole_cap: Cents | None = None
    own_part: Fraction = Fraction(0)
    ceiling: Ceiling | None = None
    opens: int = 0
    closes: int | None = None
    ends_by: int | None = None
    pays_after: int = 0


@dataclass(frozen=True, slots=True)
class Offer:
    """A programme that may pay for an initiative, and how sure that is."""

    programme: str
    initiative: str
    state: AidState
