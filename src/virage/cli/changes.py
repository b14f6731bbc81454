"""The options that say how a programme would be changed, and how their values are read."""

import argparse
import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from virage.core.funding import Catalogue, Cost, FactName, Step
from virage.core.funding.terms import FlatRate, RankRate, Rate, ZoneRate
from virage.core.funding.values import Cents, Expense, Nature, Zone
from virage.documents.funding.labels import titles
from virage.documents.language import words

Value = TypeVar("Value")
AMOUNT = re.compile(r"\d{1,13}(?:[.,]\d{1,2})?")
WHOLE = re.compile(r"\d{1,9}")
PERCENT = re.compile(r"(\d{1,3}(?:\.\d{1,4})?)\s*%?")


class RefusedChangeError(ValueError):
    """Options that cannot be followed: a sentence in the user's language."""


def cents(written: str) -> Cents:
    """Dollars in cents: 500000, 1250.50; ValueError for anything else."""
    bare = re.sub(r"[\s$]", "", written)
    if not AMOUNT.fullmatch(bare):
        raise ValueError(written)
    return int(Fraction(bare.replace(",", ".")) * 100)


def whole(written: str) -> int:
    """A whole number, zero or more; ValueError for anything else."""
    if not WHOLE.fullmatch(written):
        raise ValueError(written)
    return int(written)


def rate(written: str) -> Rate:
    """`60`, by rank `50,40,30`, by zone `low=25,intermediate=20,high=15`; else ValueError."""
    parts = [part.strip() for part in written.split(",")]
    if "=" in written:
        named = (part.partition("=") for part in parts)
        return ZoneRate({Zone(zone.strip()): _part(part) for zone, _, part in named})
    first, *others = map(_part, parts)
    return RankRate((first, *others)) if others else FlatRate(first, first)


def _part(written: str) -> Fraction:
    found = PERCENT.fullmatch(written.strip())
    if found is None or Fraction(found[1]) > 100:  # noqa: PLR2004
        raise ValueError(written)
    return Fraction(found[1]) / 100


@dataclass(frozen=True, slots=True)
class Moved:
    """An option that moves one end of the rules about a fact, and how its value is read."""

    option: str
    fact: FactName
    end: str
    read: Callable[[str], int]


MOVED = (
    Moved("revenue-floor", FactName.REVENUE, "low", cents),
    Moved("revenue-ceiling", FactName.REVENUE, "high", cents),
    Moved("employees-floor", FactName.EMPLOYEES, "low", whole),
    Moved("employees-ceiling", FactName.EMPLOYEES, "high", whole),
    Moved("years-floor", FactName.YEARS_IN_OPERATION, "low", whole),
    Moved("cost-floor", FactName.STEP_COST, "low", cents),
    Moved("cost-ceiling", FactName.STEP_COST, "high", cents),
)


def step_of(arguments: argparse.Namespace) -> Step | None:
    """The step that amounts are asked for; None when no cost was given."""
    cost = _given(arguments, "cost", cents)
    if cost is None:
        return None
    nature = None if arguments.nature is None else Nature(arguments.nature)
    return Step((Cost(Expense(arguments.expense), cost),), nature)


def changed(catalogue: Catalogue, arguments: argparse.Namespace) -> Catalogue:
    """The catalogue with everything changed that was asked for; else RefusedChangeError."""
    _ = words(arguments.lang).gettext
    if arguments.programme not in catalogue.by_id:
        raise RefusedChangeError(_("unknown programme '%(name)s'") % {"name": arguments.programme})
    if (arguments.rate or arguments.cap) and arguments.cost is None:
        raise RefusedChangeError(
            _("a rate or a cap changes amounts: give the cost of a step, such as --cost 30000")
        )
    after = _with_amounts(_with_bounds(catalogue, arguments), arguments)
    if after is catalogue:
        raise RefusedChangeError(_("say what would change, such as --revenue-floor 500000"))
    return after


def _with_bounds(catalogue: Catalogue, arguments: argparse.Namespace) -> Catalogue:
    from virage.core.portfolio import NoSuchRuleError, with_bounds

    try:
        for moved in MOVED:
            end = _given(arguments, moved.option, moved.read)
            if end is not None:
                ends = {moved.end: end}
                catalogue = with_bounds(catalogue, arguments.programme, moved.fact, **ends)
    except NoSuchRuleError as error:
        sentence = words(arguments.lang).gettext("%(programme)s has no such rule: %(fact)s")
        facts = {"programme": error.programme, "fact": titles(arguments.lang)[error.fact]}
        raise RefusedChangeError(sentence % facts) from None
    return catalogue


def _with_amounts(catalogue: Catalogue, arguments: argparse.Namespace) -> Catalogue:
    from virage.core.portfolio import with_cap, with_rate

    part, cap = _given(arguments, "rate", rate), _given(arguments, "cap", cents)
    if part is not None:
        catalogue = with_rate(catalogue, arguments.programme, part)
    if cap is not None:
        catalogue = with_cap(catalogue, arguments.programme, cap)
    return catalogue


def _given(
    arguments: argparse.Namespace, option: str, read: Callable[[str], Value]
) -> Value | None:
    written = getattr(arguments, option.replace("-", "_"))
    try:
        return None if written is None else read(written)
    except ValueError:
        sentence = words(arguments.lang).gettext("--%(option)s cannot be '%(value)s'")
        facts = {"option": option, "value": written}
        raise RefusedChangeError(sentence % facts) from None
