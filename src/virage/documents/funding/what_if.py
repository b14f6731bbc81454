"""What another term of a programme would change for many organisations: as text, and as data."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any as Anything

from virage.core.funding.values import Range, Verdict
from virage.core.portfolio import Difference, Outcome, WhatIf
from virage.core.portfolio.what_if import Rows
from virage.core.text import Language
from virage.documents.funding.labels import CENTS, Labels, range_in_dollars
from virage.documents.language import day_in_words, words

MOST_NAMED = 20
STEP = "  "
Data = dict[str, Anything]


@dataclass(frozen=True, eq=False)
class Told:
    """A comparison, the organisations' names in the order of its columns, and its day.

    `with_amounts` says whether the cost of a step was given.
    """

    found: WhatIf
    names: Sequence[str]
    on: date
    with_amounts: bool


def what_if_text(told: Told, labels: Labels) -> str:
    """Who gains, who loses, how much in all; of many names the first ones."""
    _ = words(labels.language).gettext
    title = _("What would change on %(day)s for %(count)s organisations") % {
        "day": day_in_words(told.on, labels.language),
        "count": len(told.names),
    }
    lines = [title, ""]
    if not told.found.differences:
        lines += [_("Nothing: the programme already has these terms."), ""]
    for programme, difference in told.found.differences.items():
        lines += [labels.programme(programme), *_difference(difference, told, labels.language), ""]
    lines.append(
        _("This is no decision, nor a promise of money: it is what the published rules would say.")
    )
    return "\n".join(lines) + "\n"


def _difference(one: Difference, told: Told, language: Language) -> Iterator[str]:
    _ = words(language).gettext
    may_apply = one.after.programme.availability_on(told.on).truth
    if may_apply is False:
        yield STEP + _("It is closed: nobody has a yes, whatever the terms.")
    if may_apply is None:
        yield STEP + _("Whether one may apply is not known: nobody has a sure yes.")
    yield STEP + _("Yes by the rules: %(before)s before, %(after)s after") % {
        "before": one.before.how_many(Verdict.YES),
        "after": one.after.how_many(Verdict.YES),
    }
    groups = [
        (_("Would have a yes: %(count)s"), one.become_yes),
        (_("Would have a no: %(count)s"), one.become_no),
        (_("Would no longer be known: %(count)s"), one.become_unknown),
    ]
    if told.with_amounts:
        groups += [
            (_("Could count on more: %(count)s"), one.paid_more),
            (_("Could count on less: %(count)s"), one.paid_less),
            (_("Could count on more or on less: %(count)s"), one.paid_otherwise),
        ]
    for sentence, rows in groups:
        yield STEP + sentence % {"count": len(rows)}
        yield from _names(rows, told.names, language)
    if not told.with_amounts:
        yield STEP + _("For amounts, give the cost of a step (--cost).")
        return
    yield STEP + _("All together: %(before)s before, %(after)s after") % {
        "before": range_in_dollars(one.before.total, language),
        "after": range_in_dollars(one.after.total, language),
    }


def _names(rows: Rows, names: Sequence[str], language: Language) -> Iterator[str]:
    for row in rows[:MOST_NAMED]:
        yield f"{STEP}{STEP}· {names[row]}"
    if len(rows) > MOST_NAMED:
        more = words(language).gettext("and %(count)s others")
        yield f"{STEP}{STEP}{more % {'count': len(rows) - MOST_NAMED}}"


def what_if_data(told: Told, labels: Labels) -> Data:
    """The same with every name; money is in dollars, null where no step was given.

    `open` is whether one may apply on that day, null where it is not known.
    """
    return {
        "on": told.on.isoformat(),
        "organisations": len(told.names),
        "programmes": [
            {
                "id": programme,
                "name": labels.programme(programme),
                "open": one.after.programme.availability_on(told.on).truth,
                "before": _side(one.before, told),
                "after": _side(one.after, told),
                "become": {
                    "yes": _named(one.become_yes, told.names),
                    "no": _named(one.become_no, told.names),
                    "unknown": _named(one.become_unknown, told.names),
                },
                "paid": {
                    "more": _named(one.paid_more, told.names),
                    "less": _named(one.paid_less, told.names),
                    "otherwise": _named(one.paid_otherwise, told.names),
                },
            }
            for programme, one in told.found.differences.items()
        ],
    }


def _side(outcome: Outcome, told: Told) -> Data:
    counts = {verdict.value: outcome.how_many(verdict) for verdict in Verdict}
    return {**counts, "total": _dollars(outcome.total) if told.with_amounts else None}


def _dollars(between: Range) -> Data:
    return {"low": between.low / CENTS, "high": between.high / CENTS}


def _named(rows: Rows, names: Sequence[str]) -> list[str]:
    return [names[row] for row in rows]
