"""The register, one incident of it, and its export."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from virage.core.access import Actor
from virage.core.incidents import Incident, Owed, owed
from virage.documents.archive import table
from virage.web.incidents import actions, queries
from virage.web.incidents.bridge import incident_of
from virage.web.incidents.models import IncidentRow
from virage.web.incidents.views import words
from virage.web.organisations.views.doors import signed_in
from virage.web.ui.downloads import CSV, download

A_PAGE, A_LINE = 20, 140


@dataclass(frozen=True, slots=True)
class Entry:
    """An incident in the list; `unnotified` when the Commission should know and does not."""

    id: UUID
    aware_on: date
    circumstances: str
    risk: str
    state: str
    unnotified: bool


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """Some of the incidents, the newest first."""

    entries: tuple[Entry, ...]
    number: int
    count: int
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class IncidentPage:
    """One incident in words, and what it still waits for."""

    row: IncidentRow
    happened: tuple[words.Line, ...]
    harm: tuple[words.Line, ...]
    after: tuple[words.Line, ...]
    owed: tuple[str, ...]
    unnotified: bool


@signed_in("incident.keep")
@require_safe
def register(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show the incidents, or when to write one."""
    pages = Paginator(queries.incidents_visible_to(actor), A_PAGE)
    shown = _shown(pages.get_page(request.GET.get("page")))
    return render(request, "incidents/register.html", {"page": shown})


def _shown(page: "Page[IncidentRow]") -> RegisterPage:
    return RegisterPage(
        entries=tuple(_entry(row) for row in page),
        number=page.number,
        count=page.paginator.num_pages,
        before=page.previous_page_number() if page.has_previous() else None,
        after=page.next_page_number() if page.has_next() else None,
    )


def _entry(row: IncidentRow) -> Entry:
    incident = incident_of(row)
    return Entry(
        id=row.id,
        aware_on=row.aware_on,
        circumstances=Truncator(row.circumstances).chars(A_LINE),
        risk=words.risk_in_words(incident),
        state=words.state_in_words(incident),
        unnotified=Owed.COMMISSION in owed(incident),
    )


@signed_in("incident.keep")
@require_safe
def incident(request: HttpRequest, actor: Actor, *, incident_id: UUID) -> HttpResponse:
    """Show one incident; the page prints as a sheet of the register."""
    row = found(actor, incident_id)
    place = queries.organisation_concerned(actor, row.organisation_id)
    shown = _page(row, place.name if place else "")
    return render(request, "incidents/incident.html", {"page": shown})


def found(actor: Actor, incident_id: UUID) -> IncidentRow:
    """The incident of an address; 404 when there is none."""
    row = queries.incident_visible_to(actor, incident_id)
    if row is None:
        raise Http404
    return row


def _page(row: IncidentRow, concerned: str) -> IncidentPage:
    said = incident_of(row)
    waits = words.owed_in_words(said)
    unnotified = Owed.COMMISSION in owed(said)
    parts = words.parts_of(said, concerned=concerned)
    return IncidentPage(row, **parts, owed=waits, unnotified=unnotified)


@signed_in("incident.keep")
@require_POST
def export(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Give the whole register as a table; that it was asked for is journalled."""
    rows = actions.export_register(actor=actor)
    body = table(_head(), (_cells(row) for row in rows))
    return download(body, name=f"incidents-{timezone.localdate()}.csv", kind=CSV)


def _head() -> list[str]:
    """What each column of the export is."""
    nothing = Incident(information="", circumstances="", aware_on=timezone.localdate())
    labels = [line.label for line in words.lines_of(nothing)]
    return [_("Identifier"), *labels, _("Written on"), _("Last change")]


def _cells(row: IncidentRow) -> list[str]:
    said = [line.value for line in words.lines_of(incident_of(row))]
    days = [str(timezone.localdate(moment)) for moment in (row.opened_at, row.changed_at)]
    return [str(row.id), *said, *days]
