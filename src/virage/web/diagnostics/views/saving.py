"""Saving what a section's page sends: a fragment back for one question, a page for all of them."""

import re
from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from virage.core.access import Actor
from virage.core.course import Section
from virage.web.diagnostics import actions
from virage.web.diagnostics.forms.questions import Posted, read_posted
from virage.web.diagnostics.models import Sheet
from virage.web.diagnostics.views import road
from virage.web.diagnostics.views.sections import (
    Feedback,
    FragmentPage,
    fragment_page,
    section_page,
)

CLIENT = re.compile("[A-Za-z0-9]{1,32}")
SAVED, CONFLICT, REFUSED = 200, 409, 422


def save_section(
    request: HttpRequest, actor: Actor, sheet: Sheet, *, section: Section
) -> HttpResponse:
    """Save the answers sent, and answer in the way they were sent."""
    posted, client = _read(request, section), _client(request)
    saved = actions.save_answers(actor=actor, sheet=sheet, saves=posted.saves, client=client)
    status = CONFLICT if saved.conflicts else REFUSED if posted.refused else SAVED
    if status == SAVED and not _by_htmx(request):
        return redirect(road.where_next(request.POST, sheet, section))
    feedback = Feedback(posted, saved, client)
    if _by_htmx(request):
        return _fragment(request, fragment_page(sheet, section, feedback), status=status)
    page = section_page(sheet, section, saved.rows, feedback=feedback)
    return render(request, "diagnostics/section.html", {"page": page}, status=status)


def _by_htmx(request: HttpRequest) -> bool:
    return "HX-Request" in request.headers


def _client(request: HttpRequest) -> str:
    """The window that sends; only letters and digits are kept."""
    client = request.POST.get("client", "")
    return client if CLIENT.fullmatch(client) else ""


def _read(request: HttpRequest, section: Section) -> Posted:
    """Read what was sent; htmx sends a question because it was just touched."""
    posted = read_posted(section.questions, request.POST)
    if not _by_htmx(request):
        return posted
    return replace(posted, saves=tuple(replace(each, untouched=False) for each in posted.saves))


def _fragment(request: HttpRequest, page: FragmentPage, *, status: int) -> HttpResponse:
    """The state of what was just answered; on a conflict, the whole question as it stands now."""
    if not page.asked:
        return HttpResponse(status=204)
    answered = page.asked[0]
    context = {"page": page, "asked": answered}
    if status != CONFLICT:
        return render(request, "diagnostics/section.html#saved", context, status=status)
    response = render(request, "diagnostics/section.html#conflict", context, status=status)
    response["HX-Retarget"] = f"#slot-{answered.field.id}"
    response["HX-Reswap"] = "outerHTML"
    return response
