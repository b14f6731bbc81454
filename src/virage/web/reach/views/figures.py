"""The figures of the reach, for who directs and who edits; what is counted, for everybody."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from virage.core.access import Actor, decide
from virage.core.reach import FLOOR, Kind, Line, reach, withheld
from virage.documents.archive import table
from virage.documents.language import month_in_words
from virage.web.organisations.views.doors import signed_in
from virage.web.policy import verb
from virage.web.reach import actions, queries
from virage.web.reach.joining import Title, titles_of
from virage.web.reach.views.words import (
    KINDS,
    count_in_words,
    region_in_words,
    region_names,
)
from virage.web.ui.downloads import CSV, download
from virage.web.ui.page import language

MONTHS = 13  # so that the same month of last year is there to compare


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A month and a kind: the whole, and what each region makes of it."""

    month: str
    kind: str
    whole: str
    regions: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """The lines, the newest month first, and the pages most read."""

    lines: tuple[FigureLine, ...]
    pages: tuple[tuple[str, Title, str], ...]
    floor: int
    directs: bool


@signed_in("reach.read")
@require_safe
def figures(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show a year of counts, by month, kind and region."""
    since = _since(timezone.localdate())
    names, directs = region_names(), bool(decide("incident.keep", actor))
    lines = (_line(each, names) for each in reach(queries.counted_for(actor, since)))
    page = FiguresPage(tuple(lines), _pages(actor, since), FLOOR, directs)
    return render(request, "reach/figures.html", {"page": page})


def _since(today: date) -> date:
    """The first day of the first month that is shown."""
    months = today.year * 12 + today.month - MONTHS
    return date(months // 12, months % 12 + 1, 1)


def _line(line: Line, names: dict[str, str]) -> FigureLine:
    return FigureLine(
        month=month_in_words(line.month, language()),
        kind=str(KINDS[line.kind]),
        whole=count_in_words(line.whole),
        regions=tuple(
            (region_in_words(region, names), count_in_words(count))
            for region, count in sorted(line.regions.items(), key=lambda each: each[0] or "~")
        ),
    )


def _pages(actor: Actor, since: date) -> tuple[tuple[str, Title, str], ...]:
    read = queries.read_for(actor, since)
    shown = withheld({f"{kind.value}.{thing}": count for (kind, thing), count in read.items()})
    titles = titles_of(actor, read.keys())
    return tuple(
        (
            str(KINDS[kind]),
            titles[kind, thing],
            count_in_words(shown[f"{kind.value}.{thing}"]),
        )
        for kind, thing in read
    )


@signed_in("reach.read")
@require_POST
def export(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Give the same counts as a table; the small ones are withheld there too."""
    today, names = timezone.localdate(), region_names()
    counted = actions.export(actor=actor, since=_since(today))
    head = [_("Month"), _("What is counted"), _("Region"), _("Number")]
    rows = (
        [f"{line.month:%Y-%m}", str(KINDS[line.kind]), region, count_in_words(count)]
        for line in reach(counted)
        for region, count in _cells(line, names)
    )
    return download(table(head, rows), name=f"reach-{today}.csv", kind=CSV)


def _cells(line: Line, names: dict[str, str]) -> list[tuple[str, int | None]]:
    regions = [(region_in_words(each, names), count) for each, count in line.regions.items()]
    return [(_("Everywhere"), line.whole), *regions]


@verb("public.read")
@require_safe
def counted(request: HttpRequest) -> HttpResponse:
    """Say to everybody what is counted, and what is not."""
    page = {"kinds": tuple(KINDS[each] for each in Kind), "floor": FLOOR}
    return render(request, "reach/counted.html", {"page": page})
