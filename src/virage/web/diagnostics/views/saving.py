"""Saving what a section's page sends: a fragment back for one question, a page for all of them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from virage.core.access import Actor
from virage.core.course import Section
from virage.web.diagnostics import actions
from virage.web.diagnostics.actions import Saved
from virage.web.diagnostics.forms.questions import Posted, read_posted
from virage.web.diagnostics.models import Sheet
from virage.web.diagnostics.views import sections

LONGEST_CLIENT = 32


def save_section(
    request: HttpRequest, actor: Actor, sheet: Sheet, section: Section
) -> HttpResponse:
    """Save the answers sent, and answer in the way they were sent."""
    client = request.POST.get("client", "")[:LONGEST_CLIENT]
    posted = read_posted(section.questions, request.POST)
    saved = actions.save_answers(actor=actor, sheet=sheet, saves=posted.saves, client=client)
    status = 409 if saved.conflicts else 422 if posted.refused else 200
    if status == 200 and not request.headers.get("HX-Request"):  # noqa: PLR2004
        return redirect(sections.where_next(request.POST, sheet, section))
    page = sections.section_page(
        sheet, section, saved.rows, sections.Feedback(posted, saved, client)
    )
    if request.headers.get("HX-Request"):
        return _fragment(request, page, posted, saved, status)
    return render(request, "diagnostics/section.html", {"page": page}, status=status)


def _fragment(
    request: HttpRequest, page: sections.SectionPage, posted: Posted, saved: Saved, status: int
) -> HttpResponse:
    """The state of what was just answered; on a conflict, the whole question as it stands now."""
    answered = next((asked for asked in page.asked if asked.field.id in posted.typed), None)
    context = {"page": page, "asked": answered}
    if not saved.conflicts:
        return render(request, "diagnostics/section.html#saved", context, status=status)
    response = render(request, "diagnostics/section.html#conflict", context, status=status)
    response["HX-Retarget"] = f"#slot-{answered.field.id}" if answered else "#questions"
    response["HX-Reswap"] = "outerHTML"
    return response
