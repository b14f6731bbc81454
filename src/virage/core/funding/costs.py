"""What a step costs once the taxes that come back are taken off."""

from collections.abc import Iterable
from fractions import Fraction
from math import ceil, floor

from virage.core.funding.facts import Cost, Facts, Step
from virage.core.funding.values import Cents, Range


def net_cost(step: Step, facts: Facts) -> Range:
    """The whole step, net of recoverable GST and QST; a range while the rebate is not known."""
    return added(net(cost, facts) for cost in step.costs)


def net(cost: Cost, facts: Facts) -> Range:
    """One line, net of what comes back of its taxes, to the cent."""
    gst = _kept(cost.gst, facts.gst_recovered)
    qst = _kept(cost.qst, facts.qst_recovered)
    return Range(cost.before_taxes + gst.low + qst.low, cost.before_taxes + gst.high + qst.high)


def _kept(tax: Cents, recovered: Fraction | None) -> Range:
    """The part of a tax that stays to be paid."""
    if recovered is None:
        return Range(0, tax)
    left = tax * (1 - recovered)
    return Range(floor(left), ceil(left))


def added(ranges: Iterable[Range]) -> Range:
    """The sum of ranges."""
    low = high = 0
    for each in ranges:
        low, high = low + each.low, high + each.high
    return Range(low, high)
