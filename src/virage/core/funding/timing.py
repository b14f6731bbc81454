"""The traps of time: money spent too early, a project begun or ended too late."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from virage.core.funding.terms import Gate, Timing
from virage.core.funding.values import months_after
from virage.core.logic import Truth


class Rule(Enum):
    """What a schedule must keep to."""

    SPEND_ONLY_AFTER = "spend_only_after"
    START_WITHIN = "start_within"
    END_WITHIN = "end_within"


@dataclass(frozen=True, slots=True)
class Schedule:
    """The days of a step; None is not known yet."""

    filed: date | None = None
    authorised: date | None = None
    first_expense: date | None = None
    started: date | None = None
    ended: date | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """A rule of timing and whether the schedule keeps to it; `limit` is the day that decides."""

    rule: Rule
    kept: Truth
    limit: date | None = None


def timing_checks(timing: Timing, schedule: Schedule) -> tuple[Check, ...]:
    """What becomes of each rule that the programme states or has not published."""
    begun, over, when = schedule.started, schedule.ended, schedule.authorised
    start, end = timing.start_within_months, timing.end_within_months
    return (
        *_spending(timing, schedule),
        *_within(Rule.START_WITHIN, start, authorised=when, happened=begun),
        *_within(Rule.END_WITHIN, end, authorised=when, happened=over),
    )


def _spending(timing: Timing, schedule: Schedule) -> tuple[Check, ...]:
    gate = timing.spend_only_after
    if gate is None:
        return (Check(Rule.SPEND_ONLY_AFTER, None),)
    if not isinstance(gate, Gate):
        return ()
    opened = schedule.filed if gate is Gate.FILING else schedule.authorised
    spent = schedule.first_expense
    kept = None if opened is None or spent is None else spent >= opened
    return (Check(Rule.SPEND_ONLY_AFTER, kept, opened),)


def _within(
    rule: Rule, months: object, *, authorised: date | None, happened: date | None
) -> tuple[Check, ...]:
    if months is None:
        return (Check(rule, None),)
    if not isinstance(months, int):
        return ()
    if authorised is None:
        return (Check(rule, None),)
    limit = months_after(authorised, months)
    return (Check(rule, None if happened is None else happened <= limit, limit),)
