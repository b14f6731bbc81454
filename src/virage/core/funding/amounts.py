"""What one programme alone would pay for one step: a range while anything decisive is unknown."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from math import floor

from virage.core.funding.costs import added, net, net_cost
from virage.core.funding.facts import Cost, Fact, FactName, Facts, Step
from virage.core.funding.programmes import Programme
from virage.core.funding.terms import (
    Advice,
    Bracket,
    BracketRate,
    CostBase,
    FlatRate,
    RankRate,
    Rate,
    Terms,
    ZoneRate,
)
from virage.core.funding.values import Absent, Cents, Client, Range


class Bound(Enum):
    """What keeps an amount from being higher; those of `Caps` come first."""

    PROJECT = "project"
    ENTERPRISE = "enterprise"
    TWELVE_MONTHS = "twelve_months"
    LIFE = "life"
    RATE = "rate"
    OWN_CONTRIBUTION = "own_contribution"
    CEILING = "ceiling"
    FLOOR = "floor"
    NO_ELIGIBLE_COST = "no_eligible_cost"


@dataclass(frozen=True, slots=True)
class Amount:
    """What the terms allow for a step, in cents.

    `eligible` is the cost that the rate applies to. `bounds` is what keeps the highest amount from
    being higher. `unpublished` names the terms that could change the amount and are not known.
    """

    paid: Range
    eligible: Range
    bounds: tuple[Bound, ...]
    unpublished: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A programme's terms, asked about a step of an organisation."""

    programme: Programme
    terms: Terms
    step: Step
    facts: Facts


NO_MONEY = Range(0, 0)


def amount_of(question: Question) -> Amount:
    """What the programme alone would pay, whatever the verdict; loans are told the same way."""
    terms = question.terms
    eligible = eligible_cost(terms, question.step, question.facts)
    if eligible.high == 0:
        return Amount(NO_MONEY, eligible, (Bound.NO_ELIGIBLE_COST,), ())
    held = tuple(limits(question, eligible))
    high = min(limit.high for _, limit in held)
    low = 0 if without_cap(terms) else min(limit.low for _, limit in held)
    bounds = tuple(bound for bound, limit in held if limit.high == high)
    least = terms.amounts.floor
    if isinstance(least, int):
        low = low if low >= least else 0
        high, bounds = (high, bounds) if high >= least else (0, (Bound.FLOOR,))
    return Amount(Range(low, high), eligible, bounds, unpublished(terms))


def without_cap(terms: Terms) -> bool:
    """Whether nothing published says how much at most: then nothing sure can be promised."""
    return terms.amounts.caps.project is None and not terms.amounts.caps.known


def eligible_cost(terms: Terms, step: Step, facts: Facts) -> Range:
    """The part of a step's net cost that the rate applies to."""
    whole = added(_eligible(terms, cost, facts) for cost in step.costs)
    in_all = terms.amounts.excluded.in_all
    if in_all is None:
        return Range(0, max(0, whole.high - terms.amounts.excluded.at_least))
    left_out = in_all if isinstance(in_all, int) else 0
    return Range(max(0, whole.low - left_out), max(0, whole.high - left_out))


def _eligible(terms: Terms, cost: Cost, facts: Facts) -> Range:
    listed = terms.expenses.of(cost.category)
    if listed is False:
        return NO_MONEY
    paid = net(cost, facts)
    low, high = _excluded_from(terms, cost)
    return Range(0 if listed is None else max(0, paid.low - high), max(0, paid.high - low))


def _excluded_from(terms: Terms, cost: Cost) -> tuple[Cents, Cents]:
    """The least and the most that is taken off one line for its assets."""
    per_asset = terms.amounts.excluded.per_asset
    if per_asset is None:
        return 0, cost.before_taxes + cost.gst + cost.qst
    if isinstance(per_asset, Absent):
        return 0, 0
    taken = per_asset.get(cost.category, 0) * cost.assets
    return taken, taken


def limits(question: Question, eligible: Range) -> Iterator[tuple[Bound, Range]]:
    """Every known limit: what the rate gives, then each thing that may hold it back."""
    terms = question.terms
    parts = rate_range(terms.amounts.rate, question.programme.id, question.facts)
    yield Bound.RATE, _times(terms.amounts.rate, parts, eligible)
    caps = terms.amounts.caps
    for bound in (Bound.PROJECT, Bound.ENTERPRISE, Bound.TWELVE_MONTHS, Bound.LIFE):
        cap = getattr(caps, bound.value)
        if isinstance(cap, int):
            yield bound, Range(cap, cap)
    if terms.advice:
        yield Bound.PROJECT, _granted(terms.advice, question.facts.employees)
    own = terms.amounts.own_contribution
    if isinstance(own, tuple):
        yield (
            Bound.OWN_CONTRIBUTION,
            Range(leaving(own, eligible.low), leaving(own, eligible.high)),
        )
    yield from _ceiling(question, eligible)


def _granted(advice: Iterable[Advice], employees: int | None) -> Range:
    paid = [each.paid for each in advice if each.suits(employees)]
    return Range(min(paid, default=0), max(paid, default=0))


def _times(rate: object, parts: tuple[Fraction, Fraction], eligible: Range) -> Range:
    if isinstance(rate, BracketRate):
        return Range(_marginal(rate, eligible.low), _marginal(rate, eligible.high))
    return Range(floor(parts[0] * eligible.low), floor(parts[1] * eligible.high))


def rate_range(
    rate: Rate | Absent | None, programme: str, facts: Facts
) -> tuple[Fraction, Fraction]:
    """The least and the greatest part that may be paid; without a rate, up to the whole cost."""
    match rate:
        case None:
            return Fraction(0), Fraction(1)
        case FlatRate(low, high):
            return low, high
        case RankRate(ranks):
            before = facts.projects_before.get(programme)
            possible = ranks if before is None else (ranks[min(before, len(ranks) - 1)],)
        case ZoneRate(zones):
            known = None if facts.zone is None else zones.get(facts.zone)
            possible = tuple(zones.values()) if known is None else (known,)
        case BracketRate(brackets):
            possible = tuple(bracket.part for bracket in brackets)
        case _:
            possible = (Fraction(1),)
    return min(possible), max(possible)


def _marginal(rate: BracketRate, cost: Cents) -> Cents:
    paid, below = Fraction(0), 0
    for bracket in rate.brackets:
        top = cost if bracket.up_to is None else min(cost, bracket.up_to)
        paid += bracket.part * max(0, top - below)
        below = max(below, top)
    return floor(paid)


def leaving(own: tuple[Bracket, ...], cost: Cents) -> Cents:
    """The most aid that leaves the client its part; its part depends on the size of the aid."""
    allowed = 0
    for bracket in own:
        most = floor((1 - bracket.part) * cost)
        allowed = max(allowed, most if bracket.up_to is None else min(most, bracket.up_to))
    return allowed


def _ceiling(question: Question, eligible: Range) -> Iterator[tuple[Bound, Range]]:
    """What the programme's own stacking ceiling leaves to it when no other aid is there."""
    stacking, programme = question.terms.stacking, question.programme
    counted = None if programme.level is None else stacking.counts.of(programme.level)
    weights = [stacking.weights.get(form) for form in programme.forms] or [None]
    heaviest = max(1 if weight is None else weight for weight in weights)
    lightest = min(0 if weight is None else weight for weight in weights)
    if not isinstance(stacking.ceiling, Mapping) or counted is False or not heaviest:
        return
    parts = ceiling_range(stacking.ceiling, question.facts)
    whole = net_cost(question.step, question.facts)
    base = base_of(stacking.cost_base, eligible, whole)
    least = floor(parts[0] * base.low / heaviest)
    sure = counted and lightest
    most = floor(parts[1] * base.high / lightest) if sure else max(whole.high, least)
    yield Bound.CEILING, Range(least, most)


def ceiling_range(ceiling: Mapping[Client, Fraction], facts: Facts) -> tuple[Fraction, Fraction]:
    """The least and the greatest ceiling that may hold; a class left unsaid may have none."""
    client = facts.client
    if client is not None and client in ceiling:
        return ceiling[client], ceiling[client]
    stated = client is None and len(ceiling) == len(Client)
    return min(ceiling.values()), max(ceiling.values()) if stated else Fraction(1)


def base_of(cost_base: CostBase | None, eligible: Range, whole: Range) -> Range:
    if cost_base is CostBase.ELIGIBLE_COSTS:
        return eligible
    return whole if cost_base is CostBase.ALL_COSTS else Range(eligible.low, whole.high)


def unpublished(terms: Terms) -> tuple[str, ...]:
    """The terms of amount and stacking that are not known, by their names in files."""
    amounts, stacking = terms.amounts, terms.stacking
    named = {
        "rate": amounts.rate,
        "floor": amounts.floor,
        "caps.project": amounts.caps.project,
        "caps.enterprise": amounts.caps.enterprise,
        "caps.twelve_months": amounts.caps.twelve_months,
        "caps.life": amounts.caps.life,
        "own_contribution": amounts.own_contribution,
        "excluded.per_asset": amounts.excluded.per_asset,
        "excluded.in_all": amounts.excluded.in_all,
        "expenses.others": terms.expenses.others,
        "stacking.ceiling": stacking.ceiling,
        "stacking.counts_tax_credits": stacking.counts_tax_credits,
        "stacking.cost_base": stacking.cost_base,
    }
    return tuple(name for name, value in named.items() if value is None)


def facts_for_amount(question: Question) -> tuple[Fact, ...]:
    """The facts that are not known and would make the amount more precise."""
    facts, rate = question.facts, question.terms.amounts.rate
    missing: list[Fact] = []
    if isinstance(rate, RankRate) and question.programme.id not in facts.projects_before:
        missing.append(Fact(FactName.PROJECTS_BEFORE, question.programme.id))
    if isinstance(rate, ZoneRate) and facts.zone is None:
        missing.append(Fact(FactName.ZONE))
    if question.terms.advice and facts.employees is None:
        missing.append(Fact(FactName.EMPLOYEES))
    ceiling = question.terms.stacking.ceiling
    if isinstance(ceiling, Mapping) and len(set(ceiling.values())) > 1 and facts.client is None:
        missing.append(Fact(FactName.LEGAL_FORM))
    for name, taxed in ((FactName.GST_RECOVERED, "gst"), (FactName.QST_RECOVERED, "qst")):
        spent = any(getattr(cost, taxed) for cost in question.step.costs)
        if spent and facts.value(Fact(name)) is None:
            missing.append(Fact(name))
    return tuple(missing)
