"""The words of funding: closed lists, money in cents, dates as precise as their source.

None is "not known" everywhere, as in `virage.core.logic`; `Absent.NONE` is "known: there is none".
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import cached_property

from virage.core.logic import Truth

Cents = int


class Absent(Enum):
    """A term that is known not to exist, such as a programme without a ceiling."""

    NONE = "none"


Limit = Cents | Absent | None


class Form(Enum):
    """What kind of money it is."""

    GRANT = "grant"
    FORGIVABLE_CONTRIBUTION = "forgivable_contribution"
    INTEREST_FREE_LOAN = "interest_free_loan"
    LOAN = "loan"
    GUARANTEE = "guarantee"
    PATIENT_CAPITAL = "patient_capital"
    REFUNDABLE_TAX_CREDIT = "refundable_tax_credit"


# The only money that lowers what the co-op pays today.
GIFTS = frozenset({Form.GRANT, Form.FORGIVABLE_CONTRIBUTION})


class Level(Enum):
    """Whose money it is; stacking rules count some of it as public aid."""

    PROVINCIAL = "provincial"
    FEDERAL = "federal"
    LOCAL = "local"
    PRIVATE = "private"


class Nature(Enum):
    """What a step is."""

    STUDY = "study"
    DIAGNOSIS_OR_PLAN = "diagnosis_or_plan"
    IMPLEMENTATION = "implementation"
    ACQUISITION = "acquisition"
    TRAINING = "training"


class Expense(Enum):
    """What the money of a step buys."""

    OUTSIDE_SERVICES = "outside_services"
    TRAVEL = "travel"
    SOFTWARE = "software"
    HARDWARE = "hardware"
    EQUIPMENT = "equipment"
    TRAINING = "training"
    INTERNAL_SALARIES = "internal_salaries"
    LICENCES = "licences"
    OTHER = "other"


class Confidence(Enum):
    """How near a source stands to whoever decides."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    UNCONFIRMED = "unconfirmed"


class LegalForm(Enum):
    """What the law says an organisation is."""

    COOPERATIVE = "cooperative"
    MUTUAL = "mutual"
    NON_PROFIT = "non_profit"
    FOR_PROFIT = "for_profit"


class Client(Enum):
    """The classes that stacking ceilings tell apart."""

    SOCIAL_ECONOMY = "social_economy"
    PRIVATE = "private"


class Zone(Enum):
    """The economic vitality of a place, where rates depend on it."""

    LOW = "low"
    INTERMEDIATE = "intermediate"
    HIGH = "high"


class Verdict(Enum):
    """What the published rules say; never a decision, which a person takes."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    @classmethod
    def of(cls, truth: Truth) -> "Verdict":
        """The same, from a Kleene truth."""
        if truth is None:
            return cls.UNKNOWN
        return cls.YES if truth else cls.NO


@dataclass(frozen=True, slots=True)
class Range:
    """Cents between two bounds, both included; known exactly when they are equal."""

    low: Cents
    high: Cents

    @property
    def exact(self) -> bool:
        """Whether nothing is left to know."""
        return self.low == self.high


@dataclass(frozen=True)
class Dated:
    """A date as precise as its source: a year, a month, or a day."""

    year: int
    month: int | None = None
    day: int | None = None

    @cached_property
    def first(self) -> date:
        """The earliest day that it may be."""
        return date(self.year, self.month or 1, self.day or 1)

    @cached_property
    def last(self) -> date:
        """The latest day that it may be."""
        if self.day is not None:
            return self.first
        if self.month is None:
            return date(self.year, 12, 31)
        return months_after(self.first, 1) - timedelta(days=1)

    @property
    def exact(self) -> bool:
        """Whether the day is known."""
        return self.day is not None


def on_day(day: date) -> Dated:
    """A date whose day is known."""
    return Dated(day.year, day.month, day.day)


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or its last day where it is shorter."""
    turned = day.year * 12 + day.month - 1 + months
    year, month = turned // 12, turned % 12 + 1
    following = date(year + month // 12, month % 12 + 1, 1)
    return min(date(year, month, 1) + timedelta(days=day.day - 1), following - timedelta(days=1))


@dataclass(frozen=True, slots=True)
class Listing:
    """What is said yes of, what is said no of, and what holds for all the others."""

    yes: frozenset[Enum] = frozenset()
    no: frozenset[Enum] = frozenset()
    others: Truth = None

    def of(self, each: Enum) -> Truth:
        """Whether it is in."""
        if each in self.yes:
            return True
        return False if each in self.no else self.others


NOTHING_PUBLISHED = Listing()


def only(these: Iterable[Enum]) -> Listing:
    """These and no others."""
    return Listing(yes=frozenset(these), others=False)
