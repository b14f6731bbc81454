"""The portrait, on screen and as a PDF."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from virage.core.access import Actor
from virage.core.portrait import Portrait, paint
from virage.documents.pdf import portrait_pdf
from virage.documents.portrait import portrait_page
from virage.documents.portrait.page import PortraitPage
from virage.web.diagnostics import bridge, queries
from virage.web.diagnostics.models import Sheet
from virage.web.diagnostics.views.doors import on_sheet
from virage.web.ui.downloads import PDF, download, file_name
from virage.web.ui.page import language


@on_sheet("diagnosis.read")
@require_safe
def screen(request: HttpRequest, actor: Actor, sheet: Sheet) -> HttpResponse:
    """Show the portrait, recomputed from the answers; one part of a diagnosis has none."""
    if sheet.organisation_id:
        return redirect("campaigns:hand_in", sheet.id)
    owned = str(sheet.id) not in actor.guest_of
    context = {"page": _page(sheet), "sheet_id": sheet.id, "may_keep": owned}
    return render(request, "diagnostics/portrait.html", context)


@on_sheet("diagnosis.read")
@require_safe
def pdf(request: HttpRequest, actor: Actor, sheet: Sheet) -> HttpResponse:
    """The same portrait as a PDF for the board."""
    if sheet.organisation_id:
        return redirect("campaigns:hand_in", sheet.id)
    page = _page(sheet)
    words = f"{pgettext('file name', 'portrait')} {sheet.name}"
    return download(portrait_pdf(page), name=file_name(words, page.day_iso, ending="pdf"), kind=PDF)


def _page(sheet: Sheet) -> PortraitPage:
    day = timezone.localdate(sheet.touched_at)
    return portrait_page(_painted(sheet), language(), day=day, name=sheet.name)


def _painted(sheet: Sheet) -> Portrait:
    questionnaire = bridge.questionnaire_of(sheet)
    answered = bridge.sheet_from(sheet, queries.answers_of(sheet), queries.tools_of(sheet))
    return paint(questionnaire, bridge.needs_of(questionnaire), answered)
