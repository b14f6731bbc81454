"""The financing of a plan as data, for another program to read."""

from typing import Any as Anything

from virage.core.funding.montage import Apart, Conditional, Financing, Held, Line, Montage
from virage.core.funding.values import Range
from virage.documents.funding.labels import Labels
from virage.documents.funding.montage import held_in_words

Data = dict[str, Anything]


def financing_data(found: Financing, labels: Labels, *, name: str) -> Data:
    """The same for another program; money is in dollars."""
    return {
        "name": name,
        "on": found.on.isoformat(),
        "cost": range_data(found.cost),
        "aid": range_data(found.aid),
        "own_share": range_data(found.own_share),
        "granted": found.granted / 100,
        "own_share_with_what_is_granted": range_data(found.budget),
        "own_share_without_any_grant": range_data(found.cost),
        "sure": side_data(found.sure, labels),
        "best": side_data(found.best, labels),
        "lines": [_line_data(each) for each in found.lines],
        "apart": [_apart_data(each) for each in found.apart],
        "conditional": [_conditional_data(each) for each in found.conditional],
    }


def _line_data(line: Line) -> Data:
    return {
        "step": line.step,
        "programme": line.programme,
        "amount": range_data(line.amount),
        "verdict": line.verdict.value,
        "missing": [fact.id for fact in line.missing],
    }


def _apart_data(apart: Apart) -> Data:
    return {
        "step": apart.step,
        "programme": apart.programme,
        "forms": [form.value for form in apart.forms],
        "amount": range_data(apart.amount),
        "verdict": apart.verdict.value,
    }


def _conditional_data(each: Conditional) -> Data:
    return {
        "step": each.step.id,
        "waits_for": [programme for programme, _ in each.waits_for],
        "own_share": range_data(each.own_share),
        "without": range_data(each.without),
        "decide_by": each.step.decide_by.isoformat() if each.step.decide_by else None,
        "fallback": each.step.fallback,
    }


def side_data(side: Montage, labels: Labels) -> Data:
    """One side: what is paid and what is left aside, with the reasons as ids and as words."""
    return {
        "total": side.total / 100,
        "gap": side.gap / 100,
        "paid": [
            {
                "step": each.step,
                "programme": each.programme,
                "amount": each.amount / 100,
                "rank": each.rank,
                "rate": str(each.rate),
                "settled": each.settled,
                "held": [held_data(held, labels) for held in each.held],
            }
            for each in side.paid
        ],
        "unused": [
            {
                "step": each.step,
                "programme": each.programme,
                "why": each.why.value,
                "at_most": None if each.at_most is None else each.at_most / 100,
                "held": [held_data(held, labels) for held in each.held],
            }
            for each in side.unused
        ],
    }


def held_data(held: Held, labels: Labels) -> Data:
    """One reason."""
    return {
        "hold": held.hold.value,
        "programme": held.programme or None,
        "text": held_in_words(held, labels),
    }


def range_data(between: Range) -> list[float]:
    """The two ends, in dollars."""
    return [between.low / 100, between.high / 100]
