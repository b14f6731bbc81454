"""Reading money, parts, dates as precise as they are, words of closed lists, and `unknown`."""

import re
from collections.abc import Callable
from datetime import date, datetime
from enum import Enum
from fractions import Fraction
from typing import TypeVar

from virage.core.funding.values import (
    NOTHING_PUBLISHED,
    Absent,
    Cents,
    Dated,
    Listing,
    on_day,
    only,
)
from virage.core.text import LocalText
from virage.library.reading import Entry, gettext_noop

Value = TypeVar("Value")
Member = TypeVar("Member", bound=Enum)
UNKNOWN, NONE = "unknown", "none"
MONTH = re.compile(r"(\d{4})-(\d{2})")
PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d{1,4})?)\s*%")
MOST_CENTS = 10**15
YEARS = range(1900, 2200)


def known(entry: Entry, key: str, read: Callable[[Entry], Value]) -> Value | None:
    """What stands under a key; None when it is absent or `unknown`."""
    if not entry.has(key) or entry[key].value == UNKNOWN:
        return None
    return read(entry[key])


def known_or_none(entry: Entry, key: str, read: Callable[[Entry], Value]) -> Value | Absent | None:
    """The same, where `none` says that there is none."""
    if entry.has(key) and entry[key].value == NONE:
        return Absent.NONE
    return known(entry, key, read)


def member(entry: Entry, members: type[Member]) -> Member:
    """A word of a closed list."""
    by_value = {each.value: each for each in members}
    if entry.name not in by_value:
        raise entry.error(
            gettext_noop("'%(value)s' is not one of %(values)s"),
            value=entry.name,
            values=", ".join(by_value),
        )
    return by_value[entry.name]


def of(members: type[Member]) -> Callable[[Entry], Member]:
    """What reads a word of a closed list."""
    return lambda entry: member(entry, members)


def money(entry: Entry) -> Cents:
    """Dollars, zero or more, exact to the cent: 50000 or 1250.50."""
    value = entry.value
    if not isinstance(value, bool) and isinstance(value, int | float) and value == value:  # noqa: PLR0124
        cents = Fraction(str(value)) * 100 if abs(value) < MOST_CENTS else Fraction(-1)
        if cents >= 0 and cents.denominator == 1:
            return int(cents)
    raise entry.error(
        gettext_noop("expected an amount in dollars such as 50000 or 1250.50, not %(value)s"),
        value=repr(entry.plain()),
    )


def part(entry: Entry) -> Fraction:
    """A part of 1: `50 %`, 0.5 or 1/2."""
    found = PERCENT.fullmatch(entry.value.strip()) if isinstance(entry.value, str) else None
    exact = Fraction(found[1].replace(",", ".")) / 100 if found else entry.fraction
    if exact > 1:
        raise entry.error(
            gettext_noop("expected a part such as 50 %% or 0.5, not %(value)s"), value=entry.value
        )
    return exact


def whole(entry: Entry) -> int:
    """A whole number, zero or more."""
    if entry.whole < 0:
        raise entry.error(gettext_noop("expected zero or more, not %(value)s"), value=entry.whole)
    return entry.whole


def dated(entry: Entry) -> Dated:
    """A day, a month or a year: 2025-04-24, 2025-04 or 2025."""
    value = entry.value
    if isinstance(value, date) and not isinstance(value, datetime) and value.year in YEARS:
        return on_day(value)
    if isinstance(value, int) and not isinstance(value, bool) and value in YEARS:
        return Dated(value)
    month = MONTH.fullmatch(value) if isinstance(value, str) else None
    if month and int(month[1]) in YEARS and 1 <= int(month[2]) <= 12:  # noqa: PLR2004
        return Dated(int(month[1]), int(month[2]))
    raise entry.error(
        gettext_noop("expected a date such as 2026-11-22, 2026-11 or 2026, not %(value)s"),
        value=repr(entry.plain()),
    )


def text(entry: Entry) -> LocalText:
    """A text in both languages."""
    return entry.text


def flag(entry: Entry) -> bool:
    """Yes or no."""
    return entry.flag


def members(entry: Entry, words: type[Member]) -> frozenset[Member]:
    """Words of a closed list, each once, at least one."""
    if not entry.names:
        raise entry.error(gettext_noop("expected at least one word"))
    return frozenset(member(each, words) for each in entry.items)


def listing(entry: Entry, words: type[Enum], *, yes: str, no: str) -> Listing:
    """A list (these and no others), `unknown`, or a mapping that says what holds for the others.

    `yes` and `no` are the keys of the mapping, and what its `others` may be besides `unknown`.
    """
    if entry.value == UNKNOWN:
        return NOTHING_PUBLISHED
    if isinstance(entry.value, list):
        return only(members(entry, words))
    entry.only(yes, no, "others")
    others = entry["others"]
    truths = {yes: True, no: False, UNKNOWN: None}
    if others.name not in truths:
        raise others.error(
            gettext_noop("'%(value)s' is not one of %(values)s"),
            value=others.name,
            values=", ".join(truths),
        )
    listed = [members(entry[key], words) if entry.has(key) else frozenset() for key in (yes, no)]
    if listed[0] & listed[1]:
        raise entry.error(
            gettext_noop("the same word stands under '%(yes)s' and '%(no)s'"), yes=yes, no=no
        )
    return Listing(listed[0], listed[1], truths[others.name])


def ascending(entries: tuple[Entry, ...], key: str) -> None:
    """Refuse dates that do not go up; only the first may be unknown."""
    before: Dated | None = None
    for place, entry in enumerate(entries):
        day = known(entry, key, dated)
        if place and (day is None or (before is not None and day.first <= before.first)):
            raise entry.error(
                gettext_noop("'%(key)s' goes up from the oldest; only the first may be unknown"),
                key=key,
            )
        before = day
