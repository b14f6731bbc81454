"""The envelopes month by month: granted, given back, worked, claimed, left; nobody is named."""

from collections.abc import Iterator
from dataclasses import astuple, dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from virage.core.access import Actor
from virage.core.envelopes import Month, by_month
from virage.documents.archive import table as as_table
from virage.documents.language import month_in_words
from virage.web.mandates import bridge
from virage.web.mandates.models import Envelope
from virage.web.mandates.queries.months import by_envelope, mandates_holding
from virage.web.mandates.queries.terms import envelopes_overseen
from virage.web.mandates.views import words
from virage.web.mandates.views.doors import overseeing
from virage.web.mandates.views.overseeing import year_in_words
from virage.web.ui.downloads import CSV, download
from virage.web.ui.page import language

CENTS = 100
HEAD = "office year month granted given_back worked claimed left".split()


@dataclass(frozen=True, slots=True)
class Line:
    """A month in words."""

    month: str
    granted: str
    returned: str
    worked: str
    claimed: str
    left: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """An envelope of an office; `gone` is what it holds for organisations that were erased."""

    id: str
    office: str
    year: str
    whole: str
    lines: tuple[Line, ...]
    gone: str
    left: str


@overseeing("mandate.oversee")
@require_safe
def months(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show each envelope of one's offices, month by month."""
    ledgers = tuple(_ledger(row, found) for row, found in _read(actor))
    return render(request, "mandates/months.html", {"ledgers": ledgers})


@overseeing("mandate.oversee")
@require_safe
def table(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Give the same as a table, in dollars."""
    rows = (
        [row.office.name_in(language()), row.year, f"{each.first:%Y-%m}", *_dollars(each)]
        for row, found in _read(actor)
        for each in found
    )
    return download(as_table(HEAD, rows), name="envelopes.csv", kind=CSV)


def _read(actor: Actor) -> Iterator[tuple[Envelope, tuple[Month, ...]]]:
    envelopes = envelopes_overseen(actor)
    mandates = by_envelope(mandates_holding(envelopes))
    for row in envelopes:
        moved = (each for one in mandates.get(row.id, ()) for each in bridge.movements_of(one))
        yield row, by_month(moved, row.cents)


def _dollars(month: Month) -> list[float]:
    return [cents / CENTS for cents in astuple(month)[1:]]


def _ledger(row: Envelope, found: tuple[Month, ...]) -> Ledger:
    gone = (found[-1].left if found else row.cents) - row.left
    return Ledger(
        id=f"envelope-{row.id}",
        office=row.office.name_in(language()),
        year=year_in_words(row.year),
        whole=words.dollars(row.cents),
        lines=tuple(map(_line, found)),
        gone=words.dollars(gone) if gone else "",
        left=words.dollars(row.left),
    )


def _line(month: Month) -> Line:
    sums = (month.granted, month.returned, month.worked, month.claimed, month.left)
    return Line(month_in_words(month.first, language()), *map(words.dollars, sums))
