"""Answering: the overview of a sheet and its sections."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from virage.core.access import Actor
from virage.web.diagnostics import actions, queries
from virage.web.diagnostics.models import Sheet
from virage.web.diagnostics.views import reading, road, saving, screens, sections
from virage.web.diagnostics.views.doors import on_sheet


@on_sheet("diagnosis.read")
@require_safe
def overview(request: HttpRequest, actor: Actor, sheet: Sheet) -> HttpResponse:
    """Show how far the sheet has come and what can be done with it."""
    rows, tools = queries.answers_of(sheet), queries.tools_of(sheet)
    is_guest = str(sheet.id) in actor.guest_of
    page = screens.overview_page(sheet, rows, tools, is_guest=is_guest)
    return render(request, "diagnostics/overview.html", {"page": page})


@on_sheet("diagnosis.read")
@require_safe
def answers(request: HttpRequest, actor: Actor, sheet: Sheet) -> HttpResponse:
    """Show every answer in words, also once nothing may change any more; to read, or to print."""
    page = reading.answers_page(sheet, queries.answers_of(sheet))
    return render(request, "diagnostics/answers.html", {"page": page})


@on_sheet("diagnosis.answer")
@require_http_methods(["GET", "HEAD", "POST"])
def section(request: HttpRequest, actor: Actor, sheet: Sheet, *, section_id: str) -> HttpResponse:
    """Show the questions of a section and save what is answered, one or all at once."""
    part = road.section_or_404(sheet, section_id)
    if request.method == "POST":
        return saving.save_section(request, actor, sheet, section=part)
    page = sections.section_page(sheet, part, queries.answers_of(sheet))
    return render(request, "diagnostics/section.html", {"page": page})


@on_sheet("diagnosis.answer")
@require_POST
def go_on(request: HttpRequest, actor: Actor, sheet: Sheet) -> HttpResponse:
    """Go on from the express questions to the whole questionnaire."""
    actions.switch_to_full(actor=actor, sheet=sheet)
    return redirect("diagnostics:section", sheet.id, screens.first_section(sheet).id)
