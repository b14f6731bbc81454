"""Reading how an initiative is carried out: costs in dollars by size band, days, quarters."""

from collections.abc import Callable

from virage.core.funding.values import Expense
from virage.core.initiatives import CostLine, Days, Effect, Guess, Mode, SizeBand, Way
from virage.core.text import LocalText
from virage.library.funding.values import member, money
from virage.library.reading import Entry, gettext_noop

MODE_KEYS = ("how", "costs", "recurring", "effort", "quarters", "autonomy")
BANDS = tuple(band.value for band in SizeBand)
COST_KEYS = ("expense", "basis", *BANDS)
NONE, ESTIMATE = "none", "estimate"


def read_mode(way: Way, entry: Entry, role: Callable[[Entry], str]) -> Mode:
    """Read one mode; `none` under `costs` or `recurring` says that there is nothing to pay."""
    entry.only(*MODE_KEYS)
    return Mode(
        way=way,
        how=entry["how"].text,
        costs=_costs(entry["costs"]),
        recurring=_costs(entry["recurring"]),
        effort=_effort(entry["effort"], role),
        quarters=_positive(entry["quarters"]),
        autonomy=member(entry["autonomy"], Effect),
    )


def _costs(entry: Entry) -> tuple[CostLine, ...]:
    return () if entry.value == NONE else tuple(_cost(each) for each in entry.items)


def _cost(entry: Entry) -> CostLine:
    entry.only(*COST_KEYS)
    return CostLine(
        expense=member(entry["expense"], Expense),
        by_band=tuple((band, _guess(entry[band.value])) for band in SizeBand),
        source=_source(entry["basis"]),
    )


def _guess(entry: Entry) -> Guess:
    amounts = [money(each) for each in entry.items]
    if len(amounts) != 3 or amounts != sorted(amounts):  # noqa: PLR2004
        raise entry.error(
            gettext_noop("expected the least, the likeliest and the most, in that order")
        )
    return Guess(*amounts)


def _source(entry: Entry) -> LocalText | None:
    return None if entry.value == ESTIMATE else entry.text


def _effort(entry: Entry, role: Callable[[Entry], str]) -> tuple[Days, ...]:
    found = []
    for each in entry.items:
        each.only("role", "days")
        found.append(Days(role(each["role"]), _positive(each["days"])))
    if not found:
        raise entry.error(gettext_noop("expected at least one"))
    return tuple(found)


def _positive(entry: Entry) -> int:
    if entry.whole < 1:
        raise entry.error(gettext_noop("expected one or more, not %(value)s"), value=entry.whole)
    return entry.whole
