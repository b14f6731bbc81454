"""What limits a plan: money, people, meetings, locks, targets."""

from virage.core.roadmap.naming import Family
from virage.core.roadmap.problem import Budget, FlagTarget, Lock, Target, Team
from virage.library.funding.values import money, whole
from virage.library.planning.known import Known
from virage.library.reading import Entry, gettext_noop

BUDGET_KEYS = ("years", "whole", "advance", "first_quarter")
PEOPLE_KEYS = ("id", "name", "days")
MEETING_KEYS = ("id", "name", "quarters")
LOCK_KEYS = ("initiative", "inside", "quarter", "mode")
TARGET_KEYS = ("score", "at_least", "flag", "by")
BEST = 100
QUARTERS_OF_A_YEAR = 4


def budget(entry: Entry) -> Budget:
    """The most to spend: a year, in all, and in advance of aid; what is absent limits nothing."""
    entry.only(*BUDGET_KEYS)
    first = entry.optional("first_quarter", whole, 1)
    if not 1 <= first <= QUARTERS_OF_A_YEAR:
        raise entry["first_quarter"].error(
            gettext_noop("expected a whole number from 1 to %(most)s, not %(value)s"),
            most=QUARTERS_OF_A_YEAR,
            value=first,
        )
    years = (None if each.value is None else money(each) for each in entry.each("years"))
    return Budget(
        years=tuple(years),
        whole=entry.optional("whole", money, None),
        advance=entry.optional("advance", money, None),
        first=first - 1,
    )


def team(entry: Entry, known: Known) -> Team:
    """The days of a role: the same in every quarter, or one number for each."""
    entry.only(*PEOPLE_KEYS)
    role, given = known.declared(entry, Family.ROLE), entry["days"]
    if isinstance(given.value, list):
        return Team(role, tuple(whole(each) for each in given.items))
    return Team(role, (whole(given),) * known.quarters)


def meetings(entry: Entry, known: Known) -> tuple[str, frozenset[int]]:
    """A body, and the quarters in which it meets."""
    entry.only(*MEETING_KEYS)
    return known.declared(entry, Family.GATE), known.quarters_of(entry["quarters"])


def exclusive(entry: Entry, known: Known) -> frozenset[str]:
    """Initiatives of which at most one is done."""
    return frozenset(known.one(each, Family.INITIATIVE) for each in entry.items)


def lock(entry: Entry, known: Known, modes: dict[str, frozenset[str]]) -> Lock:
    """What is held fixed: in or out, perhaps at a quarter, perhaps in a mode."""
    entry.only(*LOCK_KEYS)
    name = known.one(entry["initiative"], Family.INITIATIVE)
    mode = entry.optional("mode", lambda each: each.name, None)
    if mode is not None and mode not in modes[name]:
        raise entry["mode"].error(gettext_noop("unknown mode '%(name)s'"), name=mode)
    inside = entry.optional("inside", lambda each: each.flag, default=True)
    return Lock(name, inside, entry.optional("quarter", known.quarter, None), mode)


def target(entry: Entry, known: Known) -> Target | FlagTarget:
    """A score to reach, or a red flag to clear, by the end of a quarter."""
    entry.only(*TARGET_KEYS)
    by = known.quarter(entry["by"])
    if entry.has("flag"):
        entry.only("flag", "by")
        return FlagTarget(known.one(entry["flag"], Family.FLAG), by)
    wanted = entry["at_least"].fraction
    if wanted > BEST:
        raise entry["at_least"].error(gettext_noop("expected a score out of 100"))
    return Target(known.one(entry["score"], Family.SCORE), wanted, by)
