"""What each programme would pay for a step: worked out once for equal organisations."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from virage.core.funding.amounts import Amount, Question, amount_of
from virage.core.funding.facts import Fact, FactName, Step
from virage.core.funding.programmes import Programme
from virage.core.funding.terms import RankRate, Terms, ZoneRate
from virage.core.funding.values import Range
from virage.core.portfolio.columns import Codes, facts_from
from virage.core.portfolio.joins import Joins, Key, taxes_of

Cells = NDArray[np.bool_]
Cents = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Payments:
    """The amount of each code; None for a code that stands for no organisation."""

    codes: Codes
    amounts: tuple[Amount | None, ...]

    def of(self, row: int) -> Amount | None:
        """What the terms allow for one organisation, whatever the verdict."""
        return self.amounts[int(self.codes[row])]

    @property
    def lows(self) -> Cents:
        """The least cents for each organisation, whatever the verdict."""
        lows = [0 if each is None else each.paid.low for each in self.amounts]
        return np.array(lows, np.int64).take(self.codes)

    @property
    def highs(self) -> Cents:
        """The most cents for each organisation, whatever the verdict."""
        highs = [0 if each is None else each.paid.high for each in self.amounts]
        return np.array(highs, np.int64).take(self.codes)

    def total(self, sure: Cells, possible: Cells) -> Range:
        """The sum: all of it where it is sure, from nothing where it is only possible."""
        least = np.bincount(self.codes[sure], minlength=len(self.amounts)).tolist()
        most = np.bincount(self.codes[possible], minlength=len(self.amounts)).tolist()
        paid = [Range(0, 0) if each is None else each.paid for each in self.amounts]
        return Range(
            sum(count * each.low for count, each in zip(least, paid, strict=True)),
            sum(count * each.high for count, each in zip(most, paid, strict=True)),
        )


def facts_read(programme: Programme, terms: Terms, step: Step) -> Key:
    """The facts that `amount_of` reads, all of them coded."""
    rate, ceiling = terms.amounts.rate, terms.stacking.ceiling
    read = (
        (isinstance(rate, RankRate), Fact(FactName.PROJECTS_BEFORE, programme.id)),
        (isinstance(rate, ZoneRate), Fact(FactName.ZONE)),
        (isinstance(ceiling, Mapping), Fact(FactName.LEGAL_FORM)),
    )
    return (*(fact for reads, fact in read if reads), *taxes_of(step))


def payments(programme: Programme, terms: Terms, step: Step, *, joins: Joins) -> Payments:
    """The amounts of a programme for a step of every organisation."""
    key = joins.key(facts_read(programme, terms, step))
    column = joins.coded(key)
    present = np.bincount(column.codes, minlength=len(column.values)) > 0
    amounts = (
        amount_of(Question(programme, terms, step, facts_from(zip(key, values, strict=True))))
        if found
        else None
        for values, found in zip(column.values, present, strict=True)
    )
    return Payments(column.codes, tuple(amounts))
