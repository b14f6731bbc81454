"""What may be done: initiatives, their modes, what comes before them and beside them."""

from collections.abc import Mapping

from virage.core.funding.values import Expense
from virage.core.roadmap.naming import Family
from virage.core.roadmap.problem import Initiative, Mode, Outlay, Prerequisite
from virage.library.funding.values import member, money, whole
from virage.library.planning.known import Known
from virage.library.planning.scores import rungs
from virage.library.reading import Entry, gettext_noop

KEYS = (
    "id",
    "name",
    "needs",
    "strength",
    "after",
    "stages",
    "with",
    "meeting",
    "earliest",
    "latest",
    "modes",
)
MODE_KEYS = ("id", "name", "quarters", "costs", "days", "a_year", "lifts", "independence")
AFTER_KEYS = ("initiative", "lag")
ENDS = 3


def initiative(entry: Entry, known: Known, strengths: Mapping[str, int]) -> Initiative:
    """One initiative; without a strength of its own, that of its strongest need."""
    name, needs = entry["id"].name, known.each(entry, "needs", Family.NEED)
    modes: dict[str, Mode] = {}
    for each in entry["modes"].items:
        mode = _mode(each.only(*MODE_KEYS), name, known)
        if mode.id in modes:
            raise each["id"].error(gettext_noop("%(id)s: this id is taken"), id=mode.id)
        modes[mode.id] = mode
    if not modes:
        raise entry["modes"].error(gettext_noop("expected at least one mode"))
    strongest = max((strengths[each] for each in needs), default=1)
    return Initiative(
        id=name,
        modes=tuple(modes.values()),
        needs=needs,
        strength=entry.optional("strength", whole, strongest),
        prerequisites=tuple(_after(each, known) for each in entry.each("after")),
        stages=entry.optional("stages", lambda each: rungs(each, known), ()),
        companions=known.each(entry, "with", Family.INITIATIVE),
        gate=entry.optional("meeting", lambda each: known.one(each, Family.GATE), None),
        earliest=entry.optional("earliest", known.quarter, 0),
        latest=entry.optional("latest", known.quarter, None),
    )


def _after(entry: Entry, known: Known) -> Prerequisite:
    if not isinstance(entry.value, dict):
        return Prerequisite(known.one(entry, Family.INITIATIVE))
    entry.only(*AFTER_KEYS)
    lag = entry.optional("lag", whole, 0)
    return Prerequisite(known.one(entry["initiative"], Family.INITIATIVE), lag)


def _mode(entry: Entry, initiative: str, known: Known) -> Mode:
    name = entry["id"].name
    known.called(entry, Family.MODE, f"{initiative}.{name}")
    if whole(entry["quarters"]) < 1:
        raise entry["quarters"].error(gettext_noop("expected at least one quarter"))
    costs = entry["costs"].table if entry.has("costs") else {}
    return Mode(
        id=name,
        quarters=entry["quarters"].whole,
        outlays=tuple(_outlay(kind, each) for kind, each in costs.items()),
        days=tuple(
            (known.one(Entry(role, each.file, each.line), Family.ROLE), whole(each))
            for role, each in (entry["days"].table if entry.has("days") else {}).items()
        ),
        recurring=entry.optional("a_year", money, 0),
        lifts=entry.optional("lifts", lambda each: rungs(each, known), ()),
        independence=entry.optional("independence", lambda each: each.whole, 0),
    )


def _outlay(kind: str, entry: Entry) -> Outlay:
    """A cost: one amount, or its low, middle and high guesses."""
    expense = member(Entry(kind, entry.file, entry.line), Expense)
    guesses = [money(each) for each in entry.items] if isinstance(entry.value, list) else None
    if guesses is None:
        cents = money(entry)
        return Outlay(expense, cents, cents, cents)
    if len(guesses) != ENDS or guesses != sorted(guesses):
        raise entry.error(gettext_noop("expected one amount, or [low, middle, high] in that order"))
    return Outlay(expense, *guesses)
