"""Answering: the overview of a sheet, its sections, its profile."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from virage.core.access import Actor
from virage.web.diagnostics import actions, bridge, queries
from virage.web.diagnostics.forms.questions import read_posted
from virage.web.diagnostics.forms.start import ProfileForm
from virage.web.diagnostics.models import Sheet
from virage.web.diagnostics.views import saving, screens, sections
from virage.web.diagnostics.views.doors import on_sheet
from virage.web.ui.page import language


@on_sheet("diagnosis.read")
@require_safe
def overview(request: HttpRequest, actor: Actor, sheet: Sheet) -> HttpResponse:
    """Show how far the sheet has come and what can be done with it."""
    page = screens.overview_page(sheet, queries.answers_of(sheet), queries.tools_of(sheet))
    return render(request, "diagnostics/overview.html", {"page": page})


@on_sheet("diagnosis.answer")
@require_http_methods(["GET", "HEAD", "POST"])
def section(request: HttpRequest, actor: Actor, sheet: Sheet, section_id: str) -> HttpResponse:
    """Show the questions of a section and save what is answered, one or all at once."""
    part = sections.section_or_404(sheet, section_id)
    if request.method == "POST":
        return saving.save_section(request, actor, sheet, part)
    page = sections.section_page(sheet, part, queries.answers_of(sheet))
    return render(request, "diagnostics/section.html", {"page": page})


@on_sheet("diagnosis.answer")
@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: HttpRequest, actor: Actor, sheet: Sheet) -> HttpResponse:
    """Correct the facts of the start; questions open and close, no answer is lost."""
    facts = screens.facts_of(sheet)
    questionnaire = bridge.questionnaire_of(sheet)
    posted = request.POST if request.method == "POST" else None
    form = ProfileForm(questionnaire, language(), posted, facts.values)
    saved = None
    if posted is not None and form.is_valid():
        saves = read_posted(form.questions, request.POST).saves
        saved = actions.save_answers(actor=actor, sheet=sheet, saves=saves, client="")
        actions.rename_sheet(actor=actor, sheet=sheet, name=form.cleaned_data["name"])
    if saved is not None and not saved.conflicts:
        return redirect("diagnostics:overview", sheet.id)
    page = screens.profile_page(sheet, facts, saved)
    return render(
        request, "diagnostics/profile.html", {"page": page, "form": form}, status=page.status(form)
    )


@on_sheet("diagnosis.answer")
@require_POST
def go_on(request: HttpRequest, actor: Actor, sheet: Sheet) -> HttpResponse:
    """Go on from the express questions to the whole questionnaire."""
    actions.switch_to_full(actor=actor, sheet=sheet)
    return redirect("diagnostics:section", sheet.id, screens.first_section(sheet).id)
