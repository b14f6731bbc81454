"""The rules that a programme may state, each a typed leaf: true, false or not known.

Every leaf names the facts that it reads and answers `truth(case)`; nothing else is an expression.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from virage.core.funding.costs import net_cost
from virage.core.funding.facts import Artefact, Case, Fact, FactName, place_key
from virage.core.funding.values import Cents, Expense, Range, months_after
from virage.core.logic import Truth, some
from virage.core.text import LocalText

# What an organisation is, as against what it does or may come to: no advice changes it.
LASTING = frozenset(
    {
        FactName.LEGAL_FORM,
        FactName.KIND,
        FactName.REGION,
        FactName.MRC,
        FactName.ZONE,
        FactName.SECTOR,
        FactName.TAXABLE,
    }
)


@dataclass(frozen=True, slots=True)
class OneOf:
    """A word about the organisation is one of these; `outside`: none of these."""

    name: FactName
    values: frozenset[str]
    outside: bool = False

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What it reads."""
        return (Fact(self.name),)

    def truth(self, case: Case) -> Truth:
        """Whether it holds."""
        value = getattr(case.facts, self.name.value)
        if value is None:
            return None
        return (getattr(value, "value", value) in self.values) is not self.outside


@dataclass(frozen=True, slots=True)
class PlaceIn:
    """The MRC, or the city outside one, is one of these, however it is written."""

    places: tuple[str, ...]
    keys: frozenset[str]

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What it reads."""
        return (Fact(FactName.MRC),)

    def truth(self, case: Case) -> Truth:
        """Whether it holds."""
        mrc = case.facts.mrc
        return None if mrc is None else place_key(mrc) in self.keys


def place_in(places: Iterable[str]) -> PlaceIn:
    """The rule, with the places as they are compared."""
    named = tuple(places)
    return PlaceIn(named, frozenset(map(place_key, named)))


@dataclass(frozen=True, slots=True)
class Between:
    """A number about the organisation lies between two bounds; None is an open end.

    Both ends are included, but `over` leaves the lower one out.
    """

    name: FactName
    low: Fraction | int | None
    high: Fraction | int | None
    over: bool = False

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What it reads."""
        return (Fact(self.name),)

    def truth(self, case: Case) -> Truth:
        """Whether it holds."""
        value = getattr(case.facts, self.name.value)
        if value is None:
            return None
        if self.over and value == self.low:
            return False
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)


@dataclass(frozen=True, slots=True)
class RevenueBetween:
    """The revenue of any of the last `years` years lies between two bounds, both included."""

    low: Cents | None
    high: Cents | None
    years: int = 1

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What it reads."""
        return (Fact(FactName.REVENUE),)

    def truth(self, case: Case) -> Truth:
        """Whether it holds; a year that was not told leaves it open unless another one holds."""
        revenues = case.facts.revenues
        told = [self._holds(revenue) for revenue in revenues[: self.years]]
        return some(told + [None] * (self.years - len(told)))

    def _holds(self, revenue: Cents | None) -> Truth:
        if revenue is None:
            return None
        return (self.low is None or revenue >= self.low) and (
            self.high is None or revenue <= self.high
        )


@dataclass(frozen=True, slots=True)
class Is:
    """A yes or no about the organisation; `subject` names a declared fact."""

    name: FactName
    wanted: bool
    subject: str = ""

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What it reads."""
        return (Fact(self.name, self.subject),)

    def truth(self, case: Case) -> Truth:
        """Whether it holds."""
        facts = case.facts
        value: Truth = (
            facts.declared.get(self.subject) if self.subject else getattr(facts, self.name.value)
        )
        return None if value is None else value is self.wanted


@dataclass(frozen=True, slots=True)
class HasArtefact:
    """Something is held: issued under one of these programmes (any when empty), and not too old."""

    what: str
    issued_under: frozenset[str] = frozenset()
    at_most_months_old: int | None = None

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What it reads."""
        return (Fact(FactName.ARTEFACT, self.what),)

    def truth(self, case: Case) -> Truth:
        """Whether one of those held on that day will do."""
        held = case.facts.artefacts.get(self.what)
        if held is None:
            return None
        return some(self._will_do(each, case.on) for each in held)

    def _will_do(self, artefact: Artefact, on: date) -> Truth:
        fresh = self._fresh(artefact, on)
        if not self.issued_under or fresh is False:
            return fresh
        if artefact.issued_under is None:
            return None
        return fresh if artefact.issued_under in self.issued_under else False

    def _fresh(self, artefact: Artefact, on: date) -> Truth:
        """Whether it was issued by that day, and not too long before."""
        if artefact.on is None:
            return True if self.at_most_months_old is None else None
        days = (artefact.on.first, artefact.on.last)
        early, late = (self._in_time(day, on) for day in days)
        return early if early is late else None

    def _in_time(self, day: date, on: date) -> bool:
        months = self.at_most_months_old
        return day <= on and (months is None or on <= months_after(day, months))


@dataclass(frozen=True, slots=True)
class SpendsOn:
    """The step spends on one of these; `outside`: on none of these."""

    expenses: frozenset[Expense]
    outside: bool = False

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What it reads."""
        return (Fact(FactName.STEP_EXPENSES),)

    def truth(self, case: Case) -> Truth:
        """Whether it holds."""
        if case.step is None:
            return None
        spent = {cost.category for cost in case.step.costs if cost.before_taxes}
        return (not spent.isdisjoint(self.expenses)) is not self.outside


@dataclass(frozen=True, slots=True)
class StepCostBetween:
    """The cost of the step, net of recoverable taxes, lies between two bounds, both included."""

    low: Cents | None
    high: Cents | None

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What it reads."""
        return (Fact(FactName.STEP_COST),)

    def truth(self, case: Case) -> Truth:
        """Whether it holds; not known while the taxes that come back decide."""
        if case.step is None:
            return None
        cost = net_cost(case.step, case.facts)
        if self._within(cost.low) and self._within(cost.high):
            return True
        return False if self._outside(cost) else None

    def _within(self, cost: Cents) -> bool:
        return (self.low is None or cost >= self.low) and (self.high is None or cost <= self.high)

    def _outside(self, cost: Range) -> bool:
        below = self.low is not None and cost.high < self.low
        return below or (self.high is not None and cost.low > self.high)


@dataclass(frozen=True, slots=True)
class RankIs:
    """The project is the first, the second… that this programme pays; `programme` is its id."""

    programme: str
    ranks: frozenset[int]

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What it reads."""
        return (Fact(FactName.PROJECTS_BEFORE, self.programme),)

    def truth(self, case: Case) -> Truth:
        """Whether it holds."""
        before = case.facts.projects_before.get(self.programme)
        return None if before is None else before + 1 in self.ranks


@dataclass(frozen=True, slots=True)
class NotPublished:
    """A rule that the funder has not published, or that nobody read yet: ask, never assume."""

    about: LocalText

    @property
    def facts(self) -> tuple[Fact, ...]:
        """No fact of the organisation would settle it."""
        return ()

    def truth(self, _case: Case) -> Truth:
        """Always not known."""
        return None


Leaf = (
    OneOf
    | PlaceIn
    | Between
    | RevenueBetween
    | Is
    | HasArtefact
    | SpendsOn
    | StepCostBetween
    | RankIs
    | NotPublished
)


def may_change(leaf: Leaf) -> bool:
    """Whether an organisation may come to meet it: grow, have a plan made, wait."""
    return bool(leaf.facts) and leaf.facts[0].name not in LASTING
