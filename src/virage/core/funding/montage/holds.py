"""Why an amount is not higher, as a typed value."""

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from virage.core.funding.amounts import Bound


class Hold(Enum):
    """What keeps an amount from being higher in a financing; most are those of one programme."""

    PROJECT = "project"
    ENTERPRISE = "enterprise"
    TWELVE_MONTHS = "twelve_months"
    LIFE = "life"
    RATE = "rate"
    OWN_CONTRIBUTION = "own_contribution"
    CEILING = "ceiling"
    UNPUBLISHED_CEILING = "unpublished_ceiling"
    FLOOR = "floor"
    NO_ELIGIBLE_COST = "no_eligible_cost"
    ASKED = "asked"
    COST = "cost"

    @classmethod
    def of(cls, bound: Bound) -> "Hold":
        """The same, of one programme alone."""
        return cls(bound.value)


@dataclass(frozen=True, slots=True)
class Held:
    """A hold, and the programme whose rule it is; "" for the cost of the step.

    `part` is that of a ceiling: the 50 % ceiling of such a programme.
    """

    hold: Hold
    programme: str = ""
    part: Fraction | None = None


OF_COST = Held(Hold.COST)
