"""Keeping a sheet: the private link, another device, starting over, erasing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from virage.core.access import Actor
from virage.web.diagnostics import actions, queries
from virage.web.diagnostics.models import Sheet
from virage.web.diagnostics.views import doors
from virage.web.diagnostics.views.doors import on_sheet
from virage.web.policy import verb

LONGEST_SECRET = 64


@on_sheet("diagnosis.share")
@require_http_methods(["GET", "HEAD", "POST"])
def link(request: HttpRequest, actor: Actor, sheet: Sheet) -> HttpResponse:
    """Make the private link that opens the sheet on another device, or revoke it."""
    url = ""
    if "revoke" in request.POST:
        actions.close_other_doors(actor=actor, sheet=sheet, digests=doors.digests_of(request))
        return redirect("diagnostics:link", sheet.id)
    if request.method == "POST":
        secret = actions.make_link(actor=actor, sheet=sheet)
        url = request.build_absolute_uri(reverse("diagnostics:resume", args=[secret]))
    context = {
        "sheet_id": sheet.id,
        "url": url,
        "has_link": queries.link_count(sheet, timezone.now()) > 0,
    }
    return render(request, "diagnostics/link.html", context)


@verb("diagnosis.resume")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def resume(request: HttpRequest, secret: str) -> HttpResponse:
    """Open a sheet here by its private link; only the button acts, a mail scanner opens nothing."""
    if request.method != "POST":
        return render(request, "diagnostics/resume.html", {"refused": False})
    actor = doors.actor_of(request)
    opened = actions.open_link(actor=actor, secret=secret[:LONGEST_SECRET])
    if opened is None:
        return render(request, "diagnostics/resume.html", {"refused": True}, status=404)
    sheet, key = opened
    response = redirect("diagnostics:overview", sheet.id)
    if key:
        doors.keep_keys(request, response, key)
    return response


@on_sheet("diagnosis.erase")
@require_http_methods(["GET", "HEAD", "POST"])
def start_over(request: HttpRequest, actor: Actor, sheet: Sheet) -> HttpResponse:
    """Clear the answers and the inventory, once it was confirmed."""
    if request.method == "POST":
        actions.start_over(actor=actor, sheet=sheet)
        return redirect("diagnostics:overview", sheet.id)
    return render(request, "diagnostics/start_over.html", {"sheet_id": sheet.id})


@on_sheet("diagnosis.erase")
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest, actor: Actor, sheet: Sheet) -> HttpResponse:
    """Erase everything, once it was confirmed."""
    if request.method == "POST":
        actions.erase_sheet(actor=actor, sheet=sheet)
        response = render(request, "diagnostics/erased.html")
        doors.keep_keys(request, response)
        return response
    return render(request, "diagnostics/erase.html", {"sheet_id": sheet.id})
