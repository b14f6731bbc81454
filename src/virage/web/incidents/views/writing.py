"""Writing an incident into the register, and what is learned of it later."""

from dataclasses import dataclass, replace
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from virage.core.access import Actor
from virage.web.incidents import actions, queries
from virage.web.incidents.bridge import incident_of
from virage.web.incidents.forms import IncidentForm, id_in
from virage.web.incidents.models import IncidentRow
from virage.web.incidents.views import words
from virage.web.incidents.views.register import found
from virage.web.organisations.views.doors import signed_in
from virage.web.ui.forms import posted

FORMS = ["GET", "HEAD", "POST"]
CONFLICT = 409


@dataclass(frozen=True, slots=True)
class Writing:
    """The form of an incident: a new one has no row.

    `base` is the version that the person saw; `theirs` what a colleague wrote meanwhile;
    `concerned` what the organisation is called that the form names.
    """

    form: IncidentForm
    row: IncidentRow | None = None
    base: int = 0
    conflict: bool = False
    theirs: tuple[words.Line, ...] = ()
    concerned: str = ""


@signed_in("incident.keep")
@require_http_methods(FORMS)
def add(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Write a new incident, perhaps of the organisation that the address names."""
    about = queries.organisation_concerned(actor, id_in(request.GET.get("organisation", "")))
    known = about.id if about else None
    form = IncidentForm(timezone.localdate(), actor=actor, data=posted(request), about=known)
    if form.is_valid():
        row = actions.open_incident(actor=actor, incident=form.incident)
        return redirect("incidents:incident", row.id)
    return _shown(request, actor, Writing(form))


@signed_in("incident.keep")
@require_http_methods(FORMS)
def change(request: HttpRequest, actor: Actor, *, incident_id: UUID) -> HttpResponse:
    """Write what is known by now; what a colleague wrote meanwhile is shown."""
    row = found(actor, incident_id)
    known, today = incident_of(row), timezone.localdate()
    form = IncidentForm(today, actor=actor, data=posted(request), known=known)
    base = _number(request.POST.get("base", "")) if form.is_bound else row.version
    if not form.is_valid():
        return _shown(request, actor, Writing(form, row, base))
    if actions.change_incident(actor=actor, row=row, base=base, incident=form.incident):
        return redirect("incidents:incident", row.id)
    row.refresh_from_db()
    theirs = words.differences(incident_of(row), form.incident)
    return _shown(request, actor, Writing(form, row, row.version, conflict=True, theirs=theirs))


def _shown(request: HttpRequest, actor: Actor, page: Writing) -> HttpResponse:
    """Answer with the form: as it is, refused, or overtaken by a colleague."""
    place = queries.organisation_concerned(actor, page.form.concerned)
    page = replace(page, concerned=place.name if place else "")
    refused = 422 if page.form.is_bound else 200
    status = CONFLICT if page.conflict else refused
    return render(request, "incidents/writing.html", {"page": page}, status=status)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0  # noqa: PLR2004
