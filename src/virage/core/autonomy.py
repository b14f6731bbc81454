"""The inventory of tools, the map of dependencies and the autonomy index.

A tool has five controls, whoever runs it; each is held (1), not held (0) or not known. The value
of a tool is the mean of its known controls, its weight says how soon its loss hurts. Everything is
exact until it is shown.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from virage.core.logic import Truth
from virage.core.scoring import Score

USUAL_FUNCTIONS = (
    "mail",
    "files",
    "accounting",
    "payroll",
    "members",
    "clients",
    "site",
    "trade",
    "backup",
)
ENOUGH_FUNCTIONS = 6
# (days until it hurts, at most; weight). Past the last bound the weight is 1.
WEIGHTS = ((1, 4), (3, 3), (7, 2))
LIGHTEST, HEAVIEST = Fraction(1), Fraction(4)
UNKNOWN_WEIGHT = (LIGHTEST + HEAVIEST) / 2
STOPS_WITHIN_DAYS = 3


class RunBy(Enum):
    """Who keeps the tool running."""

    IN_HOUSE = "in_house"
    OTHER_COOP = "other_coop"
    SUPPLIER = "supplier"
    UNKNOWN = "unknown"


class DataIn(Enum):
    """Where the data live."""

    QUEBEC = "quebec"
    CANADA = "canada"
    ELSEWHERE = "elsewhere"
    UNKNOWN = "unknown"


class HeldBy(Enum):
    """In whose name the account or the domain stands."""

    COOP = "coop"
    PERSON = "person"
    SUPPLIER = "supplier"
    UNKNOWN = "unknown"


class Control(Enum):
    """What the co-op holds of a tool, in the order shown."""

    ACCOUNT = "account"
    EXPORT = "export"
    SECOND_PERSON = "second_person"
    EXIT_TERMS = "exit_terms"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool the co-op leans on; None is "don't know"."""

    function: str
    name: str = ""
    run_by: RunBy = RunBy.UNKNOWN
    data_in: DataIn = DataIn.UNKNOWN
    account_held_by: HeldBy = HeldBy.UNKNOWN
    export_tried: Truth = None
    second_person: Truth = None
    exit_terms: Truth = None
    hurts_after_days: int | None = None

    @property
    def controls(self) -> tuple[tuple[Control, Truth], ...]:
        """The five controls, in the order shown, each held, not held or not known."""
        account = (
            None if self.account_held_by is HeldBy.UNKNOWN else self.account_held_by is HeldBy.COOP
        )
        return (
            (Control.ACCOUNT, account),
            (Control.EXPORT, self.export_tried),
            (Control.SECOND_PERSON, self.second_person),
            (Control.EXIT_TERMS, self.exit_terms),
            (Control.PLACE, self.data_in is not DataIn.UNKNOWN),
        )

    @property
    def weight(self) -> Fraction | None:
        """From 4 (hurts within a day) to 1 (past a week); None when not known."""
        if self.hurts_after_days is None:
            return None
        for days, weight in WEIGHTS:
            if self.hurts_after_days <= days:
                return Fraction(weight)
        return LIGHTEST

    @property
    def stops_the_organisation(self) -> bool:
        """Whether its loss hurts within three days."""
        return self.hurts_after_days is not None and self.hurts_after_days <= STOPS_WITHIN_DAYS

    @property
    def leans_outside(self) -> bool:
        """Run outside, and at least one of account, export and exit terms known not to be held."""
        outside = self.run_by in (RunBy.SUPPLIER, RunBy.OTHER_COOP)
        ties = (Control.ACCOUNT, Control.EXPORT, Control.EXIT_TERMS)
        return outside and any(held is False for control, held in self.controls if control in ties)

    @property
    def leans_on_one_person(self) -> bool:
        """Known that nobody else could take over, or held in one person's name."""
        return self.second_person is False or self.account_held_by is HeldBy.PERSON


@dataclass(frozen=True, slots=True)
class Value:
    """A tool's part of controls held, 0 to 1: None when no control is known; then its range."""

    tool: Tool
    value: Fraction | None
    low: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class Autonomy:
    """The autonomy of a co-op, out of 100.

    `index` is None without an inventory or without a measured lens: the lens is then shown alone,
    under its own name.
    """

    lens: Score
    values: tuple[Value, ...]
    inventory: float | None
    inventory_low: float
    inventory_high: float
    index: float | None
    index_low: float
    index_high: float
    functions_described: int

    @property
    def provisional(self) -> bool:
        """Whether fewer than six of the nine usual functions are described."""
        return self.functions_described < ENOUGH_FUNCTIONS

    @property
    def stopping(self) -> tuple[Tool, ...]:
        """The tools whose loss would stop the co-op within three days."""
        return tuple(value.tool for value in self.values if value.tool.stops_the_organisation)

    @property
    def outside(self) -> tuple[Tool, ...]:
        """The tools that tie the co-op to somebody outside."""
        return tuple(value.tool for value in self.values if value.tool.leans_outside)

    @property
    def one_person(self) -> tuple[Tool, ...]:
        """The tools that rest on one single person."""
        return tuple(value.tool for value in self.values if value.tool.leans_on_one_person)


def value_of(tool: Tool) -> Value:
    """Mean of the known controls; the range puts the unknown ones at 0, then at 1."""
    controls = tool.controls
    held = sum(1 for _, state in controls if state is True)
    known = sum(1 for _, state in controls if state is not None)
    unknown = len(controls) - known
    return Value(
        tool,
        Fraction(held, known) if known else None,
        Fraction(held, len(controls)),
        Fraction(held + unknown, len(controls)),
    )


def assess(lens: Score, tools: Iterable[Tool]) -> Autonomy:
    """Join the autonomy lens and the inventory: index = (lens + inventory) / 2."""
    values = tuple(value_of(tool) for tool in tools)
    inventory = _mean(values)
    low = _extreme([(value.low, value.tool.weight) for value in values], lowest=True)
    high = _extreme([(value.high, value.tool.weight) for value in values], lowest=False)
    index = None
    if inventory is not None and lens.value is not None:
        index = (lens.value + inventory) / 2
    described = {value.tool.function for value in values} & set(USUAL_FUNCTIONS)
    return Autonomy(
        lens=lens,
        values=values,
        inventory=inventory,
        inventory_low=low,
        inventory_high=high,
        index=index,
        index_low=(lens.low + low) / 2,
        index_high=(lens.high + high) / 2,
        functions_described=len(described),
    )


def _mean(values: Sequence[Value]) -> float | None:
    """Weighted mean out of 100; a weight that is not known stands at the middle of its range."""
    known = [
        (value.value, value.tool.weight or UNKNOWN_WEIGHT)
        for value in values
        if value.value is not None
    ]
    if not known:
        return None
    return float(
        100 * sum(value * weight for value, weight in known) / sum(weight for _, weight in known)
    )


def _extreme(values: Sequence[tuple[Fraction, Fraction | None]], *, lowest: bool) -> float:
    """The least or greatest weighted mean out of 100 while unknown weights range over 1 to 4.

    At an extreme the unknown weights are heavy on one side of some value and light on the other,
    so trying each cut is enough.
    """
    if not values:
        return 0.0 if lowest else 100.0
    ordered = sorted(values, key=lambda pair: pair[0], reverse=not lowest)
    means = []
    for cut in range(len(ordered) + 1):
        weighted = [
            (value, weight or (HEAVIEST if place < cut else LIGHTEST))
            for place, (value, weight) in enumerate(ordered)
        ]
        means.append(
            sum(value * weight for value, weight in weighted)
            / sum(weight for _, weight in weighted)
        )
    return float(100 * (min(means) if lowest else max(means)))
