"""The director's page of all cases: by stage and office, how long they wait, and as a table."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from virage.core.access import Actor
from virage.core.casework import Kind, Waits, waits_of
from virage.core.workdays import working_days_between
from virage.documents.archive import table
from virage.web.offices import actions
from virage.web.offices.bridge import KIND, REGION, choices_of
from virage.web.offices.bridge.casework import Turn, turns_of
from virage.web.offices.forms.exporting import ExportForm
from virage.web.offices.holidays import holidays_around
from virage.web.offices.models import Accompaniment
from virage.web.offices.queries.directing import every_case
from virage.web.offices.turns import TurnLine, stages, turn_line
from virage.web.organisations.views.doors import signed_in
from virage.web.ui.downloads import CSV, download
from virage.web.ui.page import language

ON_A_PAGE = 25
BANDS = ((1, "0"), (10, "1-9"), (50, "10-49"), (250, "50-249"))


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """An office: its open cases by stage, and how long its requests waited."""

    name: str
    counts: tuple[int, ...]
    whole: int
    waits: Waits


@dataclass(frozen=True, slots=True)
class CaseRow:
    """An open case, to give to somebody else."""

    id: UUID
    name: str
    office: str
    advisor: str
    turn: TurnLine


@dataclass(frozen=True, slots=True)
class Cell:
    """How many cases of an office are at a stage."""

    office: str
    count: int


@dataclass(frozen=True, slots=True)
class StageRow:
    """A stage, and how many cases each office has there."""

    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class DirectingPage:
    """Every open case; `rows` counts them by stage, in the order of the offices, then in all."""

    offices: tuple[OfficeLine, ...]
    whole: OfficeLine
    rows: tuple[StageRow, ...]
    cases: tuple[CaseRow, ...]
    pages: Page[Accompaniment]

    @property
    def waits(self) -> tuple[OfficeLine, ...]:
        """Each office, then all of them."""
        return (*self.offices, self.whole)


@signed_in("cases.direct")
@require_safe
def cases(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show every case, by stage and office."""
    return _shown(request, actor, ExportForm())


def _shown(
    request: HttpRequest, actor: Actor, form: ExportForm, *, status: int = 200
) -> HttpResponse:
    page = _page(every_case(actor), number=request.GET.get("page"))
    return render(request, "offices/cases.html", {"page": page, "form": form}, status=status)


def _page(rows: tuple[Accompaniment, ...], *, number: str | None) -> DirectingPage:
    today = timezone.localdate()
    turns, kinds = turns_of(rows, today), [each for each in stages() if each != Kind.NOTHING.value]
    still = [row for row in rows if row.ended_at is None]
    still.sort(key=lambda row: turns[row.id].move.turn(today))
    page = Paginator(still, ON_A_PAGE).get_page(number)
    offices = tuple(_lines(rows, turns, kinds))
    whole = _line(_("All offices"), rows, turns, kinds=kinds)
    return DirectingPage(
        offices=offices,
        whole=whole,
        rows=tuple(_stages(kinds, (*offices, whole))),
        cases=tuple(_case(row, turns[row.id], today) for row in page),
        pages=page,
    )


def _lines(
    rows: tuple[Accompaniment, ...], turns: dict[UUID, Turn], kinds: list[str]
) -> Iterator[OfficeLine]:
    names = {row.office_id: _office(row) for row in rows}
    for key, name in sorted(names.items(), key=lambda each: each[1]):
        yield _line(name, [row for row in rows if row.office_id == key], turns, kinds=kinds)


def _stages(kinds: list[str], offices: tuple[OfficeLine, ...]) -> Iterator[StageRow]:
    names = stages()
    for place, kind in enumerate(kinds):
        yield StageRow(names[kind], tuple(Cell(each.name, each.counts[place]) for each in offices))


def _case(row: Accompaniment, turn: Turn, today: date) -> CaseRow:
    return CaseRow(
        id=row.id,
        name=row.organisation.name,
        office=_office(row),
        advisor=row.advisor.name if row.advisor else "",
        turn=turn_line(row, turn, today),
    )


def _office(row: Accompaniment) -> str:
    return row.office.name_in(language()) if row.office else _("No office")


def _line(
    name: str, rows: Iterable[Accompaniment], turns: dict[UUID, Turn], *, kinds: list[str]
) -> OfficeLine:
    kept = tuple(rows)
    counted = Counter(turns[row.id].stage.kind.value for row in kept if row.ended_at is None)
    return OfficeLine(
        name=name,
        counts=tuple(counted[each] for each in kinds),
        whole=sum(counted.values()),
        waits=waits_of(days for days in map(_waited, kept) if days is not None),
    )


def _waited(row: Accompaniment) -> int | None:
    """The working days until somebody took a request; None while nobody did, or after a call."""
    if row.taken_at is None or row.called:
        return None
    first, last = timezone.localdate(row.waiting_since), timezone.localdate(row.taken_at)
    days = holidays_around(first.year) | holidays_around(last.year)
    return working_days_between(first, last, days)


@signed_in("cases.direct")
@require_safe
def plain(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Give the cases as a table that names nobody."""
    return _csv(every_case(actor), named=False)


@require_POST
@signed_in("cases.direct")
def named(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Give the same with names, once a reason was written."""
    form = ExportForm(request.POST)
    if not form.is_valid():
        return _shown(request, actor, form, status=422)
    rows = every_case(actor)
    actions.note_export(actor=actor, reason=form.cleaned_data["reason"], rows=len(rows))
    return _csv(rows, named=True)


HEAD = "office region kind employees stage asked working_days_until_taken ended".split()


def _csv(rows: tuple[Accompaniment, ...], *, named: bool) -> HttpResponse:
    """The table, safe against formulas; without names, months instead of days."""
    turns = turns_of(rows, timezone.localdate())
    head = ["organisation", "advisor", *HEAD] if named else HEAD
    content = table(head, (_cells(row, turns[row.id], named=named) for row in rows))
    return download(content, name="cases-named.csv" if named else "cases.csv", kind=CSV)


def _cells(row: Accompaniment, turn: Turn, *, named: bool) -> list[object]:
    who: list[object] = [row.organisation.name, row.advisor.name if row.advisor else ""]
    asked = timezone.localdate(row.asked_at)
    ended = timezone.localdate(row.ended_at) if row.ended_at else None
    return [
        *(who if named else []),
        _office(row),
        choices_of(REGION, language()).get(row.region, row.region),
        choices_of(KIND, language()).get(row.kind, row.kind),
        _band(row.employees),
        stages()[turn.stage.kind.value],
        _when(asked, named=named),
        _waited(row),
        _when(ended, named=named),
    ]


def _when(day: date | None, *, named: bool) -> str:
    if day is None:
        return ""
    return day.isoformat() if named else f"{day:%Y-%m}"


def _band(employees: int | None) -> str:
    if employees is None:
        return ""
    return next((band for limit, band in BANDS if employees < limit), "250+")
